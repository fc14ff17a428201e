"""Captions burnt into the picture, for screens on which nobody can switch them on: words on a sheet of dark paper."""

from collections.abc import Sequence
from random import Random
from zlib import crc32

import numpy as np

from exhibits.reel.captions import Cue
from exhibits.reel.planes import Overlay, Planes
from exhibits.reel.scenes import Stage
from media.lettering import Block, measure
from media.paper import Paper, Pixels, box, snip

_CAP_MM, _SIDE_MM, _FOOT_MM = 9.0, 9.0, 3.5
_EDGE = 0.045
"""Room between the sheet and the edge of the picture, in heights of the picture."""
_WIDEST = 0.94


class BurntCaptions:
    """Lays the caption of a frame over its picture; the paper of each is cut once.

    `kept_free` are stretches of frames in which the strip with a sign and a name may lie at the foot: a caption that
    meets one of them is at the head of the picture, any other one at the foot. None moves while it is read.
    """

    def __init__(self, cues: Sequence[Cue], stage: Stage, kept_free: Sequence[tuple[int, int]] = ()) -> None:
        self._cues, self._stage, self._kept_free = cues, stage, kept_free
        self._drawn: tuple[Cue, Overlay] | None = None

    def lay(self, picture: Planes, frame: int) -> None:
        """`frame` is counted from the beginning of the film."""
        cue = next((cue for cue in self._cues if cue.starts <= frame < cue.ends), None)
        if cue is None:
            return
        if self._drawn is None or self._drawn[0] != cue:
            self._drawn = cue, Overlay(draw_caption(cue, self._stage))
        overlay = self._drawn[1]
        overlay.lay(picture, (self._stage.profile.width - overlay.width) // 4 * 2, self._top(cue, overlay.height))

    def _top(self, cue: Cue, tall: int) -> int:
        height = self._stage.profile.height
        edge = round(height * _EDGE) // 2 * 2
        at_the_head = any(first < cue.ends and cue.starts < last for first, last in self._kept_free)
        return edge if at_the_head else height - edge - tall


def draw_caption(cue: Cue, stage: Stage) -> Pixels:
    mm, roles = stage.mm, stage.theme.roles
    most = stage.profile.width * _WIDEST - 2 * _SIDE_MM * mm
    block = _written(cue.text, _CAP_MM, stage)
    cap_mm = _CAP_MM * min(1.0, most / block.width)
    block = _written(cue.text, cap_mm, stage)
    wide, tall = block.width + 2 * _SIDE_MM * mm, block.height + 2 * _FOOT_MM * mm
    paper = Paper(_even(wide + 5 * mm), _even(tall + 6 * mm), mm=mm)
    sheet = snip(box(mm, mm, wide, tall), Random(crc32(cue.text.encode())), 26 * mm, 0.8 * mm)
    paper.sheet(sheet, roles.ink)
    paper.words(
        cue.text, mm + _SIDE_MM * mm, mm + _FOOT_MM * mm, cap_mm=cap_mm, colour=roles.paper, width=block.width + 1,
        align="centre", cut=False, rtl=stage.rtl, language=stage.language,
    )  # fmt: skip
    return np.array(paper.pixels)


def _written(text: str, cap_mm: float, stage: Stage) -> Block:
    return measure(text, cap_mm * stage.mm, rtl=stage.rtl, language=stage.language)


def _even(length: float) -> int:
    return int(length + 1) // 2 * 2
