"""Ways to cut: every shape of a sign is one of these, or a list of corners.

The unit is half of a sign, and y grows downwards.
"""

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Shape = tuple[Point, ...]
Part = tuple[str, Shape]
"""A role and what is cut in its colour: see the roles below."""

LIGHT, DEEP, PALE = "light", "deep", "pale"
INNER = "inner"
"""As dark as deep, but lying on a lighter shape wholly: it has no edge against the ground."""
THIN = "thin"
"""Legs, strings, masts: dark on a light ground and pale on a dark one, for they stand against the ground alone."""


def corners(outline: str) -> Shape:
    """Corners in hundredths: `x,y x,y x,y`."""
    pairs = (corner.split(",") for corner in outline.split())
    return tuple((float(x) / 100, float(y) / 100) for x, y in pairs)


def disc(cx: float, cy: float, rx: float, ry: float | None = None, *, n: int = 11, turn: float = 0.2) -> Shape:
    ry = rx if ry is None else ry
    angles = [turn + 2 * math.pi * i / n for i in range(n)]
    return tuple((cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in angles)


def ring(cx: float, cy: float, r: float, hole: float, n: int = 14) -> Shape:
    """One polygon with a slit from the outer edge to the inner one, as scissors would have to make it."""
    outer, inner = disc(cx, cy, r, n=n), disc(cx, cy, hole, n=n)
    return (*outer, outer[0], inner[0], *reversed(inner))


def strip(x0: float, y0: float, x1: float, y1: float, w0: float, w1: float | None = None) -> Shape:
    """A straight strip from one point to the other, `w0` and `w1` wide at its ends."""
    return bend([(x0, y0), (x1, y1)], [w0, w0 if w1 is None else w1])


def bend(along: Sequence[Point], widths: Sequence[float]) -> Shape:
    """A strip that turns at every point: a tail, a handle, a string."""
    left, right = [], []
    for i, (x, y) in enumerate(along):
        (ax, ay), (bx, by) = along[max(0, i - 1)], along[min(len(along) - 1, i + 1)]
        length = math.hypot(bx - ax, by - ay)
        nx, ny = -(by - ay) / length * widths[i] / 2, (bx - ax) / length * widths[i] / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return (*left, *reversed(right))


def arch(cx: float, cy: float, outer: float, inner: float, *, start: float, end: float, n: int = 8) -> Shape:
    """A piece of a ring between two angles, in degrees clockwise from the right."""
    angles = [math.radians(start + (end - start) * i / n) for i in range(n + 1)]
    there = [(cx + outer * math.cos(a), cy + outer * math.sin(a)) for a in angles]
    back = [(cx + inner * math.cos(a), cy + inner * math.sin(a)) for a in reversed(angles)]
    return (*there, *back)


def mirrored(shape: Shape) -> Shape:
    return tuple((-x, y) for x, y in reversed(shape))


def all_placed(
    parts: Iterable[Part], x: float, y: float, size: float = 1.0, turn: float = 0.0, *, height: float | None = None
) -> list[Part]:
    """Scaled (to `height` downwards, if that differs), turned (degrees clockwise), then moved."""
    c, s, tall = math.cos(math.radians(turn)), math.sin(math.radians(turn)), size if height is None else height
    return [
        (role, tuple((x + px * size * c - py * tall * s, y + px * size * s + py * tall * c) for px, py in shape))
        for role, shape in parts
    ]
