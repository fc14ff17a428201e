"""Where a piece begins in an answer to it."""

import random
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from media.encode import Encoder
from media.lag import lag, lag_of
from media.samples import RATE, Samples
from media.songs import KITCHEN, LULLABY, MARCH, STREET_ORGAN
from media.sound import mix
from media.speech import say
from media.synth import Song, render


@cache
def played(song: Song) -> Samples:
    return render(song, random.Random(1))


def later(sound: Samples, seconds: float, loudness: float = 0.6) -> Samples:
    return mix([(round(seconds * RATE), sound * np.float32(loudness))], len(sound) + RATE)


@pytest.mark.parametrize("song", [STREET_ORGAN, KITCHEN, LULLABY, MARCH], ids=lambda song: song.name)
@pytest.mark.parametrize("seconds", [0.0, 0.083, 0.412, 2.5, -0.2])
def test_a_dance_carries_the_piece_from_where_it_was_heard(song: Song, seconds: float):
    """A pattern that comes back each bar does not lead astray."""
    assert lag(later(played(song), seconds), played(song)) == round(seconds * RATE)


def test_it_is_found_below_a_voice():
    song = played(LULLABY)
    words = say("Slaap zacht, mijn kleine, de straat is stil en alle lampen gaan nu uit.", "nl")

    assert lag(mix([(0, later(song, 0.15)), (RATE, words * 2)], len(song)), song) == pytest.approx(0.15 * RATE, abs=2)


def test_an_answer_that_was_stopped_early_is_enough():
    song = played(KITCHEN)

    assert lag(later(song, 0.3)[: RATE * 2], song) == round(0.3 * RATE)


def test_what_was_encoded_twice_is_found_within_a_sample_or_two(tmp_path: Path):
    song = played(MARCH)
    for name, sound in (("piece", song), ("answer", later(song, 0.2))):
        with Encoder(tmp_path / f"{name}.mp4", video=False) as encoder:
            encoder.sound(sound)

    assert lag_of(tmp_path / "answer.mp4", tmp_path / "piece.mp4") == pytest.approx(0.2 * RATE, abs=2)


@pytest.mark.parametrize("other", [MARCH, KITCHEN, STREET_ORGAN], ids=lambda song: song.name)
def test_other_music_does_not_carry_it(other: Song):
    assert lag(played(other), played(LULLABY)) is None
    assert lag(played(LULLABY), np.zeros((RATE, 2), np.float32)) is None
    assert lag(np.zeros((0, 2), np.float32), played(LULLABY)) is None
