"""Where a dancer's film lies on a wall, so that they stand on its floor as tall as whoever stands before it."""

from dataclasses import dataclass

import numpy as np

from config.settings import Show
from exhibits.projection import projected
from kiosk.look import Look, Rect
from kiosk.screen import Moving, Part
from kiosk.showing import Shown
from media.paper import Paper, box
from media.take import FigureFacts

BODY_MM = 1700.0
"""How tall everybody is here: nobody is measured."""
_REACH = 1.22
"""How high raised hands are, in heights of a body."""
_BELOW = 0.05
"""Share of the wall below the feet, where staff said nothing of the floor."""
_CUT_OFF, _LEGS = 0.985, 0.36
"""Who reaches down to here stood too near to the camera; and so much of them is then taken to be below the picture."""
_LARGEST = 3.0
"""Heights of the wall that a film is drawn in at most: of who danced far away, the rest is not worth its pixels."""
_HORIZON = (0.835, 0.812)
"""Where the floor begins in a drawn dance, at its left and its right edge (`capture/effects.py`)."""


@dataclass(frozen=True)
class Standing:
    picture: Rect
    """All of the film: more of it than the wall shows lies outside."""
    ground: tuple[str, str]
    """Wall and floor behind the dancer, which go on as far as there is room."""
    floor: int
    """The line on which the feet are, in pixels from above."""

    def parts(self, look: Look, shown: Shown | None) -> list[Part | Moving]:
        parts: list[Part | Moving] = [Part(look.whole, ("life size", self), self._backdrop, solid=True)]
        if shown is not None:
            parts.append(self._film(look, shown))
        return parts

    def _film(self, look: Look, shown: Shown) -> Moving:
        x, y, w, h = self.picture
        left, top, right, low = max(0, x), max(0, y), min(look.width, x + w), min(look.height, y + h)
        seen = np.ascontiguousarray(shown.pixels[top - y : low - y, left - x : right - x])
        return Moving((left, top, right - left, low - top), "life size", shown.serial, seen)

    def _backdrop(self, paper: Paper) -> None:
        (x, y, w, h), (wall, floor) = self.picture, self.ground
        left, right = (y + h * share for share in _HORIZON)
        paper.fill(box(0, 0, paper.width, paper.height), wall)
        edge = [(-9.0, left), (x, left), (x + w, right), (paper.width + 9, right)]
        paper.fill([*edge, (paper.width + 9, paper.height + 9), (-9, paper.height + 9)], floor)


def standing(look: Look, show: Show, figure: FigureFacts) -> Standing:
    """As tall as life, or as tall as the wall allows with hands raised."""
    scale = look.width / show.width_mm
    floor = look.height - round(show.floor_mm * scale or look.height * _BELOW)
    cut_off = figure.feet_y > _CUT_OFF
    tall = min(projected(show).share(BODY_MM) * look.width, floor / _REACH)
    seen = tall * (1 - _LEGS) if cut_off else tall
    height = round(min(seen / figure.height, look.height * _LARGEST)) // 2 * 2
    width = round(height * 16 / 9) // 2 * 2
    feet = look.height if cut_off else floor
    x, y = round(look.width / 2 - figure.feet_x * width), round(feet - figure.feet_y * height)
    wall, *below = figure.ground
    return Standing((x, y, width, height), (wall, below[0] if below else wall), floor)
