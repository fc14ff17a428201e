"""The little synthesiser: in tune, in time, as loud as the house, and the same for the same chance."""

import random
import time

import numpy as np
import pytest

from media.instruments import Instrument, note
from media.loudness import measure_blocks
from media.samples import RATE
from media.songs import SONGS
from media.synth import Note, Song, Track, beat, chords, hertz, line, pitch, render

TUNED = [
    Instrument.STRING,
    Instrument.ORGAN,
    Instrument.ACCORDION,
    Instrument.BRASS,
    Instrument.MARIMBA,
    Instrument.GLASS,
    Instrument.BASS,
]


def heard_hertz(sound: np.ndarray, about: float) -> float:
    """The strongest tone within a semitone and a half."""
    piece = sound[2000:42_000]
    padded = np.zeros(1 << 19)
    padded[: len(piece)] = piece * np.hanning(len(piece))
    strength = np.abs(np.fft.rfft(padded))
    tones = np.arange(len(strength)) * RATE / len(padded)
    near = np.abs(tones / about - 1) < 0.09
    return float(tones[near][strength[near].argmax()])


@pytest.mark.parametrize("instrument", TUNED)
@pytest.mark.parametrize("name", ["A2", "Eb4", "G5"])
def test_every_instrument_is_in_tune(instrument: Instrument, name: str):
    """Within three cents: two that are further apart are heard as out of tune."""
    wanted = hertz(pitch(name))
    found = heard_hertz(note(instrument, wanted, 1.0, 0.8, np.random.default_rng(1)), wanted)
    assert abs(1200 * np.log2(found / wanted)) < 3


@pytest.mark.parametrize("instrument", Instrument)
def test_every_note_begins_and_ends_without_a_click(instrument: Instrument):
    sound = note(instrument, 220, 0.4, 1.0, np.random.default_rng(1))
    assert 0.1 < np.abs(sound).max() < 1.6
    assert np.abs(sound[-1]) < 0.01
    assert np.abs(sound[0]) < 0.05


@pytest.mark.parametrize("song", SONGS, ids=lambda song: song.name)
def test_every_song_fits_the_house(song: Song):
    begun = time.process_time()
    sound = render(song, random.Random(1))
    spent = time.process_time() - begun
    loudness = measure_blocks([sound])

    assert sound.shape == (len(sound), 2)
    assert sound.dtype == np.float32
    assert 7 <= len(sound) / RATE <= 8
    assert loudness.integrated == pytest.approx(-16, abs=0.5)
    assert np.abs(sound).max() < 10 ** (-1 / 20)
    assert np.abs(sound[-48:]).max() < 0.01
    assert not np.allclose(sound[:, 0], sound[:, 1], atol=0.01)
    assert spent < 2, "a demonstration is made while somebody waits"


def test_the_same_evening_sounds_the_same_and_another_a_little_different():
    song = Song("two notes", 120, 2, (Track(Instrument.STRING, line("A4 1, E5 1")),))
    first, again, other = (render(song, random.Random(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_notes_are_written_as_one_reads_them():
    assert line("A4 1, - .5 | E5 .5!") == (Note(0, 69, 1, 1), Note(1.5, 76, 0.5, 1.25))
    assert [each.beat for each in beat("X.x", step=0.5, times=2)] == [0, 1, 1.5, 2.5]
    assert [(each.beat, each.pitch) for each in chords("A3+C4 G3", beats=3, pattern=(1, 2), length=1)] == [
        (1, 57), (1, 60), (2, 57), (2, 60), (4, 55), (5, 55)
    ]  # fmt: skip
    assert pitch("C4") == 60
    assert pitch("Bb3") == pitch("A#3") == 58
    assert pitch("Ebq4") == 63.5
    assert hertz(69) == 440
