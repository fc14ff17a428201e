"""Reads what is written on a screen: every word, how large, where, and whether it is whole."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kiosk.look import Look, Rect
from kiosk.screen import Moving, Part, Screen
from kiosk.strip import strip_parts
from media.lettering import LINE, Wording, cap_height, lay_out, measure
from media.paper import Paper

Box = tuple[float, float, float, float]
INK = 0.2
"""Of the height of a line there is no ink in so much of it above and below."""


@dataclass(frozen=True)
class Written:
    text: str
    cap_mm: float
    box: Box
    """On the screen, without the air above and below; in pixels."""
    paper: Box
    """The part that it is written on: beyond it there is nothing."""
    broken: bool
    """A word stands on two lines."""
    shortened: bool
    """It ends in dots."""
    part: int
    of: str | None


class Reader(Paper):
    """A page that remembers what is written on it, and draws nothing else."""

    def __init__(self, width: int, height: int, mm: float) -> None:
        super().__init__(width, height, mm=mm)
        self.read: list[tuple[Wording, Box]] = []

    def words(self, text: str, x: float, y: float, **how: Any) -> tuple[float, float]:
        how = {"width": None, "align": "start", "bold": False, "rtl": False, "language": "nl", "max_lines": None, **how}
        wording = Wording(
            text, how["cap_mm"] * self.mm, how["width"], how["align"], how["bold"], how["rtl"], how["language"],
            how["max_lines"],
        )  # fmt: skip
        block = lay_out(wording)
        room = block.width if wording.width is None else wording.width
        align = {"start": 0.0, "centre": 0.5, "end": 1.0}[wording.align]
        share = 1 - align if wording.rtl else align
        left = x - share * room if wording.width is None else x
        left, top = self._context.user_to_device(left + share * (room - block.width), y)
        self.read.append((wording, (left, top, block.width, block.height)))
        return block.width, block.height

    def fill_all(self, *_: object, **__: object) -> None:
        """Nothing but words is wanted here, and quickly; so with all below."""

    def mount(self, *_: object, **__: object) -> None: ...

    def cut_out(self, *_: object, **__: object) -> None: ...

    def shadow(self, *_: object, **__: object) -> None: ...

    def picture(self, *_: object, **__: object) -> None: ...

    def disc(self, *_: object, **__: object) -> None: ...

    @contextmanager
    def inside(self, points: object) -> Iterator[Paper]:
        yield self


def read(screen: Screen[Any]) -> list[Written]:
    """All that can be read: what a later part covers wholly is left out."""
    look = screen.look
    parts = [*screen.parts(), *strip_parts(screen)]
    found: list[Written] = []
    for index, part in enumerate(parts):
        if isinstance(part, Moving):
            found = [one for one in found if not _contains(part.rect, one.box)]
            continue
        if not isinstance(part.key, tuple) or part.key[0] != "words":
            found = [one for one in found if not _contains(part.rect, one.box)]
        found += _on(part, index, look)
    return found


def _on(part: Part, index: int, look: Look) -> Iterator[Written]:
    x, y, w, h = part.rect
    paper = Reader(w, h, look.mm)
    part.paint(paper)
    for wording, (left, top, width, height) in paper.read:
        if not wording.text.strip():
            continue
        air = INK * LINE * wording.cap_px / cap_height()
        box = (x + left, y + top + air, width, height - 2 * air)
        yield Written(
            wording.text, wording.cap_px / look.mm, box, part.rect, _is_broken(wording), _is_shortened(wording), index,
            part.of,
        )  # fmt: skip


def _is_broken(wording: Wording) -> bool:
    if wording.width is None:
        return False
    words = wording.text.replace("\u00ad", " ").replace("\u200b", " ").split()
    return max(_width(word, wording) for word in words) > wording.width + 1


def _is_shortened(wording: Wording) -> bool:
    return wording.max_lines == 1 and wording.width is not None and _width(wording.text, wording) > wording.width + 1


def _width(text: str, like: Wording) -> float:
    return measure(text, like.cap_px, bold=like.bold, rtl=like.rtl, language=like.language).width


def _contains(rect: Rect, box: Box) -> bool:
    return (
        rect[0] <= box[0]
        and rect[1] <= box[1]
        and rect[0] + rect[2] >= box[0] + box[2]
        and rect[1] + rect[3] >= box[1] + box[3]
    )


def outside(one: Written) -> float:
    """By how many pixels it is cut off."""
    (x, y, w, h), (px, py, pw, ph) = one.box, one.paper
    return max(px - x, py - y, x + w - px - pw, y + h - py - ph)


def overlap(one: Box, other: Sequence[float]) -> float:
    """The smaller side of what two boxes share; negative where they are apart."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return min(across, down)
