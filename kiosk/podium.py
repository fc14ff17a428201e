"""What stands on the foot of the stage and hangs before it: the red disc, its words, the sign that it records."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from kiosk.look import FLOOR_MM, GAP_MM, Look, Rect
from kiosk.page import column, row
from kiosk.pieces import fitting_cap, text_size, write
from kiosk.screen import Part
from kiosk.stage import stage_of
from media.paper import Paper, blob, box, snip

FOOT_WORDS = 0.285
"""Share of the width for the sentence beside the buttons."""


@dataclass(frozen=True)
class Podium:
    """Places on the foot, for who reads from the left."""

    question: Rect
    ring: Rect
    disc: Rect
    word: Rect
    small: Rect

    @property
    def button(self) -> Rect:
        """The disc and its words are one thing to press."""
        rects = (self.disc, self.word, self.small)
        left, top = min(x for x, _, _, _ in rects), min(y for _, y, _, _ in rects)
        right, bottom = max(x + w for x, _, w, _ in rects), max(y + h for _, y, _, h in rects)
        return left, top, right - left, bottom - top

    @classmethod
    def of(cls, look: Look) -> "Podium":
        return _upright(look) if look.portrait else _wide(look)


def _wide(look: Look) -> Podium:
    foot = stage_of(look).foot
    height, side = look.height - foot, look.px(14)
    ring = min(height - look.px(5), look.px(96))
    left = round(look.width * 0.5 - ring / 2)
    top = foot + (height - ring) // 2 + look.px(0.5)
    x = left + ring + look.px(8)
    room = look.width - x - side
    line = round(ring * 0.36)
    first = top + ring // 2 - round(line * 0.86)
    question = (side, foot + look.px(5), left - side - look.px(12), height - look.px(10))
    return Podium(
        question,
        (left, top, ring, ring),
        _within(left, top, ring),
        (x, first, room, line),
        (x, first + line, room, line),
    )


def _upright(look: Look) -> Podium:
    foot, side = stage_of(look).foot, look.px(14)
    height, room = look.height - foot, look.width - 2 * side
    question = (side, foot + look.px(8), room, round(height * 0.24))
    ring = min(round(height * 0.46), look.px(104))
    left, top = (look.width - ring) // 2, question[1] + question[3] + look.px(2)
    word = (side, top + ring + look.px(1), room, look.px(22))
    small = (side, word[1] + word[3], room, look.px(15))
    return Podium(question, (left, top, ring, ring), _within(left, top, ring), word, small)


def _within(left: int, top: int, ring: int) -> Rect:
    inset = round(ring * 0.1)
    return left + inset, top + inset, ring - 2 * inset, ring - 2 * inset


def foot_row(look: Look, weights: Sequence[float]) -> list[Rect]:
    """Places for buttons on the foot: beside the words, or below them on an upright screen."""
    foot, gap = stage_of(look).foot, look.px(GAP_MM + 2)
    if look.portrait:
        side, top = look.px(12), foot + look.px(40)
        height = min(look.height - top - look.px(16), look.px(52) * len(weights))
        return column((side, top, look.width - 2 * side, height), len(weights), gap)
    left, height = round(look.width * FOOT_WORDS), min(look.height - foot - look.px(16), look.px(46))
    room = (left, foot + (look.height - foot - height) // 2 + look.px(0.5), look.width - left - look.px(14), height)
    return row(room, len(weights), gap, weights)


def foot_words(look: Look) -> Rect:
    """Where the sentence stands that goes with the buttons."""
    foot = stage_of(look).foot
    if look.portrait:
        return look.px(12), foot + look.px(8), look.width - look.px(24), look.px(30)
    side = look.px(14)
    return side, foot + look.px(4), round(look.width * FOOT_WORDS) - side - look.px(8), look.height - foot - look.px(8)


def disc_part(look: Look, rect: Rect, mark: str, *, of: str | None, rests: bool) -> Part:
    """The red disc with a white dot (it can begin) or a square (it can end); grey while it cannot be pressed."""
    roles = look.theme.roles

    def paint(paper: Paper) -> None:
        size = min(rect[2:])
        r = size / 2 - look.px(2.4)
        x = y = size / 2 - look.px(0.6)
        paper.sheet(blob(x, y, r, 14, Random(1954)), roles.shade if rests else roles.heart, depth_mm=2.6)
        if mark == "dot":
            paper.fill(blob(x, y, r * 0.36, 11, Random(4)), roles.paper)
        else:
            half = r * 0.34
            paper.fill(snip(box(x - half, y - half, 2 * half, 2 * half), Random(5), half, r * 0.02), roles.paper)

    return Part(rect, ("disc", mark, rests), paint, of=of)


def plaque_part(look: Look, word: str) -> Part:
    """Hangs before the stage from the first recorded picture to the last (C-002)."""
    roles, (x, y, w, h) = look.theme.roles, stage_of(look).picture
    height = look.px(15)
    cap = FLOOR_MM + 0.6
    text_w, text_h = text_size(look, word, cap, bold=True)
    width, thread = text_w + height + look.px(6), max(look.px(14), h // 12)
    room = look.px(4)

    def paint(paper: Paper) -> None:
        for at in (0.2, 0.8):
            paper.fill(box(width * at, 0, look.px(0.8), thread + room), roles.paper)
        paper.cut(box(room / 2, thread, width, height), roles.paper, 31, depth_mm=2)
        rtl = look.texts.rtl
        disc = width - height / 2 if rtl else room / 2 + height / 2
        paper.fill(blob(disc, thread + height / 2, height * 0.3, 11, Random(2)), roles.heart)
        left = look.px(3) if rtl else room / 2 + height
        write(
            look,
            paper,
            word,
            (left, thread + (height - text_h) / 2, text_w + 2, text_h),
            colour=roles.ink,
            cap_mm=cap,
            bold=True,
        )

    rect = (x + w // 16, y, width + 2 * room, thread + height + 2 * room)
    return Part(look.mirrored(rect), ("plaque", word), paint)


def sun_part(look: Look, rect: Rect, number: int) -> Part:
    """A number that is read from the other end of the room."""
    roles = look.theme.roles
    text = str(number)
    size = min(rect[2:])
    cap = fitting_cap(look, text, (round(size * 0.62), round(size * 0.95)), size * 0.5 / look.mm, bold=True)

    def paint(paper: Paper) -> None:
        r = size / 2 - look.px(2)
        paper.sheet(blob(size / 2, size / 2, r, 15, Random(7)), roles.ink)
        paper.fill(blob(size / 2, size / 2, r * 0.92, 15, Random(7)), roles.board)
        height = text_size(look, text, cap, bold=True)[1]
        write(
            look,
            paper,
            text,
            (0, (size - height) / 2, size, height),
            colour=roles.ink,
            cap_mm=cap,
            bold=True,
            align="centre",
        )

    return Part(rect, ("sun", number), paint)
