"""A page that flat shapes are cut for and laid on: the one way everything of Wijkpodium is drawn.

Edges are straight snips, shadows are hard, nothing is round by itself and nothing fades.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import cairocffi
import numpy as np

from media.colour import rgb
from media.lettering import FAMILY, Block, Wording, draw, lay_out

Point = tuple[float, float]
Points = Sequence[Point]
Pixels = np.ndarray[Any, np.dtype[np.uint8]]

SHADOW = ("#1B1730", 0.22)
"""What a shadow does to the ground below it: a colour and how much of it."""
EDGE_MM = 1.0
"""How far the sheet below looks out, where a sheet lies on one of about the same brightness."""
CUT_FROM_MM = 11.0
"""Words with capitals of this height or more are cut; smaller ones stay whole, so that they can be read."""


def box(x: float, y: float, w: float, h: float) -> list[Point]:
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def blob(cx: float, cy: float, r: float, n: int, rng: Random, *, squash: float = 1.0) -> list[Point]:
    """A disc as a hand cuts it: `n` straight snips, none quite like the other."""
    angles = (2 * math.pi * (i + rng.uniform(-0.12, 0.12)) / n for i in range(n))
    radii = [(a, r * rng.uniform(0.92, 1.06)) for a in angles]
    return [(cx + math.cos(a) * q, cy + squash * math.sin(a) * q) for a, q in radii]


def snip(points: Points, rng: Random, step: float, stray: float) -> list[Point]:
    """Edges as scissors leave them: snips of about `step` pixels that miss the line by at most `stray`."""
    cut: list[Point] = []
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        length = math.hypot(x1 - x0, y1 - y0)
        if not length:
            continue
        across, along = (-(y1 - y0) / length, (x1 - x0) / length), ((x1 - x0) / length, (y1 - y0) / length)
        snips = max(1, round(length / step))
        for i in range(snips):
            t = (i + (rng.uniform(-0.25, 0.25) if i else 0)) / snips * length
            off = rng.uniform(-stray, stray)
            cut.append((x0 + along[0] * t + across[0] * off, y0 + along[1] * t + across[1] * off))
    return cut


def clockwise(points: Points) -> Points:
    """All turning the same way, overlapping shapes add up instead of making holes."""
    around, (x0, y0) = 0.0, points[-1]
    for x1, y1 in points:
        around += x0 * y1 - x1 * y0
        x0, y0 = x1, y1
    return points if around >= 0 else points[::-1]


class Paper:
    """A page in premultiplied BGRA, the order of pygame's and cairo's 32 bit surfaces.

    Lengths are pixels unless their name ends in _mm.
    """

    def __init__(
        self,
        width: int,
        height: int,
        ground: str | None = None,
        *,
        mm: float = 3.2,
        font_family: str = FAMILY,
        shadow: tuple[str, float] = SHADOW,
        pixels: Pixels | None = None,
    ) -> None:
        """`mm` is pixels per millimetre; without a ground the page is transparent.

        `pixels` are drawn on as they are: a surface of the screen, a frame of a film.
        """
        self.width, self.height, self.mm = width, height, mm
        self._family, self._shadow = font_family, shadow
        self._pixels: Pixels = np.zeros((height, width, 4), np.uint8) if pixels is None else pixels
        self._surface = cairocffi.ImageSurface(
            cairocffi.FORMAT_ARGB32, width, height, data=self._pixels, stride=self._pixels.strides[0]
        )
        self._context = cairocffi.Context(self._surface)
        if ground is not None:
            self._context.set_source_rgb(*rgb(ground))
            self._context.paint()

    @property
    def pixels(self) -> Pixels:
        """The page itself, not a copy: what is drawn later shows in it after the next call."""
        self._surface.flush()
        return self._pixels

    def fill(self, points: Points, colour: str, alpha: float = 1.0) -> None:
        self.fill_all([points], colour, alpha)

    def fill_all(self, shapes: Iterable[Points], colour: str, alpha: float = 1.0) -> None:
        """Shapes that overlap become one shape: no seam, no doubled alpha."""
        for points in shapes:
            self._trace(points)
        self._context.set_source_rgba(*rgb(colour), alpha)
        self._context.fill()

    def mount(self, shapes: Iterable[Points], colour: str, width: float) -> None:
        """A sheet below the shapes that looks out around all of them by `width`."""
        for points in shapes:
            self._trace(points)
        self._context.set_source_rgb(*rgb(colour))
        if not width:
            self._context.fill()
            return
        self._context.set_line_join(cairocffi.LINE_JOIN_MITER)
        self._context.set_miter_limit(3)
        self._context.set_line_width(2 * width)
        self._context.fill_preserve()
        self._context.stroke()

    def cut_out(self, outlines: Iterable[Points], colour: str, alpha: float = 1.0) -> None:
        """Outlines of shapes and of the holes in them: what two of them enclose is a hole."""
        for points in outlines:
            self._line(points)
        self._context.set_fill_rule(cairocffi.FILL_RULE_EVEN_ODD)
        self._context.set_source_rgba(*rgb(colour), alpha)
        self._context.fill()
        self._context.set_fill_rule(cairocffi.FILL_RULE_WINDING)

    def shadow(self, shapes: Iterable[Points], depth_mm: float = 2.5) -> None:
        """The one hard shadow of all the shapes together, right and down whichever way the page is turned."""
        self._context.save()
        matrix = self._context.get_matrix()
        depth = depth_mm * self.mm
        self._context.set_matrix(matrix * cairocffi.Matrix(x0=depth, y0=depth * 1.15))
        self.fill_all(shapes, *self._shadow)
        self._context.restore()

    def sheet(self, points: Points, colour: str, *, shadow: bool = True, depth_mm: float = 2.5) -> None:
        if shadow:
            self.shadow([points], depth_mm)
        self.fill(points, colour)

    def cut(
        self,
        points: Points,
        colour: str,
        seed: int,
        *,
        shadow: bool = True,
        depth_mm: float = 2.5,
        edge: str | None = None,
    ) -> list[Point]:
        """A sheet with snipped edges, the same for the same seed; gives back what was cut.

        `edge` is the colour of a sheet below it that looks out around it, where the hue alone would not be seen.
        """
        rng = Random(seed)
        outline = snip(points, rng, rng.uniform(18, 34) * self.mm, 0.9 * self.mm)
        if shadow:
            self.shadow([outline], depth_mm)
        if edge:
            stray = EDGE_MM / 2 * self.mm
            below = [(x + rng.uniform(-stray, stray), y + rng.uniform(-stray, stray)) for x, y in outline]
            self.mount([below], edge, EDGE_MM * self.mm)
        self.fill(outline, colour)
        return outline

    def disc(self, cx: float, cy: float, r: float, colour: str) -> None:
        self._context.new_path()
        self._context.arc(cx, cy, r, 0, 2 * math.pi)
        self._context.set_source_rgb(*rgb(colour))
        self._context.fill()

    @contextmanager
    def moved(
        self, x: float, y: float, scale: float = 1.0, turn: float = 0.0, *, flip: bool = False
    ) -> Iterator["Paper"]:
        """Draw around a new origin; `turn` in radians, clockwise as one sees it; `flip` mirrors left and right."""
        self._context.save()
        self._context.translate(x, y)
        self._context.rotate(turn)
        self._context.scale(-scale if flip else scale, scale)
        try:
            yield self
        finally:
            self._context.restore()

    @contextmanager
    def inside(self, points: Points) -> Iterator["Paper"]:
        """Nothing drawn leaves this shape."""
        self._context.save()
        self._trace(points)
        self._context.clip()
        try:
            yield self
        finally:
            self._context.restore()

    def picture(self, bgra: Pixels, x: float, y: float, w: float, h: float) -> None:
        """A picture made to fit exactly; its alpha, if it has any, is premultiplied."""
        bgra = np.ascontiguousarray(bgra)
        rows, columns = bgra.shape[:2]
        surface = cairocffi.ImageSurface(cairocffi.FORMAT_ARGB32, columns, rows, data=bgra, stride=columns * 4)
        self._context.save()
        self._context.rectangle(x, y, w, h)
        self._context.clip()
        self._context.translate(x, y)
        self._context.scale(w / columns, h / rows)
        pattern = cairocffi.SurfacePattern(surface)
        pattern.set_filter(cairocffi.FILTER_GOOD)
        pattern.set_extend(cairocffi.EXTEND_PAD)  # otherwise the edge fades into nothing
        self._context.set_source(pattern)
        self._context.paint()
        self._context.restore()
        surface.finish()

    def words(
        self,
        text: str,
        x: float,
        y: float,
        *,
        cap_mm: float,
        colour: str,
        width: float | None = None,
        align: str = "start",
        bold: bool = False,
        cut: bool | None = None,
        rtl: bool = False,
        language: str = "nl",
        max_lines: int | None = None,
    ) -> tuple[float, float]:
        """Write, and give back the room taken (width, height).

        `y` is the top of the first line box, whose middle is the middle of the capitals. With a width, `x` is the left
        side of that box, in right-to-left too. Without one, `x` is where the text starts, has its middle or ends:
        right-to-left grows to the left.
        """
        block = lay_out(Wording(text, cap_mm * self.mm, width, align, bold, rtl, language, max_lines, self._family))
        self._context.set_source_rgb(*rgb(colour))
        left = x if width is not None else x - _anchor(block)
        draw(self._context, block, left, y, cut=cap_mm >= CUT_FROM_MM if cut is None else cut)
        return block.width, block.height

    def png(self, path: Path | str) -> None:
        self._surface.flush()
        self._surface.write_to_png(str(path))

    def _trace(self, points: Points) -> None:
        self._line(clockwise(points))

    def _line(self, points: Points) -> None:
        # straight to the library: cairocffi asks for the state after every point, which is most of the time of a page
        lib, pointer = cairocffi.cairo, self._context._pointer
        (x, y), *rest = points
        lib.cairo_move_to(pointer, x, y)
        for x, y in rest:
            lib.cairo_line_to(pointer, x, y)
        lib.cairo_close_path(pointer)


def _anchor(block: Block) -> float:
    """How far the anchor lies from the left side of the text."""
    part = {"start": 0.0, "centre": 0.5, "end": 1.0}[block.wording.align]
    return block.width * (1 - part if block.wording.rtl else part)
