"""The coffee table seen from above: cups come from all sides, the cake grows smaller, and a cat was there too."""

import math
from dataclasses import dataclass

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
    SHADE,
    SKINS,
    SKY,
    SKY_DEEP,
    SUN,
)
from exhibits.demonstration.people import limb
from exhibits.demonstration.stage import HIGH, WIDE, Scene, lay, pebble, piece
from media.paper import Paper, Point

_CENTRE = (640.0, 356.0)
_SLICES = 6


@dataclass(frozen=True)
class Guest:
    """Whose arm comes from which side, and when it brings a cup and takes its slice."""

    degrees: float
    comes: float
    takes: float
    sleeve: str
    deep: str
    skin: str

    @property
    def angle(self) -> float:
        return math.radians(self.degrees)


GUESTS = (
    Guest(200, 0.3, 2.7, SUN, AMBER_DEEP, SKINS[1]),
    Guest(-28, 0.7, 3.3, ROSE, ROSE_DEEP, SKINS[3]),
    Guest(34, 1.1, 3.9, SKY, SKY_DEEP, SKINS[2]),
    Guest(146, 1.5, 4.4, LILAC, LILAC_DEEP, SKINS[0]),
    Guest(264, 1.9, 4.9, LEAF, LEAF_DEEP, SKINS[1]),
)
_CAT_ANGLE, CAT_REACHES, CAT_GRABS = math.radians(90), 5.3, 6.0


def _backdrop(paper: Paper) -> None:
    paper.fill([(0, 0), (WIDE, 0), (WIDE, HIGH), (0, HIGH)], LEAF_DEEP)
    for index in range(9):
        plank = piece(
            (-10, index * 84),
            (WIDE + 10, index * 84 - 6),
            (WIDE + 10, index * 84 + 5),
            (-10, index * 84 + 9),
            seed=index,
        )
        paper.fill(plank, "#184A28")
    lay(paper, pebble(352, 26, 5), PAPER, *_CENTRE)
    for index in range(20):
        angle = index * math.pi / 10
        lay(
            paper,
            pebble(17, 7, index),
            ROSE,
            _CENTRE[0] + math.cos(angle) * 318,
            _CENTRE[1] + math.sin(angle) * 318,
            shadow=False,
        )
    lay(paper, pebble(160, 18, 6), SHADE, *_CENTRE)


def _moving(paper: Paper, now: float) -> None:
    for index in range(_SLICES):
        _cake(paper, now, index)
    _paw_print(paper, settle(now, CAT_GRABS + 0.7, CAT_GRABS + 1.0))
    for guest in GUESTS:
        _cup(paper, now, guest)
    for guest in GUESTS:
        _arm(paper, now, guest)
    _cat(paper, now)


def _cake(paper: Paper, now: float, index: int) -> None:
    """A slice lies where it was cut until somebody takes it along."""
    if index < len(GUESTS):
        guest = GUESTS[index]
        angle, gone = guest.angle, ease(now, guest.takes + 0.35, guest.takes + 0.9)
        distance = towards(14, 214, gone)
        swing = 0.42 * gone
    else:
        angle, swing = _CAT_ANGLE, 0.0
        distance = towards(14, 520, ease(now, CAT_GRABS + 0.12, CAT_GRABS + 0.55))
    x, y = _out(angle + swing, distance)
    tip: tuple[Point, ...] = ((0, 0), (116, -62), (126, 0), (116, 62))
    with paper.moved(x, y, turn=angle):
        paper.sheet(tip, AMBER)
        paper.fill([(20, -8), (112, -54), (121, 0), (112, 54), (20, 8)], PAPER)
        paper.fill([(40, -4), (72, -18), (88, 6), (60, 16)], ROSE)
        paper.disc(98, -4, 13, ROSE_DEEP)
        paper.disc(94, -9, 4, PAPER)


def _paw_print(paper: Paper, there: float) -> None:
    if there <= 0:
        return
    with paper.moved(*_CENTRE, scale=there * 1.5, turn=-0.25):
        lay(paper, pebble(19, 9, 2, 0.85), AMBER_DEEP, 0, 12, shadow=False)
        for x, y in ((-24, -8), (-9, -21), (9, -21), (24, -8)):
            lay(paper, pebble(8, 7, 3), AMBER_DEEP, x, y, shadow=False)


def _cup(paper: Paper, now: float, guest: Guest) -> None:
    """Slides in with the hand that puts it down; seen from above, with coffee in it."""
    came = ease(now, guest.comes, guest.comes + 0.9)
    if came <= 0:
        return
    x, y = _out(guest.angle - 0.3, towards(760, 250, came))
    with paper.moved(x, y, turn=guest.angle):
        lay(paper, pebble(50, 13, 3), guest.deep)
        paper.sheet([(30, -8), (62, -10), (62, 10), (30, 8)], guest.sleeve)
        lay(paper, pebble(36, 12, 4), guest.sleeve)
        coffee = settle(now, guest.comes + 1.0, guest.comes + 1.5)
        if coffee > 0:
            lay(paper, pebble(27, 11, 5), INK, scale=coffee, shadow=False)
            lay(paper, pebble(9, 7, 6), AMBER_DEEP, -4 + 3 * sway(now, 2.0), -5, scale=coffee, shadow=False)


def _arm(paper: Paper, now: float, guest: Guest) -> None:
    brings = there_and_back(now, guest.comes - 0.2, guest.comes + 1.7)
    takes = there_and_back(now, guest.takes - 0.35, guest.takes + 1.35)
    if brings > 0:
        _reach(paper, guest, guest.angle - 0.3, towards(800, 292, min(1.0, brings * 1.25)))
    if takes > 0:
        _reach(paper, guest, guest.angle + 0.1 * takes, towards(800, 148, min(1.0, takes * 1.2)))


def _reach(paper: Paper, guest: Guest, angle: float, distance: float) -> None:
    """A sleeve, a cuff and a hand with a thumb, from the edge of the table inwards."""
    hand, elbow = _out(angle, distance), _out(angle, distance + 700)
    wrist, cuff = _out(angle, distance + 46), _out(angle, distance + 74)
    limb(paper, wrist, hand, (22, 26), guest.skin)
    with paper.moved(*hand, turn=angle):
        paper.sheet([(6, -20), (-16, -42), (-32, -36), (-18, -12)], guest.skin, shadow=False)
    limb(paper, elbow, cuff, (62, 40), guest.sleeve)
    with paper.moved(*cuff, turn=angle):
        lay(paper, piece((-22, -44), (6, -46), (6, 46), (-22, 44), seed=7), guest.deep)


def _cat(paper: Paper, now: float) -> None:
    """Two ears over the edge, then a paw, then nothing: nobody has seen anything."""
    peeps = ease(now, CAT_REACHES - 1.0, CAT_REACHES - 0.4) - ease(now, CAT_GRABS + 0.45, CAT_GRABS + 0.9)
    if peeps <= 0:
        return
    edge = towards(HIGH + 110, HIGH - 30, peeps)
    x = _CENTRE[0]
    reach = ease(now, CAT_REACHES, CAT_GRABS) - ease(now, CAT_GRABS + 0.12, CAT_GRABS + 0.6)
    limb(paper, (x + 60, HIGH + 60), (x + 24, towards(HIGH + 50, 480, reach)), (34, 28), AMBER)
    for toe in (-14, 0, 14):
        paper.disc(x + 24 + toe, towards(HIGH + 50, 480, reach) - 22, 9, PAPER)
    head = piece((-92, 60), (-98, -92), (-44, -40), (44, -40), (98, -92), (92, 60), seed=12)
    lay(paper, head, AMBER, x - 66, edge)
    for side in (-1, 1):
        lay(
            paper,
            piece((-14, 16), (-20, -22), (14, 2), seed=13),
            AMBER_DEEP,
            x - 66 + side * 74,
            edge - 42,
            turn=0.0 if side < 0 else 1.2,
            shadow=False,
        )
        lay(paper, pebble(17, 10, 8), PAPER, x - 66 + side * 40, edge - 4, shadow=False)
        lay(paper, pebble(8, 8, 9), INK, x - 66 + side * 40 + 5 * sway(now, 1.3), edge - 8, shadow=False)


def _out(angle: float, distance: float) -> Point:
    return _CENTRE[0] + math.cos(angle) * distance, _CENTRE[1] + math.sin(angle) * distance


TABLE = Scene(_backdrop, _moving)
