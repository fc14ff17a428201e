"""Where everything of the film's desk lies, for who reads from the left."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.look import BODY_MM, FLOOR_MM, GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect
from kiosk.page import column, row, row_by_words, width_needed
from kiosk.pieces import text_size

LEFT_SHARE = 0.46
UPRIGHT_TILE_MM, MOST_TILE_MM = 28.0, 56.0
NARROW_GAP_MM = 4.0
"""Between what is chosen, where there is not room for more."""


@dataclass(frozen=True)
class Places:
    rules: tuple[Rect, ...]
    how: Rect | None
    """Where there is room to say what the rule does."""
    minutes: tuple[Rect, ...]
    filters: tuple[Rect, ...]
    main: Rect
    told: Rect
    names: Rect
    left: Rect
    """All that is chosen,"""
    right: Rect
    """and all of the plan."""


def places_of(look: Look, room: Rect, filters: Sequence[str]) -> Places:
    """What is chosen beside the plan; on an upright screen below it, where a hand is. `filters`: the words of what
    else is chosen, as long as they may become."""
    x, y, w, h = room
    gap = look.px(2 * GAP_MM)
    if look.portrait:
        tall = look.px(2 * UPRIGHT_TILE_MM + 2 * TARGET_MM + MAIN_TARGET_MM + 5 * GAP_MM) + _how(look)
        return _places(look, (x, y + h - tall, w, tall), (x, y, w, h - tall - gap), filters)
    wide = round(w * LEFT_SHARE)
    return _places(look, (x, y, wide, h), (x + wide + gap, y, w - wide - gap, h), filters)


def _places(look: Look, left: Rect, right: Rect, filters: Sequence[str]) -> Places:
    (x, y, w, h), (rx, ry, rw, rh) = left, right
    line, main, how = look.px(TARGET_MM), look.px(MAIN_TARGET_MM), _how(look)
    chips, gap = _lines(look, w, filters), look.px(GAP_MM)
    if len(chips) == 2 and h < main + 5 * line + 5 * gap:
        gap = look.px(NARROW_GAP_MM)
        chips = chips if h >= main + 5 * line + 5 * gap else [list(filters)]
    foot = y + h - main - (len(chips) + 1) * (line + gap)
    free = foot - y - 3 * gap - how
    says = free >= 2 * look.px(TARGET_MM)
    tile = min(look.px(MOST_TILE_MM), (free if says else foot - y - 2 * gap) // 2)
    upper, lower = column((x, y, w, 2 * tile + gap), 2, gap)
    head = text_size(look, "M\nM", FLOOR_MM, bold=True)[1]
    return Places(
        rules=(*row(upper, 2, gap), *row(lower, 2, gap)),
        how=(x, y + 2 * (tile + gap), w, how) if says else None,
        minutes=tuple(row((x, foot, w, line), 4, gap)),
        filters=tuple(
            place
            for at, texts in enumerate(chips)
            for place in row_by_words(look, (x, foot + (at + 1) * (line + gap), w, line), texts, gap)
        ),
        main=(x, y + h - main, w, main),
        told=(rx, ry, rw, head),
        names=(rx, ry + head, rw, rh - head),
        left=left,
        right=right,
    )


def _lines(look: Look, width: int, filters: Sequence[str]) -> list[list[str]]:
    """One, or two where words are long and the place is narrow."""
    needed = sum(width_needed(look, text) for text in filters) + look.px(GAP_MM) * (len(filters) - 1)
    if needed <= width:
        return [list(filters)] if filters else []
    return [list(filters[:1]), list(filters[1:])]


def _how(look: Look) -> int:
    """Two lines."""
    return text_size(look, "M\nM", BODY_MM)[1]
