"""`wijkpodium withdraw`: what it says, what it takes away, and how it ends."""

import io
import json
import sys

import pytest

from config.settings import PrivacyNotice
from config.texts import load_texts
from exhibits.collection.collection import Collection
from exhibits.contribution import Purpose
from exhibits.errors import UnknownWorkError
from exhibits.notice import NOTICE_VERSION, whole_text
from kiosk.__main__ import main
from tests.kiosk.staff_evening import OPEN, a_clip, bring_in


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return a_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture
def withdraw(folder, monkeypatch, capsys):
    """Runs the command in this process; returns how it ended, what it said, and what went wrong."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["wijkpodium", "--collection", str(folder), "withdraw", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run


@pytest.fixture
def works(folder, clip):
    """The first is on show, the second waits."""
    with Collection.open(folder) as collection:
        works = [bring_in(collection, clip, name=name) for name in "ab"]
        collection.approve(works[0].id)
        return works


def is_gone(folder, work):
    with Collection.read(folder) as collection:
        try:
            collection.contribution(work.id)
        except UnknownWorkError:
            return not (folder / "works" / work.code).exists()
        return False


def test_answers_that_carry_its_sound_are_named(withdraw, folder, clip):
    with Collection.open(folder) as collection:
        work = bring_in(collection, clip, yes=OPEN | {Purpose.ANSWER}, name="Samuel")
        collection.approve(work.id)
        answer = bring_in(collection, clip, name="Lina", answer_to=work.id)
    _, said, _ = withdraw(work.code, "--yes")
    assert said.startswith(f"{work.code}: gone.\n  {answer.code} answers it and carries its sound: it is locked.")
    assert not is_gone(folder, answer)


def test_a_work_goes_by_its_code_in_any_case(withdraw, folder, works):
    assert withdraw(works[0].code.lower(), "--yes") == (0, f"{works[0].code}: gone.\n", "")
    assert is_gone(folder, works[0])


def test_the_words_that_this_no_was_said_to_are_kept_with_it(withdraw, folder, works):
    """C-013: also where the kiosk has not been opened since they changed."""
    withdraw(works[0].code, "--yes")
    with Collection.read(folder) as collection:
        [text] = collection.store.rows(
            "SELECT DISTINCT text FROM notice_of_consent WHERE decision = 'no' AND notice_version = ?", NOTICE_VERSION
        )
    assert text["text"] == whole_text(load_texts("en"), PrivacyNotice())
    assert not is_gone(folder, works[1])


def test_what_to_fetch_back_is_named(withdraw, folder, works):
    listed = folder / "export.json"
    facts = {"id": "1", "kind": "reel", "made_at": "2026-11-23T19:20:00+00:00", "path": "/stick/film.mp4"}
    listed.write_text(json.dumps({**facts, "items": [work.code for work in works]}))
    with Collection.open(folder) as collection:
        collection.remember_export(listed)
    status, out, _ = withdraw(works[1].code, "--yes")
    assert status == 0
    first, second = out.splitlines()
    assert first == f"{works[1].code}: gone here. Take these away too, wherever they are:"
    assert second.startswith("  reel, 2026-11-23")
    assert second.endswith("/stick/film.mp4")


def test_the_list_has_all_works_and_changes_nothing(withdraw, folder, works):
    status, out, _ = withdraw("--list")
    assert status == 0
    assert {line[:10] for line in out.splitlines()} == {work.code for work in works}
    assert "approved" in out
    assert not is_gone(folder, works[0])


@pytest.mark.parametrize("typed", ["n\n", ""])
def test_whoever_is_not_sure_or_is_not_there_takes_nothing_away(withdraw, folder, works, monkeypatch, typed):
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    status, _, err = withdraw(works[0].code)
    assert status == 1
    assert "Aborted" in err
    assert not is_gone(folder, works[0])


def test_one_unknown_code_of_several_is_told_and_the_others_go(withdraw, folder, works):
    status, _, err = withdraw("NOSUCHWORK", works[1].code, "--yes")
    assert status == 1
    assert "There is no work NOSUCHWORK." in err
    assert "withdraw --list" in err
    assert is_gone(folder, works[1])


def test_what_is_gone_already_cannot_go_again(withdraw, works):
    withdraw(works[0].code, "--yes")
    assert withdraw(works[0].code, "--yes")[0] == 2


@pytest.mark.parametrize("words", [[], ["--yes"], ["CODE", "--list"]])
def test_it_wants_to_know_what(withdraw, works, words):
    status, _, err = withdraw(*words)
    assert status == 2
    assert "one or more CODEs, or --list" in err


def test_while_the_kiosk_runs_the_staff_door_is_pointed_to(withdraw, folder, works):
    with Collection.open(folder, who="the kiosk"):
        status, out, err = withdraw(works[0].code, "--yes")
    assert (status, out) == (2, "")
    assert "staff door" in err
    assert not is_gone(folder, works[0])
