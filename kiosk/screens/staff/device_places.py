"""Where everything of the desk of the devices lies, for who reads from the left."""

from dataclasses import dataclass

from kiosk.look import GAP_MM, TARGET_MM, Look, Rect
from kiosk.page import column, row

LIST_SHARE = 0.28
LEAST_LIST_MM = 130.0
LIGHTS_MM, SAID_MM, BUTTONS_MM, BETWEEN_MM = 7.0, 20.5, 21.0, 2.0


@dataclass(frozen=True)
class Places:
    kinds: tuple[Rect, ...]
    names: Rect
    stage: Rect
    """16:9, as large as it may be."""
    lights: Rect
    said: Rect
    buttons: Rect


def places_of(look: Look, room: Rect) -> Places:
    """What there is beside what it gives; on an upright screen below it."""
    x, y, w, h = room
    gap = look.px(2 * GAP_MM)
    if look.portrait:
        live = _live(look, (x, y, w, h - look.px(LEAST_LIST_MM) - gap))
        top = live[-1][1] + live[-1][3] + gap
        start = (x, top, w, y + h - top)
    else:
        wide = max(round(w * LIST_SHARE), look.px(LEAST_LIST_MM))
        live = _live(look, (x + wide + gap, y, w - wide - gap, h))
        start = (x, y, wide, h)
    return Places(*_kinds_and_names(look, start), *live)


def _kinds_and_names(look: Look, place: Rect) -> tuple[tuple[Rect, ...], Rect]:
    x, y, w, h = place
    gap, high = look.px(GAP_MM), look.px(TARGET_MM)
    lines = [(x, y, w, high)] if look.portrait else column((x, y, w, 2 * high + gap), 2, gap)
    kinds = tuple(rect for line in lines for rect in row(line, 4 // len(lines), gap))
    top = lines[-1][1] + high + gap + gap // 2
    return kinds, (x, top, w, y + h - top)


def _live(look: Look, place: Rect) -> tuple[Rect, Rect, Rect, Rect]:
    """The picture, the lights, the sentence, and what can be pressed."""
    x, y, w, h = place
    between = look.px(BETWEEN_MM)
    lights, said, buttons = look.px(LIGHTS_MM), look.px(SAID_MM), look.px(BUTTONS_MM)
    wide = min(w, round((h - lights - said - buttons - 2 * between) * 16 / 9)) // 2 * 2
    high = round(wide * 9 / 16) // 2 * 2
    below = y + high + lights + between
    return (
        (x, y, wide, high),
        (x, y + high, wide, lights),
        (x, below, w, said),
        (x, below + said + between, w, buttons),
    )
