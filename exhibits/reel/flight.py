"""The camera comes nearer. What stands still is drawn a few times, each time larger, and scaled in between."""

import math
from collections.abc import Callable
from typing import cast

import cv2
import numpy as np

from exhibits.reel.view import View, between
from media.paper import Pixels

_RATIO = 1.35
"""From one drawing to the next: a picture is never larger than what it was drawn as, and not much smaller."""

Draw = Callable[[View, tuple[int, int]], Pixels]
"""What is seen from there, on a page of so many pixels."""


class Flight:
    def __init__(self, draw: Draw, start: View, end: View, size: tuple[int, int]) -> None:
        """`end` is nearer than `start`."""
        self._draw, self._size = draw, size
        self._start, self._end = start, end
        self._ratio = end.scale / start.scale
        self._drawing: tuple[int, View, Pixels] | None = None

    def view(self, part: float) -> View:
        return between(self._start, self._end, part) if part > 0 else self._start

    def picture(self, part: float) -> Pixels:
        """May be drawn on."""
        view = self.view(part)
        step = math.ceil(math.log(view.scale / self._start.scale, _RATIO) - 1e-9)
        drawn, pixels = self._drawn(step)
        if drawn == view:
            return pixels.copy()
        scale = view.scale / drawn.scale
        # cairo counts from the edges of pixels, OpenCV from their middles
        across = (drawn.x - view.x) * view.scale + (scale - 1) / 2
        down = (drawn.y - view.y) * view.scale + (scale - 1) / 2
        matrix = np.array([[scale, 0, across], [0, scale, down]], np.float64)
        scaled = cv2.warpAffine(pixels, matrix, self._size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return cast(Pixels, scaled)

    def _drawn(self, step: int) -> tuple[View, Pixels]:
        """The drawing of this step. One at a time is there: a large one takes 15 MB at 1080p."""
        if self._drawing is None or self._drawing[0] != step:
            self._drawing = None
            self._drawing = step, *self._draw_all(step)
        return self._drawing[1:]

    def _draw_all(self, step: int) -> tuple[View, Pixels]:
        """Everything that is seen from the step before up to this one."""
        if step == 0:
            return self._start, self._draw(self._start, self._size)
        far, near = (self._at_step(number) for number in (step - 1, step))
        scale = self._start.scale * _RATIO**step
        x, y = min(far.x, near.x), min(far.y, near.y)
        right, low = (max(side) for side in zip(self._corner(far), self._corner(near), strict=True))
        size = math.ceil((right - x) * scale) + 1, math.ceil((low - y) * scale) + 1
        view = View(x, y, scale)
        return view, self._draw(view, size)

    def _at_step(self, step: int) -> View:
        return self.view(min(step * math.log(_RATIO) / math.log(self._ratio), 1.0))

    def _corner(self, view: View) -> tuple[float, float]:
        return view.x + self._size[0] / view.scale, view.y + self._size[1] / view.scale
