"""What a figure is, and all of them in the order of the table.

A new figure is a `Figure` in the FIGURES of a file here; a new file is one more name in FILES. Names never change:
they are how figures of different days are compared.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from tests.bench.place import Place

FILES = (
    "touch", "rest", "start", "play", "recorded", "answered", "guises", "review", "paced", "heart", "gallery",
    "frame_work", "monkey", "day", "crowd", "reel", "loud", "hour", "broken_off", "promised", "largest",
    "joined", "samples", "exhibition",
)  # fmt: skip


class NotMeasuredError(Exception):
    """The figure could not be measured here, with the reason in one sentence."""


@dataclass(frozen=True)
class Figure:
    name: str
    unit: str
    measure: Callable[[Place], float]
    at_most: float | None = None
    at_least: float | None = None
    """One of the two is the goal; neither: it is only watched."""

    @property
    def goal(self) -> float | None:
        return self.at_least if self.at_most is None else self.at_most

    def reached(self, value: float) -> bool | None:
        """None where there is no goal."""
        if self.at_most is not None:
            return value <= self.at_most
        return None if self.at_least is None else value >= self.at_least


def all_figures() -> list[Figure]:
    return [figure for file in FILES for figure in import_module(f"tests.bench.{file}").FIGURES]
