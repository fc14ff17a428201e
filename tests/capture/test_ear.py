"""Silence that no room has, and sound that is cut off, on sound that is made by hand."""

import numpy as np

from capture.captured import RATE, Samples, Sound
from capture.ear import Ear

BLOCK = 480


def heard(ear: Ear, at: float, samples: Samples) -> list[bool | None]:
    """What the ear says of silence after each block."""
    said = []
    for first in range(0, len(samples), BLOCK):
        ear.hear(Sound(samples[first : first + BLOCK], at + first / RATE))
        said.append(ear.silent)
    return said


def zeros(seconds: float) -> Samples:
    return np.zeros((round(seconds * RATE), 2), np.float32)


def noise(seconds: float, loudness: float = 1e-4) -> Samples:
    return (np.random.default_rng(1).standard_normal((round(seconds * RATE), 2)) * loudness).astype(np.float32)


def test_the_quietest_room_is_no_silence_and_zeros_are() -> None:
    ear = Ear()

    assert heard(ear, 100.0, noise(1.0)) == [False] * 100
    said = heard(ear, 101.0, zeros(0.5))
    assert said.index(True) in {29, 30}
    assert heard(ear, 101.5, noise(0.01)) == [False]


def test_zeros_with_which_a_microphone_begins_say_nothing_for_a_second() -> None:
    ear = Ear()

    assert heard(ear, 100.0, zeros(0.9)) == [None] * 90
    assert heard(ear, 100.9, zeros(0.3))[-1] is True


def test_a_microphone_that_is_opened_anew_is_not_known_yet() -> None:
    """What was wrong before it was shut stays known to be wrong: nothing new is told every time."""
    ear = Ear()
    heard(ear, 100.0, zeros(2.0))

    assert ear.silent is True
    assert heard(ear, 110.0, zeros(0.5)) == [None] * 50


def test_a_voice_that_is_cut_off_is_too_loud_until_three_seconds_after() -> None:
    ear = Ear()
    heard(ear, 100.0, np.clip(noise(0.2, 0.6), -1, 1))
    assert ear.clips
    heard(ear, 100.2, noise(2.9))
    assert ear.clips
    heard(ear, 103.1, noise(0.2))

    assert not ear.clips


def test_one_tap_on_the_microphone_is_not_too_loud() -> None:
    ear, tap = Ear(), noise(1.0)
    tap[100:103] = 1.0
    heard(ear, 100.0, tap)

    assert not ear.clips
