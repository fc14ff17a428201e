"""The beats of a piece of music: where one claps along.

After D. P. W. Ellis, "Beat Tracking by Dynamic Programming", Journal of New Music Research 36 (2007) 51-60: a tempo
from what repeats in the strength of onsets, then the row of moments that are strongest and nearest to that tempo.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from media.onsets import STEPS, Floats, between, onset_strength, onsets
from media.samples import Samples

SLOWEST, FASTEST = 46.0, 220.0
"""Beats a minute."""
CLEAR = 0.4
"""From this confidence on a piece has a beat. Measured: 0.49 to 0.84 for songs of the house, under 0.1 for stories and
noise, and 0.33 for one sentence that is said six times."""
_LIKED, _OCTAVES = 102.0, 1.4
"""People tap at about this tempo and seldom more than so many times faster or slower."""
_REPEATS = 4
"""What repeats once may be chance; a beat repeats again and again."""
_TIGHT = 300.0
"""How dearly a beat pays for being early or late."""
_HAND = (0.1, 0.25, 0.3, 0.25, 0.1)
"""How far from the beat hands play, in steps around it."""
_WEAK = 0.4
"""Beats at the ends that are so much weaker than the others are the tracker's own."""
_LEAST_SECONDS = 3.0
_NEAR = 3
"""Steps from a beat to the onset that it means."""


@dataclass(frozen=True)
class Beats:
    """Seconds from the first sample."""

    seconds: tuple[float, ...]
    """None where the music has no clear beat."""
    tempo: float | None
    """Beats a minute."""
    confidence: float
    """How surely the same comes again beat after beat, 0 to 1."""
    onsets: tuple[float, ...]
    """Where something begins, on the beat or not."""


def find_beats(blocks: Iterable[Samples]) -> Beats:
    """Of music in blocks of any length at the house's rate; 0.3 s of work for a minute."""
    strength = onset_strength(blocks)
    begins = tuple(round(at, 3) for at in onsets(strength))
    period, confidence = _period(strength)
    row = _tracked(strength, period) if confidence >= CLEAR else []
    if len(row) < _REPEATS:
        return Beats((), None, confidence, begins)
    places = [_onset_near(strength, step) for step in row]
    step = float(np.polyfit(np.arange(len(places)), places, 1)[0])
    return Beats(tuple(round(place / STEPS, 3) for place in places), 60 * STEPS / step, confidence, begins)


def _period(strength: Floats) -> tuple[float, float]:
    """Steps from beat to beat, and how surely."""
    if len(strength) < _LEAST_SECONDS * STEPS or not strength.any():
        return 0.0, 0.0
    alike = _alike(strength)
    every = np.arange(60 * STEPS / FASTEST, 60 * STEPS / SLOWEST, 0.25)
    again = _again(alike, every)
    liked = np.exp(-0.5 * (np.log2(60 * STEPS / every / _LIKED) / _OCTAVES) ** 2)
    best = int((again * liked).argmax())
    period = _thirds(alike, float(every[best]))
    return period, float(np.clip(again[best], 0, 1))


def _alike(strength: Floats) -> Floats:
    """How much the strength is like itself so many steps later: 1 is the same, 0 has nothing to do with it."""
    soft = np.convolve(strength, _HAND, mode="same")
    rest = soft - soft.mean()
    size = 1 << (2 * len(rest)).bit_length()
    many = min(round(_REPEATS * 60 * STEPS / SLOWEST) + 2, len(rest) * 2 // 3)
    found = np.fft.irfft(np.square(np.abs(np.fft.rfft(rest, size))), size)[:many]
    found /= found[0] * (1 - np.arange(many) / len(rest))  # less of it overlaps the later it is
    return found.astype(np.float32)


def _again(alike: Floats, periods: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Floats:
    """The mean of how alike all is one, two, three and four periods later, as far as the recording goes."""
    steps = np.arange(len(alike))
    rows = [np.interp(periods * times, steps, alike, right=np.nan) for times in range(1, _REPEATS + 1)]
    return np.asarray(np.nanmean(rows, axis=0), np.float32)


def _thirds(alike: Floats, period: float) -> float:
    """In three-four time two beats are as good a period as one, but three are better: then one it is."""
    half = period / 2
    if half < 60 * STEPS / FASTEST:
        return period
    one, two, three = (float(alike[int(half * times) :][:2].max(initial=0)) for times in (1, 2, 3))
    return half if one > 0.9 * two and three > 0.98 * two else period


def _tracked(strength: Floats, period: float) -> list[int]:
    """The steps of the beats: dynamic programming over the best row that ends at each step."""
    reach = np.arange(round(period / 2), round(period * 2) + 1)
    dear = (-_TIGHT * np.square(np.log(reach / period))).astype(np.float32)[::-1]
    soft = _softened(strength, period)
    best, before = soft.copy(), np.full(len(soft), -1)
    for step in range(int(reach[0]), len(soft)):
        first, last = max(0, step - int(reach[-1])), step - int(reach[0]) + 1
        rows = best[first:last] + dear[len(dear) - (last - first) :]
        place = int(rows.argmax())
        if rows[place] > 0:
            best[step] += rows[place]
            before[step] = first + place
    return _strong(soft, _row(best, before, round(period)))


def _softened(strength: Floats, period: float) -> Floats:
    """Each onset reaches a little to both sides, so that a hand that is early still counts."""
    side = np.arange(-round(period), round(period) + 1)
    bell = np.exp(-0.5 * np.square(side * 32 / period))
    whole = np.convolve(strength / strength.std(), bell, mode="full")[round(period) :][: len(strength)]
    return whole.astype(np.float32)


def _row(best: Floats, before: "np.ndarray[tuple[int], np.dtype[np.int64]]", period: int) -> list[int]:
    """Backwards from the best end in the last period."""
    step = max(0, len(best) - period) + int(best[-period:].argmax())
    row = [step]
    while before[step] >= 0:
        step = int(before[step])
        row.append(step)
    return row[::-1]


def _strong(soft: Floats, row: list[int]) -> list[int]:
    """Without those that were laid into the silence before and after the music."""
    heard = soft[row] >= _WEAK * float(np.sqrt(np.square(soft[row]).mean()))
    places = np.flatnonzero(heard)
    return row[places[0] : places[-1] + 1] if len(places) else []


def _onset_near(strength: Floats, step: int) -> float:
    first = max(0, step - _NEAR)
    return between(strength, first + int(strength[first : step + _NEAR + 1].argmax()))
