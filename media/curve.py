"""How loud a recording is, band by band and moment by moment: what moves a picture that has no camera behind it.

It is smoothed here once: what follows it cannot flash.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from media.samples import RATE
from media.sound import read_sound

Floats = np.ndarray[Any, np.dtype[np.float32]]

BANDS = 24
OUTLINE_PARTS = 48
PAGE_BANDS, PAGE_MOMENTS = 16, 10
"""How finely a page knows it: bands, and moments a second. `living.js` and `show.js` count on them."""
_WINDOW = 4096
_LOWEST, _HIGHEST = 60.0, 11_000.0
_RANGE_DB = 36.0
"""From the loudest moment of a work down to what no longer moves anything."""
_SILENCE_DB = -52.0
_RISE_SECONDS, _FALL_SECONDS = 0.09, 0.32


@dataclass(frozen=True, eq=False)
class Curve:
    """How loud every band is at every moment, 0 to 1, from low to high; 1 is the loudest of this work."""

    per_second: int
    bands: Floats
    overall: Floats

    @property
    def seconds(self) -> float:
        return len(self.overall) / self.per_second

    def at(self, seconds: float) -> tuple[list[float], float]:
        """The bands and the whole, between two moments too; before and after there is silence."""
        place = seconds * self.per_second
        first = math.floor(place)
        if first < 0 or first >= len(self.overall) - 1:
            return [0.0] * self.bands.shape[1], 0.0
        t = np.float32(place - first)
        bands = self.bands[first] * (1 - t) + self.bands[first + 1] * t
        return bands.tolist(), float(self.overall[first] * (1 - t) + self.overall[first + 1] * t)


def loudness_curve(samples: np.ndarray[Any, Any], per_second: int = 30) -> Curve:
    """From one channel at 48 kHz; about 0.1 s of work for a minute of music."""
    sound = np.asarray(samples, np.float32)
    hop = RATE // per_second
    count = max(1, math.ceil(len(sound) / hop))
    padded = np.zeros(count * hop + _WINDOW, np.float32)
    padded[_WINDOW // 2 : _WINDOW // 2 + len(sound)] = sound
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::hop][:count]
    power = np.concatenate([_band_power(frames[i : i + 256]) for i in range(0, count, 256)])
    bands = _levels(power, np.percentile(_decibel(power), 97, axis=0))
    whole = power.sum(axis=1, keepdims=True)
    overall = _levels(whole, np.percentile(_decibel(whole), 97, axis=0))
    return Curve(per_second, _smooth(bands, per_second), _smooth(overall, per_second)[:, 0])


def curve_of(path: Path) -> Curve:
    """Of a recording, read whole."""
    return loudness_curve(read_sound(path).mean(axis=1))


def outline(curve: Curve) -> list[float]:
    """How loud a recording is over its whole length, 0 to 1, in OUTLINE_PARTS: what one sees of it before it sounds."""
    parts = np.array_split(curve.overall, OUTLINE_PARTS)
    return [round(float(part.mean()), 3) if len(part) else 0.0 for part in parts]


def digits(curve: Curve) -> str:
    """The curve for a page, every band at every moment as one digit: PAGE_BANDS for each of PAGE_MOMENTS a second, of
    which the curve has a multiple."""
    moments = curve.bands[:: curve.per_second // PAGE_MOMENTS]
    picked = moments[:, np.linspace(0, BANDS - 1, PAGE_BANDS).round().astype(int)]
    return "".join(map(str, (picked * 9).round().astype(int).clip(0, 9).ravel()))


def facts_of_sound(path: Path) -> dict[str, Any]:
    """What is kept of a recording without pictures: how it looks before it sounds, and what moves with it on a page."""
    curve = curve_of(path)
    return {"outline": outline(curve), "digits": digits(curve)}


def _band_power(frames: Floats) -> Floats:
    spectrum = np.abs(np.fft.rfft(frames * np.hanning(_WINDOW).astype(np.float32), axis=1)) ** 2
    edges = np.geomspace(_LOWEST, _HIGHEST, BANDS + 1) * _WINDOW / RATE
    starts = np.maximum.accumulate(np.round(edges).astype(int))
    starts = np.maximum(starts, starts[0] + np.arange(BANDS + 1))  # at the bottom a band is narrower than a bin
    sums = np.add.reduceat(spectrum, starts, axis=1)[:, :BANDS]
    return (sums / (_WINDOW / 4) ** 2).astype(np.float32)  # a full sine is 1


def _decibel(power: Floats) -> Floats:
    return (10 * np.log10(np.maximum(power, 1e-12))).astype(np.float32)


def _levels(power: Floats, loudest: Any) -> Floats:
    """Each band by its own loudest moment: a flute moves as much as a drum. What is near silence stays still."""
    top = np.maximum(loudest, _SILENCE_DB + 12)
    level = (_decibel(power) - (top - _RANGE_DB)) / _RANGE_DB
    squared: Floats = np.square(np.clip(level, 0, 1), dtype=np.float32)
    return squared


def _smooth(levels: Floats, per_second: int) -> Floats:
    """Rises quickly and falls slowly, and never so fast that it flickers."""
    rise, fall = (1 - math.exp(-1 / (seconds * per_second)) for seconds in (_RISE_SECONDS, _FALL_SECONDS))
    out, now = np.empty_like(levels), np.zeros(levels.shape[1], np.float32)
    for i, level in enumerate(levels):
        now = now + (level - now) * np.where(level > now, rise, fall).astype(np.float32)
        out[i] = now
    return out
