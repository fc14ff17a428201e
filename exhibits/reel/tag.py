"""The strip in its small form: the sign and name of whoever is seen now, for pictures that change often."""

from random import Random

import numpy as np

from exhibits.reel.planes import Overlay, Planes
from exhibits.reel.scenes import Resident, Stage
from media.cutout import draw_sign
from media.lettering import measure
from media.paper import Paper, Pixels, box, snip

SLIDES_SECONDS = 0.25
_NAME_MM, _SIGN_MM, _EDGE_MM, _GAP_MM, _HIGH_MM = 11.5, 24.0, 8.0, 5.0, 28.0
_MOST = 0.8
"""Of the picture's width; a longer name ends in dots."""
_FOOT = 0.065
"""Room below it, in heights of the picture."""


class Tag:
    """It slides in at once, and is cut off with the picture that it belongs to."""

    def __init__(self, resident: Resident, stage: Stage) -> None:
        self._overlay = Overlay(draw_tag(resident, stage))
        self._slides = round(SLIDES_SECONDS * stage.profile.fps)
        foot = round(stage.profile.height * (1 - _FOOT)) // 2 * 2
        self._y = foot - self._overlay.height
        self._rtl, self._width = stage.rtl, stage.profile.width

    def lay(self, picture: Planes, frame: int) -> None:
        """`frame` is counted from the cut."""
        shown = 1 - (1 - min((frame + 1) / self._slides, 1.0)) ** 3
        out = round(self._overlay.width * (1 - shown)) // 2 * 2
        x = self._width - self._overlay.width + out if self._rtl else -out
        self._overlay.lay(picture, x, self._y)


def draw_tag(resident: Resident, stage: Stage) -> Pixels:
    """Paper from the side of the picture to where the name ends; in upright pictures no larger than in others, but as
    large as it takes to be read from where people sit."""
    size, roles = stage.profile.size, stage.theme.roles
    mm = max(min(size) / 337, stage.least_cap * max(size) / _NAME_MM)
    start = (_EDGE_MM + _SIGN_MM + _GAP_MM) * mm
    name = measure(
        resident.name, _NAME_MM * mm, width=stage.profile.width * _MOST - start, bold=True, rtl=stage.rtl,
        language=stage.language, max_lines=1,
    )  # fmt: skip
    paper = Paper(_even(start + name.width + 13 * mm), _even((_HIGH_MM + 6) * mm), mm=mm)
    rng = Random(resident.sign.number)
    edge = snip(box(-6 * mm, mm, start + name.width + 15 * mm, _HIGH_MM * mm), rng, 26 * mm, 0.9 * mm)
    paper.sheet([(paper.width - x, y) for x, y in edge] if stage.rtl else edge, roles.paper)
    middle, x = mm + _HIGH_MM * mm / 2, (_EDGE_MM + _SIGN_MM / 2) * mm
    draw_sign(
        paper, resident.sign, paper.width - x if stage.rtl else x, middle, _SIGN_MM / 2 * mm,
        ground=roles.paper, hues=stage.theme.pairs, light=roles.paper,
    )  # fmt: skip
    paper.words(
        resident.name, paper.width - start - name.width - 1 if stage.rtl else start, middle - name.height / 2,
        cap_mm=_NAME_MM, colour=roles.ink, width=name.width + 1, bold=True, cut=False, rtl=stage.rtl,
        language=stage.language, max_lines=1,
    )  # fmt: skip
    return np.array(paper.pixels)


def _even(length: float) -> int:
    return int(length + 1) // 2 * 2
