"""A device that hangs, fails, or comes back, on a clock that is moved by hand."""

import threading
from collections.abc import Callable, Iterator

import pytest

from capture.errors import MicrophoneMissingError
from capture.held import RETRY_SECONDS, SILENT_SECONDS, STUCK_SECONDS, Held
from capture.messages import Device, Lost, Missing, Trouble
from capture.troubles import Case


class Bench:
    """A device of which the test decides whether it answers, is there, and is lost."""

    name = "bench"

    def __init__(self) -> None:
        self.now = self.last_at = 100.0
        self.lost: Case | None = None
        self.absent = False
        self.opened = 0
        self.answers = threading.Event()
        self.answers.set()

    def open(self) -> "Bench":
        self.answers.wait(10)
        self.opened += 1
        if self.absent:
            raise MicrophoneMissingError("No microphone was found.")
        return self

    def close(self) -> None:
        self.answers.wait(10)


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.answers.set()


@pytest.fixture
def held(bench: Bench) -> Held[Bench]:
    return Held(Device.MICROPHONE, bench.open, lambda: bench.now)


def look_until(held: Held[Bench], come: Callable[[], bool]) -> list[Missing | Lost | Trouble]:
    """Look as the booth's loop does, until it has come to that; what was told meanwhile."""
    told: list[Missing | Lost | Trouble] = []
    turn = threading.Event()
    for _ in range(2000):
        told += held.look(retry=True)
        if come():
            return told
        turn.wait(0.001)
    raise AssertionError("it did not come to that")


def test_a_device_is_opened_when_it_is_wanted_and_closed_when_not(bench: Bench, held: Held[Bench]) -> None:
    held.want(wanted=True)
    assert look_until(held, lambda: held.there is bench) == []
    held.want(wanted=False)

    assert held.there is None
    look_until(held, lambda: held.settled)


def test_an_absent_device_is_told_once_and_tried_again(bench: Bench, held: Held[Bench]) -> None:
    bench.absent = True
    held.want(wanted=True)
    told = look_until(held, lambda: bench.opened == 1 and held.settled)
    bench.now += RETRY_SECONDS
    told += look_until(held, lambda: bench.opened == 2 and held.settled)
    bench.absent = False
    bench.now += RETRY_SECONDS
    told += look_until(held, lambda: held.there is bench)

    assert told == [Missing(Device.MICROPHONE, "No microphone was found."), Trouble(Case.MICROPHONE_GONE)]


def test_a_lost_device_is_told_closed_and_tried_again(bench: Bench, held: Held[Bench]) -> None:
    held.want(wanted=True)
    look_until(held, lambda: held.there is bench)
    bench.lost = Case.MICROPHONE_GONE
    assert look_until(held, lambda: held.there is None) == [
        Lost(Device.MICROPHONE),
        Trouble(Case.MICROPHONE_GONE),
    ]

    bench.lost = None
    look_until(held, lambda: held.settled)
    bench.now += RETRY_SECONDS
    assert look_until(held, lambda: held.there is bench) == []


def test_a_device_that_does_not_answer_is_not_waited_for(bench: Bench, held: Held[Bench]) -> None:
    """The camera alone is enough for a dance; and a hand that never comes back needs a new process."""
    bench.answers.clear()
    held.want(wanted=True)
    assert held.look(retry=True) == [] and not held.settled and not held.silent

    bench.now += SILENT_SECONDS + 0.1
    assert held.look(retry=True) == [
        Missing(Device.MICROPHONE, "The microphone does not answer."),
        Trouble(Case.SOUND_HUNG),
    ]
    assert held.look(retry=True) == []
    assert held.silent and not held.stuck
    bench.now += STUCK_SECONDS
    assert held.stuck


def test_a_device_that_is_no_longer_wanted_when_it_comes_is_closed(bench: Bench, held: Held[Bench]) -> None:
    """A visitor who left while the camera was opening is not filmed."""
    bench.answers.clear()
    held.want(wanted=True)
    held.look(retry=True)
    held.want(wanted=False)
    bench.answers.set()

    assert look_until(held, lambda: held.settled) == []
    assert held.there is None


def test_another_one_that_was_chosen_is_opened_as_soon_as_this_one_is_shut(held: Held[Bench], bench: Bench) -> None:
    """Staff who try a device do not wait for the pause between two tries."""
    held.want(wanted=True)
    look_until(held, lambda: held.there is not None)
    held.renew()
    assert held.there is None and not held.settled
    look_until(held, lambda: held.there is not None)

    assert bench.opened == 2


def test_one_that_was_still_opening_when_another_was_chosen_is_let_go_and_not_told_of(
    held: Held[Bench], bench: Bench
) -> None:
    bench.answers.clear()
    bench.absent = True
    held.want(wanted=True)
    held.look(retry=True)
    held.renew()
    bench.answers.set()
    told = look_until(held, lambda: bench.opened == 1 and held.settled is False)
    bench.absent = False
    told += look_until(held, lambda: held.there is not None)

    assert told == []
    assert bench.opened == 2
