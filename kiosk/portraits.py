"""Neighbours whom a work did something to: what one feels is in the head, the shoulders and the hands.

Everybody is somebody else, cut of the same few pieces; dark, middle and light, so that it can be read without colour.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from config.theme import Theme
from kiosk.look import Look
from media.paper import Paper, Point, Points, blob, box


@dataclass(frozen=True)
class Colours:
    """Of one portrait. A dark skin has light lines in it and light clothes around it, a light one dark ones."""

    ground: str
    deep: str
    hair: str
    skin: str
    line: str
    cloth: str

    @classmethod
    def of(cls, theme: Theme, hue_name: str, *, dark: bool) -> "Colours":
        roles, hue = theme.roles, theme.hue(hue_name)
        if dark:
            return cls(hue.light, hue.deep, roles.ink, theme.hue("music").deep, roles.paper, roles.paper)
        return cls(hue.light, hue.deep, roles.ink, roles.paper, roles.ink, hue.deep)


RING = 0.06
"""Dark paper around a light hue, which is no edge by itself."""
Drawing = Callable[[Paper, Colours], None]
"""Inside a circle of radius 1 around the origin."""


@dataclass(frozen=True)
class Portrait:
    draw: Drawing
    hue: str
    dark: bool = False
    """Skin: of the neighbours one meets here, half and half."""


def draw_portrait(look: Look, paper: Paper, response: str, x: float, y: float, r: float) -> None:
    """One that has no portrait of its own shows somebody."""
    portrait, colours = _portrait(look, response)
    ground = blob(0, 0, 0.93, 15, Random(len(response)))
    with paper.moved(x, y, r):
        paper.mount([ground], colours.deep, RING)
        paper.fill(ground, colours.ground)
        with paper.inside(ground):
            portrait.draw(paper, colours)


def draw_at_window(
    look: Look, paper: Paper, response: str, place: tuple[float, float, float, float], sill: float = 0.96
) -> None:
    """The same neighbour, at a lit window of any shape."""
    portrait, colours = _portrait(look, response)
    x, y, w, h = place
    r = min(h / 2, w * 0.62)
    pane = box(x, y, w, h)
    paper.fill(pane, colours.ground)
    with paper.inside(pane), paper.moved(x + w / 2, y + h - r * sill, r):
        portrait.draw(paper, colours)


def _portrait(look: Look, response: str) -> tuple[Portrait, Colours]:
    portrait = PORTRAITS.get(response, Portrait(_somebody, "lilac"))
    return portrait, Colours.of(look.theme, portrait.hue, dark=portrait.dark)


def _somebody(paper: Paper, colours: Colours) -> None:
    _shoulders(paper, colours)
    _head(paper, colours, _SHORT)


def _glad(paper: Paper, colours: Colours) -> None:
    """Laughs, with both arms in the air."""
    _shoulders(paper, colours)
    for way in (-1, 1):
        arm = [(0.26, 0.7), (0.5, 0.6), (0.56, 0.1), (0.84, 0.12), (0.8, 0.7), (0.56, 1.1)]
        paper.fill(_across(arm, way), colours.cloth)
        with paper.moved(0, 0, flip=way < 0):
            _open_hand(paper, (0.7, -0.08), 0.17, colours.skin, turn=0.12)
    with paper.moved(0, -0.02, turn=-0.1):
        for a, b in ((-0.4, -0.1), (0.4, -0.1), (-0.36, -0.36), (0.36, -0.36), (-0.15, -0.54), (0.15, -0.54)):
            paper.fill(blob(a, b, 0.21, 9, Random(round(a * 50))), colours.hair)
        _head(paper, colours)
        for x in (-0.17, 0.17):
            _curve(paper, (x, -0.1), 0.12, 0.09, 0.06, colours.line)
        paper.fill(
            [(-0.23, 0.09), (0.23, 0.09), (0.17, 0.26), (0.06, 0.34), (-0.06, 0.34), (-0.17, 0.26)], colours.line
        )
        paper.fill([(-0.11, 0.28), (0.0, 0.22), (0.11, 0.28), (0.05, 0.33), (-0.05, 0.33)], colours.ground)


def _proud(paper: Paper, colours: Colours) -> None:
    """The chin up, the hands on the hips."""
    with paper.moved(0, -0.02, 0.8):
        for way in (-1, 1):
            arm = [(0.36, 0.42), (0.58, 0.46), (1.0, 0.86), (0.5, 1.26), (0.36, 1.12), (0.68, 0.86), (0.38, 0.68)]
            paper.fill(_across(arm, way), colours.cloth)
        chest = [(0.44, 0.4), (0.4, 0.7), (0.3, 1.3)]
        paper.fill([*chest, *_across(chest[::-1], -1)], colours.cloth)
        paper.fill([(-0.16, 0.34), (0.16, 0.34), (0.0, 0.64)], colours.skin)
        with paper.moved(0.0, -0.2, turn=0.08):
            paper.fill([(-0.15, 0.3), (0.15, 0.3), (0.17, 0.64), (-0.17, 0.64)], colours.skin)
            _head(paper, colours, _HIGH)
            for x in (-0.14, 0.2):
                _curve(paper, (x, -0.14), 0.11, -0.06, 0.055, colours.line)
            _curve(paper, (0.03, 0.17), 0.19, -0.12, 0.06, colours.line)


def _moved(paper: Paper, colours: Colours) -> None:
    """A hand on the heart, and the eyes shut."""
    tilt = 0.22
    with paper.moved(0.02, -0.1, turn=tilt):
        long = [(-0.5, 0.56), (-0.54, -0.2), (-0.34, -0.56), (0, -0.66), (0.34, -0.56), (0.52, -0.2), (0.48, 0.56)]
        paper.fill(long, colours.hair)
    _shoulders(paper, colours)
    with paper.moved(0.02, -0.08, turn=tilt):
        paper.fill([(-0.13, 0.3), (0.13, 0.3), (0.14, 0.66), (-0.22, 0.6)], colours.skin)
        _head(paper, colours, _PARTED)
        for x in (-0.17, 0.17):
            _curve(paper, (x, 0.02), 0.12, -0.08, 0.06, colours.line)
        _curve(paper, (0, 0.25), 0.13, -0.07, 0.055, colours.line)
        _tear(paper, (-0.19, 0.2), 0.08, colours.line)
    sleeve = [(1.0, 1.1), (0.86, 0.64), (0.32, 0.66), (0.32, 0.92), (0.58, 0.96), (0.6, 1.1)]
    paper.mount([sleeve], colours.deep, 0.03)
    paper.fill(sleeve, colours.cloth)
    _flat_hand(paper, (0.34, 0.78), 0.17, colours.skin)


def _thinking(paper: Paper, colours: Colours) -> None:
    """A hand at the chin, and the eyes elsewhere."""
    _shoulders(paper, colours)
    with paper.moved(0.04, -0.1, turn=-0.1):
        paper.fill(blob(0.06, -0.68, 0.2, 9, Random(4)), colours.hair)
        _head(paper, colours, _SHORT)
        for x in (-0.18, 0.18):
            paper.fill(blob(x, -0.06, 0.16, 11, Random(3)), colours.line)
            paper.fill(blob(x, -0.06, 0.115, 11, Random(3)), colours.skin)
            paper.fill(blob(x + 0.045, -0.11, 0.06, 7, Random(2)), colours.line)
        paper.fill([(-0.06, -0.09), (0.06, -0.09), (0.06, -0.05), (-0.06, -0.05)], colours.line)
        paper.fill([(0.0, 0.21), (0.18, 0.18), (0.18, 0.235), (0.0, 0.26)], colours.line)
    sleeve = [(-0.62, 1.1), (-0.36, 0.6), (-0.08, 0.68), (-0.2, 1.1)]
    paper.mount([sleeve], colours.deep, 0.03)
    paper.fill(sleeve, colours.cloth)
    fist = [(-0.36, 0.62), (-0.38, 0.42), (-0.26, 0.3), (-0.1, 0.27), (0.0, 0.16), (0.08, 0.2), (0.06, 0.34),
            (0.1, 0.4), (0.06, 0.52), (-0.06, 0.7)]  # fmt: skip
    paper.mount([fist], colours.line, 0.03)
    paper.fill(fist, colours.skin)


def _sad(paper: Paper, colours: Colours) -> None:
    """The head hangs, and so do the shoulders."""
    slope = [(-0.74, 1.1), (-0.68, 0.78), (-0.42, 0.54), (-0.14, 0.44), (0.14, 0.44), (0.42, 0.54), (0.68, 0.78),
             (0.74, 1.1)]  # fmt: skip
    paper.fill(slope, colours.cloth)
    with paper.moved(-0.08, 0.1, turn=-0.28):
        for x in (-0.36, 0.36):
            paper.fill(blob(x, -0.14, 0.13, 8, Random(5)), colours.hair)
        _head(paper, colours, _FLAT)
        for way in (-1, 1):
            paper.fill(_across([(0.04, -0.18), (0.29, -0.04), (0.28, 0.02), (0.05, -0.11)], way), colours.line)
            _curve(paper, (way * 0.17, 0.06), 0.11, -0.06, 0.055, colours.line)
        _curve(paper, (0, 0.27), 0.14, 0.09, 0.055, colours.line)
        _tear(paper, (0.2, 0.27), 0.11, colours.deep)


def _angry(paper: Paper, colours: Colours) -> None:
    """The brows down, the shoulders up, the arms crossed."""
    with paper.moved(0, -0.06, 0.92):
        _shoulders(paper, colours, wide=0.72, high=0.3)
        _head(paper, colours, _SPIKES)
        for way in (-1, 1):
            paper.fill(_across([(0.02, 0.0), (0.02, -0.09), (0.32, -0.25), (0.34, -0.15)], way), colours.line)
            paper.fill(blob(way * 0.16, 0.03, 0.055, 7, Random(2)), colours.line)
        _curve(paper, (0, 0.22), 0.17, 0.08, 0.065, colours.line)
        for way in (-1, 1):
            with paper.moved(0, 0, flip=way < 0):
                sleeve = [(-0.84, 1.2), (-0.74, 0.74), (0.4, 0.6), (0.46, 0.8), (-0.4, 1.06)]
                paper.mount([sleeve], colours.ground, 0.03)
                paper.fill(sleeve, colours.cloth)
                _flat_hand(paper, (0.42, 0.7), 0.15, colours.skin, turn=math.pi - 0.14)


# the pieces

_FACE = [(-0.36, -0.2), (-0.3, -0.44), (0.0, -0.54), (0.3, -0.44), (0.36, -0.2), (0.34, 0.12), (0.22, 0.36),
         (0.0, 0.46), (-0.22, 0.36), (-0.34, 0.12)]  # fmt: skip
_SHORT = [(-0.4, -0.1), (-0.42, -0.36), (-0.24, -0.58), (0.1, -0.62), (0.36, -0.48), (0.42, -0.2), (0.38, -0.06),
          (0.3, -0.26), (0.02, -0.32), (-0.28, -0.24)]  # fmt: skip
_HIGH = [(-0.39, -0.14), (-0.43, -0.46), (-0.36, -0.74), (0.06, -0.84), (0.42, -0.72), (0.44, -0.42), (0.39, -0.14),
         (0.31, -0.32), (-0.3, -0.32)]  # fmt: skip
_PARTED = [(-0.42, 0.06), (-0.4, -0.4), (-0.1, -0.58), (0.2, -0.56), (0.42, -0.3), (0.4, 0.06), (0.26, -0.24),
           (0.02, -0.36), (-0.22, -0.26)]  # fmt: skip
_FLAT = [(-0.4, -0.12), (-0.38, -0.36), (-0.16, -0.57), (0.16, -0.57), (0.38, -0.36), (0.4, -0.12), (0.24, -0.28),
         (-0.24, -0.28)]  # fmt: skip
_SPIKES = [(-0.4, -0.06), (-0.48, -0.46), (-0.32, -0.44), (-0.26, -0.68), (-0.08, -0.56), (0.06, -0.74), (0.16, -0.56),
           (0.34, -0.64), (0.34, -0.44), (0.5, -0.42), (0.4, -0.06), (0.3, -0.28), (-0.3, -0.28)]  # fmt: skip


def _across(points: Points, way: int) -> list[Point]:
    """On the other side for -1."""
    return [(way * x, y) for x, y in points]


def _head(paper: Paper, colours: Colours, hair: Points | None = None) -> None:
    paper.fill(_FACE, colours.skin)
    if hair:
        paper.fill(hair, colours.hair)


def _shoulders(paper: Paper, colours: Colours, *, wide: float = 0.62, high: float = 0.48) -> None:
    """With a neck, of which the head covers the upper end."""
    slope = [(wide + 0.12, 1.2), (wide, high + 0.22), (0.2, high)]
    paper.fill([*slope, *_across(slope[::-1], -1)], colours.cloth)
    paper.fill([(-0.14, 0.2), (0.14, 0.2), (0.17, high + 0.02), (0.0, high + 0.14), (-0.17, high + 0.02)], colours.skin)


def _open_hand(paper: Paper, at: Point, r: float, skin: str, *, turn: float) -> None:
    shape = [(-0.7, 0.9), (-0.9, 0.1), (-1.3, -0.3), (-1.1, -0.6), (-0.6, -0.3), (-0.5, -1.2), (0.6, -1.2), (0.8, 0.1),
             (0.6, 0.9)]  # fmt: skip
    with paper.moved(*at, r, turn):
        paper.fill(shape, skin)


def _flat_hand(paper: Paper, wrist: Point, r: float, skin: str, *, turn: float = 0.0) -> None:
    """Fingers to the left, the thumb up."""
    shape = [(0.1, -0.7), (-0.5, -0.86), (-0.8, -1.4), (-1.15, -1.3), (-1.05, -0.8), (-2.0, -0.66), (-2.15, -0.3),
             (-2.3, 0.1), (-2.1, 0.5), (-1.2, 0.74), (0.1, 0.72)]  # fmt: skip
    with paper.moved(*wrist, r, turn):
        paper.fill(shape, skin)


def _curve(paper: Paper, at: Point, half: float, bend: float, thick: float, colour: str) -> None:
    """A snip with pointed ends; `bend` is how much lower these are than its middle."""
    steps = [i / 3 - 1 for i in range(7)]
    x, y = at
    edge = [(x + t * half, y + bend * t * t) for t in steps]
    back = [(x + t * half, y + bend * t * t + thick * (1 - t * t)) for t in reversed(steps)]
    paper.fill([*edge, *back], colour)


def _tear(paper: Paper, at: Point, r: float, colour: str) -> None:
    x, y = at
    drop = [(x + math.sin(a) * r * 0.62, y - math.cos(a) * r * 0.62) for a in (1.2, 2.1, 3.14, 4.18, 5.08)]
    paper.fill([(x, y - r * 1.3), *drop], colour)


PORTRAITS = {
    "glad": Portrait(_glad, "sun"),
    "proud": Portrait(_proud, "leaf", dark=True),
    "moved": Portrait(_moved, "dance", dark=True),
    "thinking": Portrait(_thinking, "lilac", dark=True),
    "sad": Portrait(_sad, "video"),
    "angry": Portrait(_angry, "music"),
}
