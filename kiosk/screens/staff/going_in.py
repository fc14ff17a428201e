"""What goes into a film or an exhibition: one lit window for each work."""

from collections.abc import Sequence
from math import ceil, sqrt

from exhibits.colours import palette_of
from kiosk.look import Look, Rect
from kiosk.pieces import SHADOW_MM
from kiosk.screen import Part
from media.building import State, Window, draw_building
from media.paper import Paper
from media.sign import Sign

LEAST, MOST = 12, 96
"""Windows of the building: a few are dark when there are few works, and not all of many are drawn."""


def going_in(look: Look, rect: Rect, signs: Sequence[Sign], lit: int | None) -> Part:
    """While it is being made, `lit` windows are; the others wait behind their curtains. None: all are lit."""
    shown = list(signs[:MOST])
    bright = len(shown) if lit is None else min(lit, len(shown))
    depth = look.px(2 * SHADOW_MM)
    w, h = rect[2] - depth, rect[3] - depth
    columns, rows = grid(max(LEAST, len(shown)), w / h)

    def paint(paper: Paper) -> None:
        windows = {
            (i % columns, i // columns): Window(State.LIT if i < bright else State.SHUT, sign, hue=sign.colour % 6)
            for i, sign in enumerate(shown)
        }
        draw_building(paper, (0, 0, w, h), columns, rows, windows, palette_of(look.theme))

    return Part(rect, ("going in", tuple(sign.number for sign in shown), bright), paint)


def grid(count: int, ratio: float) -> tuple[int, int]:
    """Columns and rows for at least so many windows, each about as wide as high."""
    columns = max(1, round(sqrt(count * ratio)))
    return columns, ceil(count / columns)
