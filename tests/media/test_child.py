"""The child may do what it likes; the parent goes on."""

import os
import signal
import time
from pathlib import Path

import pytest

from media.child import in_child
from media.errors import DamagedError, NoRoomError, NotMediaError, TooLargeError
from media.progress import Progress, Report, StoppedError


def add(one: int, other: int) -> int:
    return one + other


def refuse() -> None:
    raise NotMediaError("letter.mp4 is not a recording that can be read.")


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def stumble() -> None:
    raise KeyError("a mistake of ours")


def spin() -> None:
    while True:
        pass


def eat() -> int:
    return len(bytearray(3 * 2**30))


def fill() -> None:
    Path("/dev/full").write_bytes(b"x")


def count(to: int, report: Report) -> int:
    for number in range(to):
        report(Progress(number, to, "job.home.sound"))
    return to


def beat(report: Report) -> None:
    while True:
        report(Progress(0, 1, "job.home.sound"))


def test_a_result_comes_back() -> None:
    assert in_child(add, 2, 3, seconds=30) == 5


def test_our_errors_come_back_as_they_are() -> None:
    with pytest.raises(NotMediaError, match="is not a recording"):
        in_child(refuse, seconds=30)
    with pytest.raises(NoRoomError):
        in_child(fill, seconds=30)


@pytest.mark.parametrize("ends", [crash, stumble])
def test_a_crash_is_the_files_fault_and_ends_only_the_child(ends: object) -> None:
    """A decoder that crashes leaves us with one sentence."""
    with pytest.raises(DamagedError, match="given up"):
        in_child(ends, seconds=30)  # type: ignore[arg-type]


def test_a_hang_ends_at_the_limit() -> None:
    began = time.monotonic()
    with pytest.raises(DamagedError, match="too long"):
        in_child(spin, seconds=0.5)
    with pytest.raises(DamagedError, match="too long"):
        in_child(spin, seconds=60, quiet_seconds=0.5)
    with pytest.raises(DamagedError, match="too long"):
        in_child(beat, seconds=0.5, report=lambda progress: None)
    assert time.monotonic() - began < 60, "it was the quiet that ended the second"


def test_memory_has_a_limit() -> None:
    with pytest.raises(TooLargeError, match="memory"):
        in_child(eat, seconds=30, memory_mb=1024)


def test_progress_comes_as_it_happens() -> None:
    told: list[Progress] = []

    assert in_child(count, 5, seconds=30, report=told.append) == 5
    assert [progress.done for progress in told] == [0, 1, 2, 3, 4]


def test_stopping_ends_the_child() -> None:
    """Asked while it works; nothing of it is left."""
    told: list[Progress] = []
    with pytest.raises(StoppedError):
        in_child(beat, seconds=30, report=told.append, stopped=lambda: len(told) > 3)
