"""How suddenly new sound begins, at each hundredth of a second of a recording: what one would tap one's foot to.

Spectral flux as in S. Böck, F. Krebs, M. Schedl, "Evaluating the online capabilities of onset detection methods"
(ISMIR 2012): how much louder, on the ear's scale, every band has become since the moment before.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from media.samples import RATE, Samples

Floats = np.ndarray[Any, np.dtype[np.float32]]

STEPS = 100
"""A second."""
_STEP = RATE // STEPS
_WINDOW = 2048
_BANDS = 36
_LOWEST, _HIGHEST = 40.0, 16_000.0
_LOUD = 100.0
"""Louder than a hundredth of full scale counts by its logarithm, softer by itself: hiss is nothing."""
_ONCE = 256
"""Steps that are looked at together."""
_LEAST, _ABOVE = 0.02, 0.5
"""An onset stands out so much by itself, and so much of the usual peak above what is around it."""
_AROUND = STEPS // 4
_APART = STEPS // 10


def onset_strength(blocks: Iterable[Samples]) -> Floats:
    """One number for each step, from 0 up; step n lies at n / STEPS seconds. A minute takes 0.1 s and, whatever the
    length, no more memory than a few blocks and what is given back."""
    parts: list[Floats] = []
    before: Floats | None = None
    for frames in _frames(blocks):
        loud = _loudness(frames)
        rises = np.diff(loud, axis=0, prepend=loud[:1] if before is None else before)
        before = loud[-1:]
        parts.append(np.maximum(rises, 0).mean(axis=1))
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def onsets(strength: Floats) -> list[float]:
    """The seconds at which something begins."""
    if not len(strength):
        return []
    around = np.pad(strength, _AROUND, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(around, 2 * _AROUND + 1)
    close = np.lib.stride_tricks.sliding_window_view(np.pad(strength, _APART), 2 * _APART + 1)
    least = windows.mean(axis=1) + max(_LEAST, _ABOVE * float(np.percentile(strength, 98)))
    found = np.flatnonzero((strength >= close.max(axis=1)) & (strength > least))
    apart = found[np.diff(found, prepend=-_APART - 1) > _APART]
    return [between(strength, int(step)) / STEPS for step in apart]


def between(strength: Floats, step: int) -> float:
    """Where the peak around a step really lies: at the top of the parabola through three numbers."""
    if not 0 < step < len(strength) - 1:
        return float(step)
    left, top, right = (float(value) for value in strength[step - 1 : step + 2])
    bend = left - 2 * top + right
    return step + 0.5 * (left - right) / bend if bend < 0 and top >= max(left, right) else float(step)


def _frames(blocks: Iterable[Samples]) -> Iterator[Floats]:
    """Overlapping pieces of one channel, each around its step, many at a time; silence before and after."""
    kept = np.zeros(_WINDOW // 2, np.float32)
    for block in _with_end(blocks):
        kept = np.concatenate([kept, block])
        while len(kept) >= _WINDOW + (_ONCE - 1) * _STEP:
            yield _cut(kept, _ONCE)
            kept = kept[_ONCE * _STEP :]
    left = max(0, (len(kept) - _WINDOW) // _STEP + 1)
    if left:
        yield _cut(kept, left)


def _with_end(blocks: Iterable[Samples]) -> Iterator[Floats]:
    for block in blocks:
        yield block.mean(axis=1, dtype=np.float32)
    yield np.zeros(_WINDOW // 2, np.float32)


def _cut(sound: Floats, count: int) -> Floats:
    return np.lib.stride_tricks.sliding_window_view(sound, _WINDOW)[::_STEP][:count]


def _loudness(frames: Floats) -> Floats:
    """Of every band, as an ear hears it."""
    spectrum = np.abs(np.fft.rfft(frames * np.hanning(_WINDOW).astype(np.float32), axis=1)) / (_WINDOW / 4)
    starts = np.round(np.geomspace(_LOWEST, _HIGHEST, _BANDS + 1) * _WINDOW / RATE).astype(int)
    starts = np.maximum(starts, starts[0] + np.arange(_BANDS + 1))  # at the bottom a band is narrower than a bin
    power = np.add.reduceat(np.square(spectrum), starts, axis=1)[:, :_BANDS]
    return np.log1p(_LOUD * np.sqrt(power)).astype(np.float32)
