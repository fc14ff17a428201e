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
from media.encode import Encoder
from media.loudness import house_level
from media.profile import HouseProfile
from media.samples import Samples
from media.sound import faded, sound_blocks

DIP_DB, DIP_SECONDS = -12.0, 0.3
"""How much softer a work is under a voice, and how long it takes to be so."""
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
        mix = np.memmap(raw, np.float32, "w+", shape=(frames * profile.frame_samples, 2))
        blocks = _Blocks(mix, lambda: told(0.5))
        for number, one in enumerate(one for one in heard if one.works):
            told(0.5 * number / len(heard))
            _lay(mix, one, profile)
        level = house_level(blocks, profile)
        for one in heard:
            if not one.works:  # what no neighbour made makes nobody louder or softer
                _lay(mix, one, profile)
        with Encoder(film, profile, video=False) as encoder:
            for block in level.of(blocks):
                encoder.sound(block)
                told(0.5 + 0.5 * encoder.samples / len(mix))
        told(1.0)
        works = tuple(sorted({code for one in heard for code in one.works}))
        chunks.keep(key, film, Facts(works, frames, time.process_time() - began))
    finally:
        raw.unlink(missing_ok=True)
        film.unlink(missing_ok=True)


class _Blocks:
    """Seconds of the mix; levelling goes through them several times."""

    def __init__(self, mix: Samples, told: Callable[[], None]) -> None:
        self._mix, self._told = mix, told

    def __iter__(self) -> Iterator[Samples]:
        for at in range(0, len(self._mix), _BLOCK):
            self._told()
            yield self._mix[at : at + _BLOCK]


def _lay(mix: Samples, heard: Heard, profile: HouseProfile) -> None:
    """In its place; nothing where the recording has no sound."""
    one = profile.frame_samples
    starts = max(heard.starts, 0) * one
    begins = (heard.cut_in + max(-heard.starts, 0)) * one
    many = min((heard.starts + heard.frames) * one, len(mix)) - starts
    part = np.zeros((many, 2), np.float32)
    at = -begins
    for block in sound_blocks(heard.path, profile.rate):
        first, last = max(at, 0), min(at + len(block), many)
        if first < last:
            part[first:last] = block[first - at : last - at]
        at += len(block)
        if at >= many:
            break
    part = faded(part, into=heard.into * one, out=heard.out * one)
    for first, last in heard.dips:
        _dip(part, first * one - starts, last * one - starts, round(DIP_SECONDS * profile.rate))
    mix[starts : starts + many] += part * np.float32(10 ** (heard.gain_db / 20))


def _dip(part: Samples, first: int, last: int, ramp: int) -> None:
    """Softer from the one sample to the other, in place; it goes down before and comes up after."""
    low = np.float32(10 ** (DIP_DB / 20))
    at = np.arange(max(first - ramp, 0), min(last + ramp, len(part)))
    depth = np.clip(np.minimum(at - (first - ramp), last + ramp - at) / ramp, 0, 1).astype(np.float32)
    part[at] *= (1 + (low - 1) * depth)[:, None]
