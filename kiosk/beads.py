"""Beads count what is left: a ring around the red disc, a row that goes out, five that hang and fall."""

import math
from random import Random

from kiosk.look import Look, Rect
from kiosk.screen import Part
from media.paper import Paper, blob, box

RING = 24


def ring_part(look: Look, rect: Rect, left: float, colour: str, gone: str) -> Part:
    """24 beads around a middle, of which a share is `left`; they go out as a clock turns."""
    lit = math.ceil(min(1.0, max(0.0, left)) * RING)

    def paint(paper: Paper) -> None:
        middle, bead = paper.width / 2, paper.width * 0.032
        for i in range(RING):
            angle = -math.pi / 2 + 2 * math.pi * (i + 0.5) / RING
            x, y = middle + math.cos(angle) * (middle - bead * 1.3), middle + math.sin(angle) * (middle - bead * 1.3)
            paper.fill(blob(x, y, bead, 6, Random(i)), colour if i >= RING - lit else gone)

    return Part(rect, ("ring", lit, colour), paint)


def row_part(look: Look, rect: Rect, lit: int, count: int, colour: str, gone: str) -> Part:
    """Beads in a row; they go out from the end."""

    def paint(paper: Paper) -> None:
        step = min(paper.width / count, paper.height * 1.5)
        start = paper.width - step * count if look.texts.rtl else 0.0
        for i in range(count):
            at = count - 1 - i if look.texts.rtl else i
            paper.fill(
                blob(start + step * (i + 0.5), paper.height / 2, paper.height * 0.36, 8, Random(i)),
                colour if at < lit else gone,
            )

    return Part(rect, ("row", lit, count, colour), paint)


def hanging_part(look: Look, rect: Rect, colour: str, *, thread: bool) -> Part:
    """A bead at the lower end of its thread, or falling without it."""

    def paint(paper: Paper) -> None:
        r = paper.width / 2 - look.px(2.4)
        x, y = paper.width / 2 - look.px(1), paper.height - r - look.px(3)
        if thread:
            paper.fill(box(x - look.px(0.4), -9, look.px(0.8), y), look.theme.roles.paper)
        paper.sheet(blob(x, y, r, 9, Random(5)), colour, depth_mm=2)

    return Part(rect, ("hanging", thread), paint)
