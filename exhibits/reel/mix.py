"""The sound of the whole film: every work at its place, a little before and after its pictures, at one loudness.

It is encoded once and kept as a chunk: pieces of encoded sound that are joined drift and click.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from uuid import uuid4

import numpy as np

from exhibits.chunks import Chunks, Facts
from exhibits.reel.pieces import Sums, key_of
from exhibits.reel.plan import Reel, Shot
from media.encode import Encoder
from media.loudness import house_level
from media.profile import HouseProfile
from media.samples import Samples
from media.sound import faded, sound_blocks

_BLOCK = 48000


def sound_key(reel: Reel, sounds: Mapping[str, Path], sums: Sums, profile: HouseProfile) -> str:
    """Of the film's sound: what is heard when, and nothing of what is seen."""
    heard = [
        [sums[sounds[shot.code]], shot.cut_in, shot.starts, shot.frames, shot.lead, shot.trail, shot.fade, leaves]
        for shot, leaves in _leaving(reel)
    ]
    levels = [profile.fps, profile.rate, profile.sound_bits, profile.lufs, profile.ceiling_db, profile.most_gain_db]
    return key_of({"sound": heard, "frames": reel.frames, "levels": levels})


def mix_sound(
    reel: Reel,
    sounds: Mapping[str, Path],
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
        mix = np.memmap(raw, np.float32, "w+", shape=(reel.frames * profile.frame_samples, 2))
        for number, (shot, leaves) in enumerate(_leaving(reel)):
            told(0.5 * number / len(reel.shots))
            _lay(mix, shot, leaves, sounds[shot.code], profile)
        blocks = _Blocks(mix, lambda: told(0.5))
        with Encoder(film, profile, video=False) as encoder:
            for block in house_level(blocks, profile).of(blocks):
                encoder.sound(block)
                told(0.5 + 0.5 * encoder.samples / len(mix))
        told(1.0)
        works = tuple(sorted(shot.code for shot in reel.shots))
        chunks.keep(key, film, Facts(works, reel.frames, time.process_time() - began, ""))
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


def _leaving(reel: Reel) -> list[tuple[Shot, int]]:
    """Each with how many of its last frames lie under what comes next."""
    return [(shot, reel.leaves(reel.part_of(shot))) for shot in reel.shots]


def _lay(mix: Samples, shot: Shot, leaves: int, path: Path, profile: HouseProfile) -> None:
    """A work's sound from before its first picture until after its last, in time with them; nothing where it has none.

    It is there when its pictures are, and goes from their cross-fade on.
    """
    one = profile.frame_samples
    begins, starts = (shot.cut_in - shot.lead) * one, (shot.starts - shot.lead) * one
    many = min((shot.lead + shot.frames + shot.trail) * one, len(mix) - starts)
    part = np.zeros((many, 2), np.float32)
    at = -begins
    for block in sound_blocks(path, profile.rate):
        first, last = max(at, 0), min(at + len(block), many)
        if first < last:
            part[first:last] = block[first - at : last - at]
        at += len(block)
        if at >= many:
            break
    mix[starts : starts + many] += faded(part, into=shot.lead * one, out=(leaves + shot.trail) * one)
