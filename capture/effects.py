"""Dancers without a face: from the mask of a figure to a picture of flat paper. No pixel of the camera comes here."""

from collections import deque
from collections.abc import Sequence
from typing import ClassVar, Protocol, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from capture.captured import SIZE, Pixels
from capture.silhouette import Outline, outlines
from media.colour import bgr, mixed
from media.seen import Seen
from media.take import Sheets

# The house's colours (config/themes/day.toml): fixed here, because a dance keeps its own when the theme changes, and
# because the colours of the ground must never be those of a figure, or it could not be lifted from it.
SUN, PAPER, AMBER, ROSE = "#FFD84D", "#FFF6E5", "#F6A63A", "#F48BA9"
SKY, SKY_DEEP = "#67C3E8", "#0C4A66"
LILAC, LILAC_DEEP = "#B9A4F0", "#46307F"
DUSK, NIGHT = "#2B2350", "#141126"
_INK = "#1B1730"
_SHADE = 0.22
"""How much ink is in a shadow."""

_SHADOW_FALLS = (9, 11)
"""Pixels right and down: 2 to 3 mm on a stage."""
_ECHOES = ("#F48BA9", "#CF7AAE", "#A768B2", "#8257A6", "#664890", "#50397A", "#3E2F65")
"""Of a trail, the newest first: rose that sinks into the dusk in steps, because paper does not fade by degrees."""
_APART_SECONDS = 0.12


class Effect(Protocol):
    """Draws a figure, picture after picture."""

    sheets: ClassVar[Sheets]

    def draw(self, soft: Pixels, shapes: Sequence[Outline], at: float) -> Pixels:
        """`soft` is the quiet mask, `shapes` its outlines, `at` seconds; a new picture of a take's size."""


class Shadow:
    """A flat figure with one hard shadow before the sky."""

    sheets: ClassVar = Sheets((SKY, SKY_DEEP, mixed(SKY, _INK, _SHADE), mixed(SKY_DEEP, _INK, _SHADE)), (SUN,))

    def __init__(self) -> None:
        self._light, self._shaded = _stage(*self.sheets.ground[:2]), _stage(*self.sheets.ground[2:])

    def draw(self, soft: Pixels, shapes: Sequence[Outline], at: float) -> Pixels:
        picture = self._light.copy()
        _cast_shadow(picture, self._shaded, shapes)
        return _cut(picture, shapes, SUN)


class Trails:
    """A figure at night, and where it was, each place darker than the one after it."""

    sheets: ClassVar = Sheets((DUSK, NIGHT), (PAPER,), _ECHOES[::-1])

    def __init__(self) -> None:
        self._empty = _stage(*self.sheets.ground)
        self._was: deque[Sequence[Outline]] = deque(maxlen=len(_ECHOES))
        self._kept_at = float("-inf")

    def draw(self, soft: Pixels, shapes: Sequence[Outline], at: float) -> Pixels:
        picture = self._empty.copy()
        for age in range(len(self._was) - 1, -1, -1):
            _cut(picture, self._was[age], _ECHOES[age])
        if at - self._kept_at >= _APART_SECONDS:
            self._was.appendleft(shapes)
            self._kept_at = at
        return _cut(picture, shapes, PAPER)


class PaperFigure:
    """Laid of pieces: what is thick of a figure above its hips is a shirt, on top of it is a head."""

    sheets: ClassVar = Sheets((LILAC, LILAC_DEEP, mixed(LILAC, _INK, _SHADE), mixed(LILAC_DEEP, _INK, _SHADE)),
                    (AMBER, ROSE, PAPER))  # fmt: skip

    def __init__(self) -> None:
        self._light, self._shaded = _stage(*self.sheets.ground[:2]), _stage(*self.sheets.ground[2:])

    def draw(self, soft: Pixels, shapes: Sequence[Outline], at: float) -> Pixels:
        picture = self._light.copy()
        _cast_shadow(picture, self._shaded, shapes)
        _cut(picture, shapes, AMBER)
        if shapes:
            shirt, legs = _clothes(soft, np.concatenate(shapes))
            _cut(picture, outlines(legs), ROSE)
            _cut(picture, outlines(shirt), PAPER)
        return picture


EFFECTS: dict[Seen, type[Effect]] = {Seen.SHADOW: Shadow, Seen.TRAILS: Trails, Seen.PAPER: PaperFigure}

_THICK = 0.12
"""Of a figure's height: arms are thinner, backs are not."""
_NECK, _HIPS = 0.16, 0.52
"""From the top of what is thick down to the feet."""
_OVERLAP = 4
"""Rows of a mask: a shirt hangs over its trousers."""


def _clothes(soft: Pixels, corners: NDArray[np.int32]) -> tuple[Pixels, Pixels]:
    """Masks of shirt and trousers, from the outline alone."""
    small = cv2.resize(soft, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)  # at full size it takes 4 ms
    scale = small.shape[0] / SIZE[1]
    bottom = int(corners[:, 1].max() * scale)
    tall = bottom - int(corners[:, 1].min() * scale)
    size = max(5, round(tall * _THICK))
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    thick = cv2.morphologyEx(small, cv2.MORPH_OPEN, brush)
    rows = np.flatnonzero(thick.max(axis=1) > 127)
    top = int(rows[0]) if rows.size else bottom - tall
    neck, hips = (top + round((bottom - top) * share) for share in (_NECK, _HIPS))
    shirt = cv2.min(soft, cv2.resize(thick, soft.shape[1::-1], interpolation=cv2.INTER_LINEAR))
    legs = soft.copy()
    shirt[: 2 * neck] = 0
    shirt[2 * hips + _OVERLAP :] = 0
    legs[: 2 * hips] = 0
    return cast(Pixels, shirt), legs


def _stage(wall: str, floor: str) -> Pixels:
    """A wall, and a floor whose edge was cut by hand."""
    width, height = SIZE
    picture = np.full((height, width, 3), bgr(wall), np.uint8)
    edge = [(0, 0.835), (0.22, 0.829), (0.41, 0.827), (0.63, 0.82), (0.84, 0.818), (1, 0.812), (1, 1), (0, 1)]
    corners = np.array([(x * width, y * height) for x, y in edge], np.int32)
    return cast(Pixels, cv2.fillPoly(picture, [corners], bgr(floor)))


def _cast_shadow(picture: Pixels, shaded: Pixels, shapes: Sequence[Outline]) -> None:
    mask = np.zeros(picture.shape[:2], np.uint8)
    cv2.fillPoly(mask, list(shapes), 255, offset=_SHADOW_FALLS)
    cv2.copyTo(shaded, mask, picture)


def _cut(picture: Pixels, shapes: Sequence[Outline], colour: str) -> Pixels:
    """All at once, so that holes stay open."""
    if shapes:
        cv2.fillPoly(picture, list(shapes), bgr(colour), cv2.LINE_AA)
    return picture
