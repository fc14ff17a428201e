"""The pictures that makers say with what their work is about: corners of triangles, and pictures to pick.

One picture, one meaning, whichever screen it is on; dark, middle and light, so that it can be read without colour.
"""

import math
from collections.abc import Callable
from random import Random

from kiosk.pictures import heart, person
from media.figure import POSES, draw_figure, mirrored
from media.paper import Paper, Point, blob, box, snip

Drawing = Callable[[Paper, float, float, float, str, str, str], None]
"""Page, middle x, middle y, radius; ink, the deep of a hue, and the paper below."""


def draw_meaning(paper: Paper, name: str, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """One that has no picture of its own shows somebody."""
    DRAWN.get(name, _somebody)(paper, x, y, r, ink, deep, light)


def _somebody(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    draw_figure(paper, x, y + r * 0.9, r * 1.8, deep, POSES["stand"], head=ink, shadow=False)


def _body(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    draw_figure(paper, x - r * 0.08, y + r * 0.94, r * 1.84, deep, POSES["kick"], head=ink, shadow=False)


def _mind(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """A head in which a heart lives."""
    tall = r * 1.8
    _profile(paper, x, y + r * 0.88, tall, deep)
    heart(paper, x - tall * 0.04, y + r * 0.88 - tall * 0.62, tall * 0.2, light, deep)


def _profile(paper: Paper, x: float, foot: float, tall: float, colour: str, *, left: bool = False) -> None:
    shape = [
        (-0.26, 0.0), (-0.22, -0.26), (-0.34, -0.46), (-0.33, -0.72), (-0.18, -0.92), (0.06, -0.97), (0.25, -0.86),
        (0.33, -0.66), (0.31, -0.54), (0.41, -0.36), (0.31, -0.32), (0.3, -0.2), (0.24, -0.13), (0.1, -0.15),
        (0.12, 0.0),
    ]  # fmt: skip
    way = -1 if left else 1
    paper.fill([(x + way * (a - 0.03) * tall, foot + b * tall) for a, b in shape], colour)


def _together(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """Three who hold each other up."""
    foot = y + r * 0.84
    draw_figure(paper, x - r * 0.52, foot, r * 1.3, ink, POSES["hail"], shadow=False)
    draw_figure(paper, x + r * 0.54, foot, r * 1.2, ink, POSES["reach"], shadow=False)
    draw_figure(paper, x, foot, r * 1.55, deep, POSES["cheer"], head=ink, shadow=False)


def _give(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """A heart leaves a hand."""
    _palm(paper, x - r * 0.12, y + r * 0.62, r * 0.74, ink)
    heart(paper, x - r * 0.26, y - r * 0.06, r * 0.34, deep, light)
    _arrow(paper, (x + r * 0.36, y + r * 0.06), r * 0.52, -0.75, ink)


def _get(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """A heart comes down into two hands."""
    for way in (-1, 1):
        with paper.moved(x, y, flip=way < 0):
            cup = [(0.02, 0.86), (0.04, 0.6), (0.3, 0.42), (0.62, -0.02), (0.76, 0.02), (0.66, 0.5), (0.36, 0.9)]
            paper.fill([(a * r, b * r) for a, b in cup], ink)
    heart(paper, x, y + r * 0.16, r * 0.34, deep, light)
    _arrow(paper, (x, y - r * 0.56), r * 0.48, math.pi / 2, ink)


def _share(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """A round loaf in three parts, one of them on its way."""
    for part, colour in enumerate((deep, ink, deep)):
        start = -math.pi / 2 + part * 2 * math.pi / 3 + 0.1
        middle, apart = start + math.pi / 3 - 0.1, r * (0.34 if part == 0 else 0.08)
        cx, cy = x - r * 0.08 + math.cos(middle) * apart, y + r * 0.08 + math.sin(middle) * apart
        rim = [start + i * (2 * math.pi / 3 - 0.2) / 5 for i in range(6)]
        paper.fill([(cx, cy), *((cx + math.cos(a) * r * 0.72, cy + math.sin(a) * r * 0.72) for a in rim)], colour)


def _move(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    draw_figure(paper, x + r * 0.06, y + r * 0.72, r * 1.66, deep, mirrored(POSES["leap"]), head=ink, shadow=False)
    for at, wide in ((-0.62, 0.5), (0.3, 0.42)):
        paper.fill(box(x + at * r, y + r * 0.78, wide * r, r * 0.1), ink)


def _rest(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """A bench under a tree."""
    paper.fill(box(x - r * 0.46, y - r * 0.2, r * 0.16, r), ink)
    paper.fill(blob(x - r * 0.34, y - r * 0.32, r * 0.56, 11, Random(8)), deep)
    paper.fill(box(x - r * 0.1, y + r * 0.36, r * 0.92, r * 0.14), ink)
    paper.fill(box(x - r * 0.06, y + r * 0.02, r * 0.84, r * 0.16), ink)
    for at in (0.02, 0.62):
        paper.fill(box(x + at * r, y + r * 0.06, r * 0.1, r * 0.74), ink)


def _meet(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """Two heads, and what goes to and fro between them."""
    _profile(paper, x - r * 0.46, y + r * 0.86, r * 1.16, deep)
    _profile(paper, x + r * 0.5, y + r * 0.86, r * 1.02, ink, left=True)
    bubble = [(-0.62, -0.92), (0.6, -0.9), (0.62, -0.44), (0.1, -0.42), (0.02, -0.2), (-0.14, -0.43), (-0.6, -0.42)]
    paper.fill([(x + a * r * 0.86, y + b * r * 0.9 - r * 0.08) for a, b in bubble], ink)
    for at in (-0.26, 0.0, 0.26):
        paper.fill(blob(x + at * r, y - r * 0.68, r * 0.09, 7, Random(2)), light)


def _me(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """One, with a heart of its own."""
    person(paper, x, y, r * 0.96, deep, light)
    heart(paper, x, y + r * 0.5, r * 0.24, light, deep)


def _neighbours(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """Two doors side by side, somebody behind each window."""
    for at, wide, high, colour, seed in ((-0.44, 0.84, 1.32, deep, 1), (0.44, 0.84, 1.08, ink, 2)):
        left, foot = x + (at - wide / 2) * r, y + r * 0.78
        top = foot - high * r
        front = [(left, foot), (left, top + r * 0.3), (left + wide * r / 2, top), (left + wide * r, top + r * 0.3)]
        paper.fill(snip([*front, (left + wide * r, foot)], Random(seed), r * 0.6, r * 0.01), colour)
        window = box(left + r * 0.22, top + r * 0.4, r * 0.4, r * 0.4)
        paper.fill(window, light)
        with paper.inside(window):
            person(paper, left + r * 0.42, top + r * 0.68, r * 0.26, colour, light)


def _council(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """The house of all: columns, steps and a flag."""
    paper.fill([(x - r * 0.82, y - r * 0.14), (x, y - r * 0.56), (x + r * 0.82, y - r * 0.14)], deep)
    for at in (-0.62, -0.24, 0.1, 0.48):
        paper.fill(box(x + at * r, y - r * 0.08, r * 0.16, r * 0.62), ink)
    for i in (0, 1):
        paper.fill(box(x - r * (0.74 + 0.1 * i), y + r * (0.56 + 0.14 * i), r * (1.48 + 0.2 * i), r * 0.11), deep)
    paper.fill(box(x - r * 0.03, y - r * 0.98, r * 0.07, r * 0.46), ink)
    paper.fill([(x, y - r * 0.98), (x + r * 0.44, y - r * 0.86), (x, y - r * 0.74)], ink)


def _purpose(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """Somebody on a hill, and the star that they reach for."""
    hill = [(-0.9, 0.86), (-0.5, 0.46), (0.0, 0.3), (0.52, 0.5), (0.9, 0.86)]
    paper.fill([(x + a * r, y + b * r) for a, b in hill], ink)
    draw_figure(paper, x - r * 0.16, y + r * 0.4, r * 1.02, deep, POSES["hail"], head=ink, shadow=False)
    paper.fill(_star(x + r * 0.42, y - r * 0.54, r * 0.38), deep)


def _joy(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """Arms in the air, and confetti."""
    draw_figure(paper, x, y + r * 0.9, r * 1.5, deep, POSES["cheer"], head=ink, shadow=False)
    bits = ((-0.66, -0.36), (-0.36, -0.8), (0.02, -0.92), (0.4, -0.76), (0.66, -0.3), (-0.74, 0.16), (0.74, 0.2))
    for i, (a, b) in enumerate(bits):
        paper.fill(blob(x + a * r, y + b * r, r * 0.1, 4, Random(i)), ink if i % 2 else deep)


def _join_in(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """A table from above, and a chair for one more."""
    paper.fill(blob(x - r * 0.1, y + r * 0.06, r * 0.38, 13, Random(3)), ink)
    for i in range(1, 6):
        angle = i * math.pi / 3 - math.pi / 6
        seat = x - r * 0.1 + math.cos(angle) * r * 0.64, y + r * 0.06 + math.sin(angle) * r * 0.64
        paper.fill(blob(*seat, r * 0.19, 9, Random(i)), ink)
    paper.fill(blob(x + r * 0.66, y - r * 0.44, r * 0.25, 9, Random(9)), deep)
    _arrow(paper, (x + r * 0.36, y - r * 0.24), r * 0.3, math.pi * 0.8, deep)


def _daily(paper: Paper, x: float, y: float, r: float, ink: str, deep: str, light: str) -> None:
    """The clock that wakes one."""
    for way in (-1, 1):
        paper.fill(blob(x + way * r * 0.5, y - r * 0.62, r * 0.26, 9, Random(4)), ink)
        leg = [(0.3, 0.5), (0.48, 0.46), (0.68, 0.86), (0.52, 0.92)]
        paper.fill([(x + way * a * r, y + b * r) for a, b in leg], ink)
    paper.fill(blob(x, y, r * 0.7, 14, Random(5)), deep)
    paper.fill(blob(x, y, r * 0.52, 13, Random(6)), light)
    paper.fill(box(x - r * 0.05, y - r * 0.36, r * 0.1, r * 0.4), ink)
    paper.fill(box(x - r * 0.05, y - r * 0.05, r * 0.32, r * 0.1), ink)


def _palm(paper: Paper, x: float, y: float, r: float, colour: str) -> None:
    """An open hand that comes from the side."""
    shape = [
        (-1.1, 0.0),
        (-0.5, -0.22),
        (0.1, -0.14),
        (0.5, -0.28),
        (0.62, -0.14),
        (0.3, 0.16),
        (-0.3, 0.34),
        (-1.1, 0.42),
    ]
    paper.fill([(x + a * r, y + b * r) for a, b in shape], colour)


def _arrow(paper: Paper, tip: Point, length: float, turn: float, colour: str) -> None:
    """Its tip is at `tip` when it is moved by half its length; `turn` is where it points, 0 to the right."""
    shape = [(-0.5, -0.1), (0.05, -0.12), (0.05, -0.34), (0.5, 0.0), (0.05, 0.34), (0.05, 0.12), (-0.5, 0.1)]
    with paper.moved(*tip, turn=turn):
        paper.fill([(a * length, b * length) for a, b in shape], colour)


def _star(x: float, y: float, r: float) -> list[Point]:
    spikes = ((r if i % 2 == 0 else r * 0.45, -math.pi / 2 + i * math.pi / 5) for i in range(10))
    return [(x + math.cos(angle) * far, y + math.sin(angle) * far) for far, angle in spikes]


DRAWN: dict[str, Drawing] = {
    "body": _body,
    "mind": _mind,
    "together": _together,
    "give": _give,
    "get": _get,
    "share": _share,
    "move": _move,
    "rest": _rest,
    "meet": _meet,
    "me": _me,
    "neighbours": _neighbours,
    "council": _council,
    "purpose": _purpose,
    "joy": _joy,
    "join_in": _join_in,
    "daily": _daily,
}
