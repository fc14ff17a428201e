"""Whoever hangs while the pictures are made is noticed, and costs neither the film nor the evening."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from config.theme import load_theme
from exhibits.chunks import Chunks
from exhibits.reel.broken import CardScene
from exhibits.reel.costs import cost
from exhibits.reel.pieces import Drawn, Segment
from exhibits.reel.pulse import SILENT_SECONDS, Listener, Pulse
from exhibits.reel.scenes import Resident, Stage, WorkScene
from exhibits.reel.workers import drawing, is_there
from media.form import Form
from media.progress import StoppedError
from media.sign import Sign
from tests.exhibits.reel.shown import SMALL

STAGE = Stage(SMALL, load_theme(), "nl", rtl=False)
LINA = Resident(Sign.from_number(7), Form.VIDEO, "Lina", "LINA000000")


class Clock:
    """Ten seconds have passed whenever somebody looks, once it runs."""

    def __init__(self) -> None:
        self.seconds, self.runs = 0.0, True

    def __call__(self) -> float:
        self.seconds += 10 if self.runs else 0
        return self.seconds


@pytest.fixture
def pulse(tmp_path: Path) -> Pulse:
    return Pulse(tmp_path / "pulse", stop=tmp_path / "stop")


def beat(pulse: Pulse, at: int) -> None:
    pulse.beat()
    os.utime(pulse.path, (at, at))


def looks(listener: Listener, pulse: Pulse, many: int) -> list[Pulse]:
    for _ in range(many - 1):
        assert listener.silent([pulse]) == []
    return listener.silent([pulse])


def test_who_is_not_heard_of_for_two_minutes_hangs(pulse):
    listener = Listener(Clock())
    beat(pulse, 1)

    assert looks(listener, pulse, 1 + round(SILENT_SECONDS / 10)) == [pulse]


def test_every_sign_of_life_counts_from_whatever_clock_it_comes(pulse):
    listener = Listener(Clock())
    for at in (5000, 5001, 3):
        beat(pulse, at)
        assert looks(listener, pulse, 12) == []


def test_who_has_not_begun_does_not_hang(pulse):
    assert looks(Listener(Clock()), pulse, 20) == []


def test_an_hour_in_which_all_of_us_rested_is_nobodys_silence(pulse):
    clock = Clock()
    listener = Listener(clock)
    beat(pulse, 1)
    looks(listener, pulse, 3)
    clock.seconds += 3600

    assert listener.silent([pulse]) == []


def test_a_beat_tells_whoever_gives_it_to_stop(pulse):
    pulse.stop.touch()

    with pytest.raises(StoppedError):
        pulse.beat()


def piece(name: str, scene: CardScene | WorkScene, first: int = 0) -> Drawn:
    return Drawn(name * 40, Segment(scene, None, 0, 20), first, first + 10, (LINA.code,))


@pytest.fixture
def hanging(tmp_path: Path) -> WorkScene:
    """Whoever opens a pipe waits for somebody who writes into it, and here nobody does."""
    os.mkfifo(tmp_path / "view.mp4")
    return WorkScene(20, 0, tmp_path / "view.mp4", LINA, "")


def runs_when(there: Callable[[], bool], clock: Clock) -> Callable[[], None]:
    def told() -> None:
        clock.runs = there()

    return told


@pytest.mark.timeout(120)
def test_who_hangs_is_killed_and_the_second_to_hang_over_the_same_shows_that_it_is_spoilt(tmp_path, hanging):
    """All others are made, and in the end nobody and nothing is left behind."""
    chunks, clock = Chunks(tmp_path / "chunks"), Clock()
    good = [piece(name, CardScene(20, LINA)) for name in "abc"]
    bad = [piece("d", hanging), piece("e", hanging, first=10)]

    with drawing([*good, *bad], STAGE, chunks, clock=clock) as drawn:
        clock.runs = False
        drawn.finish(runs_when(lambda: all(is_there(one, chunks) for one in good), clock))

    assert drawn.spoilt == bad
    assert drawn.done == pytest.approx(sum(map(cost, good)))
    assert list(chunks.bench.iterdir()) == []
    assert _children() == []


@pytest.mark.timeout(120)
def test_who_hangs_does_not_hold_up_those_who_stop(tmp_path, hanging, monkeypatch):
    monkeypatch.setattr("exhibits.reel.workers._PATIENCE_SECONDS", 0.0)
    chunks = Chunks(tmp_path / "chunks")

    def stop() -> None:
        if list(chunks.bench.glob("drawing-*")):
            raise StoppedError

    with pytest.raises(StoppedError), drawing([piece("d", hanging)], STAGE, chunks) as drawn:
        drawn.finish(stop)

    assert list(chunks.bench.iterdir()) == []
    assert _children() == []


def _children() -> list[str]:
    """Of this process, without those that only count what is shared."""
    ids = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    lines = [Path(f"/proc/{number}/cmdline").read_bytes().decode() for number in ids]
    return [line for line in lines if "spawn_main" in line]
