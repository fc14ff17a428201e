"""The sound of the whole film, every work in it at one loudness. It is encoded once and kept as a chunk: pieces of
encoded sound that are joined drift and click."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np

from exhibits.chunks import Chunks, Facts
from exhibits.reel.heard import Heard
from exhibits.reel.levels import DIP_SECONDS, alone, in_full, measuring, passage_level
from exhibits.reel.pieces import Sums, key_of, plain
from exhibits.reel.soundcheck import Sound, SoundCheck
from media.encode import Encoder
from media.loudness import Loudness, decibel, levelled
from media.profile import HouseProfile
from media.samples import Samples
from media.sound import faded, joined, sound_blocks

DIP_DB = -12.0
"""How much softer a work is under a voice."""
RAW_BYTES = 8
"""Of a sample of the mix, both sides."""
_LAID, _HEARD = 0.15, 0.7
"""Of the work with it, when all lies in its place, and when it is encoded and has to be listened to."""
_BLOCK = 48000
_ROUNDS, _CLOSE_DB = 4, 0.3
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
        sound, loud = _Mixing(mix, raw, film, told).mixed()
        told(1.0)
        works = tuple(sorted({code for one in mix.heard for code in one.works}))
        known = sound.sum, sound.loudness.integrated, sound.loudness.true_peak, sound.off_seconds
        chunks.keep(key, film, Facts(works, mix.frames, time.process_time() - began, heard=known, loud=loud))
    finally:
        raw.unlink(missing_ok=True)
        film.unlink(missing_ok=True)


class _Mixing:
    """What no neighbour made is heard as it is laid, and makes nobody louder or softer."""

    def __init__(self, mix: Mix, raw: Path, film: Path, told: Callable[[float], None]) -> None:
        self._mix, self._raw, self._film, self._told = mix, raw, film, told
        heard = dict(enumerate(mix.heard))
        neighbours = [one for one in mix.heard if one.works]
        works = {number: one for number, one in heard.items() if one.gain_db is None}
        alone_ = {number: alone(one, neighbours, mix.profile.fps) for number, one in works.items()}
        self._spans = {number: span for number, span in alone_.items() if span}
        """Where a work can be measured."""
        self._most: dict[int, float] = {}
        self._gains = {number: one.gain_db for number, one in heard.items() if one.gain_db is not None}
        self._ceiling, self._loudest = mix.profile.ceiling_db, 0.0

    def mixed(self) -> tuple[Sound, tuple[tuple[str, float], ...]]:
        """How it is as a whole, and how loud each work in it by its code."""
        check = SoundCheck(self._mix.profile, self._mix.frames, None, lambda: self._told(_HEARD))
        for _ in range(_ROUNDS):
            self._encode(self._laid())
            loud = dict[int, float]()
            whole = check.listened(self._film, self._measured(loud))
            if not self._mended(whole, loud):
                break
        codes = {number: code for number, one in enumerate(self._mix.heard) for code in one.works}
        by_code = tuple(sorted((codes[number], round(lufs, 2)) for number, lufs in loud.items()))
        return check.known(self._film, whole), by_code

    def _measured(self, loud: dict[int, float]) -> Callable[[Iterator[Samples]], Iterator[Samples]]:
        return lambda blocks: measuring(blocks, self._spans, self._mix.profile, loud)

    def _mended(self, whole: Loudness, loud: Mapping[int, float]) -> bool:
        """Whether it has to be mixed once more: works that lost some of what they were lifted to, and peaks."""
        high, mended = whole.true_peak - self._mix.profile.most_peak_db, False
        if high > 0:
            # AAC raised them from where they were, which may be far below the ceiling
            self._ceiling = min(self._ceiling, decibel(self._loudest)) - high - 0.1
        for number, lufs in loud.items():
            gain, off = self._gains[number], self._mix.lufs - lufs
            better = min(gain + off, max(gain, self._most[number]))
            if abs(off) > _CLOSE_DB and better != gain:
                self._gains[number], mended = better, True
        return mended or high > 0

    def _laid(self) -> "_Bed":
        bed = _Bed(self._raw, self._mix.frames * self._mix.profile.frame_samples)
        for number, one in enumerate(self._mix.heard):
            self._told(_LAID * number / len(self._mix.heard))
            self._lay(bed, number, one)
        return bed

    def _lay(self, bed: "_Bed", number: int, heard: Heard) -> None:
        """In its place; nothing where the recording has no sound."""
        profile, one = self._mix.profile, self._mix.profile.frame_samples
        starts = max(heard.starts, 0) * one
        part = _read(heard, bed.samples - starts, profile)
        if number not in self._gains:
            first, last = (place * one - starts for place in self._spans.get(number) or in_full(heard))
            passage = part[max(first, 0) : last]
            self._gains[number], self._most[number] = passage_level(passage, heard.path, profile)
        part = joined(list(levelled([part], self._gains[number], profile.ceiling_db)))
        part = faded(part, into=heard.into * one, out=heard.out * one, power=not heard.fills)
        softer, silent = np.float32(10 ** (DIP_DB / 20)), np.float32(0)
        for first, last in heard.dips:
            _dip(part, first * one - starts, last * one - starts, round(DIP_SECONDS * profile.rate), softer)
        for first, last in heard.gaps:
            _dip(part, first * one - starts, last * one - starts, one, silent)
        bed.add(part, starts)

    def _encode(self, bed: "_Bed") -> None:
        profile, self._loudest = self._mix.profile, 0.0
        with Encoder(self._film, profile, video=False) as encoder:
            for block in levelled(bed, self._mix.lufs - profile.lufs, self._ceiling):
                self._loudest = max(self._loudest, float(np.abs(block).max(initial=0.0)))
                encoder.sound(block)
                self._told(_LAID + (_HEARD - _LAID) * encoder.samples / bed.samples)


class _Bed:
    """On it all sounds are laid. It is a file that is read and written, and is not mapped: pages of a mapped file count
    as ours."""

    def __init__(self, path: Path, samples: int) -> None:
        self._path, self.samples = path, samples
        with path.open("wb") as file:
            file.truncate(samples * RAW_BYTES)

    def add(self, part: Samples, first: int) -> None:
        """Over what is there already."""
        both = part + self._read(first, len(part))
        with self._path.open("r+b") as file:
            file.seek(first * RAW_BYTES)
            both.tofile(file)

    def __iter__(self) -> Iterator[Samples]:
        """Seconds."""
        for at in range(0, self.samples, _BLOCK):
            yield self._read(at, _BLOCK)

    def _read(self, first: int, many: int) -> Samples:
        return np.fromfile(self._path, np.float32, 2 * many, offset=first * RAW_BYTES).reshape(-1, 2)


def _read(heard: Heard, most: int, profile: HouseProfile) -> Samples:
    """What is heard of a recording, at most so many samples."""
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


def _dip(part: Samples, first: int, last: int, ramp: int, low: np.float32) -> None:
    """Only `low` of it from the one sample to the other, in place; it goes down before and comes up after."""
    at = np.arange(max(first - ramp, 0), min(last + ramp, len(part)))
    depth = np.clip(np.minimum(at - (first - ramp), last + ramp - at) / ramp, 0, 1).astype(np.float32)
    part[at] *= (1 + (low - 1) * depth)[:, None]
