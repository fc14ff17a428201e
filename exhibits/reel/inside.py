"""What is behind a window as the camera comes near: the work's first picture, which in the end is the whole picture."""

from functools import cached_property
from pathlib import Path
from typing import cast

import cv2
import numpy as np

from exhibits.reel.facade import Facade, draw_curtains
from exhibits.reel.view import View
from media.building import Box, draw_sill, window_frame
from media.curve import loudness_curve
from media.cutout import draw_sign
from media.form import Form
from media.living import draw_living
from media.paper import Paper, Pixels, box
from media.stills import house_still

OPEN_SHARE = 0.56
"""The part of a window that its open curtains leave free, at their widest."""


class Inside:
    """A resident's window, drawn over a picture of the building."""

    def __init__(self, facade: Facade, code: str, view: Path | None, at: float = 0) -> None:
        """`view` is the work, whose picture at so many seconds is seen; without one the sign is, or music's picture at
        rest."""
        self._facade, self._view, self._at = facade, view, at
        self._resident, self._place = facade.at_home(code)

    def lay(self, picture: Pixels, view: View, opening: float) -> None:
        """With curtains from shut (0) to open (1)."""
        stage, (height, width) = self._facade.stage, picture.shape[:2]
        there = view.box(self._place)
        paper = Paper(width, height, mm=stage.mm * view.scale, pixels=picture)
        x, y, w, h = _seen(there, (width, height))
        if w > 0 and h > 0:
            with paper.inside(window_frame(there, paper.mm, self._resident.sign.number)):
                paper.picture(self._scaled(there, (x, y, w, h)), x, y, w, h)
        draw_curtains(paper, there, self._resident, stage, opening, red=True)
        draw_sill(paper, there, stage.palette, lit=True, seed=self._resident.sign.number)

    def _scaled(self, there: Box, seen: tuple[int, int, int, int]) -> Pixels:
        """From afar one sees the middle of the room only; the nearer, the more of it."""
        (x, y, w, h), (width, height) = seen, self._facade.stage.profile.size
        near = min(max(w / width, h / height), 1.0)
        share = near * (2 - near)
        left = _covering(there[0] + there[2] / 2 - width * share / 2, width * share, x, w)
        top = _covering(there[1] + there[3] / 2 - height * share / 2, height * share, y, h)
        source = self._sources[0]
        for smaller in self._sources[1:]:
            if smaller.shape[1] >= width * share:
                source = smaller
        scale = width * share / source.shape[1], height * share / source.shape[0]
        matrix = np.array([[scale[0], 0, left - x + (scale[0] - 1) / 2], [0, scale[1], top - y + (scale[1] - 1) / 2]])
        return cast(Pixels, cv2.warpAffine(source, matrix, (w, h), borderMode=cv2.BORDER_REPLICATE))

    @cached_property
    def _sources(self) -> list[Pixels]:
        """The room in the shape of the film, each one half as large as the one before: from afar nothing shimmers."""
        sources = [self._room()]
        while min(sources[-1].shape[:2]) > 48:
            rows, columns = sources[-1].shape[:2]
            smaller = cv2.resize(sources[-1], (columns // 2, rows // 2), interpolation=cv2.INTER_AREA)
            sources.append(cast(Pixels, smaller))
        return sources

    def _room(self) -> Pixels:
        stage, resident = self._facade.stage, self._resident
        width, height = stage.profile.size
        if self._view is not None:
            return house_still(self._view, self._at, stage.profile)
        paper = Paper(width, height, mm=stage.mm)
        if resident.form is Form.MUSIC:
            silence = loudness_curve(np.zeros(1, np.float32))
            draw_living(paper, silence, 0.0, resident.sign, stage.palette, resident.sign.number)
            return paper.pixels
        ground, hues = stage.theme.hue(resident.form).deep, stage.theme.pairs
        paper.fill(box(0, 0, width, height), ground)
        r = min(width, height) * 0.26
        draw_sign(
            paper, resident.sign, width / 2, height / 2, r, ground=ground, hues=hues, light=stage.theme.roles.paper
        )
        return paper.pixels


def _seen(there: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The part of the window that lies in the picture, with the pixels at its edge."""
    x, y, w, h = there
    left, top = max(int(x) - 2, 0), max(int(y) - 2, 0)
    right, low = min(int(x + w) + 3, size[0]), min(int(y + h) + 3, size[1])
    return left, top, right - left, low - top


def _covering(start: float, length: float, seen_start: float, seen_length: float) -> float:
    """Moved as little as is needed to lie under all that is seen."""
    return min(max(start, seen_start + seen_length - length), seen_start)
