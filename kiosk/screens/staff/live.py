"""What a tried device gives, as it comes: the camera's picture with a person to compare, and lights for the sound."""

from collections.abc import Callable
from itertools import pairwise
from math import hypot
from random import Random

from capture.ring import Preview
from kiosk import pictures
from kiosk.look import Look, Rect
from kiosk.screen import Moving, Part
from kiosk.screens.staff.apparatus import Kind
from kiosk.stage import fitted
from media.paper import Paper, Pixels, Point, blob, box

LIGHTS = 24
FADES = 0.82
"""How much of the light is left after a tick without sound."""
_DASH, _THICK = 1 / 42, 1 / 160
"""Of the height of the picture."""
_HALF: tuple[Point, ...] = (
    (0.0, 0.10),
    (0.035, 0.115),
    (0.052, 0.165),
    (0.048, 0.235),
    (0.03, 0.285),
    (0.032, 0.315),
    (0.10, 0.36),
    (0.125, 0.44),
    (0.135, 0.66),
    (0.108, 0.67),
    (0.092, 0.50),
    (0.085, 0.66),
    (0.092, 1.0),
)
"""The end side of somebody who stands well: from the crown down, as shares of the picture's width and height."""


class LivePicture:
    """The newest picture, in memory only, and as large as its place."""

    def __init__(self, preview: Callable[[int], Preview | None], size: tuple[int, int]) -> None:
        self._preview, self._size = preview, size
        self._serial = 0
        self._pixels: Pixels | None = None

    def look(self) -> None:
        shown = self._preview(self._serial)
        if shown is not None:
            self._serial, self._pixels = shown.serial, fitted(shown.pixels, self._size)

    def forget(self) -> None:
        self._pixels = None

    @property
    def there(self) -> bool:
        return self._pixels is not None

    def part(self, rect: Rect) -> Moving | None:
        return None if self._pixels is None else Moving(rect, "live", self._serial, self._pixels)


class LiveSound:
    """How loud it is: at once up, and slowly down."""

    def __init__(self) -> None:
        self.level = 0.0

    def hear(self, level: float) -> None:
        self.level = max(self.level, level)

    def tick(self, seconds: float) -> None:
        self.level *= FADES ** (seconds * 15)

    def part(self, look: Look, rect: Rect) -> Part:
        """A row of lights that go on from the start side; a lit one is larger, too."""
        roles, lit, rtl = look.theme.roles, round(min(1.0, self.level) * LIGHTS), look.texts.rtl

        def paint(paper: Paper) -> None:
            step = paper.width / LIGHTS
            paper.fill(box(0, 0, paper.width, paper.height), roles.night)
            for i in range(LIGHTS):
                burns = (LIGHTS - 1 - i if rtl else i) < lit
                r = min(step, paper.height) * (0.4 if burns else 0.26)
                colour = roles.board if burns else roles.ledge
                paper.fill(blob(step * (i + 0.5), paper.height / 2, r, 9, Random(i)), colour)

        return Part(rect, ("live sound", lit), paint, solid=True)


def dark_part(look: Look, rect: Rect) -> Part:
    """The stage on which it will be seen."""
    night = look.theme.roles.night
    return Part(rect, ("dark",), lambda paper: paper.fill(box(0, 0, paper.width, paper.height), night), solid=True)


def unseen_part(look: Look, rect: Rect, kind: Kind) -> Part:
    """For what cannot be seen: sound, and a camera that gives no picture."""
    roles = look.theme.roles
    icon, colour = (pictures.video, roles.ledge) if kind is Kind.CAMERA else (pictures.music, roles.board)

    def paint(paper: Paper) -> None:
        icon(paper, paper.width / 2, paper.height / 2, paper.height * 0.22, colour, roles.night)

    return Part(rect, ("unseen", icon.__name__), paint)


def person_part(look: Look, rect: Rect) -> Part:
    """Somebody of paper dashes, as a pattern is marked for the scissors: so large and so high one is well seen."""
    dash, thick = rect[3] * _DASH, rect[3] * _THICK
    roles = look.theme.roles

    def paint(paper: Paper) -> None:
        w, h = paper.width, paper.height
        for side in (-1, 1):
            points = [((0.5 + side * x) * w, y * h) for x, y in _HALF]
            for one, other in _dashes(points, dash):
                paper.fill(_stroke(one, other, thick * 1.9), roles.ink)
                paper.fill(_stroke(one, other, thick), roles.paper)

    return Part(rect, ("person",), paint)


def _dashes(points: list[Point], length: float) -> list[tuple[Point, Point]]:
    """Pieces of so many pixels along a line, with gaps as long between them."""
    walk: list[Point] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(1, round(hypot(x1 - x0, y1 - y0) / length))
        walk += [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps)]
    walk.append(points[-1])
    return list(zip(walk[::2], walk[1::2], strict=False))


def _stroke(one: Point, other: Point, thick: float) -> list[Point]:
    (x0, y0), (x1, y1) = one, other
    far = hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = (y1 - y0) / far * thick / 2, (x0 - x1) / far * thick / 2
    return [(x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x0 - dx, y0 - dy)]
