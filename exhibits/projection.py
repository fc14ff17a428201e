"""A picture on a wall: how large letters must be to be read from afar, how large a body is, and when it all sleeps."""

from dataclasses import dataclass
from datetime import time
from math import radians, tan

from config.settings import Show

READ_DEGREES = 0.7
"""The least height of a capital letter, seen from where people stand (E-006)."""


@dataclass(frozen=True)
class Projection:
    width_mm: float
    distance_m: float

    @property
    def cap_mm(self) -> float:
        """Of the smallest words: 36.7 mm at three metres."""
        return self.distance_m * 1000 * tan(radians(READ_DEGREES))

    def share(self, mm: float) -> float:
        """Of the picture's width."""
        return mm / self.width_mm


def projected(show: Show) -> Projection:
    return Projection(show.width_mm, show.distance_m)


def is_quiet(quiet: str | None, now: time) -> bool:
    """Whether the building sleeps at this time of day. Hours may go over midnight; from 8 to 8 it never sleeps."""
    if quiet is None:
        return False
    begins, ends = (_minutes(half) for half in quiet.split("-"))
    at = now.hour * 60 + now.minute
    return (begins <= at < ends) if begins <= ends else (at >= begins or at < ends)


def _minutes(of_day: str) -> int:
    hour, _, minute = of_day.partition(":")
    return int(hour) * 60 + int(minute or 0)
