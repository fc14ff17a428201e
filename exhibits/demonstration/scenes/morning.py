"""Morning: shutters open one after the other, and everyone says it in the language of the house."""

from dataclasses import dataclass

from exhibits.demonstration.motion import ease, settle, sway, there_and_back, towards
from exhibits.demonstration.palette import (
    AMBER,
    AMBER_DEEP,
    DARK_WINDOW,
    INK,
    LEAF,
    LEAF_DEEP,
    LILAC,
    LILAC_DEEP,
    PAPER,
    ROSE,
    ROSE_DEEP,
    SKY,
    SKY_DEEP,
    SUN,
)
from exhibits.demonstration.people import BRAM, FATMA, JOOP, NOOR, SAMUEL, Neighbour, Stance, draw_neighbour
from exhibits.demonstration.props import draw_bird, draw_cat
from exhibits.demonstration.stage import HIGH, WIDE, Scene, Sight, lay, pebble, piece
from media.paper import Paper, box

_WINDOW = (190.0, 196.0)


@dataclass(frozen=True)
class Room:
    x: float
    y: float
    opens: float
    who: Neighbour | None
    shutter: str
    deep: str
    inside: str


ROOMS = (
    Room(150, 96, 0.5, FATMA, LEAF, LEAF_DEEP, SUN),
    Room(545, 96, 2.4, JOOP, SKY, SKY_DEEP, PAPER),
    Room(940, 96, 3.3, NOOR, AMBER, AMBER_DEEP, SUN),
    Room(150, 414, 4.1, SAMUEL, LILAC, LILAC_DEEP, PAPER),
    Room(545, 414, 5.4, None, ROSE, ROSE_DEEP, SKY_DEEP),
    Room(940, 414, 4.7, BRAM, LEAF, LEAF_DEEP, PAPER),
)


def _backdrop(paper: Paper) -> None:
    paper.fill(box(0, 0, WIDE, HIGH), ROSE)
    for row in range(2):
        y = 330.0 + row * 318
        lay(paper, piece((-10, y), (1290, y - 4), (1290, y + 24), (-10, y + 26), seed=row + 2), ROSE_DEEP)
    wide, high = _WINDOW
    for index, room in enumerate(ROOMS):
        frame = piece((-14, -14), (wide + 14, -12), (wide + 14, high + 12), (-13, high + 14), seed=index)
        sill = piece((-24, high + 8), (wide + 24, high + 6), (wide + 20, high + 28), (-20, high + 30), seed=index + 9)
        lay(paper, frame, PAPER, room.x, room.y)
        lay(paper, sill, room.deep, room.x, room.y)


def _moving(paper: Paper, now: float) -> None:
    for index, room in enumerate(ROOMS):
        _window(paper, now, index, room)
    _washing(paper, now)
    _bird(paper, now)


def _window(paper: Paper, now: float, index: int, room: Room) -> None:
    wide, high = _WINDOW
    frame = piece((0, 0), (wide, 2), (wide - 1, high), (1, high - 1), seed=index + 3)
    opening = settle(now, room.opens, room.opens + 0.6)
    with paper.moved(room.x, room.y):
        paper.fill(frame, room.inside if opening > 0 else DARK_WINDOW)
        if opening > 0:
            with paper.inside(frame):
                _inside(paper, now, room)
        _shutters(paper, room, opening)


def _inside(paper: Paper, now: float, room: Room) -> None:
    wide, high = _WINDOW
    if room.who is None:
        rises = ease(now, room.opens + 0.2, room.opens + 0.7)
        yawn = there_and_back(now, room.opens + 0.7, room.opens + 1.5)
        with paper.moved(wide / 2, high + 2 + 120 * (1 - rises), scale=1.5 + 0.08 * yawn):
            draw_cat(paper, 0, 0, AMBER, AMBER_DEEP, tail=0.3 * sway(now, 1.3), blink=yawn > 0.3)
            if yawn > 0.05:
                lay(paper, pebble(9 * yawn + 1, 9, 2), AMBER_DEEP, 0, -51, shadow=False)
        return
    rises = settle(now, room.opens + 0.15, room.opens + 0.7)
    waves = ease(now, room.opens + 0.5, room.opens + 0.8)
    arm = 0.2 + waves * (2.35 + 0.4 * sway(now, 0.72, room.x * 0.001))
    stance = Stance(
        right=arm,
        left=0.25,
        look=_attention(now, room),
        lean=0.03 * sway(now, 1.44),
        blink=(now * 0.4 + room.x / 700) % 1.0 < 0.04,
    )
    with paper.moved(wide / 2 - 8, high + 64 + 190 * (1 - rises), scale=1.12 if room.who is BRAM else 1.0):
        draw_neighbour(paper, room.who, 0, 26, stance)


def _attention(now: float, room: Room) -> float:
    """Whoever is up already looks at the window that opened last."""
    newest = max((other for other in ROOMS if other.opens <= now), key=lambda other: other.opens, default=room)
    return max(-1.0, min(1.0, (newest.x - room.x) / 395))


def _shutters(paper: Paper, room: Room, opening: float) -> None:
    """Two leaves on hinges, seen from the front: they grow narrow and turn over to the wall."""
    wide, high = _WINDOW
    half = wide / 2
    for side in (-1, 1):
        hinge = 0.0 if side < 0 else wide
        reach = towards(half, -half * 0.72, opening) * (1 if side < 0 else -1)
        tilt = 10 * there_and_back(opening, 0.0, 1.0)
        front, slats = (room.shutter, room.deep) if opening < 0.5 else (room.deep, room.shutter)
        paper.sheet(
            [(hinge, -4), (hinge + reach, -4 - tilt), (hinge + reach, high + 4 + tilt), (hinge, high + 4)], front
        )
        left, width = hinge + reach * 0.16, reach * 0.68
        paper.fill_all([box(left, 22 + slat * 36, width, 12) for slat in range(5)], slats)


def _washing(paper: Paper, now: float) -> None:
    """A line between two neighbours: what one hangs out, the other may see."""
    left, right, y = 366.0, 524.0, 148.0
    paper.fill([(left, y), (445, y + 20), (right, y - 2), (right, y + 2), (445, y + 24), (left, y + 4)], INK)
    for index, (x, colour) in enumerate(((404, SUN), (448, PAPER), (490, SKY))):
        with paper.moved(x, y + 16, turn=0.07 * sway(now, 2.0, index * 0.2)):
            paper.sheet(
                [(-17, 0), (17, 0), (15, 64), (-16, 62)]
                if index != 1
                else [(-17, 0), (17, 0), (16, 66), (3, 66), (0, 26), (-4, 66), (-17, 66)],
                colour,
            )


def _bird(paper: Paper, now: float) -> None:
    came, gone = ease(now, 0.9, 2.0), ease(now, 6.2, 7.4)
    x, y = towards(towards(1330, 885, came), -80, gone), towards(towards(60, 328, came), 40, gone)
    flying = min(1.0, 4 * (1 - came) + (4 * min(gone, 0.25) if gone < 1 else 0))
    draw_bird(paper, x, y, LILAC, LILAC_DEEP, flap=sway(now, 0.24) * flying, flip=True)


MORNING = Scene(_backdrop, _moving, Sight(640, 348, 1.08))
