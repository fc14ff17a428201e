"""Captions burnt into the picture, for screens on which nobody can switch them on: words on a sheet of dark paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from zlib import crc32

import numpy as np

from exhibits.reel.planes import Overlay, Planes
from exhibits.reel.scenes import Stage
from media.lettering import Block, measure
from media.paper import Paper, Pixels, box, snip

_CAP_MM, _SIDE_MM, _FOOT_MM = 9.0, 9.0, 3.5
_WIDEST = 0.94
"""Of the picture's width."""


@dataclass(frozen=True)
class Burnt:
    """A caption in the picture, in frames of what it lies over."""

    starts: int
    ends: int
    text: str
    y: int
    """The row in which its paper begins."""


def lying_over(captions: Sequence[Burnt], first: int, last: int) -> tuple[Burnt, ...]:
    """Those that are seen between two frames, counted from the first of these."""
    return tuple(
        replace(one, starts=one.starts - first, ends=one.ends - first)
        for one in captions
        if one.starts < last and first < one.ends
    )


class BurntCaptions:
    """Lays the caption of a frame over its picture; the paper of each is cut once."""

    def __init__(self, captions: Sequence[Burnt], stage: Stage) -> None:
        self._captions, self._stage = captions, stage
        self._drawn: tuple[str, Overlay] | None = None

    def lay(self, picture: Planes, frame: int) -> None:
        caption = next((one for one in self._captions if one.starts <= frame < one.ends), None)
        if caption is None:
            return
        if self._drawn is None or self._drawn[0] != caption.text:
            self._drawn = caption.text, Overlay(draw_caption(caption.text, self._stage))
        overlay = self._drawn[1]
        overlay.lay(picture, (self._stage.profile.width - overlay.width) // 4 * 2, caption.y)


def captioned(pictures: Iterator[Planes], captions: Sequence[Burnt], stage: Stage, first: int) -> Iterator[Planes]:
    """The same pictures, the first of which is number `first`, with the captions over them."""
    burnt = BurntCaptions(captions, stage)
    for frame, planes in enumerate(pictures, first):
        burnt.lay(planes, frame)
        yield planes


def draw_caption(text: str, stage: Stage) -> Pixels:
    mm, roles = stage.mm, stage.theme.roles
    cap_mm, block = _fitted(text, stage)
    wide, tall = block.width + 2 * _SIDE_MM * mm, block.height + 2 * _FOOT_MM * mm
    paper = Paper(_even(wide + 5 * mm), caption_height(text, stage), mm=mm)
    sheet = snip(box(mm, mm, wide, tall), Random(crc32(text.encode())), 26 * mm, 0.8 * mm)
    paper.sheet(sheet, roles.ink)
    paper.words(
        text, mm + _SIDE_MM * mm, mm + _FOOT_MM * mm, cap_mm=cap_mm, colour=roles.paper, width=block.width + 1,
        align="centre", cut=False, rtl=stage.rtl, language=stage.language,
    )  # fmt: skip
    return np.array(paper.pixels)


def caption_height(text: str, stage: Stage) -> int:
    """Of its paper, in pixels."""
    return _even(_fitted(text, stage)[1].height + (2 * _FOOT_MM + 6) * stage.mm)


def _fitted(text: str, stage: Stage) -> tuple[float, Block]:
    """How high its capitals are, for who sits far away, and what they take: no line is wider than the picture."""
    most, cap_mm = stage.profile.width * _WIDEST - 2 * _SIDE_MM * stage.mm, max(_CAP_MM, stage.least_mm)
    cap_mm *= min(1.0, most / _written(text, cap_mm, stage).width)
    return cap_mm, _written(text, cap_mm, stage)


def _written(text: str, cap_mm: float, stage: Stage) -> Block:
    return measure(text, cap_mm * stage.mm, rtl=stage.rtl, language=stage.language)


def _even(length: float) -> int:
    return int(length + 1) // 2 * 2
