"""A 720p30 work full screen: what it costs, whether each picture comes in time, and how it fits its sound."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

import numpy as np

from media.paper import Pixels
from media.profile import HOUSE
from tests.bench import film, visit, works
from tests.bench.ear import listening
from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.place import Place
from tests.bench.running import Load, Running, kiosk_on

LATE_SECONDS = 0.040
_NEAR_SECONDS = 0.4
_LOOK_SECONDS = 0.0005
_FROM, _TO = 60, 570
"""Pictures between which it plays steadily: the first look into a file is not what playing costs."""
_PATIENCE_SECONDS = 45.0


@dataclass(frozen=True)
class Change:
    """One look saw another picture than the look before."""

    number: int
    at: float
    looked_before: float
    """The look before: the picture came after this moment."""


@dataclass
class Watched:
    changes: list[Change] = field(default_factory=list)
    percent: float = 0.0
    rss_mib: float = 0.0


@dataclass(frozen=True)
class Played:
    watched: Watched
    beeps: Sequence[float]


@cache
def played(place: Place) -> Played:
    pixels = place.display.live()
    with works.one_film(place) as folder, kiosk_on(place, folder) as kiosk, listening(place) as ear:
        visit.begin(kiosk.visitor)
        visit.watches(kiosk.visitor)
        watched = _watch(pixels, kiosk)
        time.sleep(0.5)  # the last beep is on its way to the ear
        return Played(watched, ear.heard())


def _watch(pixels: Pixels, kiosk: Running) -> Watched:
    """Looks twice in a millisecond until the last picture."""
    watched, began = Watched(), None
    number, looked, until = -1, time.monotonic(), time.monotonic() + _PATIENCE_SECONDS
    while number < film.PICTURES - 1 and looked < until:
        now, at = film.number_on(pixels), time.monotonic()
        if now is not None and now != number:
            watched.changes.append(Change(now, at, looked))
            number = now
            if began is None and number >= _FROM:
                began = Load.now(kiosk)
            if began and not watched.percent and number >= _TO:
                watched.percent, watched.rss_mib = Load.now(kiosk).percent_since(began), kiosk.rss_mib()
        looked = at
        time.sleep(_LOOK_SECONDS)
    if not watched.percent:
        raise NotMeasuredError(f"the film came only to picture {number} of {film.PICTURES}.")
    return watched


def late(played: Played) -> int:
    """Pictures that came more than 40 ms after the ear was at their place, or never although they were looked for.

    What this program missed because it was not given a core itself is not held against the kiosk.
    """
    changes, heard = played.watched.changes, heard_at(played)
    came_late = sum(change.looked_before - heard(change.number) > LATE_SECONDS for change in changes)
    left_out = sum(
        after.number - before.number - 1
        for before, after in pairwise(changes)
        if after.at - after.looked_before < 0.5 / HOUSE.fps
    )
    return came_late + left_out


def heard_at(played: Played) -> Callable[[int], float]:
    """When the ear was at a picture's place: between the beeps, whose places are known."""
    beeps = {number: at + off for number, at, off in _beeps_with_pictures(played)}
    first, last = min(beeps), max(beeps)
    beeps |= {first - HOUSE.fps: beeps[first] - 1, last + HOUSE.fps: beeps[last] + 1}
    numbers = sorted(beeps)
    times = [beeps[number] for number in numbers]
    return lambda number: float(np.interp(number, numbers, times))


def apart(played: Played) -> list[float]:
    """Beep heard minus its picture seen, in seconds."""
    return [off for _, _, off in _beeps_with_pictures(played)]


def _beeps_with_pictures(played: Played) -> list[tuple[int, float, float]]:
    """Number of a picture, when it was seen, and how much later its beep was heard."""
    seen = {change.number: change.at for change in played.watched.changes}
    pairs = [(number, seen[number]) for number in film.BEEP_PICTURES if number in seen and played.beeps]
    found = [(number, at, min((beep - at for beep in played.beeps), key=abs)) for number, at in pairs]
    near = [one for one in found if abs(one[2]) < _NEAR_SECONDS]
    if len(near) < len(film.BEEP_PICTURES) / 2:
        raise NotMeasuredError(f"only {len(near)} beeps were heard with their picture.")
    return near


def _off(place: Place) -> float:
    return abs(float(np.mean(apart(played(place))))) * 1000


FIGURES = (
    Figure("play_720p30_cpu", "% of a core", lambda place: played(place).watched.percent, at_most=45),
    Figure("play_720p30_late", "pictures", lambda place: late(played(place)), at_most=0),
    Figure("sync_played", "ms", _off, at_most=20),
    Figure("kiosk_rss_playing", "MiB", lambda place: played(place).watched.rss_mib),
)
