"""Between two houses hangs a line with washing: who dances below it answers what sounds from the other window."""

import math
from dataclasses import dataclass

from exhibits.demonstration.choreography import Part, held, loop, pose_at
from exhibits.demonstration.motion import ease, sway, towards
from exhibits.demonstration.palette import (
    AMBER,
    DUSK,
    LEAF,
    LEDGE,
    LILAC,
    NIGHT,
    PAPER,
    ROSE,
    ROSE_DEEP,
    SKY,
    SUN,
    WALL,
)
from exhibits.demonstration.stage import HIGH, WIDE, Dancer, Scene, lay, pebble, piece
from media.figure import POSES, draw_figure
from media.paper import Paper, Point, box
from media.washing import CLOTHES, draw_cord, draw_peg, hangs

_FLOOR = 652.0
_LEFT: Point = (236, 112)
_RIGHT: Point = (1046, 90)
_SAG = 56.0
_CLOTHS = (ROSE, SUN, PAPER, LEAF, LILAC, AMBER)
_SIZE = 84.0


@dataclass(frozen=True)
class Neighbour:
    body: str
    head: str
    sky: str
    beat: float
    """Seconds."""
    steps: tuple[Part, ...]
    wanders: float
    """How far to both sides, in units."""


def _backdrop(paper: Paper, sky: str) -> None:
    paper.fill(box(0, 0, WIDE, HIGH), sky)
    lay(paper, pebble(112, 15, 4), SUN, 640, 420)
    lay(paper, piece((-20, -20), (232, -16), (240, 640), (-20, 640), seed=3), WALL)
    lay(paper, piece((1052, -20), (1300, -20), (1300, 640), (1046, 640), seed=5), WALL)
    for x, y, lit in ((96, 80, True), (96, 292, False), (1120, 62, True), (1120, 280, True)):
        pane = piece((x, y), (x + 96, y + 2), (x + 95, y + 128), (x - 1, y + 126), seed=int(x + y))
        lay(paper, pane, SUN if lit else LEDGE)
        paper.fill(box(x + 45, y, 6, 128), WALL)
        lay(paper, piece((x - 12, y + 128), (x + 108, y + 130), (x + 106, y + 142), (x - 10, y + 140), seed=6), PAPER)
    lay(paper, piece((-10, 618), (430, 606), (860, 616), (1290, 608), (1290, 740), (-10, 740), seed=9), NIGHT)


def _moving(paper: Paper, dancer: Neighbour, beat: float) -> None:
    _washing(paper, beat)
    _dance(paper, dancer, beat)


def _washing(paper: Paper, beat: float) -> None:
    """The line gives a little with every measure, and what hangs on it swings."""
    sag = _SAG + 5 * sway(beat, 6)
    draw_cord(paper, _LEFT, _RIGHT, sag=sag, thick=5, colour=PAPER)
    for index, colour in enumerate(_CLOTHS):
        x, y = hangs(_LEFT, _RIGHT, sag, (index + 1) / (len(_CLOTHS) + 1))
        with paper.moved(x, y, turn=0.2 * sway(beat, 3, index / 6)):
            cloth = CLOTHES[index % len(CLOTHES)]
            paper.sheet([(a * _SIZE, b * _SIZE) for a, b in cloth], colour)
            draw_peg(paper, 0, 0, _SIZE * 0.22, PAPER)


def _dance(paper: Paper, dancer: Neighbour, beat: float) -> None:
    comes = towards(-420, 0, ease(beat, 0, 3))
    x = WIDE / 2 + comes + dancer.wanders * math.sin(2 * math.pi * beat / 12) * ease(beat, 3, 6)
    pose = pose_at(beat, dancer.steps, flow=1.4)
    draw_figure(paper, x, _FLOOR, 392, dancer.body, pose, head=dancer.head)


LINA = Neighbour(
    PAPER,
    ROSE,
    DUSK,
    0.45,
    (
        Part(0, loop("walk", 1.0)),
        Part(3.2, loop("sway", 0.75)),
        Part(8, loop("spin", 0.75)),
        Part(12, loop("sway", 0.75)),
        Part(15.4, held(POSES["cheer"])),
        Part(17, loop("walk", 1.0)),
        Part(20, loop("spin", 0.75)),
        Part(24, loop("sway", 0.75)),
        Part(28, loop("spin", 0.75)),
        Part(31.4, held(POSES["cheer"])),
    ),
    120,
)
MEHMET = Neighbour(
    ROSE_DEEP,
    AMBER,
    SKY,
    60 / 134,
    (
        Part(0, loop("walk", 1.0)),
        Part(4, loop("spin", 0.5)),
        Part(8, loop("walk", 1.0)),
        Part(12, loop("sway", 0.75)),
        Part(15.4, held(POSES["hail"])),
    ),
    190,
)


def _evening(paper: Paper) -> None:
    _backdrop(paper, LINA.sky)


def _day(paper: Paper) -> None:
    _backdrop(paper, MEHMET.sky)


def _lina(paper: Paper, now: float) -> None:
    _moving(paper, LINA, now / LINA.beat)


def _mehmet(paper: Paper, now: float) -> None:
    _moving(paper, MEHMET, now / MEHMET.beat)


def _lina_alone(paper: Paper, now: float) -> None:
    _alone(paper, LINA, now / LINA.beat)


def _mehmet_alone(paper: Paper, now: float) -> None:
    _alone(paper, MEHMET, now / MEHMET.beat)


def _alone(paper: Paper, dancer: Neighbour, beat: float) -> None:
    pose = pose_at(beat, dancer.steps, flow=1.4)
    draw_figure(paper, WIDE / 2, _FLOOR, 500, dancer.body, pose, head=dancer.head, shadow=False)


ORGAN_DANCE = Scene(_evening, _lina, dancer=Dancer(_lina_alone, (LINA.body, LINA.head)))
MARCH_DANCE = Scene(_day, _mehmet, dancer=Dancer(_mehmet_alone, (MEHMET.body, MEHMET.head)))
