"""How the screens look where a maker finds a work again: at the start side what one has, beside it a wall of windows
to press. All of it as for who reads from the left; mirrored last."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from random import Random
from typing import Any

from kiosk.look import GAP_MM, HEADING_MM, MAIN_TARGET_MM, Look, Rect, is_low
from kiosk.page import column, row
from kiosk.pieces import seed_of, words
from kiosk.screen import Part, Screen
from kiosk.strip import STRIP_MM, between
from media.paper import Paper, box, snip

Drawing = Callable[[Paper, float, float, float], object]
"""Draws what is in a window: page, middle x, middle y, half of the room there is."""


@dataclass(frozen=True)
class Hall:
    title: Rect
    ticket: Rect
    foot: Rect
    """For a button below the ticket."""
    wall: Rect

    @classmethod
    def of(cls, screen: Screen[Any]) -> "Hall":
        return _upright(screen.look) if screen.look.portrait else _wide(screen)

    def free(self, look: Look, edge: int) -> Rect:
        """Of the wall, below the strip."""
        x, y, w, h = self.wall
        top = max(y + edge, look.px(STRIP_MM))
        return x + edge, top, w - 2 * edge, y + h - edge - top


def _wide(screen: Screen[Any]) -> Hall:
    look = screen.look
    edge = look.px(8 if is_low(look) else 16)
    width = max(round(look.width * 0.32), between(screen)[0] - edge, look.px(80))
    tall = look.px(MAIN_TARGET_MM)
    foot = (edge, look.height - edge - tall, width - edge, tall)
    title = (edge, look.px(STRIP_MM), width - edge, look.px(30 if is_low(look) else 56))
    top = title[1] + title[3] + look.px(4)
    ticket = (edge, top, width - edge, foot[1] - look.px(GAP_MM) - top)
    return Hall(title, ticket, foot, (width + edge, 0, look.width - width - edge, look.height))


def _upright(look: Look) -> Hall:
    edge, wall_top = look.px(12), round(look.height * 0.4)
    half = (look.width - 3 * edge) // 2
    tall, top = look.px(MAIN_TARGET_MM + 4), look.px(STRIP_MM + 4)
    foot = (edge, wall_top - edge - tall, half, tall)
    title = (edge, top, half, foot[1] - look.px(GAP_MM) - top)
    ticket = (2 * edge + half, look.px(STRIP_MM), half, wall_top - edge - look.px(STRIP_MM))
    return Hall(title, ticket, foot, (0, wall_top, look.width, look.height - wall_top))


def stub_place(hall: Hall) -> Rect:
    """As large as it can be, upright."""
    x, y, w, h = hall.ticket
    wide = min(round(w * 0.8), round(h * 0.68))
    tall = min(h, round(wide * 1.34))
    return x + (w - wide) // 2, y + (h - tall) // 2, wide, tall


def panes(look: Look, hall: Hall, columns: int, rows: int, *, most_mm: float = 200.0) -> list[Rect]:
    """Places for windows in the wall, row by row."""
    x, y, w, h = hall.free(look, look.px(10 if is_low(look) else 18))
    gap, most = look.px(GAP_MM + (2 if is_low(look) else 8)), look.px(most_mm)
    room_w = min(w, columns * most + (columns - 1) * gap)
    room_h = min(h, rows * most + (rows - 1) * gap)
    room = (x + (w - room_w) // 2, y + (h - room_h) // 2, room_w, room_h)
    return [place for line in column(room, rows, gap) for place in row(line, columns, gap)]


# how they look


def hall_part(look: Look, hall: Hall) -> Part:
    """Dusk, and the wall of the building."""
    roles, (x, y, w, _) = look.theme.roles, look.mirrored(hall.wall)

    def paint(paper: Paper) -> None:
        paper.fill(box(0, 0, paper.width, paper.height), roles.dusk)
        beyond = look.px(9)
        left = x if x > 0 else -beyond
        right = x + w if x + w < look.width else look.width + beyond
        top = y if y > 0 else -beyond
        wall = [(left, top), (right, top), (right, look.height + beyond), (left, look.height + beyond)]
        paper.sheet(snip(wall, Random(4), look.px(34), look.px(0.8)), roles.wall, depth_mm=4)

    return Part(look.whole, ("hall", hall.wall), paint, solid=True)


def title_part(look: Look, hall: Hall, text: str) -> Part:
    cap = HEADING_MM - 1 if is_low(look) else HEADING_MM + 2
    rect = look.mirrored(hall.title)
    return words(look, text, rect, colour=look.theme.roles.paper, cap_mm=cap, bold=True, middle=not look.portrait)


def pane_part(look: Look, name: str, rect: Rect, key: Hashable, draw: Drawing, *, lit: bool = True) -> Part:
    """A window of paper to press; dark, it cannot be pressed (yet)."""
    room, roles = look.px(4), look.theme.roles
    x, y, w, h = rect
    sill = max(look.px(2.4), h * 0.07)

    def paint(paper: Paper) -> None:
        colour = roles.paper if lit else roles.dark_window
        paper.cut(box(room, room, w, h), colour, seed_of("pane", name), depth_mm=2)
        ledge = [(room - w * 0.02, room + h - sill), (room + w * 1.02, room + h - sill)]
        ledge += [(room + w * 1.01, room + h), (room - w * 0.01, room + h)]
        paper.fill(ledge, roles.shade if lit else roles.ledge)
        if lit:
            draw(paper, room + w / 2, room + (h - sill) / 2, min(w, h - sill) / 2)

    of = name if lit else None
    return Part((x - room, y - room, w + 2 * room, h + 2 * room), ("pane", name, key, lit), paint, of=of)
