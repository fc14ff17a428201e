"""The small pictures beside words: one shape, one meaning, readable in one colour.

Each draws around a middle within a radius, in a colour, with details cut out in a second one.
"""

import math
from random import Random

from media.figure import POSES, draw_figure
from media.paper import Paper, Point, blob, box

Colour = str


def arrow_back(
    paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour, *, forward: bool = False
) -> None:
    way = -1 if forward else 1
    shape = [(-0.9, 0), (-0.05, -0.8), (-0.05, -0.3), (0.85, -0.34), (0.88, 0.32), (-0.05, 0.3), (-0.05, 0.8)]
    paper.fill([(x + way * a * r, y + b * r) for a, b in shape], colour)


def arrow_on(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    arrow_back(paper, x, y, r, colour, hole, forward=True)


def arrow_up(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour, *, down: bool = False) -> None:
    way = -1 if down else 1
    shape = [(0, -0.9), (0.8, -0.05), (0.3, -0.05), (0.34, 0.85), (-0.32, 0.88), (-0.3, -0.05), (-0.8, -0.05)]
    paper.fill([(x + a * r, y + way * b * r) for a, b in shape], colour)


def arrow_down(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    arrow_up(paper, x, y, r, colour, hole, down=True)


def nearer(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """Somebody who fills the frame."""
    _framed(paper, x, y, r, (colour, hole), 0.66)


def wider(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """Somebody small in the frame."""
    _framed(paper, x, y, r, (colour, hole), 0.36)


def _framed(paper: Paper, x: float, y: float, r: float, colours: tuple[Colour, Colour], size: float) -> None:
    colour, hole = colours
    paper.fill(box(x - r * 0.98, y - r * 0.72, r * 1.96, r * 1.44), colour)
    paper.fill(box(x - r * 0.8, y - r * 0.54, r * 1.6, r * 1.08), hole)
    with paper.inside(box(x - r * 0.8, y - r * 0.54, r * 1.6, r * 1.08)):
        person(paper, x, y + r * (0.06 + size * 0.3), r * size, colour, hole)


def house(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    paper.fill(
        _at(
            x, y, r, [(-0.95, 0.0), (0.0, -0.9), (0.97, 0.02), (0.66, 0.06), (0.66, 0.85), (-0.64, 0.87), (-0.64, 0.04)]
        ),
        colour,
    )
    paper.fill(_at(x, y, r, [(-0.18, 0.9), (-0.18, 0.25), (0.22, 0.25), (0.22, 0.9)]), hole)


def heart(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    half = [(0.0, 0.92), (0.62, 0.32), (0.95, -0.12), (0.93, -0.55), (0.62, -0.84), (0.25, -0.76), (0.0, -0.42)]
    paper.fill(_at(x, y, r, half + [(-a, b) for a, b in half[-2:0:-1]]), colour)


def music(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """Two notes under one beam."""
    for dx, dy in ((-0.55, 0.62), (0.45, 0.46)):
        paper.fill(blob(x + dx * r, y + dy * r, 0.33 * r, 9, Random(3), squash=0.8), colour)
    paper.fill(
        _at(
            x,
            y,
            r,
            [
                (-0.38, 0.6),
                (-0.38, -0.68),
                (0.76, -0.9),
                (0.76, 0.45),
                (0.6, 0.45),
                (0.6, -0.42),
                (-0.2, -0.26),
                (-0.2, 0.6),
            ],
        ),
        colour,
    )


def dance(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    draw_figure(paper, x, y + 0.98 * r, 1.95 * r, colour, POSES["leap"], shadow=False)


def video(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """A camera with its cone of light."""
    paper.fill(_at(x, y, r, [(-0.95, -0.5), (0.35, -0.56), (0.38, 0.56), (-0.93, 0.6)]), colour)
    paper.fill(_at(x, y, r, [(0.48, -0.1), (0.95, -0.48), (0.97, 0.5), (0.48, 0.16)]), colour)
    paper.fill(blob(x - 0.3 * r, y, 0.27 * r, 9, Random(5)), hole)


def play(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    paper.fill(_at(x, y, r, [(-0.62, -0.85), (0.9, 0.02), (-0.6, 0.88)]), colour)


def pause(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    for dx in (-0.62, 0.16):
        paper.fill(_at(x, y, r, [(dx, -0.82), (dx + 0.46, -0.8), (dx + 0.45, 0.84), (dx + 0.01, 0.82)]), colour)


def again(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """Three quarters of a circle with an arrow at its end."""
    ring = [(math.cos(a) * 0.85, math.sin(a) * 0.85) for a in _steps(-0.5, 4.1)]
    inner = [(math.cos(a) * 0.52, math.sin(a) * 0.52) for a in reversed(_steps(-0.5, 4.1))]
    paper.fill(_at(x, y, r, ring + inner), colour)
    paper.fill(_at(x, y, r, [(0.28, -0.3), (1.0, -0.86), (1.02, 0.02)]), colour)


def check(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    paper.fill(
        _at(x, y, r, [(-0.9, 0.08), (-0.62, -0.2), (-0.22, 0.22), (0.66, -0.72), (0.93, -0.46), (-0.2, 0.78)]), colour
    )


def cross(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    for way in (1, -1):
        paper.fill(
            _at(x, y, r, [(-0.75 * way, -0.5), (-0.5 * way, -0.76), (0.76 * way, 0.5), (0.5 * way, 0.75)]), colour
        )


def rub_out(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """A label that points back, with a cross in it."""
    paper.fill(_at(x, y, r, [(-1.1, 0.02), (-0.4, -0.66), (1.0, -0.68), (1.02, 0.68), (-0.4, 0.66)]), colour)
    cross(paper, x + 0.28 * r, y, 0.42 * r, hole, colour)


def space(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """The bar between two words."""
    edge = [(-1, -0.3), (-0.8, -0.3), (-0.8, 0.12), (0.8, 0.12), (0.8, -0.3), (1, -0.3), (1, 0.34), (-1, 0.34)]
    paper.fill(_at(x, y, r, edge), colour)


def hand(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """Index finger and thumb: without the thumb it would point the wrong way."""
    k = r / 98
    shape = [(-16, -96), (10, -98), (14, -20), (60, -8), (72, 20), (60, 78), (-30, 82), (-74, 14), (-60, -6), (-22, 14)]
    paper.fill([(x + a * k, y + b * k) for a, b in shape], colour)
    for dx in (30, 50):
        paper.fill(box(x + (dx - 3) * k, y - 4 * k, 4 * k, 30 * k), hole)


def hand_up(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """Somebody who raises a hand: help, please."""
    paper.fill(blob(x - 0.2 * r, y - 0.26 * r, 0.36 * r, 9, Random(2)), colour)
    body = [(-0.85, 0.96), (-0.78, 0.5), (-0.46, 0.2), (0.1, 0.2), (0.3, 0.16), (0.44, -0.5), (0.72, -0.46)]
    paper.fill(_at(x, y, r, [*body, (0.62, 0.36), (0.44, 0.6), (0.46, 0.96)]), colour)
    fingers = [(0.36, -0.5), (0.22, -0.78), (0.36, -0.84), (0.48, -0.68), (0.5, -1.0), (0.68, -1.0), (0.72, -0.7)]
    paper.fill(_at(x, y, r, [*fingers, (0.86, -0.88), (0.98, -0.8), (0.82, -0.42)]), colour)


def globe(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """The world with its lines: in which language."""
    line = 0.1 * r
    paper.fill(blob(x, y, 0.95 * r, 22, Random(4)), colour)
    for wide, fill in ((0.52, hole), (0.41, colour)):
        paper.fill([(x + wide * r * math.cos(a), y + 0.95 * r * math.sin(a)) for a in _steps(0, math.tau, 26)], fill)
    paper.fill(box(x - line / 2, y - r, line, 2 * r), hole)
    for down in (-0.44, 0.0, 0.44):
        paper.fill(box(x - r, y + down * r - line / 2, 2 * r, line), hole)


def bin_open(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    paper.fill(_at(x, y, r, [(-0.62, -0.35), (0.62, -0.35), (0.48, 0.92), (-0.48, 0.92)]), colour)
    paper.fill(_at(x, y, r, [(-0.82, -0.62), (0.6, -0.98), (0.66, -0.76), (-0.76, -0.4)]), colour)
    for dx in (-0.24, 0.12):
        paper.fill(box(x + dx * r, y - 0.1 * r, 0.12 * r, 0.78 * r), hole)


def window(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """With its curtains open."""
    paper.fill(_at(x, y, r, [(-0.9, -0.92), (0.92, -0.88), (0.9, 0.72), (-0.88, 0.74)]), colour)
    paper.fill(_at(x, y, r, [(-1, 0.74), (1, 0.72), (0.98, 0.92), (-0.98, 0.94)]), colour)
    paper.fill(_at(x, y, r, [(-0.36, -0.72), (0.38, -0.72), (0.5, 0.0), (0.4, 0.56), (-0.38, 0.56), (-0.5, 0.0)]), hole)


def person(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    paper.fill(blob(x, y - 0.5 * r, 0.4 * r, 9, Random(2)), colour)
    paper.fill(
        _at(x, y, r, [(-0.55, 0.95), (-0.5, 0.25), (-0.22, 0.0), (0.24, 0.0), (0.52, 0.25), (0.56, 0.95)]), colour
    )


def people(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    for dx in (-0.52, 0.52):
        person(paper, x + dx * r, y + 0.12 * r, 0.72 * r, colour, hole)
    person(paper, x, y - 0.08 * r, 0.82 * r, hole, colour)
    person(paper, x, y, 0.7 * r, colour, hole)


def with_child(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    person(paper, x - 0.32 * r, y, 0.95 * r, colour, hole)
    person(paper, x + 0.55 * r, y + 0.4 * r, 0.55 * r, colour, hole)


def headphones(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """A bow over the head, and a shell for each ear."""
    bow = [(math.cos(a) * 0.98, math.sin(a) * 0.98 + 0.1) for a in _steps(math.pi, 2 * math.pi)]
    inner = [(math.cos(a) * 0.72, math.sin(a) * 0.74 + 0.1) for a in reversed(_steps(math.pi, 2 * math.pi))]
    paper.fill(_at(x, y, r, bow + inner), colour)
    shell = [(-0.99, 0.02), (-0.56, -0.06), (-0.36, 0.08), (-0.36, 0.84), (-0.58, 0.98), (-0.98, 0.88)]
    for way in (1, -1):
        paper.fill(_at(x, y, r, [(way * a, b) for a, b in shell]), colour)
        paper.fill(
            _at(x, y, r, [(way * a, b) for a, b in ((-0.82, 0.2), (-0.72, 0.18), (-0.72, 0.74), (-0.82, 0.72))]), hole
        )


def triangle(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """With a dot where somebody tapped."""
    paper.fill(_at(x, y, r, [(-1.0, 0.8), (0.02, -0.92), (1.0, 0.82)]), colour)
    paper.fill(blob(x + 0.06 * r, y + 0.32 * r, 0.24 * r, 9, Random(2)), hole)


def pencil(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """It has just written a line."""
    paper.fill(_at(x, y, r, [(-0.62, 0.32), (0.42, -0.84), (0.82, -0.48), (-0.22, 0.68), (-0.78, 0.8)]), colour)
    paper.fill(_at(x, y, r, [(0.14, -0.5), (0.22, -0.6), (0.6, -0.26), (0.52, -0.16)]), hole)
    paper.fill(box(x - 0.1 * r, y + 0.78 * r, r, 0.14 * r), colour)


def written(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """A sheet of paper with lines on it."""
    paper.fill(_at(x, y, r, [(-0.72, -0.96), (0.34, -0.98), (0.74, -0.56), (0.72, 0.96), (-0.7, 0.94)]), colour)
    paper.fill(_at(x, y, r, [(0.3, -0.82), (0.3, -0.5), (0.6, -0.5)]), hole)
    for down, wide in ((-0.3, 0.7), (0.06, 1.0), (0.42, 0.84)):
        paper.fill(box(x - 0.5 * r, y + down * r, wide * r, 0.15 * r), hole)


def four(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """Four pictures, of which one is chosen."""
    for dx, dy in ((-0.9, -0.9), (0.08, -0.86), (-0.88, 0.08), (0.1, 0.1)):
        paper.fill(box(x + dx * r, y + dy * r, 0.8 * r, 0.8 * r), colour)
    check(paper, x + 0.5 * r, y + 0.5 * r, 0.3 * r, hole, colour)


def wide_picture(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    _picture(paper, (x, y, r), (0.98, 0.58), (colour, hole))


def upright_picture(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    _picture(paper, (x, y, r), (0.58, 0.98), (colour, hole))


def square_picture(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    _picture(paper, (x, y, r), (0.8, 0.8), (colour, hole))


def _picture(
    paper: Paper, place: tuple[float, float, float], half: tuple[float, float], colours: tuple[Colour, Colour]
) -> None:
    """A frame of half so wide and so high, in which somebody leaps."""
    (x, y, r), (w, h), (colour, hole) = place, half, colours
    paper.fill(_at(x, y, r, [(-w, -h), (w, 0.03 - h), (w - 0.02, h), (0.02 - w, h - 0.02)]), colour)
    paper.fill(_at(x, y, r, [(0.12 - w, 0.12 - h), (w - 0.12, 0.14 - h), (w - 0.13, h - 0.12), (0.13 - w, h - 0.13)]),
               hole)  # fmt: skip
    dance(paper, x, y + 0.02 * r, min(w * 0.62, h * 0.72) * r, colour, hole)


def small_screen(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    screen(paper, x, y, 0.66 * r, colour, hole)


def screen(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """On its foot."""
    paper.fill(_at(x, y, r, [(-0.84, -0.74), (0.84, -0.72), (0.83, 0.46), (-0.83, 0.48)]), colour)
    paper.fill(_at(x, y, r, [(-0.68, -0.58), (0.68, -0.56), (0.67, 0.3), (-0.67, 0.32)]), hole)
    paper.fill(_at(x, y, r, [(-0.12, 0.46), (0.12, 0.46), (0.4, 0.82), (-0.4, 0.84)]), colour)


def large_screen(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """On the wall, before people."""
    paper.fill(_at(x, y, r, [(-1.0, -0.9), (1.0, -0.88), (0.99, 0.3), (-0.99, 0.32)]), colour)
    paper.fill(_at(x, y, r, [(-0.86, -0.76), (0.86, -0.74), (0.85, 0.16), (-0.85, 0.18)]), hole)
    for dx in (-0.62, 0.0, 0.62):
        person(paper, x + dx * r, y + 0.68 * r, 0.32 * r, colour, hole)


def captions_inside(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """Part of the picture."""
    paper.fill(_at(x, y, r, [(-0.98, -0.62), (0.98, -0.6), (0.97, 0.66), (-0.97, 0.68)]), colour)
    _lines(paper, (x, y, r), 0.2, hole)


def captions_below(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """On a slip of their own that can be taken away."""
    paper.fill(_at(x, y, r, [(-0.98, -0.82), (0.98, -0.8), (0.97, 0.2), (-0.97, 0.22)]), colour)
    paper.fill(_at(x, y, r, [(-0.86, 0.3), (0.92, 0.34), (0.9, 0.9), (-0.88, 0.86)]), colour)
    _lines(paper, (x, y, r), 0.46, hole)


def _lines(paper: Paper, place: tuple[float, float, float], top: float, colour: Colour) -> None:
    """Two of words."""
    for at, half in ((top, 0.66), (top + 0.22, 0.46)):
        paper.fill(_at(*place, [(-half, at), (half, at + 0.01), (half, at + 0.12), (-half, at + 0.11)]), colour)


def speaking(paper: Paper, x: float, y: float, r: float, colour: Colour, hole: Colour) -> None:
    """A mouth's side of a head, and what comes out of it."""
    head = [(-0.9, 0.9), (-0.84, 0.3), (-1.0, -0.2), (-0.7, -0.78), (-0.2, -0.9), (0.12, -0.6), (0.16, -0.2)]
    chin = [(0.3, 0.1), (0.14, 0.18), (0.12, 0.5), (-0.2, 0.56), (-0.18, 0.9)]
    paper.fill(_at(x, y, r, [*head, *chin]), colour)
    for near, far in ((0.42, 0.12), (0.7, 0.26)):
        wave = [(near, 0.1 - far), (near + 0.16, 0.04 - far), (near + 0.26, 0.2), (near + 0.14, 0.44 + far)]
        paper.fill(_at(x, y, r, [*wave, (near, 0.36 + far), (near + 0.1, 0.2)]), colour)


def _at(x: float, y: float, r: float, shape: list[Point]) -> list[Point]:
    return [(x + a * r, y + b * r) for a, b in shape]


def _steps(start: float, end: float, count: int = 14) -> list[float]:
    return [start + (end - start) * i / (count - 1) for i in range(count)]


FORMS = {"music": music, "dance": dance, "video": video}
