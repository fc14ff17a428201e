"""A little synthesiser: a song is plain data, and becomes the sound of a few people in a room."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from media.instruments import Chance, Instrument, Mono, envelope, noise, note
from media.loudness import house_gain, levelled
from media.profile import HOUSE
from media.samples import RATE, Samples

_TAIL_SECONDS = 0.8
_CEILING_DB = -1.5
_HAND_SECONDS = 0.004
"""How far from the beat a hand plays."""

_STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_BENDS = {"#": 1, "b": -1}


@dataclass(frozen=True)
class Note:
    beat: float
    pitch: float
    """A MIDI number; halves are the quarter tones of an oud. Drums take it as a colour."""
    length: float = 1.0
    """In beats."""
    strength: float = 1.0


@dataclass(frozen=True)
class Track:
    instrument: Instrument
    notes: tuple[Note, ...]
    loudness: float = 1.0
    side: float = 0.0
    """-1 is left, 1 is right."""


@dataclass(frozen=True)
class Song:
    name: str
    tempo: float
    """Beats a minute."""
    beats: float
    tracks: tuple[Track, ...]
    room: float = 0.18
    """How much of the room one hears."""

    @property
    def seconds(self) -> float:
        return self.beats * 60 / self.tempo + _TAIL_SECONDS


def render(song: Song, rng: random.Random) -> Samples:
    """Stereo at the house's loudness, no peak above -1 dBFS. Another `rng` is another evening of the same players."""
    chance = np.random.default_rng(rng.getrandbits(64))
    dry = np.zeros((2, int(song.seconds * RATE)))
    for track in song.tracks:
        _play(track, 60 / song.tempo, dry, chance)
    wet = dry + song.room * _room(dry, chance)
    wet *= envelope(wet.shape[1], 0.002, _TAIL_SECONDS * 0.7)
    wet /= np.abs(wet).max() + 1e-9
    return _at_house_loudness(wet.T.astype(np.float32))


def line(text: str, *, start: float = 0.0, strength: float = 1.0) -> tuple[Note, ...]:
    """`"G5 2, B5 1, - .5, E5 .5!"`: pitch and beats one after another; - is a rest, ! is struck harder."""
    notes, beat = [], start
    for word in text.replace("|", ",").split(","):
        if not word.strip():
            continue
        name, length = word.replace("!", "").split()
        if name != "-":
            hard = 1.25 if "!" in word else 1.0
            notes.append(Note(beat, pitch(name), float(length), min(1.25, strength * hard)))
        beat += float(length)
    return tuple(notes)


def chords(text: str, *, beats: float, pattern: tuple[float, ...], length: float) -> tuple[Note, ...]:
    """`"G3+B3+D4 A3+C4"`: one chord each so many beats, struck where the pattern says."""
    return tuple(
        Note(number * beats + at, pitch(name), length, 0.8)
        for number, chord in enumerate(text.split())
        for at in pattern
        for name in chord.split("+")
    )


def beat(pattern: str, *, step: float, times: int = 1, start: float = 0.0, colour: float = 69.0) -> tuple[Note, ...]:
    """`"X..x..x."` for drums: X hard, x soft, one sign each `step` beats, over and over."""
    strengths = {"X": 1.0, "x": 0.6, "o": 0.35}
    return tuple(
        Note(start + (round_ * len(pattern) + place) * step, colour, step, strengths[sign])
        for round_ in range(times)
        for place, sign in enumerate(pattern)
        if sign in strengths
    )


def later(notes: tuple[Note, ...], beats: float, up: float = 0.0) -> tuple[Note, ...]:
    return tuple(replace(each, beat=each.beat + beats, pitch=each.pitch + up) for each in notes)


def pitch(name: str) -> float:
    """`"A4"` is 69; `"Ebq4"`, with a q, a quarter tone above."""
    step, bends, octave = name[0], name[1:-1], name[-1]
    return 12 * (int(octave) + 1) + _STEPS[step] + sum(_BENDS.get(bend, 0.5) for bend in bends)


def hertz(midi: float) -> float:
    """Twelve equal steps an octave, A4 at 440 (ISO 16)."""
    return float(440 * 2 ** ((midi - 69) / 12))


def _play(track: Track, beat_seconds: float, onto: Mono, chance: Chance) -> None:
    angle = (track.side + 1) * np.pi / 4
    ears = np.array([[np.cos(angle)], [np.sin(angle)]]) * track.loudness
    for each in track.notes:
        sound = note(
            track.instrument,
            hertz(each.pitch),
            each.length * beat_seconds,
            each.strength * chance.uniform(0.92, 1.0),
            chance,
        )
        first = int((each.beat * beat_seconds + abs(chance.normal(0, _HAND_SECONDS))) * RATE)
        room = onto[:, first : first + len(sound)]
        room += ears * sound[: room.shape[1]]


def _room(dry: Mono, chance: Chance) -> Mono:
    """A room with wooden chairs and curtains: half a second of reflections, the high ones gone first."""
    seconds = 0.7
    time = np.arange(int(seconds * RATE)) / RATE
    frames = 1 << (dry.shape[1] + len(time)).bit_length()
    ears = []
    for ear in dry:
        answer = noise(seconds, chance, 180, 4500) * np.exp(-time * 8) * np.minimum(time / 0.012, 1)
        answer /= np.sqrt(np.sum(np.square(answer)))
        both = np.fft.rfft(ear, frames) * np.fft.rfft(answer, frames)
        ears.append(np.fft.irfft(both, frames)[: dry.shape[1]])
    return np.array(ears)


def _at_house_loudness(sound: Samples) -> Samples:
    def blocks() -> Iterator[Samples]:
        yield from np.array_split(sound, max(1, len(sound) // 4800))

    gain = house_gain(tuple(blocks()), HOUSE)
    return np.concatenate(list(levelled(blocks(), gain, _CEILING_DB)))[: len(sound)]
