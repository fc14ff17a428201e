"""Five in a circle on the square, in and out again, as people have always danced."""

import math
from dataclasses import replace

from exhibits.demonstration.motion import ease, hop, sway, there_and_back, towards
from exhibits.demonstration.palette import (
    AMBER,
    AMBER_DEEP,
    DUSK,
    LEAF,
    LEAF_DEEP,
    LILAC,
    NIGHT,
    PAPER,
    ROSE,
    SKY,
    SUN,
    WALL,
)
from exhibits.demonstration.props import draw_house
from exhibits.demonstration.stage import HIGH, WIDE, Dancer, Scene, lay, pebble, piece
from media.figure import Pose, blend, dance, draw_figure
from media.paper import Paper, box

BEAT = 0.5
_CENTRE = (640.0, 560.0)
_DANCERS = (SUN, ROSE, SKY, AMBER, LILAC)
_IN = (4.0, 12.0)
"""The beats on which all go to the middle."""


def _backdrop(paper: Paper) -> None:
    paper.fill(box(0, 0, WIDE, HIGH), DUSK)
    lay(paper, pebble(56, 12, 3), PAPER, 872, 84, shadow=False)
    for index, (x, wide, high) in enumerate(((20, 190, 230), (236, 150, 190), (880, 160, 200), (1066, 190, 240))):
        draw_house(paper, x, 470, size=(wide, high), wall=WALL, lit=(index % 2 == 0, True, True, index == 1))
    lay(paper, piece((-10, 452), (420, 440), (900, 448), (1290, 438), (1290, 740), (-10, 740), seed=8), NIGHT)
    lay(paper, pebble(520, 34, 3, 0.31), LEAF_DEEP, *_CENTRE)


def _moving(paper: Paper, now: float) -> None:
    beat = now / BEAT
    _garland(paper, now)
    places = sorted((_place(beat, index), index) for index in range(len(_DANCERS)))
    lantern = False
    for (depth, x), index in places:
        if depth > 0 and not lantern:
            _lantern(paper, beat)
            lantern = True
        draw_figure(paper, x, _CENTRE[1] + depth, 300 + depth * 0.62, _DANCERS[index], _pose(beat, index), head=PAPER)
    if not lantern:
        _lantern(paper, beat)


def _place(beat: float, index: int) -> tuple[float, float]:
    """Depth first: who is nearer is drawn later."""
    angle = index * 2 * math.pi / len(_DANCERS) + beat * 0.30
    inwards = sum(there_and_back(beat, start, start + 4) for start in _IN)
    radius = towards(430, 200, inwards)
    return math.sin(angle) * radius * 0.30, _CENTRE[0] + math.cos(angle) * radius


def _pose(beat: float, index: int) -> Pose:
    inwards = sum(there_and_back(beat, start, start + 4) for start in _IN)
    walking = dance("walk", beat * 2 + index * 0.5)
    arms = (96 + 6 * sway(beat, 2), 104)
    linked = replace(walking, left_arm=arms, right_arm=arms)
    cheering = replace(walking, left_arm=(146, 168), right_arm=(146, 168), head=-6)
    leap = 0.12 * sum(hop(beat, start + 2 + (index % 2) * 0.12, 0.9) for start in _IN)
    return replace(blend(linked, cheering, inwards), rise=leap)


def _lantern(paper: Paper, beat: float) -> None:
    """What they dance around, and what lights them."""
    x, y = _CENTRE
    glow = 1 + 0.035 * sway(beat, 4) + 0.12 * sum(there_and_back(beat, start, start + 4) for start in _IN)
    lay(paper, piece((-8, 0), (-6, -210), (6, -210), (9, 0), seed=10), AMBER_DEEP, x, y + 14)
    lay(paper, pebble(62, 12, 11), AMBER, x, y - 216, scale=glow)
    lay(paper, pebble(42, 11, 12), SUN, x, y - 216, scale=glow, shadow=False)
    lay(paper, pebble(20, 9, 13), PAPER, x, y - 216, scale=glow, shadow=False)


def _garland(paper: Paper, now: float) -> None:
    """Flags from house to house."""
    rises = ease(now, -1, 0)
    for index in range(13):
        part = index / 12
        x, y = 60 + part * 1160, 96 + math.sin(math.pi * part) * 116 * rises
        with paper.moved(x, y, turn=0.14 * sway(now, 2.2, part)):
            paper.sheet([(-26, 0), (26, -2), (2, 52)], (SUN, ROSE, SKY, LEAF, AMBER, LILAC)[index % 6])


def _alone(paper: Paper, now: float) -> None:
    draw_figure(paper, WIDE / 2, 640, 480, _DANCERS[0], _pose(now / BEAT, 0), head=PAPER, shadow=False)


CIRCLE = Scene(_backdrop, _moving, dancer=Dancer(_alone, (_DANCERS[0], PAPER)))
