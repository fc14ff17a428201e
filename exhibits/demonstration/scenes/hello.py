"""The greeting: somebody waves at a dark house, and the house waves back."""

from dataclasses import dataclass

from exhibits.demonstration.choreography import Part, held, loop, pose_at
from exhibits.demonstration.motion import ease, settle, sway, there_and_back, towards
from exhibits.demonstration.palette import (
    AMBER,
    AMBER_DEEP,
    DARK_WINDOW,
    DUSK,
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
from exhibits.demonstration.props import draw_cat
from exhibits.demonstration.stage import HIGH, WIDE, Dancer, Scene, lay, pebble, piece
from media.figure import STAND, draw_figure
from media.paper import Paper, box

BEAT = 0.5
"""Seconds; the song's beat."""
_FLOOR = 640.0
_WINDOW = (168.0, 186.0)
_ME = (
    Part(0, loop("walk", 2)),
    Part(3.2, loop("wave")),
    Part(9, loop("jump")),
    Part(13, loop("wave")),
)


@dataclass(frozen=True)
class Room:
    x: float
    y: float
    opens: float
    """In beats."""
    colour: str | None
    deep: str


ROOMS = (
    Room(560, 84, 6.6, LEAF, LEAF_DEEP),
    Room(800, 84, 5.0, SKY, SKY_DEEP),
    Room(1040, 84, 7.4, AMBER, AMBER_DEEP),
    Room(800, 356, 9.4, LILAC, LILAC_DEEP),
    Room(1040, 356, 11.0, None, ROSE_DEEP),
)


def _backdrop(paper: Paper) -> None:
    paper.fill(box(0, 0, WIDE, HIGH), DUSK)
    lay(paper, pebble(58, 13, 4), SUN, 425, 96, shadow=False)
    lay(paper, piece((500, -10), (1290, -10), (1290, 640), (496, 640), seed=3), ROSE)
    for x, y in ((560, 84), (800, 84), (1040, 84), (560, 356), (800, 356), (1040, 356)):
        wide, high = _WINDOW
        if (x, y) == (560, 356):
            lay(paper, piece((-6, -20), (wide + 6, -18), (wide + 8, 270), (-8, 270), seed=5), ROSE_DEEP, x, y)
            lay(paper, pebble(9, 8, 2), SUN, x + wide - 26, y + 130, shadow=False)
        else:
            lay(
                paper,
                piece((-12, -12), (wide + 12, -13), (wide + 13, high + 12), (-12, high + 12), seed=int(x + y)),
                PAPER,
                x,
                y,
            )
            paper.fill(box(x, y, wide, high), DARK_WINDOW)
    lay(paper, piece((-10, 606), (640, 596), (1290, 604), (1290, 740), (-10, 740), seed=6), ROSE_DEEP)


def _moving(paper: Paper, now: float) -> None:
    beat = now / BEAT
    for room in ROOMS:
        _window(paper, beat, room)
    x = towards(-70, 290, ease(beat, -0.6, 3.6))
    draw_figure(paper, x, _FLOOR + 20, 490, PAPER, pose_at(beat, _ME), head=SUN)


def _window(paper: Paper, beat: float, room: Room) -> None:
    """The light comes up like a blind, and behind it somebody does what the one in the street does."""
    lit = settle(beat, room.opens, room.opens + 0.9)
    if lit <= 0:
        return
    wide, high = _WINDOW
    with paper.moved(room.x, room.y), paper.inside(box(0, 0, wide, high)):
        paper.fill(box(0, high * (1 - lit), wide, high * lit + 4), PAPER)
        if room.colour is None:
            _cat(paper, beat, room)
        else:
            _neighbour(paper, beat, room, room.colour)


def _cat(paper: Paper, beat: float, room: Room) -> None:
    wide, high = _WINDOW
    blink = there_and_back(beat, 12.6, 13.2) > 0.4
    with paper.moved(wide / 2, high + 130 * (1 - _rises(beat, room)), scale=1.45):
        draw_cat(paper, 0, 0, AMBER, AMBER_DEEP, tail=0.5 * sway(beat, 2), blink=blink)


def _neighbour(paper: Paper, beat: float, room: Room, colour: str) -> None:
    wide, high = _WINDOW
    moves = (
        Part(0, held(STAND)),
        Part(room.opens + 0.8, loop("wave")),
        Part(9.2, loop("sway")),
        Part(13, loop("wave")),
    )
    pose = pose_at(beat, moves if room.opens < 9 else moves[:2])
    draw_figure(paper, wide / 2 - 8, high + 118 + 200 * (1 - _rises(beat, room)), 280, colour, pose, head=room.deep)


def _rises(beat: float, room: Room) -> float:
    return ease(beat, room.opens + 0.4, room.opens + 1.4)


def _alone(paper: Paper, now: float) -> None:
    draw_figure(paper, WIDE / 2, _FLOOR, 490, PAPER, pose_at(now / BEAT, _ME), head=SUN, shadow=False)


HELLO = Scene(_backdrop, _moving, dancer=Dancer(_alone, (PAPER, SUN)))
