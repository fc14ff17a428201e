"""`run --show` as a script: who plays, who never does, and who lets staff in."""

import json
import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from itertools import islice, pairwise

import pytest

from exhibits.collection import Collection
from exhibits.contribution import Consents, Purpose
from exhibits.rounds import rounds
from kiosk.screens.show import Show, Wish
from kiosk.screens.staff.keypad import Keypad
from kiosk.showtime import shows
from media.form import Form
from media.testcard import flash_and_beep
from tests.kiosk.visiting import Play, a_kept_work, a_work, hands_of

NOTHING = Consents(frozenset(), notice_version="1", language="nl")
EVENING, NIGHT = datetime(2026, 11, 29, 20, tzinfo=UTC), datetime(2026, 11, 29, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return flash_and_beep(tmp_path_factory.mktemp("clip") / "clip.mp4", seconds=1.0, size=(160, 90))


@pytest.fixture
def hands(tmp_path, look):
    with Collection.open(tmp_path / "collection") as collection:
        hands = hands_of(collection, look)
        yield hands
        hands.jobs.close()


def called(play, turns):
    """The ids of the works whose turn it is."""
    ids = []
    for _ in range(turns):
        play.answer(Wish.NEXT, Wish.CURTAIN)
        ids.append(play.screen._card.id)
        play.screen.close()
    return ids


def test_every_work_of_the_exhibition_has_its_turn_once_a_round_and_nobody_else(hands, clip):
    """V-016: who said yes to the exhibition is in it, and nobody who did not or who waits."""
    works = {a_work(hands.collection, clip, frozenset({Purpose.EXHIBITION})).id for _ in range(3)}
    a_work(hands.collection, clip, frozenset({Purpose.HERE}))
    a_kept_work(hands.collection, clip)
    play = Play(shows(hands))
    line = called(play, 9)
    assert Counter(line) == dict.fromkeys(works, 3)
    assert all(set(line[at : at + 3]) == works for at in (0, 3, 6))
    assert all(one != other for one, other in pairwise(line))
    play.leave()


def test_who_takes_a_yes_back_is_not_shown_again(hands, clip):
    one, other = (a_work(hands.collection, clip) for _ in range(2))
    play = Play(shows(hands))
    play.answer(Wish.NEXT)
    hands.collection.withdraw(one.id, NOTHING)
    assert set(called(play, 3)) == {other.id}
    play.leave()


def test_with_nobody_there_it_is_a_building_that_waits(hands, clip):
    play = Play(shows(hands))
    for _ in range(3):
        assert isinstance(play.answer(Wish.NEXT), Show)
    work = a_work(hands.collection, clip)
    play.answer(Wish.NEXT)
    assert called(play, 1) == [work.id]
    play.leave()


def test_in_the_hours_of_silence_it_sleeps(hands):
    hands.change_settings(show={"quiet": "22-8"})
    hours = iter([EVENING, NIGHT, EVENING])
    play = Play(shows(hands, now=lambda: next(hours)))
    assert [play.answer(Wish.CLOCK).asleep for _ in range(3)] == [False, True, False]
    play.leave()


def test_staff_have_their_door(hands):
    play = Play(shows(hands))
    assert isinstance(play.answer(Wish.STAFF), Keypad)
    play.leave()


def test_a_work_whose_file_is_gone_has_its_turn_as_a_sign(hands, clip):
    work = a_work(hands.collection, clip)
    for file in (hands.collection.folder / "works").rglob("*.mp4"):
        file.unlink()
    play = Play(shows(hands))
    assert called(play, 1) == [work.id]
    play.leave()


def test_it_starts_with_nobody_there_and_ends_with_its_keeper(tmp_path):
    """No PIN, no size and no press is asked of a wall."""
    pipe = tmp_path / "told"
    os.mkfifo(pipe)
    how = ["run", "--life-size", "--window", "640x480", "--narrate", str(pipe)]
    command = [sys.executable, "-m", "kiosk", "--collection", str(tmp_path / "wijkpodium"), *how]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running, pipe.open(encoding="utf-8") as told:
        shown = json.loads(told.readline())
        running.terminate()
        running.wait(30)
    assert shown == {"screen": "show", "targets": {}}
    assert running.returncode == 0


class Placed:
    def __init__(self, number: int) -> None:
        self.code, self.form, self.question = f"{number:03}", list(Form)[number % 3], f"q{number % 4}"


@pytest.mark.parametrize("many", [2, 3, 150])
def test_rounds_are_whole_and_never_show_one_twice_running(many):
    works = [Placed(number) for number in range(many)]
    line = [work.code for work in islice(rounds(lambda: works, 7), 6 * many)]
    assert line == [work.code for work in islice(rounds(lambda: works[::-1], 7), 6 * many)]
    assert all(len(set(line[at : at + many])) == many for at in range(0, len(line), many))
    assert all(one != other for one, other in pairwise(line))
    assert next(rounds(list, 7), None) is None
