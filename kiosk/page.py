"""How a making screen is laid out: title, rows and columns. All of it as for who reads from the left; mirrored last."""

import re
from collections.abc import Sequence
from typing import Any

from kiosk.look import FLOOR_MM, HEADING_MM, Look, Rect, is_low
from kiosk.pieces import text_size, words
from kiosk.screen import Part, Screen
from kiosk.strip import MARGIN_MM, STRIP_MM, between

AROUND_MM = 9.0
"""What a button has beside its word, both ends together."""
PICTURED_MM = 20.0
"""With a picture beside it."""


def side_of(look: Look) -> int:
    """The margin left and right of what belongs to the screen itself."""
    return look.px(10) if look.portrait or is_low(look) else look.px(26)


def body_of(look: Look, top: int, bottom_mm: float = 10.0) -> Rect:
    side = side_of(look)
    return side, top, look.width - 2 * side, look.height - top - look.px(bottom_mm)


def row(rect: Rect, count: int, gap: int, weights: Sequence[float] | None = None) -> list[Rect]:
    """Side by side, as wide as their weights say."""
    x, y, w, h = rect
    shares = weights or [1.0] * count
    room = w - gap * (count - 1)
    places = []
    for share in shares:
        width = int(room * share / sum(shares))
        places.append((x, y, width, h))
        x += width + gap
    return places


def row_by_words(look: Look, rect: Rect, texts: Sequence[str], gap: int, *, around_mm: float = AROUND_MM) -> list[Rect]:
    """Side by side, each wide enough for its longest word, with what is left over shared by all."""
    needs = [width_needed(look, text, around_mm) for text in texts]
    left = max(0, rect[2] - gap * (len(texts) - 1) - sum(needs))
    return row(rect, len(texts), gap, [need + left / len(texts) for need in needs])


def width_needed(look: Look, text: str, around_mm: float = AROUND_MM, lines: int = 2) -> int:
    """Of a button whose words are as small as they may be, on as many lines as it has room for."""
    width = max(text_size(look, word, FLOOR_MM, bold=True)[0] for word in text.split() or [""])
    most = text_size(look, "\n".join("M" * lines), FLOOR_MM, bold=True)[1]
    while text_size(look, text, FLOOR_MM, width=width, bold=True)[1] > most:
        width += look.px(1)
    return width + look.px(around_mm)


def column(rect: Rect, count: int, gap: int) -> list[Rect]:
    x, y, w, h = rect
    height = (h - gap * (count - 1)) // count
    return [(x, y + i * (height + gap), w, height) for i in range(count)]


def title(screen: Screen[Any], text: str, colour: str, *, below: str = "", end_px: int = 0) -> tuple[list[Part], int]:
    """The title and a sentence below it, and where the rest of the screen begins. `end_px`: what is left free at the
    title's end."""
    look, low = screen.look, is_low(screen.look)
    x, y, width, height = title_room(screen)
    cap = HEADING_MM - 2 if low else HEADING_MM + 2
    parts = [_placed(look, text, (x, y, width - end_px, height), colour, cap, bold=True)]
    bottom = y + height
    if below:
        room = text_size(look, below, 6.4, width=width)[1]
        parts.append(_placed(look, below, (x, bottom, width, room), colour, 6.4, bold=False))
        bottom += room
    return parts, max(bottom, look.px(STRIP_MM) if screen.frame else 0) + look.px(2 if low else 5)


def title_room(screen: Screen[Any]) -> Rect:
    """Below the strip; beside it on a low screen."""
    look = screen.look
    if is_low(look):
        return *beside_strip(screen), look.px((HEADING_MM - 2) * 2.1)
    return *_below_strip(screen), look.px((HEADING_MM + 2) * 2.3)


def _placed(look: Look, text: str, rect: Rect, colour: str, cap: float, *, bold: bool) -> Part:
    return words(look, text, look.mirrored(rect), colour=colour, cap_mm=cap, bold=bold, middle=bold)


def beside_strip(screen: Screen[Any]) -> tuple[int, int, int]:
    """Left, top and width of what is free between the strip's two sides."""
    left, right = between(screen)
    return left, screen.look.px(MARGIN_MM), right - left


def _below_strip(screen: Screen[Any]) -> tuple[int, int, int]:
    look, side = screen.look, side_of(screen.look)
    top = look.px(STRIP_MM) if screen.frame else look.px(18)
    return side, top, look.width - 2 * side


def by_sentence(text: str) -> str:
    """Every sentence begins a line."""
    return re.sub(r"(?<=[.?!؟።]) +", "\n", text)


def no_orphan(text: str) -> str:
    """The last word never stands on a line by itself."""
    return "\u00a0".join(text.rsplit(" ", 1))
