"""The sound of the whole film: every work at its place, faded where the pictures are, at one loudness."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from exhibits.reel.plan import Reel, Shot
from media.loudness import house_level
from media.profile import HouseProfile
from media.samples import Samples
from media.sound import faded, sound_blocks

_BLOCK = 48000


@contextmanager
def mixed(
    reel: Reel, sounds: Mapping[str, Path], profile: HouseProfile, file: Path, told: Callable[[], None]
) -> Iterator[Iterator[Samples]]:
    """The sound, block by block. The mix lies in a file and not in memory: an hour takes no more than a minute.

    `told` is called often while it is mixed, and may stop it.
    """
    mix = np.memmap(file, np.float32, "w+", shape=(reel.frames * profile.frame_samples, 2))
    try:
        for shot, fade_out in zip(reel.shots, _fades_out(reel), strict=True):
            told()
            part = _heard(shot, fade_out, sounds[shot.code], profile)
            first = shot.starts * profile.frame_samples
            mix[first : first + len(part)] += part
        blocks = _Blocks(mix, told)
        yield house_level(blocks, profile).of(blocks)
    finally:
        del mix
        file.unlink(missing_ok=True)


class _Blocks:
    """Seconds of the mix; levelling goes through them several times."""

    def __init__(self, mix: Samples, told: Callable[[], None]) -> None:
        self._mix, self._told = mix, told

    def __iter__(self) -> Iterator[Samples]:
        for at in range(0, len(self._mix), _BLOCK):
            self._told()
            yield self._mix[at : at + _BLOCK]


def _fades_out(reel: Reel) -> list[int]:
    return [*(shot.fade for shot in reel.shots[1:]), reel.credits_fade]


def _heard(shot: Shot, fade_out: int, path: Path, profile: HouseProfile) -> Samples:
    """The part of a work's sound that belongs to its pictures; silence where it has none."""
    first, many = (frames * profile.frame_samples for frames in (shot.cut_in, shot.frames))
    part = np.zeros((many, 2), np.float32)
    at = -first
    for block in sound_blocks(path, profile.rate):
        begin, end = max(at, 0), min(at + len(block), many)
        if begin < end:
            part[begin:end] = block[begin - at : end - at]
        at += len(block)
        if at >= many:
            break
    return faded(part, into=shot.fade * profile.frame_samples, out=fade_out * profile.frame_samples)
