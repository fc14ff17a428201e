"""A washing line between two windows: somebody answered a neighbour. Cut from paper, and drawn wherever answers are."""

import math
from collections.abc import Sequence
from random import Random

from media.paper import Paper, Point, Points

SHIRT: Points = [
    (-0.5, 0.0), (-0.2, 0.0), (-0.12, 0.1), (0.12, 0.1), (0.2, 0.0), (0.5, 0.0), (0.74, 0.3), (0.52, 0.42),
    (0.42, 0.32), (0.43, 1.0), (-0.42, 1.02), (-0.42, 0.32), (-0.53, 0.43), (-0.74, 0.31),
]  # fmt: skip
SOCK: Points = [(-0.2, 0.0), (0.22, 0.0), (0.21, 0.56), (0.6, 0.78), (0.56, 0.98), (-0.04, 1.0), (-0.21, 0.8)]
TOWEL: Points = [(-0.4, 0.0), (0.41, 0.0), (0.43, 0.92), (0.02, 0.86), (-0.42, 0.94)]
TROUSERS: Points = [(-0.38, 0.0), (0.38, 0.0), (0.48, 1.08), (0.12, 1.1), (0.0, 0.36), (-0.14, 1.09), (-0.5, 1.06)]
Box = tuple[float, float, float, float]
"""x, y, width, height."""
CLOTHES = (SHIRT, SOCK, TOWEL, TROUSERS)
_STEPS = 14


def hangs(start: Point, end: Point, sag: float, along: float) -> Point:
    """Where the line is, from 0 at its start to 1 at its end."""
    x = start[0] + (end[0] - start[0]) * along
    y = start[1] + (end[1] - start[1]) * along + 4 * sag * along * (1 - along)
    return x, y


def washing_line(
    paper: Paper,
    start: Point,
    end: Point,
    *,
    sag: float,
    size: float,
    colours: Sequence[str],
    cord: str,
    peg: str,
    seed: int = 1,
) -> None:
    """A cord and what hangs on it: one piece of about `size` pixels for each colour, none quite like the other."""
    rng = Random(seed)
    draw_cord(paper, start, end, sag=sag, thick=max(1.5, size * 0.07), colour=cord)
    step = 1 / (len(colours) + 1)
    for i, colour in enumerate(colours):
        at = step * (i + 1) + rng.uniform(-0.12, 0.12) * step
        x, y = hangs(start, end, sag, at)
        cloth = CLOTHES[(i + seed) % len(CLOTHES)]
        tall, swing = size * rng.uniform(0.86, 1.08), rng.uniform(-0.09, 0.09)
        with paper.moved(x, y, turn=swing):
            paper.sheet([(a * tall, b * tall) for a, b in cloth], colour, depth_mm=min(1.6, size * 0.05 / paper.mm))
            for side in (-0.26, 0.26) if cloth is not SOCK else (0.0,):
                draw_peg(paper, side * tall, 0, size * 0.2, peg)


def between(one: Box, other: Box, inset: float = 0.14) -> tuple[Point, Point]:
    """Where a line between two windows is fastened: at the sides that face each other; from floor to floor, below the
    upper one and at the top of the lower. `inset` is the share of a width by which it lies over a window."""
    return _fastened(one, other, inset), _fastened(other, one, inset)


def _fastened(window: Box, other: Box, inset: float) -> Point:
    x, y, w, h = window
    across = inset if other[0] < x else 1 - inset
    if abs(other[1] - y) < h / 2:
        return x + w * across, y + h * 0.09
    return x + w * across, y + h if other[1] > y else y + h * 0.04


def draw_cord(paper: Paper, start: Point, end: Point, *, sag: float, thick: float, colour: str) -> None:
    upper = [hangs(start, end, sag, i / _STEPS) for i in range(_STEPS + 1)]
    paper.fill([*upper, *((x, y + thick) for x, y in reversed(upper))], colour)


def draw_peg(paper: Paper, x: float, y: float, tall: float, colour: str) -> None:
    half = tall * 0.24
    top, low = y - tall * 0.45, y + tall * 0.62
    paper.fill([(x - half, top), (x + half, top), (x + half * 0.8, low), (x - half * 0.8, low)], colour)


def sag_of(start: Point, end: Point) -> float:
    """A line of this length hangs so deep."""
    return math.dist(start, end) * 0.07
