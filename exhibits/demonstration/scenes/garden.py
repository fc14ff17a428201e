"""The garden: everyone brings a seed, and nobody knows what will come up."""

import math
from collections.abc import Callable

from exhibits.demonstration.motion import ease, settle, sway, there_and_back, towards
from exhibits.demonstration.palette import (
    AMBER,
    AMBER_DEEP,
    INK,
    LEAF,
    LEAF_DEEP,
    LILAC,
    LILAC_DEEP,
    PAPER,
    ROSE,
    ROSE_DEEP,
    SKINS,
    SKY,
    SKY_DEEP,
    SUN,
)
from exhibits.demonstration.people import limb
from exhibits.demonstration.props import draw_bird, draw_steam
from exhibits.demonstration.stage import HIGH, WIDE, Scene, lay, pebble, piece
from media.paper import Paper

_EARTH = 560.0
_PLACES = (170.0, 405.0, 640.0, 875.0, 1110.0)
_HEIGHTS = (250.0, 320.0, 205.0, 352.0, 270.0)
SOWN = (0.2, 0.5, 0.8, 1.1, 1.4)
GROWS = (3.1, 3.4, 3.9, 3.3, 4.7)
_SLEEVES = ((ROSE, ROSE_DEEP), (SKY, SKY_DEEP), (SUN, AMBER_DEEP), (LILAC, LILAC_DEEP), (AMBER, AMBER_DEEP))


def _backdrop(paper: Paper) -> None:
    paper.fill([(0, 0), (WIDE, 0), (WIDE, HIGH), (0, HIGH)], PAPER)
    lay(paper, pebble(96, 15, 3), SUN, 232, 128)
    lay(
        paper, piece((-10, 470), (260, 420), (600, 452), (930, 410), (1290, 448), (1290, 600), (-10, 600), seed=4), LEAF
    )
    lay(paper, piece((-10, _EARTH), (1290, _EARTH - 6), (1290, 740), (-10, 740), seed=5), AMBER_DEEP)
    for index in range(24):
        lay(paper, pebble(9, 6, index), "#6B2410", 30 + index * 53, 610 + (index * 37) % 90, shadow=False)


def _moving(paper: Paper, now: float) -> None:
    for index, bloom in enumerate((_flower, _tulip, _carrot, _sunflower, _teapot)):
        _seed(paper, now, index)
        _plant(paper, now, index, bloom)
    for index in range(len(_PLACES)):
        _hand(paper, now, index)
    _can(paper, now)
    if now > 5.4:
        _visitor(paper, now)


def _seed(paper: Paper, now: float, index: int) -> None:
    falls = ease(now, SOWN[index] + 0.45, SOWN[index] + 0.75)
    if 0 < falls < 1:
        y = towards(250, _EARTH + 24, falls)
        lay(paper, pebble(11, 7, 3, 1.3), INK, _PLACES[index], y, shadow=False)
    mound = settle(now, SOWN[index] + 0.75, SOWN[index] + 1.0)
    if mound > 0:
        lay(
            paper,
            piece((-54, 14), (-26, -20), (20, -24), (56, 14), seed=index),
            "#6B2410",
            _PLACES[index],
            _EARTH,
            scale=mound,
        )


def _hand(paper: Paper, now: float, index: int) -> None:
    """Comes down, opens, goes: five neighbours, five sleeves."""
    down = there_and_back(now, SOWN[index] - 0.35, SOWN[index] + 1.2)
    if down <= 0:
        return
    x, y = _PLACES[index], towards(-190, 214, min(1.0, down * 1.3))
    sleeve, deep = _SLEEVES[index]
    skin = SKINS[index % len(SKINS)]
    limb(paper, (x + 34, y - 420), (x + 8, y - 80), (52, 36), sleeve)
    limb(paper, (x + 6, y - 58), (x, y - 20), (20, 24), skin)
    opens = 0.7 * ease(now, SOWN[index] + 0.3, SOWN[index] + 0.55)
    for side in (-1, 1):
        with paper.moved(x + side * 10, y - 12, turn=-side * opens):
            paper.sheet([(-9, -8), (9, -8), (6, 32), (-6, 32)], skin, shadow=False)
    lay(paper, piece((-40, -14), (40, -16), (38, 10), (-38, 8), seed=7), deep, x + 7, y - 78)


def _can(paper: Paper, now: float) -> None:
    """A watering can walks along the row by itself, held by somebody out of the picture."""
    there = ease(now, 1.7, 2.3) - ease(now, 4.2, 4.8)
    if there <= 0:
        return
    x = towards(120, 1010, ease(now, 2.2, 4.4))
    y = towards(-180, 190, there)
    tips = 0.42 * (ease(now, 2.1, 2.4) - ease(now, 4.2, 4.5))
    if tips > 0.2:
        for drop in range(9):
            fall = (now * 1.7 + drop / 9) % 1.0
            left = x + 128 + (drop % 3) * 22 + fall * 16
            top = y + 96 + fall * (_EARTH - y - 110)
            paper.fill([(left, top - 16), (left + 6, top), (left, top + 6), (left - 6, top)], SKY_DEEP)
    with paper.moved(x, y, turn=tips):
        paper.sheet([(50, 30), (134, -34), (150, -20), (62, 66)], LEAF_DEEP)
        lay(paper, piece((-34, -26), (26, -30), (34, 26), (-28, 24), seed=8), LEAF_DEEP, 148, -32, scale=0.8)
        limb(paper, (-60, -40), (0, -96), (9, 9), LEAF_DEEP)
        limb(paper, (0, -96), (58, -42), (9, 9), LEAF_DEEP)
        lay(paper, piece((-66, -46), (62, -48), (74, 76), (-78, 78), seed=9), LEAF)
        paper.fill(piece((-72, 10), (68, 6), (70, 30), (-74, 34), seed=10), LEAF_DEEP)


Bloom = Callable[[Paper, float], None]


def _plant(paper: Paper, now: float, index: int, bloom: Bloom) -> None:
    grown = settle(now, GROWS[index], GROWS[index] + 1.3)
    if grown <= 0:
        return
    x, high = _PLACES[index], _HEIGHTS[index] * grown
    bend = 0.035 * sway(now, 2.6, index * 0.21)
    with paper.moved(x, _EARTH + 4, turn=bend):
        paper.sheet([(-9, 0), (-6, -high), (6, -high), (10, 0)], LEAF_DEEP)
        for side, share in ((-1, 0.3), (1, 0.52)):
            leaf = settle(now, GROWS[index] + 0.4 + share, GROWS[index] + 1.0 + share)
            if leaf > 0:
                with paper.moved(0, -high * share, scale=leaf, flip=side < 0):
                    paper.sheet([(0, 4), (34, -30), (84, -36), (56, 0), (18, 16)], LEAF_DEEP)
                    paper.fill([(8, 2), (36, -20), (70, -29), (40, -8)], LEAF)
        opens = settle(now, GROWS[index] + 0.8, GROWS[index] + 1.7)
        if opens > 0:
            with paper.moved(0, -high, scale=opens):
                bloom(paper, now)


def _petals(paper: Paper, count: int, colour: str, *, out: float, size: float, turn: float) -> None:
    for step in range(count):
        angle = turn + step * 2 * math.pi / count
        lay(paper, pebble(size, 8, step, 0.8), colour, math.cos(angle) * out, math.sin(angle) * out, turn=angle)


def _flower(paper: Paper, now: float) -> None:
    _petals(paper, 6, ROSE, out=48, size=34, turn=0.1 * sway(now, 3))
    lay(paper, pebble(30, 10, 4), ROSE_DEEP)
    lay(paper, pebble(11, 7, 5), PAPER, shadow=False)


def _tulip(paper: Paper, _now: float) -> None:
    lay(paper, piece((-50, -84), (-22, -46), (0, -96), (24, -46), (52, -86), (46, 2), (0, 26), (-46, 2), seed=3), SKY)
    paper.fill(piece((-16, -40), (0, -92), (17, -40), (8, 18), (-8, 18), seed=4), SKY_DEEP)


def _carrot(paper: Paper, now: float) -> None:
    """Grew the wrong way up, and is proud of it."""
    for index, x in enumerate((-24, 0, 24)):
        with paper.moved(x * 0.5, -132, turn=0.3 * (index - 1) + 0.06 * sway(now, 2.2, index * 0.2)):
            paper.sheet([(-9, 10), (-12, -58), (0, -74), (13, -56), (9, 10)], LEAF_DEEP, shadow=False)
    lay(paper, piece((-8, 20), (8, 20), (48, -110), (28, -140), (-26, -140), (-48, -112), seed=5), AMBER)
    for y, half in ((-96, 22), (-62, 17), (-28, 9)):
        paper.fill([(-half, y), (half * 0.4, y - 2), (half * 0.4, y + 6), (-half, y + 7)], AMBER_DEEP)


def _sunflower(paper: Paper, now: float) -> None:
    _petals(paper, 12, SUN, out=66, size=30, turn=0.06 * sway(now, 3.4))
    lay(paper, pebble(54, 13, 6), AMBER_DEEP)
    for step in range(7):
        lay(paper, pebble(6, 6, step), AMBER, math.cos(step * 0.9) * 26, math.sin(step * 0.9) * 26, shadow=False)


def _teapot(paper: Paper, now: float) -> None:
    """Somebody must have mixed up the bags."""
    draw_steam(paper, 96, -70, now, LILAC_DEEP)
    paper.sheet([(52, -20), (102, -66), (114, -54), (66, 24)], LILAC_DEEP)
    paper.sheet(
        [(-56, -46), (-108, -40), (-108, 24), (-56, 34), (-56, 16), (-86, 10), (-86, -22), (-56, -27)], LILAC_DEEP
    )
    lay(paper, piece((-62, 46), (-74, -8), (-44, -54), (44, -54), (72, -8), (60, 46), seed=7), LILAC)
    paper.fill([(-46, -54), (0, -82), (46, -54)], LILAC_DEEP)
    lay(paper, pebble(10, 8, 8), PAPER, 0, -84, shadow=False)
    paper.fill(piece((-66, -2), (66, -8), (66, 14), (-64, 20), seed=9), PAPER)


def _visitor(paper: Paper, now: float) -> None:
    came = ease(now, 5.4, 6.2)
    x, y = towards(-60, _PLACES[3] - 6, came), towards(90, _EARTH - _HEIGHTS[3] - 84, came)
    with paper.moved(x, y - 20 * math.sin(math.pi * came), scale=1.2):
        draw_bird(paper, 0, 0, ROSE, ROSE_DEEP, flap=sway(now, 0.24) * min(1.0, (1 - came) * 4))


GARDEN = Scene(_backdrop, _moving)
