"""How the camera looks at the street, and how it gets there: eased, and nearer at an even pace."""

import math
from dataclasses import dataclass

from media.building import Box
from media.paper import Point, Points


@dataclass(frozen=True)
class View:
    """`x` and `y` lie in the picture's upper left corner; at a scale of 1 all of one building is in the picture."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def box(self, place: Box) -> Box:
        x, y, w, h = place
        return (x - self.x) * self.scale, (y - self.y) * self.scale, w * self.scale, h * self.scale

    def points(self, points: Points) -> list[Point]:
        return [((x - self.x) * self.scale, (y - self.y) * self.scale) for x, y in points]


def looking_at(place: Box, size: tuple[int, int], scale: float) -> View:
    """With the middle of the place in the middle of the picture."""
    x, y, w, h = place
    return View(x + w / 2 - size[0] / scale / 2, y + h / 2 - size[1] / scale / 2, scale)


def between(start: View, end: View, part: float) -> View:
    """On the way, as if one came nearer in a straight line: what is between the two grows at an even pace."""
    scale = start.scale * (end.scale / start.scale) ** part
    if math.isclose(start.scale, end.scale):
        way = part
    else:
        way = (1 / start.scale - 1 / scale) / (1 / start.scale - 1 / end.scale)
    return View(start.x + (end.x - start.x) * way, start.y + (end.y - start.y) * way, scale)


def eased(part: float) -> float:
    """From 0 to 1, beginning and ending at rest."""
    t = min(max(part, 0.0), 1.0)
    return t * t * t * (t * (t * 6 - 15) + 10)


def arriving(part: float) -> float:
    """From 0 to 1, quick at first and at rest at the end: paper that is pushed."""
    t = min(max(part, 0.0), 1.0)
    return 1 - (1 - t) ** 3
