"""The sound of the whole film, at one loudness. It is encoded once and kept as a chunk: pieces of encoded sound that
are joined drift and click."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from uuid import uuid4

import numpy as np

from exhibits.chunks import Chunks, Facts
from exhibits.reel.heard import Heard
from exhibits.reel.pieces import Sums, key_of, plain
from exhibits.reel.soundcheck import Sound, SoundCheck
from media.encode import Encoder
from media.loudness import Level, Loudness, house_level
from media.profile import HouseProfile
from media.samples import Samples
from media.sound import faded, sound_blocks

DIP_DB, _DIP_SECONDS = -12.0, 0.3
"""How much softer a work is under a voice, and how long it takes to be so."""
RAW_BYTES = 8
"""Of a sample of the mix, both sides."""
_LAID, _HEARD = 0.15, 0.7
"""Of the work with it, when all lies in its place, and when it is encoded and has to be listened to."""
_BLOCK = 48000


def sound_key(heard: Sequence[Heard], frames: int, sums: Sums, profile: HouseProfile) -> str:
    """Of the film's sound: what is heard when, and nothing of what is seen."""
    levels = [profile.fps, profile.rate, profile.sound_bits, profile.lufs, profile.ceiling_db, profile.most_gain_db]
    return key_of({"sound": plain(tuple(heard), sums), "frames": frames, "levels": levels})


def mix_sound(
    heard: Sequence[Heard],
    frames: int,
    profile: HouseProfile,
    chunks: Chunks,
    key: str,
    folder: Path,
    told: Callable[[float], None],
) -> None:
    """The mix lies in a file in `folder` and not in memory: an hour takes no more than a minute. `told` is called often
    with the part that is done, and may stop it."""
    if chunks.find(key):
        return
    began, raw, film = time.process_time(), folder / "sound.f32", chunks.bench / f"{key}-{uuid4().hex}.mp4"
    try:
        mix = _Mix(raw, frames * profile.frame_samples)
        for number, one in enumerate(heard):
            told(_LAID * number / len(heard))
            _lay(mix, one, profile)
        sound = _encoded(mix, film, SoundCheck(profile, frames, None, lambda: told(_HEARD)), told)
        told(1.0)
        works = tuple(sorted({code for one in heard for code in one.works}))
        known = sound.sum, sound.loudness.integrated, sound.loudness.true_peak, sound.off_seconds
        chunks.keep(key, film, Facts(works, frames, time.process_time() - began, heard=known))
    finally:
        raw.unlink(missing_ok=True)
        film.unlink(missing_ok=True)


def _encoded(mix: "_Mix", film: Path, check: SoundCheck, told: Callable[[float], None]) -> Sound:
    """Listened to, and encoded again with another level until it is right. The works are as loud as the house already,
    so the first is tried as it is."""

    def listen(level: Level) -> Loudness:
        with Encoder(film, check.profile, video=False) as encoder:
            for block in level.of(mix):
                encoder.sound(block)
                told(_LAID + (_HEARD - _LAID) * encoder.samples / mix.samples)
        return check.listened(film)

    level = house_level(mix, check.profile, listen, first_gain=0.0)
    return check.known(film, level.heard or listen(level))


class _Mix:
    """Lies in a file that is read and written, and is not mapped: pages of a mapped file count as ours. Levelling goes
    through its seconds several times."""

    def __init__(self, path: Path, samples: int) -> None:
        self._path, self.samples = path, samples
        with path.open("wb") as file:
            file.truncate(samples * RAW_BYTES)

    def add(self, part: Samples, first: int) -> None:
        """Over what is there already."""
        part += self._read(first, len(part))
        with self._path.open("r+b") as file:
            file.seek(first * RAW_BYTES)
            part.tofile(file)

    def __iter__(self) -> Iterator[Samples]:
        for at in range(0, self.samples, _BLOCK):
            yield self._read(at, _BLOCK)

    def _read(self, first: int, many: int) -> Samples:
        return np.fromfile(self._path, np.float32, 2 * many, offset=first * RAW_BYTES).reshape(-1, 2)


def _lay(mix: _Mix, heard: Heard, profile: HouseProfile) -> None:
    """In its place; nothing where the recording has no sound."""
    one = profile.frame_samples
    starts = max(heard.starts, 0) * one
    begins = (heard.cut_in + max(-heard.starts, 0)) * one + heard.late
    many = min((heard.starts + heard.frames) * one, mix.samples) - starts
    part = np.zeros((many, 2), np.float32)
    at = -begins
    for block in sound_blocks(heard.path, profile.rate):
        first, last = max(at, 0), min(at + len(block), many)
        if first < last:
            part[first:last] = block[first - at : last - at]
        at += len(block)
        if at >= many:
            break
    part = faded(part, into=heard.into * one, out=heard.out * one, power=not heard.fills)
    softer, silent = np.float32(10 ** (DIP_DB / 20)), np.float32(0)
    for first, last in heard.dips:
        _dip(part, first * one - starts, last * one - starts, round(_DIP_SECONDS * profile.rate), softer)
    for first, last in heard.gaps:
        _dip(part, first * one - starts, last * one - starts, one, silent)
    mix.add(part * np.float32(10 ** (heard.gain_db / 20)), starts)


def _dip(part: Samples, first: int, last: int, ramp: int, low: np.float32) -> None:
    """Only `low` of it from the one sample to the other, in place; it goes down before and comes up after."""
    at = np.arange(max(first - ramp, 0), min(last + ramp, len(part)))
    depth = np.clip(np.minimum(at - (first - ramp), last + ramp - at) / ramp, 0, 1).astype(np.float32)
    part[at] *= (1 + (low - 1) * depth)[:, None]
