"""kill -9 in the middle: the next start is clean, nothing without a yes is left, nothing acknowledged is lost."""

import os
import random
import signal
from pathlib import Path

import pytest

from exhibits.collection import Collection
from exhibits.contribution import Role, Use

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.xdist_group("walk")]


def kiosks(house) -> list[int]:
    """Processes that run the kiosk itself (its keeper beats on nothing)."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"--beat" in words and str(house.collection).encode() in words:
                found.append(int(entry.name))
    return found


def kill_the_kiosk(house):
    [kiosk] = kiosks(house)
    os.kill(kiosk, signal.SIGKILL)


def to_the_record_screen(evening):
    visitor = evening.visitor
    visitor.touches("screen", "attract")
    visitor.touches("make", "home")
    visitor.touches("form.video", "question")
    visitor.touches("alone", "notice")
    visitor.touches("older")


@pytest.fixture(scope="module")
def begun(house):
    """The kiosk's first start is behind it."""
    with house.kiosk() as visitor:
        house.evening(visitor).first_start()
        visitor.sees("attract")
    return house


def test_killed_while_it_records_the_kiosk_is_back_by_itself_and_nothing_is_left(begun):
    with begun.kiosk() as visitor:
        evening = begun.evening(visitor)
        to_the_record_screen(evening)
        visitor.touches("go", "record")
        visitor.misses("go")
        visitor.sees("record", "go")
        visitor.waits(1.5)
        visitor.forgets()
        kill_the_kiosk(begun)
        visitor.sees("attract", seconds=20)
        assert list((begun.collection / "takes").iterdir()) == []
    with Collection.read(begun.collection) as collection:
        assert len(collection.contributions(Use.STAFF)) == 1


@pytest.mark.parametrize("round_", range(3))
def test_killed_while_it_saves_a_work_is_whole_or_not_there(begun, round_):
    """The moment is drawn by chance around the last *Klaar*."""
    moment = random.Random(round_).uniform(2.8, 3.4)
    with Collection.read(begun.collection) as collection:
        before = len(collection.contributions(Use.STAFF))
    with begun.kiosk() as visitor:
        evening = begun.evening(visitor)
        to_the_record_screen(evening)
        evening.record(3.5)
        visitor.touches("keep", "look_back")
        visitor.touches("skip", "about")
        visitor.touches("here", "who_may_see")
        visitor.touches("done")
        visitor.waits(moment)
        acknowledged = visitor.screen == "thanks"
        visitor.forgets()
        kill_the_kiosk(begun)
        visitor.sees("attract", seconds=20)
        assert list((begun.collection / "takes").iterdir()) == []
    with Collection.read(begun.collection) as collection:
        works = collection.contributions(Use.STAFF)
        assert len(works) in ((before + 1,) if acknowledged else (before, before + 1))
        assert collection.check() == []
        assert all(collection.path(work, Role.ORIGINAL, Use.STAFF).exists() for work in works)
