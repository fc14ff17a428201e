"""The dark corner: eyes in the night, until somebody lights the lamp and sees who they belong to."""

import math

from exhibits.demonstration.motion import ease, hop, settle, sway, there_and_back, towards
from exhibits.demonstration.palette import (
    AMBER,
    AMBER_DEEP,
    DARK_WINDOW,
    DUSK,
    INK,
    LEAF,
    LEAF_DEEP,
    LEDGE,
    LILAC_DEEP,
    NIGHT,
    PAPER,
    ROSE_DEEP,
    SUN,
    WALL,
)
from exhibits.demonstration.people import FATMA, JOOP, NOOR, SAMUEL, Neighbour, Stance, draw_neighbour
from exhibits.demonstration.props import draw_bird, draw_cat
from exhibits.demonstration.stage import HIGH, WIDE, Scene, Sight, lay, pebble, piece
from media.paper import Paper

_GROUND = 628.0
_LAMP = (700.0, 300.0)
LIGHT = 4.1
"""When the lamp goes on: the sound's click is at the same moment."""
EYES = ((930.0, 428.0, 0.9, 0.0), (806.0, 562.0, 1.5, 0.35), (704.0, 246.0, 2.1, 0.7))
"""Place, moment and rhythm of the three pairs: a neighbour, a cat, and a bird on the lamp."""


def _backdrop(paper: Paper) -> None:
    paper.fill([(0, 0), (WIDE, 0), (WIDE, HIGH), (0, HIGH)], DUSK)
    lay(paper, pebble(44, 12, 3), PAPER, 212, 176, shadow=False)
    lay(paper, pebble(40, 12, 4), DUSK, 230, 166, shadow=False)
    lay(paper, piece((286, 0), (1290, -8), (1290, 590), (286, 596), seed=4), WALL)
    lay(paper, piece((276, 584), (1290, 578), (1290, 602), (276, 606), seed=5), LEDGE, shadow=False)
    paper.fill(piece((-10, 600), (640, 592), (1290, 600), (1290, 740), (-10, 740), seed=6), NIGHT)


def _moving(paper: Paper, now: float) -> None:
    light = settle(now, LIGHT, LIGHT + 0.45)
    for index, (x, y) in enumerate(((330, 118), (484, 142), (874, 112), (1040, 136))):
        _window(paper, x, y, index, settle(now, LIGHT + 0.7 + 0.35 * index, LIGHT + 1.0 + 0.35 * index))
    if light > 0:
        _cone(paper, light)
    _lamp(paper, light, now)
    if light > 0.5:
        _company(paper, now)
    else:
        _eyes(paper, now)
    _walker(paper, now)


def _window(paper: Paper, x: float, y: float, index: int, lit: float) -> None:
    """Neighbours look what is going on: a light, and a head before it."""
    frame = piece((0, 0), (96, 2), (95, 118), (-1, 116), seed=index + 30)
    lay(paper, frame, DARK_WINDOW, x, y, shadow=False)
    if lit <= 0:
        return
    with paper.moved(x, y), paper.inside(frame):
        paper.fill([(0, 118 * (1 - lit)), (98, 118 * (1 - lit)), (98, 120), (0, 120)], SUN)
        colour = (ROSE_DEEP, LEAF_DEEP, LILAC_DEEP, AMBER_DEEP)[index]
        with paper.moved(48, 130 - 52 * lit):
            lay(paper, pebble(21, 11, index), colour, 0, -30, shadow=False)
            lay(paper, piece((-34, 70), (-26, -4), (26, -4), (34, 70), seed=8), colour, shadow=False)


def _cone(paper: Paper, light: float) -> None:
    """Light as paper: two flat pieces, one over the other."""
    x, y = _LAMP
    for wide, colour, alpha in ((440, AMBER, 0.5), (330, SUN, 0.85)):
        reach = wide * light
        foot = [(math.cos(math.pi * step / 8) * reach, math.sin(math.pi * step / 8) * 44) for step in range(9)]
        paper.fill([(x - 26, y + 30), (x + 26, y + 30), *((x + a, _GROUND + 6 + b) for a, b in foot)], colour, alpha)


def _lamp(paper: Paper, light: float, now: float) -> None:
    x, y = _LAMP
    lay(paper, piece((-9, _GROUND - y), (-6, 0), (7, 0), (10, _GROUND - y), seed=9), INK, x, y)
    lay(paper, piece((-30, 0), (-20, -22), (24, -22), (34, 0), seed=10), INK, x, _GROUND + 8)
    lay(paper, piece((-58, 34), (-26, -26), (26, -26), (58, 34), seed=11), LEDGE if light < 0.5 else AMBER_DEEP, x, y)
    lay(paper, pebble(24, 11, 12), DARK_WINDOW if light <= 0 else SUN, x, y + 36, scale=1 + 0.25 * light, shadow=False)
    pull = 30 * there_and_back(now, LIGHT - 0.3, LIGHT + 0.3)
    swing = 5 * sway(now, 1.6) * (1 - ease(now, LIGHT - 1.2, LIGHT - 0.6))
    paper.fill(
        [(x - 66, y + 30), (x - 63, y + 30), (x - 63 + swing, y + 150 + pull), (x - 66 + swing, y + 150 + pull)], PAPER
    )
    lay(paper, pebble(9, 8, 13), PAPER, x - 65 + swing, y + 156 + pull, shadow=False)


def _eyes(paper: Paper, now: float) -> None:
    """They open one pair after the other, and follow who comes."""
    for x, height, opens, offset in EYES:
        size = settle(now, opens, opens + 0.25)
        if size <= 0:
            continue
        blink = (now * 0.5 + offset) % 1.0 < 0.07
        with paper.moved(x, height, scale=size):
            for side in (-15, 15):
                lay(paper, pebble(12, 11, 2, 0.2 if blink else 1.1), PAPER, side, 0, shadow=False)
                if not blink:
                    lay(paper, pebble(5, 8, 3), INK, side - 4, 2, shadow=False)


def _company(paper: Paper, now: float) -> None:
    cheer = ease(now, LIGHT + 0.5, LIGHT + 0.9)
    wave = 2.5 + 0.35 * sway(now, 0.7)
    draw_neighbour(paper, SAMUEL, 930, _GROUND + 4, Stance(left=0.2 + wave * cheer, right=0.2, look=-1))
    draw_cat(
        paper,
        806,
        _GROUND + 16 - 12 * hop(now, LIGHT + 0.3, 0.4),
        AMBER,
        AMBER_DEEP,
        tail=0.3 * sway(now, 1.1),
        look=-1,
    )
    draw_bird(
        paper, 704, 278 - 26 * hop(now, LIGHT + 0.3, 0.5), LEAF, LEAF_DEEP, flap=0.6 * sway(now, 0.5) * cheer, flip=True
    )
    for index, who in enumerate((FATMA, JOOP)):
        _joins(paper, now, index, who)


def _joins(paper: Paper, now: float, index: int, who: Neighbour) -> None:
    starts = LIGHT + 0.9 + 0.5 * index
    came = ease(now, starts, starts + 1.6)
    if came > 0:
        x = towards(WIDE + 70, 1045 + 105 * index, came)
        draw_neighbour(
            paper,
            who,
            x,
            _GROUND + 34,
            Stance(
                step=came * 9,
                striding=1 - ease(now, starts + 1.2, starts + 1.6),
                left=0.2 + 2.3 * ease(now, starts + 1.3, starts + 1.8),
                look=-1,
            ),
        )


def _walker(paper: Paper, now: float) -> None:
    """Comes, stops, shivers, dares, pulls."""
    first, second = ease(now, 0.0, 1.6), ease(now, 2.9, 3.7)
    x = towards(towards(-60, 330, first), 588, second)
    fright = ease(now, 1.7, 1.9) - ease(now, 2.7, 2.9)
    walking = (1 - ease(now, 1.2, 1.6)) + (ease(now, 2.9, 3.0) - ease(now, 3.5, 3.7))
    pulls = ease(now, LIGHT - 0.6, LIGHT - 0.25) - ease(now, LIGHT + 0.25, LIGHT + 0.6)
    happy = ease(now, LIGHT + 0.8, LIGHT + 1.1)
    wave = happy * (1.75 + 0.35 * sway(now, 0.7, 0.3))
    stance = Stance(
        left=0.2 + 0.5 * fright,
        right=0.2 + 0.5 * fright + 2.4 * pulls + wave,
        step=first * 10 + second * 7,
        striding=walking,
        lean=0.012 * fright * sway(now, 0.16) - 0.06 * fright,
        look=1,
    )
    draw_neighbour(paper, NOOR, x, _GROUND + 12, stance)


CORNER = Scene(_backdrop, _moving, Sight(720, 670, 1.16))
