"""`wijkpodium insight`: what it tells, what it lists, and what it does not take for an insight."""

import sys

import pytest

from exhibits.collection.collection import Collection
from exhibits.insights import LONGEST_INSIGHT, DrawnBy
from kiosk.__main__ import main
from tests.kiosk.staff_evening import a_clip, bring_in

SENTENCE = "Wie samen muziek maakt, kent elkaars naam."


@pytest.fixture
def work(folder, tmp_path):
    with Collection.open(folder) as collection:
        work = bring_in(collection, a_clip(tmp_path), name="a")
        collection.approve(work.id)
        return work


@pytest.fixture
def insight(folder, monkeypatch, capsys):
    """Runs the command in this process; returns how it ended, what it said, and what went wrong."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["wijkpodium", "--collection", str(folder), "insight", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run


def told(folder):
    with Collection.read(folder) as collection:
        return collection.insights()


def test_a_sentence_is_told_with_its_works_until_it_is_taken_down(insight, folder, work):
    code, said, _ = insight("add", SENTENCE, "--works", work.code.lower(), "--by", "residents")
    assert code == 0
    [one] = told(folder)
    assert said == f"{one.id}: is told from now on.\n"
    assert (one.said("nl"), one.drawn_by, one.works) == ((SENTENCE, "nl"), DrawnBy.RESIDENTS, (work.id,))
    assert SENTENCE in insight("list")[1]
    assert insight("take-down", one.id)[0] == 0
    assert told(folder) == []
    assert insight("list")[1] == "Nothing is told.\n"


def test_it_is_told_in_the_language_that_it_is_said_in(insight, folder, work):
    insight("add", "Birlikte.", "--works", work.code, "--by", "experts", "--language", "tr")
    assert told(folder)[0].said("nl") == ("Birlikte.", "tr")


@pytest.mark.parametrize(
    "words",
    [
        [],
        [SENTENCE],
        ["add", SENTENCE, "list"],
        ["add", SENTENCE, "--by", "residents"],
        ["add", SENTENCE, "--works", "0000000000", "--by", "residents"],
        ["add", SENTENCE, "--works", ",", "--by", "residents"],
        ["add", SENTENCE, "--works", "CODE", "--by", "nobody"],
        ["add", SENTENCE, "--works", "CODE", "--by", "residents", "--language", "xx"],
        ["add", "x" * (LONGEST_INSIGHT + 1), "--works", "CODE", "--by", "residents"],
        ["take-down"],
        ["take-down", "nothing"],
    ],
)
def test_what_is_no_insight_changes_nothing_and_ends_with_2(insight, folder, work, words):
    code, _, sorry = insight(*[work.code if word == "CODE" else word for word in words])
    assert code == 2
    assert sorry
    assert told(folder) == []
