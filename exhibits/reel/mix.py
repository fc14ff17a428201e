"""The sound of the whole film, at one loudness. It is encoded once and kept as a chunk: pieces of encoded sound that
are joined drift and click."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np

from exhibits.chunks import Chunks, Facts
from exhibits.reel.heard import Heard
from exhibits.reel.levels import DIP_SECONDS, alone, in_full, listened, passage_level
from exhibits.reel.pieces import Sums, key_of, plain
from media.encode import Encoder
from media.loudness import Loudness, levelled
from media.profile import HouseProfile
from media.samples import Samples
from media.sound import faded, joined, sound_blocks

DIP_DB = -12.0
"""How much softer a work is under a voice."""
_BLOCK = 48000
_LISTENS = 0.85
"""Then the part is done that lies before what was made is listened to."""
_ROUNDS, _CLOSE_DB = 3, 0.3
"""AAC takes loudness away from claps and hiss, and raises peaks: what came out otherwise is mixed once more."""


@dataclass(frozen=True)
class Mix:
    """All that the film's sound is."""

    heard: tuple[Heard, ...]
    frames: int
    profile: HouseProfile
    lufs: float
    """How loud the works are in it; as they come home they are at the profile's."""


def sound_key(mix: Mix, sums: Sums) -> str:
    """Of the film's sound: what is heard when, and nothing of what is seen."""
    profile = mix.profile
    levels = [profile.fps, profile.rate, profile.sound_bits, profile.lufs, profile.ceiling_db, mix.lufs]
    return key_of({"sound": plain(mix.heard, sums), "frames": mix.frames, "levels": levels})


def mix_sound(mix: Mix, chunks: Chunks, key: str, folder: Path, told: Callable[[float], None]) -> None:
    """The mix lies in a file in `folder` and not in memory: an hour takes no more than a minute. `told` is called often
    with the part that is done, and may stop it."""
    if chunks.find(key):
        return
    began, raw, film = time.process_time(), folder / "sound.f32", chunks.bench / f"{key}-{uuid4().hex}.mp4"
    try:
        whole, loud = _Mixing(mix, raw, film, told).mixed()
        works = tuple(sorted({code for one in mix.heard for code in one.works}))
        facts = Facts(works, mix.frames, time.process_time() - began, lufs=whole.integrated, loud=loud)
        chunks.keep(key, film, facts)
        told(1.0)
    finally:
        raw.unlink(missing_ok=True)
        film.unlink(missing_ok=True)


class _Mixing:
    def __init__(self, mix: Mix, raw: Path, film: Path, told: Callable[[float], None]) -> None:
        self._mix, self._film, self._told = mix, film, told
        self._samples = np.memmap(raw, np.float32, "w+", shape=(mix.frames * mix.profile.frame_samples, 2))
        heard = dict(enumerate(mix.heard))
        works = {number: one for number, one in heard.items() if one.gain_db is None}
        alone_ = {number: alone(one, mix.heard, mix.profile.fps) for number, one in works.items()}
        self._spans = {number: span for number, span in alone_.items() if span}
        """Where a work can be measured."""
        self._most: dict[int, float] = {}
        self._gains = {number: one.gain_db for number, one in heard.items() if one.gain_db is not None}
        self._ceiling = mix.profile.ceiling_db

    def mixed(self) -> tuple[Loudness, tuple[tuple[str, float], ...]]:
        """How loud it is as a whole, and each work in it by its code."""
        for _ in range(_ROUNDS):
            self._lay_all()
            self._encode()
            whole, loud = listened(self._film, self._spans, self._mix.profile, lambda: self._told(_LISTENS))
            if not self._mended(whole, loud):
                break
        codes = {number: code for number, one in enumerate(self._mix.heard) for code in one.works}
        return whole, tuple(sorted((codes[number], round(lufs, 2)) for number, lufs in loud.items()))

    def _mended(self, whole: Loudness, loud: Mapping[int, float]) -> bool:
        """Whether it has to be mixed once more: works that lost some of what they were lifted to, and peaks."""
        high, mended = whole.true_peak - self._mix.profile.most_peak_db, False
        if high > 0:
            self._ceiling -= high + 0.1
        for number, lufs in loud.items():
            gain, off = self._gains[number], self._mix.lufs - lufs
            better = min(gain + off, max(gain, self._most[number]))
            if abs(off) > _CLOSE_DB and better != gain:
                self._gains[number], mended = better, True
        return mended or high > 0

    def _lay_all(self) -> None:
        self._samples[:] = 0
        for number, one in enumerate(self._mix.heard):
            self._told(0.5 * number / len(self._mix.heard))
            self._lay(number, one)

    def _lay(self, number: int, heard: Heard) -> None:
        """In its place; nothing where the recording has no sound."""
        profile, one = self._mix.profile, self._mix.profile.frame_samples
        starts = max(heard.starts, 0) * one
        part = _read(heard, len(self._samples) - starts, profile)
        if number not in self._gains:
            first, last = (place * one - starts for place in self._spans.get(number) or in_full(heard))
            passage = part[max(first, 0) : last]
            self._gains[number], self._most[number] = passage_level(passage, heard.path, profile)
        part = joined(list(levelled([part], self._gains[number], profile.ceiling_db)))
        part = faded(part, into=heard.into * one, out=heard.out * one)
        for first, last in heard.dips:
            _dip(part, first * one - starts, last * one - starts, round(DIP_SECONDS * profile.rate))
        self._samples[starts : starts + len(part)] += part

    def _encode(self) -> None:
        profile, blocks = self._mix.profile, _Blocks(self._samples, lambda: self._told(0.5))
        with Encoder(self._film, profile, video=False) as encoder:
            for block in levelled(blocks, self._mix.lufs - profile.lufs, self._ceiling):
                encoder.sound(block)
                self._told(0.5 + (_LISTENS - 0.5) * encoder.samples / len(self._samples))


class _Blocks:
    """Seconds of the mix; levelling goes through them several times."""

    def __init__(self, mix: Samples, told: Callable[[], None]) -> None:
        self._mix, self._told = mix, told

    def __iter__(self) -> Iterator[Samples]:
        for at in range(0, len(self._mix), _BLOCK):
            self._told()
            yield self._mix[at : at + _BLOCK]


def _read(heard: Heard, most: int, profile: HouseProfile) -> Samples:
    """What is heard of a recording, at most so many samples."""
    one = profile.frame_samples
    begins = (heard.cut_in + max(-heard.starts, 0)) * one
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


def _dip(part: Samples, first: int, last: int, ramp: int) -> None:
    """Softer from the one sample to the other, in place; it goes down before and comes up after."""
    low = np.float32(10 ** (DIP_DB / 20))
    at = np.arange(max(first - ramp, 0), min(last + ramp, len(part)))
    depth = np.clip(np.minimum(at - (first - ramp), last + ramp - at) / ramp, 0, 1).astype(np.float32)
    part[at] *= (1 + (low - 1) * depth)[:, None]
