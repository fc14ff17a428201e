"""The bench under the tree: there is always room, one only has to move over a little."""

import math

from exhibits.demonstration.motion import ease, hop, settle, sway, there_and_back, towards
from exhibits.demonstration.palette import (
    AMBER,
    AMBER_DEEP,
    LEAF,
    LEAF_DEEP,
    LILAC_DEEP,
    PAPER,
    ROSE_DEEP,
    SKY,
    SKY_DEEP,
    SUN,
)
from exhibits.demonstration.people import BRAM, FATMA, JOOP, SAMUEL, Neighbour, Stance, draw_neighbour
from exhibits.demonstration.props import draw_bench, draw_bird, draw_house, draw_tree
from exhibits.demonstration.stage import HIGH, WIDE, Scene, Sight, lay, pebble, piece
from media.paper import Paper

_GROUND = 610.0
_MIDDLE = 640.0
_ROOM = 104.0
"""What one sitter takes of the bench."""
ARRIVALS = (-9.0, 0.9, 2.5, 4.0)
BIRD = 5.5


def _backdrop(paper: Paper) -> None:
    paper.fill([(0, 0), (WIDE, 0), (WIDE, HIGH), (0, HIGH)], SKY)
    lay(paper, pebble(74, 14, 3), SUN, 430, 268)
    for x, y, scale in ((1010, 300, 0.9), (620, 250, 0.6)):
        lay(paper, piece((-90, 20), (-60, -18), (-10, -34), (50, -22), (92, 20), seed=11), PAPER, x, y, scale=scale)
    for x, wide, high, wall in ((226, 150, 190, SKY_DEEP), (936, 160, 210, LILAC_DEEP), (1118, 150, 250, ROSE_DEEP)):
        draw_house(paper, x, 560, size=(wide, high), wall=wall, lit=(True, False, True, True))
    lay(
        paper, piece((-10, 548), (320, 520), (640, 534), (960, 516), (1290, 540), (1290, 740), (-10, 740), seed=5), LEAF
    )
    lay(paper, piece((-10, 668), (500, 650), (900, 664), (1290, 648), (1290, 740), (-10, 740), seed=6), LEAF_DEEP)


def _moving(paper: Paper, now: float) -> None:
    draw_tree(paper, _MIDDLE + 190, _GROUND - 30, sway(now, 4.2))
    sag = sum(10 * there_and_back(now, sits, sits + 0.5) for sits in ARRIVALS) + 3 * there_and_back(
        now, BIRD, BIRD + 0.4
    )
    draw_bench(paper, _MIDDLE, _GROUND, half=232, sag=sag)
    for index, who in enumerate((JOOP, FATMA, SAMUEL, BRAM)):
        _sitter(paper, now, index, who, sag)
    _bird(paper, now)


def _seat(now: float, index: int) -> float:
    """Everyone moves over for who comes: the row keeps its middle on the bench's middle."""
    row = sum(settle(now, arrives - 0.75, arrives - 0.15) for arrives in ARRIVALS) + 0.7 * settle(
        now, BIRD - 0.7, BIRD - 0.1
    )
    return _MIDDLE + (index - (row - 1) / 2) * _ROOM


def _sitter(paper: Paper, now: float, index: int, who: Neighbour, sag: float) -> None:
    arrives = ARRIVALS[index]
    came = ease(now, arrives - 1.7, arrives)
    if came <= 0:
        return
    seat = _seat(now, index)
    x = towards(WIDE + 80, seat, came) if index else seat
    sat = settle(now, arrives - 0.05, arrives + 0.35)
    shuffle = sum(there_and_back(now, other - 0.75, other - 0.1) for other in (*ARRIVALS[index + 1 :], BIRD))
    greets = there_and_back(now, arrives - 1.1, arrives - 0.1)
    welcomes = (
        there_and_back(now, ARRIVALS[min(index + 1, 3)] - 1.1, ARRIVALS[min(index + 1, 3)] + 0.1) if index < 3 else 0.0
    )
    stance = Stance(
        left=0.2 + 2.4 * greets if index else 0.2,
        right=0.2 + 2.3 * welcomes,
        step=came * 4 * math.pi,
        striding=1 - ease(now, arrives - 0.4, arrives),
        sitting=sat,
        lean=-0.1 * shuffle,
        look=0.8 * (ease(now, 0.2, 0.7) if index == 0 else 1) * (1 if index < 3 else -1),
        blink=(now * 0.37 + index * 0.23) % 1.0 < 0.05,
    )
    draw_neighbour(paper, who, x, towards(_GROUND + 26, _GROUND, sat) + sag * sat * 0.8, stance)


def _bird(paper: Paper, now: float) -> None:
    if now < BIRD - 1.2:
        return
    came = ease(now, BIRD - 1.2, BIRD)
    seat = _seat(now, 3) + _ROOM * 0.78
    x, y = towards(1180, seat, came), towards(120, _GROUND - 66, came)
    flying = 1 - came
    proud = 14 * hop(now, BIRD + 0.75, 0.3)
    with paper.moved(x, y - proud, scale=1.25):
        draw_bird(paper, 0, 0, AMBER, AMBER_DEEP, flap=sway(now, 0.24) * 0.9 * min(1.0, flying * 4), flip=True)


BENCH = Scene(_backdrop, _moving, Sight(690, 660, 1.42))
