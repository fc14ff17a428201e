"""The strip of paper that says whose work it is and what it answers: it slides in over the picture and out again."""

from dataclasses import dataclass
from random import Random
from zlib import crc32

import numpy as np

from exhibits.reel.planes import Overlay, Planes
from exhibits.reel.scenes import Stage, WorkScene
from media.cutout import draw_sign
from media.lettering import Block, measure
from media.paper import Paper, Pixels, box, snip

AFTER_SECONDS = 1.5
STAYS_SECONDS = 6.0
"""Give or take half a second."""
LEAVES_SECONDS = 0.5
SLIDES_SECONDS = 0.25
_NAME_MM, _WORDS_MM = 11.5, 8.0
_NAME_LARGER, _MOST_MM = 1.2, 16.0
"""Than what stands below it; from farther away still the strip would hide the work."""
_SIGN_MM, _EDGE_MM, _GAP_MM = 36.0, 10.0, 7.0
_MOST_LINES = 4
"""Of each. In the longest language the longest question takes three in an upright picture."""
_FOOT = 0.065
"""Room below the strip, in heights of the picture."""


@dataclass(frozen=True)
class Times:
    """In frames of the work as it is shown."""

    comes: int
    goes: int
    slides: int

    def shown(self, frame: int) -> float:
        """0 when the strip is outside, 1 when it is there."""
        coming = (frame - self.comes + 1) / self.slides
        going = (self.goes - frame) / self.slides
        t = min(max(min(coming, going), 0.0), 1.0)
        return 1 - (1 - t) ** 3


def times(scene: WorkScene, fps: int) -> Times:
    """It comes after a moment of nothing but the work, and is gone before the next one comes in over it: what it says
    can change, and nothing else does. It goes at a whole second of the recording, where a work in the house profile has
    a key picture: from there on it can be copied as it is."""
    slides = round(SLIDES_SECONDS * fps)
    comes = min(round(AFTER_SECONDS * fps), scene.frames // 3)
    before_the_end = scene.frames - min(round(LEAVES_SECONDS * fps), scene.frames // 3)
    stays = comes + round(STAYS_SECONDS * fps)
    at_a_key = round((scene.cut_in + stays) / fps) * fps - scene.cut_in
    return Times(comes, min(at_a_key, before_the_end), slides)


def strip_lies(strip: Times, first: int, last: int) -> bool:
    """Over any of these frames."""
    return first < strip.goes and strip.comes < last


class Strip:
    def __init__(self, scene: WorkScene, stage: Stage) -> None:
        self._times = times(scene, stage.profile.fps)
        self._overlay = Overlay(draw_strip(scene, stage))
        foot = round(stage.profile.height * (1 - _FOOT)) // 2 * 2
        self._y = foot - self._overlay.height
        self._rtl, self._width = stage.rtl, stage.profile.width

    def lay(self, picture: Planes, frame: int) -> None:
        shown = self._times.shown(frame)
        if shown <= 0:
            return
        out = round(self._overlay.width * (1 - shown)) // 2 * 2
        x = self._width - self._overlay.width + out if self._rtl else -out
        self._overlay.lay(picture, x, self._y)


def draw_strip(scene: WorkScene, stage: Stage) -> Pixels:
    """Paper that nothing shines through, from the side of the picture to as far as its words reach."""
    mm, ink = _mm(stage), stage.theme.roles.ink
    start = (_EDGE_MM + _SIGN_MM + _GAP_MM) * mm
    most = stage.profile.width * 0.9 - start - 12 * mm
    words_mm = max(_WORDS_MM, min(stage.least_mm * stage.mm / mm, _MOST_MM))
    lines = [
        _Line(scene.resident.name, max(_NAME_MM, words_mm * _NAME_LARGER), bold=True),
        *([_Line(scene.answers, words_mm, bold=True)] if scene.answers else []),
        _Line(scene.question, words_mm),
    ]
    room = min(max(line.block(stage, None).width for line in lines), most) + 1
    blocks = [line.block(stage, room) for line in lines]
    words = sum(block.height for block in blocks)
    tall = max(words, _SIGN_MM * mm) + 7 * mm
    paper = _sheet(scene, stage, start + room + 12 * mm, tall)
    y = mm + (tall - words) / 2
    for line, block in zip(lines, blocks, strict=True):
        x = paper.width - start - room if stage.rtl else start
        paper.words(
            line.text, x, y, cap_mm=line.cap_mm, colour=ink, width=room, bold=line.bold, cut=False,
            rtl=stage.rtl, language=stage.language, max_lines=_MOST_LINES,
        )  # fmt: skip
        y += block.height
    return np.array(paper.pixels)


@dataclass(frozen=True)
class _Line:
    text: str
    cap_mm: float
    bold: bool = False

    def block(self, stage: Stage, width: float | None) -> Block:
        return measure(
            self.text,
            self.cap_mm * _mm(stage),
            width=width,
            bold=self.bold,
            rtl=stage.rtl,
            language=stage.language,
            max_lines=None if width is None else _MOST_LINES,
        )


def _sheet(scene: WorkScene, stage: Stage, wide: float, tall: float) -> Paper:
    """The empty strip with its sign; one end lies outside the picture."""
    mm, roles, sign = _mm(stage), stage.theme.roles, scene.resident.sign
    paper = Paper(_even(wide + 4 * mm), _even(tall + 5 * mm), mm=mm)
    rng = Random(crc32(scene.question.encode()) ^ sign.number)
    edge = snip(box(-6 * mm, mm, wide + 6 * mm, tall), rng, 26 * mm, 0.9 * mm)
    paper.sheet([(paper.width - x, y) for x, y in edge] if stage.rtl else edge, roles.paper)
    x = (_EDGE_MM + _SIGN_MM / 2) * mm
    cx = paper.width - x if stage.rtl else x
    hues = stage.theme.pairs
    draw_sign(paper, sign, cx, mm + tall / 2, _SIGN_MM / 2 * mm, ground=roles.paper, hues=hues, light=roles.paper)
    return paper


def _mm(stage: Stage) -> float:
    """An upright picture is no wider than a square one: words grow with its shorter side."""
    return stage.mm * min(1.0, stage.profile.width / stage.profile.height)


def _even(length: float) -> int:
    return int(length + 1) // 2 * 2
