"""One mouth: sentences do not overlap, and nobody waits for one to be made."""

import queue
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from kiosk.voice import Mouth
from media.errors import NoVoiceError
from media.mixer import Playing
from media.samples import RATE, Samples
from media.speaker import SilentSpeaker

PATIENCE_SECONDS = 10.0


class Ear(SilentSpeaker):
    """Hears each sentence as it begins."""

    def __init__(self) -> None:
        super().__init__(lambda: 0.0)
        self.heard: queue.Queue[Playing] = queue.Queue()

    def play(self, source, *, volume=1.0, paused=False):
        playing = super().play(source, volume=volume, paused=paused)
        self.heard.put(playing)
        return playing


class Throat:
    """Makes sentences when it is let."""

    def __init__(self) -> None:
        self.may = threading.Event()
        self.made: list[str] = []

    def __call__(self, text: str, language: str) -> Samples:
        self.may.wait(PATIENCE_SECONDS)
        self.made.append(text)
        if language == "xx":
            raise NoVoiceError("There is no such voice.")
        return np.full((RATE, 2), 0.1, np.float32)


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def throat() -> Throat:
    return Throat()


@pytest.fixture
def mouth(ear: Ear, throat: Throat) -> Iterator[Mouth]:
    mouth = Mouth(ear, throat)
    yield mouth
    throat.may.set()
    mouth.close()


def test_a_new_sentence_ends_the_one_before(mouth: Mouth, ear: Ear, throat: Throat) -> None:
    """X-028: two voices at a time are none."""
    throat.may.set()
    mouth.say("one", "nl")
    first = ear.heard.get(timeout=PATIENCE_SECONDS)
    assert not first.done

    mouth.say("two", "nl")

    assert first.done
    assert not ear.heard.get(timeout=PATIENCE_SECONDS).done


def test_the_loop_never_waits_for_a_sentence(mouth: Mouth, ear: Ear) -> None:
    mouth.say("it is not made before somebody lets it", "nl")

    assert ear.heard.empty()


def test_what_nobody_waits_for_any_more_is_not_said(mouth: Mouth, ear: Ear, throat: Throat) -> None:
    """X-033: any action ends the voice, also one that has not begun."""
    mouth.say("five", "nl")
    mouth.hush()
    mouth.say("four", "nl")
    throat.may.set()

    ear.heard.get(timeout=PATIENCE_SECONDS)
    assert throat.made[-1] == "four"
    assert ear.heard.empty()


def test_what_nobody_waits_for_any_more_is_not_made(mouth: Mouth, ear: Ear, throat: Throat) -> None:
    """A child presses the ear twenty times: the windows do not wait a second for sentences that nobody will hear."""
    for number in range(20):
        mouth.say(str(number), "nl")
    throat.may.set()

    ear.heard.get(timeout=PATIENCE_SECONDS)
    assert throat.made in (["19"], ["0", "19"])


def test_a_language_without_a_voice_is_silent(mouth: Mouth, ear: Ear, throat: Throat) -> None:
    throat.may.set()
    mouth.say("nobody can say this", "xx")
    mouth.say("this one can", "nl")

    ear.heard.get(timeout=PATIENCE_SECONDS)
    assert ear.heard.empty()


def test_it_is_known_whether_somebody_is_still_being_told_something(mouth: Mouth, ear: Ear, throat: Throat) -> None:
    assert not mouth.speaks
    mouth.say("one", "nl")
    assert mouth.speaks

    throat.may.set()
    ear.heard.get(timeout=PATIENCE_SECONDS)
    assert mouth.speaks

    mouth.hush()
    assert not mouth.speaks


def test_a_sentence_that_could_not_be_made_is_over(mouth: Mouth, ear: Ear, throat: Throat) -> None:
    """Nobody waits at the windows for a voice that never comes."""
    throat.may.set()
    mouth.say("nobody can say this", "xx")

    given_up = time.monotonic() + PATIENCE_SECONDS
    while mouth.speaks and time.monotonic() < given_up:
        pass
    assert not mouth.speaks
