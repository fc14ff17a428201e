"""Where one claps along: at known tempi, in three-four time, and not at all where there is nothing to clap to."""

import random
import tracemalloc
from dataclasses import replace
from itertools import repeat

import numpy as np
import pytest

from exhibits.demonstration import tunes
from media.beats import Beats, find_beats
from media.instruments import Instrument
from media.onsets import onset_strength, onsets
from media.samples import RATE
from media.songs import KITCHEN, LULLABY, MARCH, STREET_ORGAN
from media.speech import say
from media.synth import Song, Track, beat, render

STORY = (
    "Ik woon hier al dertig jaar en ik ken iedereen.",
    "Vroeger was er een bakker op de hoek, nu niet meer, dat is wel jammer.",
    "Maar we hebben een tuin waar de kinderen spelen en wij koffie drinken.",
)


def drums(tempo: float, times: int = 3, seconds: float = 20) -> Song:
    """A kick on the first of so many beats, a snare on the others."""
    bars = round(seconds * tempo / 60 / times)
    kick, snare = "X" + "." * (times - 1), "." + "x" * (times - 1)
    return Song(
        "drums",
        tempo,
        bars * times,
        (
            Track(Instrument.KICK, beat(kick, step=1, times=bars)),
            Track(Instrument.SNARE, beat(snare, step=1, times=bars), loudness=0.7),
        ),
    )


def found_in(song: Song) -> Beats:
    return find_beats([render(song, random.Random(1))])


def late(beats: Beats, tempo: float) -> np.ndarray:
    """Seconds by which every beat is late, by the clock of this tempo."""
    places = np.array(beats.seconds) * tempo / 60
    return (places - np.round(places)) * 60 / tempo


@pytest.mark.parametrize("times", [3, 4])
@pytest.mark.parametrize("tempo", [60, 75, 90, 104, 120, 131.5])
def test_every_beat_of_a_drum_is_found(tempo: float, times: int):
    beats = found_in(drums(tempo, times))

    assert beats.tempo == pytest.approx(tempo, rel=0.02)
    assert np.abs(late(beats, tempo)).max() < 0.02
    assert len(beats.seconds) >= 20 * tempo / 60 - 2 * times
    assert beats.confidence > 0.8


@pytest.mark.parametrize("tempo", [160, 190])
def test_what_is_very_quick_may_be_clapped_at_half(tempo: float):
    beats = found_in(drums(tempo, 4))

    assert beats.tempo is not None
    assert min(abs(beats.tempo / tempo - many) for many in (0.5, 1)) < 0.02
    assert np.abs(late(beats, tempo)).max() < 0.02


TUNES = [LULLABY, MARCH, STREET_ORGAN, tunes.HELLO, tunes.PAIR, tunes.CIRCLE, tunes.BENCH, tunes.GARDEN, tunes.MORNING]


@pytest.mark.parametrize("song", [*TUNES, tunes.TABLE], ids=lambda song: song.name)
def test_songs_of_eight_seconds_have_their_beat(song: Song):
    """A melody's soft notes begin when one hears them, not when a finger moves: some are later than a drum is."""
    beats = found_in(song)

    assert beats.tempo == pytest.approx(song.tempo, rel=0.02)
    assert abs(float(np.median(late(beats, song.tempo)))) < 0.02
    assert np.quantile(np.abs(late(beats, song.tempo)), 0.8) < 0.02


def test_in_a_kitchen_that_plays_across_the_beat_it_is_on_it_or_right_between():
    beats = found_in(KITCHEN)

    assert beats.tempo == pytest.approx(KITCHEN.tempo, rel=0.02)
    assert np.abs(late(beats, KITCHEN.tempo * 2)).max() < 0.02


def test_people_who_grow_quicker_are_followed():
    """From 100 beats a minute to 108: a drum that nobody holds back."""
    moments = np.cumsum([0.5, *np.linspace(60 / 100, 60 / 108, 40)])
    notes = beat("X", step=1)
    kick = Track(Instrument.KICK, tuple(replace(notes[0], beat=moment) for moment in moments))

    beats = find_beats([render(Song("eager", 60, moments[-1] + 1, (kick,)), random.Random(1))])

    apart = np.abs(np.array(beats.seconds)[:, None] - moments).min(axis=1)
    assert len(beats.seconds) >= 38
    assert apart.max() < 0.02


@pytest.mark.parametrize("language", ["nl", "tr", "ar"])
def test_a_story_has_no_beat_but_words_begin(language: str):
    beats = find_beats([say(line, language) for line in STORY])

    assert (beats.seconds, beats.tempo) == ((), None)
    assert beats.confidence < 0.25
    assert len(beats.onsets) > 10


def test_rain_on_a_roof_has_no_beat():
    rain = np.random.default_rng(1).normal(0, 0.1, (RATE * 12, 2)).astype(np.float32)

    assert find_beats([rain]).seconds == ()


@pytest.mark.parametrize("seconds", [0.0, 0.5, 10.0])
def test_silence_has_nothing(seconds: float):
    beats = find_beats([np.zeros((round(seconds * RATE), 2), np.float32)])

    assert (beats.seconds, beats.onsets, beats.confidence) == ((), (), 0.0)
    assert find_beats([]).seconds == ()


def test_no_beat_is_laid_into_the_silence_around_music():
    quiet = np.zeros((RATE * 5, 2), np.float32)
    song = render(drums(100), random.Random(1))

    beats = find_beats([quiet, song, quiet])

    assert beats.seconds[0] > 4.98
    assert beats.seconds[-1] < 5 + drums(100).seconds


def test_an_onset_is_where_something_begins():
    notes = (0.5, 1.1, 1.9, 3.0)
    wood = tuple(replace(beat("X", step=1)[0], beat=at) for at in notes)
    sound = render(Song("knocks", 60, 4, (Track(Instrument.WOOD, wood),)), random.Random(1))

    assert onsets(onset_strength([sound])) == pytest.approx(notes, abs=0.02)


def test_it_does_not_matter_in_which_blocks_it_comes():
    song = render(drums(100), random.Random(1))

    assert np.allclose(onset_strength([song]), onset_strength(np.array_split(song, 97)), atol=1e-5)


def test_ten_minutes_take_no_more_memory_than_one():
    """But for what is kept of them, four bytes for each hundredth of a second: an hour's are 1.4 MB."""
    second = np.random.default_rng(1).normal(0, 0.1, (RATE, 2)).astype(np.float32)

    def most(seconds: int) -> int:
        tracemalloc.start()
        assert len(onset_strength(repeat(second, seconds))) == seconds * 100 + 1
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    assert most(600) - most(60) < 1e6
