"""What a drawn scene is: a still backdrop, and what moves before it at a moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from media.paper import Paper, Point, blob, snip

WIDE, HIGH = 1280.0, 720.0
"""Scenes are drawn in these units whatever the size of the page: 2.14 of them are a millimetre on a 27 inch screen."""
UNITS_PER_MM = 2.14

Piece = tuple[Point, ...]
"""A shape that is cut already."""


@dataclass(frozen=True)
class Sight:
    """How near one stands: the place `x`, `y` stays where it is on the page, and all about it grows."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True)
class Dancer:
    """Who dances in a scene, or one of them, as a booth records dances without a face: alone, on a flat ground."""

    draw: Callable[[Paper, float], None]
    """In the middle of the page, without a shadow."""
    colours: tuple[str, ...]
    """In the order in which they are laid."""


@dataclass(frozen=True)
class Scene:
    backdrop: Callable[[Paper], None]
    """Drawn once: everything that never moves, to the edges of the page."""
    moving: Callable[[Paper, float], None]
    """Drawn for each frame, from the seconds since the beginning and nothing else."""
    sight: Sight = Sight()
    dancer: Dancer | None = None
    """Only of a dance."""


@contextmanager
def spread(paper: Paper, sight: Sight) -> Iterator[None]:
    """The page in stage units, seen from where the scene wants to be seen."""
    with (
        paper.moved(0, 0, scale=paper.width / WIDE),
        paper.moved(sight.x * (1 - sight.scale), sight.y * (1 - sight.scale), scale=sight.scale),
    ):
        yield


@lru_cache(maxsize=2048)
def piece(*corners: Point, seed: int = 1) -> Piece:
    """A shape cut with scissors: the same corners and seed stray the same way in every frame."""
    return tuple(snip(list(corners), Random(seed), 28 * UNITS_PER_MM, 0.8 * UNITS_PER_MM))


@lru_cache(maxsize=2048)
def pebble(radius: float, corners: int = 11, seed: int = 1, squash: float = 1.0) -> Piece:
    """Something round, as straight snips make it, about the origin."""
    return tuple(blob(0, 0, radius, corners, Random(seed), squash=squash))


def lay(
    paper: Paper,
    shape: Piece,
    colour: str,
    x: float = 0.0,
    y: float = 0.0,
    *,
    turn: float = 0.0,
    scale: float = 1.0,
    shadow: bool = True,
) -> None:
    """Put a shape that was cut about the origin somewhere on the page."""
    with paper.moved(x, y, scale=scale, turn=turn):
        paper.sheet(shape, colour, shadow=shadow)
