"""`wijkpodium export reel`: who is in the film is chosen by command, and said before anything is made."""

import json
import shutil
import sys

import pytest

from exhibits.collection import Collection
from exhibits.contribution import Purpose, Use
from exhibits.voting import Voting
from kiosk.__main__ import main
from tests.kiosk.staff_evening import OPEN, a_clip, bring_in


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return a_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture
def works(folder, clip):
    """Four that may be exhibited, one of which may be on the internet too, and one that may not be exhibited."""
    with Collection.open(folder) as collection:
        questions = ("greeting", "greeting", "bring", "bring")
        brought = [bring_in(collection, clip, name=f"{i}", question=one) for i, one in enumerate(questions)]
        brought[3] = bring_in(collection, clip, name="net", yes=OPEN | {Purpose.INTERNET})
        for work in [*brought, bring_in(collection, clip, name="here", yes=frozenset({Purpose.HERE}))]:
            collection.approve(work.id)
        return [collection.contribution(work.id) for work in brought]


@pytest.fixture
def plan(folder, monkeypatch, capsys):
    """Asks for the plan of a film; returns how it ended, what it said, and what went wrong."""

    def run(*words, json_lines=False):
        start = ["--json-lines"] * json_lines
        said = ["wijkpodium", *start, "--collection", str(folder), "export", "reel", "--plan", *map(str, words)]
        monkeypatch.setattr(sys, "argv", said)
        monkeypatch.setattr("kiosk.__main__.end_with_the_kiosk", lambda: None)
        with pytest.raises(SystemExit) as ended:
            main()
        heard = capsys.readouterr()
        return ended.value.code or 0, heard.out, heard.err

    return run


def codes(out):
    return {line.split()[0] for line in out.splitlines()[1:] if " - " not in line and line[:10].isalnum()}


def test_the_plan_is_a_table_and_nothing_is_made(plan, folder, works):
    status, out, _ = plan("--minutes", 1)

    assert status == 0
    first, *lines = out.splitlines()
    assert first.split() == ["code", "name", "form", "question", "seconds", "why"]
    assert len({line.index("video") for line in lines[:4]}) == 1
    assert all("Turn" in line and "of this question." in line for line in lines[:4])
    assert lines[-1].startswith("A film of ")
    assert "Questions take turns" in lines[-1]
    assert not (folder / "exports").exists() or not list((folder / "exports").iterdir())


def test_the_same_words_give_the_same_plan(plan, works):
    assert plan("--choose", "all", "--minutes", 1) == plan("--choose", "all", "--minutes", 1)


def test_works_are_named_one_by_one(plan, works):
    _, out, _ = plan("--work", works[2].code, "--work", works[0].code)

    assert "Chosen by the team." in out
    lines = out.splitlines()
    assert {line[:10] for line in lines if "Picked by hand." in line} == {works[0].code, works[2].code}
    assert sum("Not picked." in line and "  -  " in line for line in lines) == 2


def test_hearts_are_told_as_time(plan, folder, works):
    with Collection.open(folder) as collection:
        voting = Voting(collection)
        for visit in (voting.begin_visit("nl"), voting.begin_visit("nl")):
            voting.watched(voting.expose(visit, works[1].id, "watch"), 3)
            voting.heart(visit, works[1].id)

    _, out, _ = plan("--choose", "shares", json_lines=True)

    told = json.loads(out.splitlines()[-1])["result"]
    whys = {line["code"]: line["why"] for line in told["plan"]}
    assert told["rule"] == "shares"
    assert whys[works[1].code] == "Time of who gave a heart: 2 × 0.3 s"
    assert whys[works[0].code] == "There was time left."
    assert set(told["plan"][0]) == {"code", "name", "form", "question", "seconds", "why"}


def test_a_film_for_the_internet_holds_only_who_said_yes_to_that(plan, works):
    _, out, _ = plan("--for", "internet")

    assert codes(out) == {works[3].code}


def test_a_film_about_one_case(plan, works):
    status, _, err = plan("--case", "Lombok")
    assert status == 2
    assert works[0].case in err
    assert plan("--case", works[0].case)[0] == 0


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["--work", "NOSUCHWORK"], "NOSUCHWORK"),
        (["--choose", "hand"], "--work CODE"),
        (["--choose", "turns", "--work", "ANY"], "--choose hand"),
        (["--choose", "most"], "--choose"),
        (["--form", "music"], "choose in another way"),
    ],
)
def test_a_slip_of_the_hand_is_told(plan, works, words, wrong):
    status, out, err = plan(*words)

    assert (status, out) == (2, "")
    assert wrong in err


def test_a_work_that_may_not_be_exhibited_cannot_be_named(plan, folder, works):
    with Collection.read(folder) as collection:
        here = next(work for work in collection.contributions(Use.HERE) if Purpose.EXHIBITION not in work.yes)

    assert plan("--work", here.code)[0] == 2


def test_a_film_for_which_there_is_no_room_is_refused_with_what_it_needs(folder, works, monkeypatch, capsys):
    usage = type(shutil.disk_usage("/"))(2**40, 2**40 - 10**6, 10**6)
    monkeypatch.setattr("shutil.disk_usage", lambda place: usage)
    monkeypatch.setattr(sys, "argv", ["wijkpodium", "--collection", str(folder), "export", "reel", "--minutes", "1"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 2
    assert "0.0 GB are free. Make room there" in capsys.readouterr().err
    assert list((folder / "exports").iterdir()) == []
