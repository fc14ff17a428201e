"""Letters of all scripts on a cairo page, shaped and ordered by Pango.

Sizes are heights of a capital letter in pixels, because that is what people see; lines are 1.5 of the font's size apart
in every script, and the capitals stand in the middle of their line box: the middle of a box is the middle of its words.

Any thread may measure and draw: Pango keeps a font map per thread, and so does the memory of laid-out texts here.
A `Block` is a plain value and may travel; a cairo context may not be drawn on by two threads at once.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from unicodedata import bidirectional

import cairocffi

from media.pango import pango

FAMILY = "Noto Sans"
LINE = 1.5
"""Distance of two lines, in font sizes."""

_UNIT = 1024  # PANGO_SCALE
_REMEMBERED = 600
_MEASURED = 8192
"""Sizes are kept longer than layouts: fitting the words of one page tries hundreds of them, each time it is opened."""
_ALIGN = {"start": 0, "centre": 1, "end": 2}
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = frozenset({"L"}), frozenset({"R", "AL"})
_WRAP_WORD_CHAR, _ELLIPSIZE_END, _BOLD = 2, 3, 700


@dataclass(frozen=True)
class Wording:
    """A text and all that decides its shape; sizes in pixels."""

    text: str
    cap_px: float
    width: float | None = None
    """Lines are wrapped to it; None is one line, or as many as the text has itself."""
    align: str = "start"
    bold: bool = False
    rtl: bool = False
    language: str = "nl"
    max_lines: int | None = None
    """More is cut off with three dots; needs a width."""
    family: str = FAMILY


@dataclass(frozen=True)
class Block:
    """A laid-out text: what it says and how much room it takes, in pixels."""

    wording: Wording
    width: float
    height: float
    lines: int


def measure(
    text: str,
    cap_px: float,
    *,
    width: float | None = None,
    bold: bool = False,
    rtl: bool = False,
    language: str = "nl",
    align: str = "start",
    max_lines: int | None = None,
) -> Block:
    return lay_out(Wording(text, cap_px, width, align, bold, rtl, language, max_lines))


@lru_cache(_MEASURED)
def lay_out(wording: Wording) -> Block:
    return _desk().laid_out(wording).block


def draw(context: cairocffi.Context, block: Block, x: float, y: float, *, cut: bool = False) -> None:
    """In the context's present colour. `x`, `y` is the top left of the box that the block was laid out in.

    Cut letters have the straight edges that scissors leave (2.2 % of the size); pictures among letters stay whole.
    """
    desk = _desk()
    laid = desk.laid_out(block.wording)
    size = _size(block.wording)
    if cut and not _has_pictures(block.wording.text):
        desk.cut(context, laid, x, y, size)
    else:
        desk.write(context, laid, x, y, size)


def unknown_glyphs(text: str, language: str) -> int:
    """How many signs no font on this machine can draw; 0 is what a translation must have."""
    layout = _desk().laid_out(Wording(text, 20, language=language)).layout
    return int(pango().lib.pango_layout_get_unknown_glyphs_count(layout))


@cache
def cap_height(family: str = FAMILY) -> float:
    """Height of an H as a part of the font's size (0.714 for Noto Sans)."""
    size = 1000.0
    layout = _desk().layout(Wording("H", 1, family=family), size)
    ink = pango().ffi.new("PangoRectangle *")
    pango().lib.pango_layout_get_extents(layout, ink, pango().ffi.NULL)
    return float(ink.height / _UNIT / size) or 0.714


def _size(wording: Wording) -> float:
    return wording.cap_px / cap_height(wording.family)


def in_its_own_direction(text: str, *, rtl: bool) -> str:
    """A line wholly of the other direction, as a name or an address, keeps its dots and brackets on their side."""
    own, other = (_RIGHT_TO_LEFT, _LEFT_TO_RIGHT) if rtl else (_LEFT_TO_RIGHT, _RIGHT_TO_LEFT)
    return "\n".join(_isolated(line, own, other) for line in text.split("\n"))


def _isolated(line: str, own: frozenset[str], other: frozenset[str]) -> str:
    kinds = {bidirectional(sign) for sign in line}
    return f"\u2068{line}\u2069" if kinds & other and not kinds & own else line


def _has_pictures(text: str) -> bool:
    """Colour emoji have no outline: cut, they would vanish without a word."""
    return any(ord(sign) >= 0x1F000 or sign == "\ufe0f" for sign in text)


@dataclass(frozen=True)
class _Laid:
    layout: Any
    block: Block


class _Desk:
    """One thread's letters: its Pango contexts, and the texts it laid out lately."""

    def __init__(self) -> None:
        self._contexts: dict[tuple[bool, str], Any] = {}
        self._laid: OrderedDict[Wording, _Laid] = OrderedDict()

    def laid_out(self, wording: Wording) -> _Laid:
        known = self._laid.get(wording)
        if known is not None:
            self._laid.move_to_end(wording)
            return known
        size = _size(wording)
        laid = _measured(self.layout(wording, size), wording, size)
        self._laid[wording] = laid
        if len(self._laid) > _REMEMBERED:
            self._laid.popitem(last=False)
        return laid

    def layout(self, wording: Wording, size: float) -> Any:
        lib = pango().lib
        layout = pango().ffi.gc(lib.pango_layout_new(self._context(wording.rtl, wording.language)), lib.g_object_unref)
        lib.pango_layout_set_font_description(layout, _font(wording.family, wording.bold, size))
        raw = in_its_own_direction(wording.text, rtl=wording.rtl).encode()
        lib.pango_layout_set_text(layout, raw, len(raw))
        lib.pango_layout_set_auto_dir(layout, 0)  # the page decides the direction, not the first letter of a text
        align = _ALIGN[wording.align]
        lib.pango_layout_set_alignment(layout, 2 - align if wording.rtl else align)
        if wording.width is not None:
            lib.pango_layout_set_width(layout, max(1, int(wording.width * _UNIT)))
            lib.pango_layout_set_wrap(layout, _WRAP_WORD_CHAR)
        if wording.max_lines is not None:
            lib.pango_layout_set_height(layout, -wording.max_lines)
            lib.pango_layout_set_ellipsize(layout, _ELLIPSIZE_END)
        return layout

    def write(self, context: cairocffi.Context, laid: _Laid, x: float, y: float, size: float) -> None:
        page = self._page(context, laid)
        for line, (dx, dy) in _lines(laid.layout, size):
            context.move_to(x + dx, y + dy)
            pango().lib.pango_cairo_show_layout_line(page, line)
        context.new_path()

    def cut(self, context: cairocffi.Context, laid: _Laid, x: float, y: float, size: float) -> None:
        page = self._page(context, laid)
        tolerance = context.get_tolerance()
        context.new_path()
        for line, (dx, dy) in _lines(laid.layout, size):
            context.move_to(x + dx, y + dy)
            pango().lib.pango_cairo_layout_line_path(page, line)
        context.set_tolerance(size * 0.022)
        context.fill()
        context.set_tolerance(tolerance)

    def _page(self, context: cairocffi.Context, laid: _Laid) -> Any:
        page = pango().borrow("cairo_t *", context._pointer)
        wording = laid.block.wording
        pango().lib.pango_cairo_update_context(page, self._context(wording.rtl, wording.language))
        return page

    def _context(self, rtl: bool, language: str) -> Any:
        known = self._contexts.get((rtl, language))
        if known is not None:
            return known
        lib = pango().lib
        fonts = lib.pango_cairo_font_map_get_default()
        context = pango().ffi.gc(lib.pango_font_map_create_context(fonts), lib.g_object_unref)
        options = cairocffi.FontOptions(
            antialias=cairocffi.ANTIALIAS_GRAY,
            hint_style=cairocffi.HINT_STYLE_SLIGHT,
            hint_metrics=cairocffi.HINT_METRICS_OFF,  # a text turned or scaled keeps its line breaks
        )
        lib.pango_cairo_context_set_font_options(context, pango().borrow("cairo_font_options_t *", options._pointer))
        lib.pango_context_set_base_dir(context, int(rtl))
        lib.pango_context_set_language(context, lib.pango_language_from_string(language.encode()))
        self._contexts[rtl, language] = context
        return context


_desks = threading.local()


def _desk() -> _Desk:
    desk = getattr(_desks, "desk", None)
    if desk is None:
        desk = _desks.desk = _Desk()
    return desk


def _measured(layout: Any, wording: Wording, size: float) -> _Laid:
    logical = pango().ffi.new("PangoRectangle *")
    pango().lib.pango_layout_get_extents(layout, pango().ffi.NULL, logical)
    lines = sum(1 for _ in _lines(layout, size))
    return _Laid(layout, Block(wording, logical.width / _UNIT, lines * LINE * size, lines))


def _lines(layout: Any, size: float) -> Iterator[tuple[Any, tuple[float, float]]]:
    """Every line with the place of its baseline's left end inside the block."""
    lib = pango().lib
    walk = pango().ffi.gc(lib.pango_layout_get_iter(layout), lib.pango_layout_iter_free)
    logical = pango().ffi.new("PangoRectangle *")
    baseline = size * (LINE + cap_height()) / 2
    while True:
        lib.pango_layout_iter_get_line_extents(walk, pango().ffi.NULL, logical)
        yield lib.pango_layout_iter_get_line_readonly(walk), (logical.x / _UNIT, baseline)
        if not lib.pango_layout_iter_next_line(walk):
            return
        baseline += size * LINE


@cache
def _font(family: str, bold: bool, size: float) -> Any:
    lib = pango().lib
    font = pango().ffi.gc(lib.pango_font_description_new(), lib.pango_font_description_free)
    lib.pango_font_description_set_family(font, family.encode())
    if bold:
        lib.pango_font_description_set_weight(font, _BOLD)
    lib.pango_font_description_set_absolute_size(font, size * _UNIT)
    return font
