"""The bed on which all sounds of the film are laid, and how one is made ready for its place."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from exhibits.reel.heard import Heard
from exhibits.reel.levels import DIP_SECONDS, Gain, Span, in_full, passage_level
from media.loudness import level_in_place
from media.profile import HouseProfile
from media.samples import Samples
from media.sound import fade, sound_blocks

DIP_DB = -12.0
"""How much softer a work is under a voice."""
RAW_BYTES = 8
"""Of a sample of the mix, both sides."""


class Bed:
    """A file that is read and written, and is not mapped: pages of a mapped file count as ours."""

    def __init__(self, path: Path, samples: int) -> None:
        self._path, self.samples = path, samples
        with path.open("wb") as file:
            file.truncate(samples * RAW_BYTES)

    def add(self, part: Samples, first: int) -> None:
        """Over what is there already."""
        both = part + self.read(first, first + len(part))
        with self._path.open("r+b") as file:
            file.seek(first * RAW_BYTES)
            both.tofile(file)

    def read(self, first: int, last: int) -> Samples:
        """Several threads may, while nobody adds."""
        return np.fromfile(self._path, np.float32, 2 * (last - first), offset=first * RAW_BYTES).reshape(-1, 2)


def laid(
    heard: Heard, samples: int, profile: HouseProfile, gain: Gain | None, span: Span | None
) -> tuple[Samples, Gain]:
    """A sound as it will lie in a film of so many samples, from its place on; and the gain that was found for it where
    none was given: in `span`, where nothing else is heard, or else wherever it is heard in full."""
    one = profile.frame_samples
    starts = max(heard.starts, 0) * one
    part = _read(heard, samples - starts, profile)
    if gain is None:
        first, last = (place * one - starts for place in span or in_full(heard))
        gain = passage_level(part[max(first, 0) : last], heard.path, profile)
    level_in_place(part, gain.db, profile.ceiling_db)
    fade(part, into=heard.into * one, out=heard.out * one, power=not heard.fills)
    softer, silent = np.float32(10 ** (DIP_DB / 20)), np.float32(0)
    for first, last in heard.dips:
        _dip(part, first * one - starts, last * one - starts, round(DIP_SECONDS * profile.rate), softer)
    for first, last in heard.gaps:
        _dip(part, first * one - starts, last * one - starts, one, silent)
    return part, gain


def _read(heard: Heard, most: int, profile: HouseProfile) -> Samples:
    """What is heard of a recording, at most so many samples; nothing where it has no sound."""
    one = profile.frame_samples
    begins = (heard.cut_in + max(-heard.starts, 0)) * one + heard.late
    many = min((heard.frames + min(heard.starts, 0)) * one, most)
    part = np.zeros((many, 2), np.float32)
    at = -begins
    for block in sound_blocks(heard.path, profile.rate):
        first, last = max(at, 0), min(at + len(block), many)
        if first < last:
            part[first:last] = block[first - at : last - at]
        at += len(block)
        if at >= many:
            break
    return part


def soften(part: Samples, dips: Iterable[tuple[int, int, float]], ramp: int) -> None:
    """From one sample to another by so many dB, in place. Where two meet the deeper one counts, so that those that
    follow each other are one."""
    softer = np.zeros(len(part), np.float32)
    for first, last, db in dips:
        at, depth = _slope(len(part), first, last, ramp)
        softer[at] = np.maximum(softer[at], db * depth)
    part *= (10 ** (-softer / 20))[:, None]


def _dip(part: Samples, first: int, last: int, ramp: int, low: np.float32) -> None:
    """Only `low` of it from the one sample to the other, in place."""
    at, depth = _slope(len(part), first, last, ramp)
    part[at] *= (1 + (low - 1) * depth)[:, None]


def _slope(samples: int, first: int, last: int, ramp: int) -> tuple[slice, Samples]:
    """Which of so many samples lie in a dip or beside it, and how far each is in: it goes down before and comes up
    after."""
    begins = min(max(first - ramp, 0), samples)
    at = np.arange(begins, max(min(last + ramp, samples), begins))
    depth = np.clip(np.minimum(at - (first - ramp), last + ramp - at) / ramp, 0, 1).astype(np.float32)
    return slice(begins, begins + len(at)), depth
