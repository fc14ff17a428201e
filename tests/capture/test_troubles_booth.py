"""The booth's process itself in trouble, driven as `capture.troubles` has it."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.messages import Beat, BoothNews, Opened, Taken, Trouble
from capture.troubles import Case

TOLD, BACK = 2.0, 10.0
"""Seconds, at most: until the kiosk knows, and until all is well again."""


@pytest.fixture
def booth(takes: Path, listener) -> Iterator[Booth]:
    with Booth(takes, DeviceChoice("test-card", "tone"), listener.news.put) as booth:
        yield booth


def test_booth_crashed_is_told_at_once_and_another_takes_over_with_the_take(booth: Booth, listener) -> None:
    listener.until_recording(booth, "crashed")
    listener.until_long(1.0)
    os.kill(booth.pid, signal.SIGKILL)

    listener.knows_within(TOLD, Case.BOOTH_CRASHED)
    assert listener.until(Taken, BACK).take.id == "crashed"
    listener.until_trouble(Case.BOOTH_CRASHED, over=True, seconds=BACK)
    assert listener.until(Opened, BACK).camera


def test_booth_hung_is_told_and_killed_and_another_takes_over_with_the_take(booth: Booth, listener) -> None:
    """kill -9 is the last word: what hangs in a driver hears nothing else."""
    listener.until_recording(booth, "hung")
    listener.until_long(1.0)
    hung = booth.pid
    os.kill(hung, signal.SIGSTOP)

    listener.knows_within(TOLD, Case.BOOTH_HUNG)
    assert listener.until(Taken, BACK).take.seconds > 0.5
    listener.until_trouble(Case.BOOTH_HUNG, over=True, seconds=BACK)
    assert booth.pid not in {hung, None} and not Path(f"/proc/{hung}").exists()


def test_booth_hung_for_a_moment_only_is_not_killed(booth: Booth, listener) -> None:
    """A disk that took two seconds to answer costs nobody a take."""
    listener.until(Beat)
    pid = booth.pid
    os.kill(pid, signal.SIGSTOP)
    listener.knows_within(TOLD, Case.BOOTH_HUNG)
    os.kill(pid, signal.SIGCONT)

    listener.until_trouble(Case.BOOTH_HUNG, over=True, seconds=BACK)
    assert booth.pid == pid


def test_a_booth_that_is_asked_to_end_did_not_crash(booth: Booth, listener) -> None:
    """So a booth ends that only a new process can help."""
    listener.until(Beat)
    ended = booth.pid
    os.kill(ended, signal.SIGTERM)
    heard: list[BoothNews] = []
    while booth.pid in {ended, None}:
        heard.append(listener.news.get(timeout=BACK))

    assert not any(isinstance(news, Trouble) for news in heard)
