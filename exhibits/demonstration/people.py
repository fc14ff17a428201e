"""Neighbours of paper: a coat, a head, two arms, two legs, and something on the head to know them by."""

import math
from dataclasses import dataclass
from enum import Enum

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
from exhibits.demonstration.stage import lay, pebble, piece
from media.paper import Paper

HIP, SHOULDER, HEAD = -92.0, -160.0, -196.0
"""Heights of a grown neighbour of 225 units, above the feet."""


class Crown(Enum):
    HAT = "hat"
    SCARF = "scarf"
    BUN = "bun"
    CURLS = "curls"
    CAP = "cap"


@dataclass(frozen=True)
class Neighbour:
    coat: str
    trousers: str
    skin: str
    crown: Crown
    crown_colour: str
    tall: float = 1.0


JOOP = Neighbour(SUN, AMBER_DEEP, SKINS[1], Crown.HAT, AMBER_DEEP)
FATMA = Neighbour(ROSE, ROSE_DEEP, SKINS[3], Crown.SCARF, ROSE_DEEP)
SAMUEL = Neighbour(SKY, SKY_DEEP, SKINS[2], Crown.CURLS, INK, 1.06)
NOOR = Neighbour(LILAC, LILAC_DEEP, SKINS[0], Crown.BUN, INK, 0.94)
BRAM = Neighbour(LEAF, LEAF_DEEP, SKINS[1], Crown.CAP, AMBER, 0.72)


@dataclass(frozen=True)
class Stance:
    left: float = 0.15
    """The arm on the left of the picture: 0 hangs down, 3 points up, outwards between them (radians)."""
    right: float = 0.15
    step: float = 0.0
    """Where in a walk: a whole turn is two steps (radians)."""
    striding: float = 0.0
    """0 stands still, 1 walks."""
    sitting: float = 0.0
    lean: float = 0.0
    look: float = 0.0
    """-1 looks to the left, 1 to the right."""
    blink: bool = False


STANDING = Stance()


def draw_neighbour(paper: Paper, who: Neighbour, x: float, y: float, stance: Stance = STANDING) -> None:
    """Feet at `x`, `y`, seen from the front."""
    bounce = abs(math.sin(stance.step)) * 5 * stance.striding
    drop = 34 * stance.sitting
    with paper.moved(x, y, scale=who.tall):
        _legs(paper, who, stance, drop)
        with paper.moved(0, drop - bounce, turn=stance.lean):
            _arm(paper, who, -26, -stance.left)
            _arm(paper, who, 26, stance.right)
            lay(paper, piece((-27, -166), (27, -166), (37, -80), (-37, -80), seed=3), who.coat)
            for button in (-140, -118):
                lay(paper, pebble(3.6, 6), who.trousers, 0, button, shadow=False)
            _head(paper, who, stance)


def _legs(paper: Paper, who: Neighbour, stance: Stance, drop: float) -> None:
    for side in (-1, 1):
        swing = math.sin(stance.step) * side * stance.striding
        lift = max(0.0, math.cos(stance.step) * side) * 10 * stance.striding
        foot_x = side * (14 + 5 * stance.sitting) + swing * 24
        limb(paper, (side * 15, HIP + 8 + drop), (foot_x, -8 - lift), (13, 9), who.trousers)
        shoe = piece((-9, -9), (12, -9), (20, 1), (-9, 2), seed=5)
        lay(paper, shoe, INK, foot_x + (0 if side > 0 else -4), -lift, shadow=False)


def _arm(paper: Paper, who: Neighbour, x: float, angle: float) -> None:
    elbow = (x + math.sin(angle) * 36, SHOULDER + 6 + math.cos(angle) * 36)
    bend = angle * 1.16
    hand = (elbow[0] + math.sin(bend) * 34, elbow[1] + math.cos(bend) * 34)
    paper.disc(*hand, 10, who.skin)
    limb(paper, (x, SHOULDER + 6), elbow, (12, 10), who.coat)
    limb(paper, elbow, (elbow[0] + math.sin(bend) * 27, elbow[1] + math.cos(bend) * 27), (10, 8), who.coat)


def limb(
    paper: Paper, start: tuple[float, float], end: tuple[float, float], halves: tuple[float, float], colour: str
) -> None:
    """A strip with a round joint at either end; `halves` are half its width there."""
    first, last = halves
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    across, along = -math.sin(angle), math.cos(angle)
    corners = [
        (start[0] + across * first, start[1] + along * first),
        (end[0] + across * last, end[1] + along * last),
        (end[0] - across * last, end[1] - along * last),
        (start[0] - across * first, start[1] - along * first),
    ]
    shapes = [corners, _joint(start, first), _joint(end, last)]
    paper.shadow(shapes)
    paper.fill_all(shapes, colour)


def _joint(at: tuple[float, float], radius: float) -> list[tuple[float, float]]:
    return [(at[0] + radius * cos, at[1] + radius * sin) for cos, sin in _ROUND]


_ROUND = [(math.cos(step * math.pi / 6), math.sin(step * math.pi / 6)) for step in range(12)]


def _head(paper: Paper, who: Neighbour, stance: Stance) -> None:
    if who.crown is Crown.SCARF:
        lay(paper, pebble(36, 11, 4, 1.08), who.crown_colour, 0, HEAD + 2)
        lay(paper, piece((-26, -22), (26, -22), (33, 26), (-33, 26), seed=6), who.crown_colour, 0, HEAD + 22)
    if who.crown is Crown.BUN:
        lay(paper, pebble(15, 9, 2), who.crown_colour, 4, HEAD - 34)
    lay(paper, pebble(28, 13, 7, 1.06), who.skin, 0, HEAD)
    draw_eyes(paper, stance.look * 8, HEAD + 1, blink=stance.blink)
    _crown(paper, who)


def draw_eyes(paper: Paper, x: float, y: float, colour: str = INK, *, apart: float = 9, blink: bool = False) -> None:
    for side in (-1, 1):
        lay(paper, pebble(3.4, 7, 1, 0.25 if blink else 1.15), colour, x + side * apart, y, shadow=False)


def _crown(paper: Paper, who: Neighbour) -> None:
    colour = who.crown_colour
    if who.crown is Crown.HAT:
        lay(paper, piece((-21, -44), (19, -47), (24, -14), (-24, -12), seed=8), colour, 0, HEAD)
        lay(paper, piece((-42, -16), (42, -19), (42, -11), (-42, -8), seed=8), colour, 0, HEAD)
        lay(paper, piece((-23, -24), (23, -26), (24, -18), (-24, -16), seed=8), PAPER, 0, HEAD, shadow=False)
    elif who.crown is Crown.CAP:
        lay(paper, piece((-29, -8), (-22, -30), (4, -34), (26, -24), (29, -8), seed=9), colour, 0, HEAD)
        lay(paper, piece((8, -12), (46, -10), (44, -3), (8, -5), seed=9), AMBER_DEEP, 0, HEAD, shadow=False)
    elif who.crown is Crown.CURLS:
        for index, (x, y) in enumerate(((-24, -10), (-16, -24), (0, -30), (16, -24), (24, -10))):
            lay(paper, pebble(12, 8, index), colour, x, HEAD + y, shadow=False)
    elif who.crown is Crown.BUN:
        lay(paper, piece((-30, 2), (-26, -22), (0, -33), (26, -22), (30, 2), (14, -14), (-16, -13)), colour, 0, HEAD)
    elif who.crown is Crown.SCARF:
        lay(paper, piece((-26, -8), (-20, -26), (0, -33), (20, -26), (26, -8), (0, -20)), colour, 0, HEAD, shadow=False)
