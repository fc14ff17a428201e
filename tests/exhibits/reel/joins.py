"""Finds in a finished film what test works carry: a flash and a beep at one moment on both sides of every join, or one
steady tone, beside which every click is heard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from exhibits.reel.plan import LEAD_SECONDS, TRAIL_SECONDS
from exhibits.reel.planning import FADE_SECONDS
from media.samples import RATE, Samples
from media.testcard import FIRST_SECONDS, MARK_SECONDS, TONE, Marks

_OVER_SECONDS, _UNDER_SECONDS = FADE_SECONDS + TRAIL_SECONDS, FADE_SECONDS + LEAD_SECONDS
"""So long after a work begins, and before it ends, another one is heard with it: both beep in one tone."""
_WINDOW, _HOP = 4800, 1200
_NEAR_HERTZ = 150


@dataclass(frozen=True)
class Shown:
    """A test work in the film, in frames."""

    code: str
    starts: int
    cut_in: int
    frames: int
    seen: bool = True
    """Music has no flash: its picture is drawn."""

    @property
    def ends(self) -> int:
        return self.starts + self.frames


@dataclass(frozen=True)
class Mark:
    """The mark of a work that is nearest to one of its joins, and how far from its place it was found, in seconds."""

    code: str
    seconds: float
    """Where in the film it belongs."""
    beep: float
    flash: float | None


def shown_in(facts: Mapping[str, list[dict]]) -> list[Shown]:
    """From the list that lies beside a film."""
    unseen = {item["code"] for item in facts["items"] if item["form"] == "music"}
    return [
        Shown(shot["code"], shot["starts"], shot["cut_in"], shot["frames"], seen=shot["code"] not in unseen)
        for shot in facts["shots"]
    ]


def at_joins(found: Marks, works: Sequence[Shown], *, every: float, fps: int = 30) -> list[Mark]:
    """Two of the marks that were found for each join: the last of the work that goes, the first of the one that comes.

    Marks under a cross-fade do not count: there two works flash through each other, or beep as one.
    """
    ordered = sorted(works, key=lambda work: work.starts)
    measured: list[Mark] = []
    for going, coming in pairwise(ordered):
        measured.append(_measured(found, going, _places(going, every, fps)[-1]))
        measured.append(_measured(found, coming, _places(coming, every, fps)[0]))
    return measured


def _places(work: Shown, every: float, fps: int) -> list[float]:
    """Where its marks are in the film, those that are seen whole between what comes before and what comes after."""
    begin = (work.starts - work.cut_in) / fps + FIRST_SECONDS
    low, high = work.starts / fps + _OVER_SECONDS, work.ends / fps - _UNDER_SECONDS
    every_one = (begin + number * every for number in range(int((work.cut_in + work.frames) / fps / every) + 1))
    return [at for at in every_one if low <= at <= high - MARK_SECONDS]


def _measured(found: Marks, work: Shown, at: float) -> Mark:
    """With the nearest one of each; far off is a mark that is not there."""
    beep = min((one - at for one in found.beeps), key=abs)
    flash = min((one - at for one in found.flashes), key=abs) if work.seen else None
    return Mark(work.code, at, beep, flash)


def click_level(sound: Samples, works: Sequence[Shown], *, fps: int = 30) -> float:
    """The loudest that anything but the tone is while one work goes over into the next; decibel against the tone.

    The tone itself begins half a second into its recording, while its work is still coming: that moment is left out.
    """
    one = sound.mean(axis=1)
    ordered = sorted(works, key=lambda work: work.starts)
    tone = max(_strengths(one, work.starts / fps + 2, work.starts / fps + 2.2)[0] for work in ordered)
    clicks = [_strengths(one, begin, end)[1] for coming in ordered[1:] for begin, end in _join(coming, fps)]
    return 20 * float(np.log10(max(clicks) / tone))


def _join(coming: Shown, fps: int) -> list[tuple[float, float]]:
    """Before and after its tone begins."""
    starts, tone = coming.starts / fps, (coming.starts - coming.cut_in) / fps + FIRST_SECONDS
    width = _WINDOW / RATE
    return [
        (starts - LEAD_SECONDS - width, tone - width),
        (tone + width, starts + FADE_SECONDS + TRAIL_SECONDS),
    ]


def _strengths(sound: Samples, begin: float, end: float) -> tuple[float, float]:
    """The most, in a tenth of a second, of the tone and of all that is not near it."""
    near = np.abs(np.fft.rfftfreq(_WINDOW, 1 / RATE) - TONE) <= _NEAR_HERTZ
    pairs = []
    for first in range(round(begin * RATE), round(end * RATE), _HOP):
        power = np.abs(np.fft.rfft(sound[first : first + _WINDOW] * np.blackman(_WINDOW))) ** 2
        pairs.append((power[near].sum(), power[~near].sum()))
    return tuple(float(np.sqrt(most)) for most in np.max(pairs, axis=0))
