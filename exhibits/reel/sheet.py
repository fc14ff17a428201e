"""The sheet of paper on which a question stands: it comes out of the window of who asks."""

from dataclasses import dataclass
from random import Random
from zlib import crc32

from exhibits.reel.scenes import Stage
from exhibits.reel.view import arriving, eased
from exhibits.reel.words import Words, balanced, fitted
from media.building import Box
from media.paper import Paper, Pixels, Point, box, snip

_MOST_MM, _PAD_MM = 24.0, 11.0
_EDGE = 0.045
"""Room between the sheet and the edge of the picture, in heights of it."""
_APART = 0.075
"""From the sheet to the window, in the same."""
_SMALL = 0.12
"""As large as it is when it leaves the window."""


@dataclass(frozen=True)
class Sheet:
    words: Words
    place: Box
    window: Box | None
    """Of who asks."""
    at_top: bool
    rtl: bool
    back: str
    """The colour of its other side."""
    blank: Pixels
    written: Pixels
    corner: tuple[int, int]
    """Where in the picture the pixels begin."""

    def lay(self, paper: Paper, come: float, told: float, gone: float) -> None:
        """Each from 0 to 1: it comes blank, its words appear where they will stay, and it is rolled up."""
        if come <= 0 or gone >= 1:
            return
        if come < 1 and self.window is not None:
            self._grow(paper, self.window, arriving(come))
            return
        left = eased(gone) if come >= 1 else 1 - arriving(come)
        with paper.inside(box(*self._unrolled(left))):
            self._put(paper, self.blank)
            for line in self._read(told):
                with paper.inside(line):
                    self._put(paper, self.written)
        if left:
            self._roll(paper, left)

    def _put(self, paper: Paper, pixels: Pixels) -> None:
        rows, columns = pixels.shape[:2]
        paper.picture(pixels, *self.corner, columns, rows)

    def _grow(self, paper: Paper, window: Box, part: float) -> None:
        """Out of the window to its place."""
        (left, top, wide, high), (x, y) = window, self.corner
        rows, columns = self.blank.shape[:2]
        scale = _SMALL + (1 - _SMALL) * part
        from_x, from_y = left + (wide - columns * _SMALL) / 2, top + (high - rows * _SMALL) / 2
        with paper.moved(from_x + (x - from_x) * part, from_y + (y - from_y) * part, scale):
            paper.picture(self.blank, 0, 0, columns, rows)

    def _read(self, told: float) -> list[list[Point]]:
        """The lines, as far as they are there: one after the other, from where one begins to read."""
        x, y, w, h = self.place
        many = self.words.block.lines
        high = self.words.height / many
        top = y + (h - self.words.height) / 2
        parts = [min(max(told * (many * 0.6 + 0.4) - at * 0.6, 0.0), 1.0) for at in range(many)]
        return [
            box(x + w * (1 - part) if self.rtl else x, top + at * high, w * part, high + 1)
            for at, part in enumerate(parts)
            if part
        ]

    def _unrolled(self, gone: float) -> Box:
        """What still hangs of it: it is rolled up towards the nearer edge of the picture."""
        (x, y), (rows, columns) = self.corner, self.blank.shape[:2]
        hangs = rows * (1 - gone)
        return (x, y, columns, hangs) if self.at_top else (x, y + rows - hangs, columns, hangs)

    def _roll(self, paper: Paper, gone: float) -> None:
        x, y, w, h = self._unrolled(gone)
        thick = 4 * paper.mm
        edge = y + h if self.at_top else y
        left, _, wide, _ = self.place
        drawn_in = wide / 2 * eased(gone * 4 - 3)
        paper.sheet(box(left + drawn_in, edge - thick / 2, wide - 2 * drawn_in, thick), self.back)


def make_sheet(question: str, stage: Stage, window: Box | None) -> Sheet:
    """Above the window of who asks or below it, where there is more room."""
    words, place, at_top = _laid_out(question, stage, window)
    tip = None if window is None else _tip(place, window)
    corner, blank = _drawn(place, stage, tip, words)
    written = blank.copy()
    paper = Paper(written.shape[1], written.shape[0], mm=stage.mm, pixels=written)
    left = place[0] + (place[2] - words.width) / 2 - corner[0]
    first = place[1] + (place[3] - words.height) / 2 - corner[1]
    words.write(paper, stage, left, first, stage.theme.roles.ink)
    return Sheet(words, place, window, at_top, stage.rtl, stage.theme.roles.shade, blank, paper.pixels, corner)


def sheet_place(question: str, stage: Stage, window: Box | None) -> Box:
    """Where it hangs when it is there."""
    return _laid_out(question, stage, window)[1]


def _laid_out(question: str, stage: Stage, window: Box | None) -> tuple[Words, Box, bool]:
    """Its words, its place, and whether that is above the window."""
    width, height = stage.profile.size
    room = width * (0.66 if width > height * 1.2 else 0.76), height * 0.33
    words = fitted(question, room, stage, most_mm=_MOST_MM, least_mm=stage.least_mm, bold=True)
    words = balanced(words, stage)
    pad = _PAD_MM * stage.mm
    wide, high = words.width + 2.4 * pad, words.height + pad
    at_top = window is not None and window[1] + window[3] / 2 >= height / 2
    return words, ((width - wide) / 2, _beside(window, high, height, at_top=at_top), wide, high), at_top


def _beside(window: Box | None, high: float, height: int, *, at_top: bool) -> float:
    """Where the sheet begins: so near that what points at the window covers little, and inside the picture."""
    _, top, _, tall = window or (0.0, 0.0, 0.0, 0.0)
    if window is None:
        return height * (1 - _EDGE) - high
    if at_top:
        return max(top - height * _APART - high, height * _EDGE)
    return min(top + tall + height * _APART, height * (1 - _EDGE) - high)


def _drawn(place: Box, stage: Stage, tip: Point | None, words: Words) -> tuple[tuple[int, int], Pixels]:
    x, y, w, h = place
    edge = 5 * stage.mm
    top, low = min(y, tip[1] if tip else y) - edge, max(y + h, tip[1] if tip else y) + edge
    corner = round(x - edge), round(top)
    paper = Paper(round(w + 2 * edge), round(low - top), mm=stage.mm)
    outline = [(a - corner[0], b - corner[1]) for a, b in _outline(place, tip)]
    cut = snip(outline, Random(crc32(words.text.encode())), 30 * stage.mm, 0.9 * stage.mm)
    paper.sheet(cut, stage.theme.roles.paper)
    return corner, paper.pixels


def _outline(place: Box, tip: Point | None) -> list[Point]:
    """A sheet with a corner that points at the window."""
    x, y, w, h = place
    if tip is None:
        return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    half = min(w, h) * 0.13
    foot = min(max(tip[0] + (x + w / 2 - tip[0]) * 0.25, x + half * 2), x + w - half * 2)
    if tip[1] < y:
        return [(x, y), (foot - half, y), tip, (foot + half, y), (x + w, y), (x + w, y + h), (x, y + h)]
    return [(x, y), (x + w, y), (x + w, y + h), (foot + half, y + h), tip, (foot - half, y + h), (x, y + h)]


def _tip(place: Box, window: Box) -> Point:
    """Just beside the window, at the side where the sheet is; never farther aside than the sheet."""
    x, y, w, h = place
    left, top, wide, high = window
    across = min(max(left + wide / 2, x + w * 0.02), x + w * 0.98)
    return (across, top + high * 1.12) if y > top else (across, top - high * 0.06)
