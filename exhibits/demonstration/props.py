"""What stands in a paper street. Everything is drawn with its foot at `x`, `y`."""

import math

from exhibits.demonstration.palette import (
    AMBER_DEEP,
    DARK_WINDOW,
    INK,
    LEAF,
    LEAF_DEEP,
    PAPER,
    SUN,
)
from exhibits.demonstration.people import draw_eyes
from exhibits.demonstration.stage import Piece, lay, pebble, piece
from media.paper import Paper, Point


def draw_tree(paper: Paper, x: float, y: float, leaning: float) -> None:
    """A tall tree; `leaning` (-1 to 1) is the wind."""
    lay(paper, piece((-26, 6), (-15, -240), (17, -240), (30, 6), seed=2), AMBER_DEEP, x, y)
    leaves = (
        (-92, -300, 104, LEAF_DEEP, 0.5),
        (104, -292, 98, LEAF_DEEP, 0.6),
        (6, -396, 116, LEAF_DEEP, 1.0),
        (-58, -330, 92, LEAF, 0.8),
        (62, -344, 96, LEAF, 0.9),
        (0, -276, 74, LEAF, 0.4),
    )
    for index, (dx, dy, radius, colour, give) in enumerate(leaves):
        shape = pebble(radius, 13, 20 + index, 0.86)
        lay(paper, shape, colour, x + dx + leaning * 9 * give, y + dy, turn=leaning * 0.03)


def draw_house(
    paper: Paper, x: float, y: float, *, size: tuple[float, float], wall: str, lit: tuple[bool, ...]
) -> None:
    """A house of windows two by two; each of `lit` is a window, from the top."""
    wide, high = size
    lay(paper, piece((0, 0), (2, -high), (wide, -high), (wide, 0), seed=int(x)), wall, x, y)
    roof = piece((-14, -high + 4), (wide / 2, -high - wide * 0.42), (wide + 14, -high + 4), seed=int(x) + 1)
    lay(paper, roof, INK, x, y, shadow=False)
    for index, on in enumerate(lit):
        column, row = index % 2, index // 2
        left, top = x + wide * (0.14 + 0.42 * column), y - high * (0.88 - 0.36 * row)
        colour = SUN if on else DARK_WINDOW
        lay(
            paper,
            piece((0, 0), (wide * 0.29, 1), (wide * 0.3, high * 0.24), (1, high * 0.24), seed=index),
            colour,
            left,
            top,
            shadow=False,
        )


def draw_bench(paper: Paper, x: float, y: float, *, half: float, sag: float = 0.0) -> None:
    """A bench of three planks, seat 62 units high; `sag` is how far the middle of the seat gives."""
    for side in (-1, 1):
        lay(paper, piece((-9, 0), (-7, -128), (7, -128), (9, 0), seed=4), INK, x + side * (half - 34), y)
    for top in (-128.0, -102.0):
        plank = piece((-half, top), (half, top - 2), (half, top + 18), (-half, top + 19), seed=int(-top))
        lay(paper, plank, AMBER_DEEP, x, y)
    paper.sheet(
        [
            (x - half - 8, y - 66),
            (x, y - 66 + sag),
            (x + half + 8, y - 67),
            (x + half + 8, y - 46),
            (x, y - 45 + sag),
            (x - half - 8, y - 45),
        ],
        AMBER_DEEP,
    )


_WING: Piece = ((-16, -2), (12, -6), (2, 14), (-14, 10))


def draw_bird(
    paper: Paper, x: float, y: float, colour: str, deep: str, *, flap: float = 0.0, flip: bool = False
) -> None:
    """A bird the size of two hands; `flap` turns its wing (radians)."""
    with paper.moved(x, y, flip=flip):
        for leg in (-4, 7):
            paper.fill([(leg, -12), (leg + 3, -12), (leg + 3, 0), (leg, 0)], deep)
        paper.sheet([(-44, -28), (-20, -28), (4, -40), (22, -44), (30, -24), (18, -8), (-4, -4), (-22, -12)], colour)
        paper.disc(20, -40, 13, colour)
        paper.fill([(31, -46), (47, -39), (32, -34)], deep)
        paper.disc(23, -43, 2.6, INK)
        with paper.moved(-4, -26, turn=flap):
            paper.fill(_WING, deep)


def draw_cat(
    paper: Paper,
    x: float,
    y: float,
    colour: str,
    deep: str,
    *,
    tail: float = 0.0,
    look: float = 0.0,
    blink: bool = False,
) -> None:
    """A sitting cat; `tail` swings it (radians)."""
    with paper.moved(x, y):
        with paper.moved(-30, -10, turn=tail):
            paper.sheet([(-2, 6), (-30, -12), (-34, -48), (-22, -48), (-18, -18), (6, -8)], deep)
        lay(paper, piece((-36, 0), (-28, -44), (-4, -58), (20, -46), (32, 0), seed=3), colour)
        head: tuple[Point, ...] = ((-24, -50), (-28, -102), (-12, -84), (10, -84), (26, -102), (24, -50), (0, -38))
        paper.sheet(head, colour)
        draw_eyes(paper, look * 5, -66, PAPER, apart=10, blink=blink)
        paper.fill([(-5 + look * 5, -57), (5 + look * 5, -57), (look * 5, -51)], deep)


def draw_steam(paper: Paper, x: float, y: float, now: float, colour: str = PAPER) -> None:
    """Two ribbons that rise and grow thin."""
    for index in range(2):
        part = (now / 1.8 + index / 2) % 1.0
        wave = math.sin(part * 7 + index) * 8
        wide = 6 * (1 - part)
        left, top = x - 7 + index * 14 + wave, y - 14 - part * 62
        paper.fill(
            [
                (left - wide, top),
                (left + wide, top - 4),
                (left + wide - wave * 0.6, top + 24),
                (left - wide - wave * 0.6, top + 26),
            ],
            colour,
            0.85 * (1 - part),
        )
