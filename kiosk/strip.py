"""The slim strip that every visitor screen shares, always in the same places (X-048): help, back and home at the start
side, the globe at the end side. Beside the globe, inwards, is the place of the ear (read aloud), which is kept free.

Help is the first, because it is never missing: what comes and goes beside it does not move it. On a low screen, where
the title stands between the two sides, and on one that is too narrow, the strip has pictures only.
"""

from functools import cache, lru_cache
from typing import Any

from kiosk import pictures
from kiosk.look import FLOOR_MM, GAP_MM, TARGET_MM, Look, Rect, is_low
from kiosk.pieces import Icon, button, sheet, text_size
from kiosk.screen import Frame, Part, Screen, Target
from media.paper import Paper, box

MARGIN_MM = 6.0
STRIP_MM = MARGIN_MM + TARGET_MM + GAP_MM
"""Height of the strip: what belongs to the screen itself starts below it."""
ICON_MM = 6.4
"""Radius of a picture that stands alone."""

_ICONS: dict[Frame, Icon] = {
    Frame.HELP: pictures.hand_up,
    Frame.BACK: pictures.arrow_back,
    Frame.HOME: pictures.house,
    Frame.LANGUAGE: pictures.globe,
}


def strip_targets(screen: Screen[object]) -> list[Target]:
    return [Target(frame.name, rect) for frame, rect in _places(screen)]


def strip_parts(screen: Screen[object]) -> list[Part]:
    roles = screen.look.theme.roles
    colours = (roles.quiet, roles.on_quiet) if screen.ground_is_dark else (roles.shade, roles.ink)
    return [_part(screen.look, frame, rect, *colours) for frame, rect in _places(screen)]


def between(screen: Screen[Any]) -> tuple[int, int]:
    """Left and right of what is free beside the buttons of the start side and the place of the ear, for who reads from
    the left."""
    look, gap = screen.look, screen.look.px(GAP_MM)
    ends = [x + w for frame, (x, _, w, _) in _read_from_left(screen) if frame is not Frame.LANGUAGE]
    return max(ends, default=look.px(MARGIN_MM) - gap) + gap, _ear_place(look)[0] - gap


def ear_place(look: Look) -> Rect:
    return look.mirrored(_ear_place(look))


def _ear_place(look: Look) -> Rect:
    side, top = look.px(TARGET_MM), look.px(MARGIN_MM)
    return look.width - top - _widths(look)[Frame.LANGUAGE] - look.px(GAP_MM) - side, top, side, side


def _places(screen: Screen[object]) -> list[tuple[Frame, Rect]]:
    return [(frame, screen.look.mirrored(place)) for frame, place in _read_from_left(screen)]


def _read_from_left(screen: Screen[Any]) -> list[tuple[Frame, Rect]]:
    look, widths = screen.look, _widths(screen.look)
    x, y, tall, places = look.px(MARGIN_MM), look.px(MARGIN_MM), look.px(TARGET_MM), []
    for frame in screen.frame:
        left = x if frame is not Frame.LANGUAGE else look.width - look.px(MARGIN_MM) - widths[frame]
        places.append((frame, (left, y, widths[frame], tall)))
        x += widths[frame] + look.px(GAP_MM)
    return places


@cache
def _widths(look: Look) -> dict[Frame, int]:
    if not _has_words(look):
        return dict.fromkeys(Frame, look.px(TARGET_MM))
    return {frame: _width_with_word(look, frame) for frame in Frame}


@cache
def _has_words(look: Look) -> bool:
    """Whether there is room for all of them, with the ear."""
    needed = sum(_width_with_word(look, frame) for frame in Frame) + look.px(TARGET_MM)
    return not is_low(look) and needed + look.px(2 * MARGIN_MM + len(Frame) * GAP_MM) <= look.width


def _width_with_word(look: Look, frame: Frame) -> int:
    word = text_size(look, _word(look, frame), FLOOR_MM, bold=True)[0]
    return max(look.px(30), word + look.px(8 + 4 + 14))


# how it looks


@lru_cache(maxsize=128)
def _part(look: Look, frame: Frame, rect: Rect, colour: str, ink: str) -> Part:
    """Kept: the strip is asked for with every picture of a film."""
    return (_with_word if _has_words(look) else _picture)(look, frame, rect, colour, ink)


def _with_word(look: Look, frame: Frame, rect: Rect, colour: str, ink: str) -> Part:
    return button(
        look, frame.name, rect, _word(look, frame), colour=colour, ink=ink, icon=_icon(look, frame), cut_out=colour,
        cap_mm=FLOOR_MM,
    )  # fmt: skip


def _picture(look: Look, frame: Frame, rect: Rect, colour: str, ink: str) -> Part:
    paper_sheet, icon = sheet(look, rect, colour, ("button", frame.name), of=frame.name), _icon(look, frame)
    left, top = rect[0] - paper_sheet.rect[0], rect[1] - paper_sheet.rect[1]

    def paint(paper: Paper) -> None:
        paper_sheet.paint(paper)
        icon(paper, left + rect[2] / 2, top + rect[3] / 2, look.px(ICON_MM), ink, colour)

    return Part(paper_sheet.rect, ("button", frame.name, "", colour, ink, icon.__name__), paint, of=frame.name)


def _word(look: Look, frame: Frame) -> str:
    return look.texts[f"frame.{frame.name.lower()}"]


def _icon(look: Look, frame: Frame) -> Icon:
    """Back points to where one came from, which is the other side for who reads from right to left."""
    return pictures.arrow_on if frame is Frame.BACK and look.texts.rtl else _ICONS[frame]


def focus_ring(look: Look, rect: Rect) -> Part:
    """Where the keyboard is: an ink frame in a paper frame, so that it shows on every colour (X-017)."""
    thick = max(3, look.px(1))
    x, y, w, h = rect
    around = (x - 3 * thick, y - 3 * thick, w + 6 * thick, h + 6 * thick)

    def paint(paper: Paper) -> None:
        for inset, colour in (
            (0, look.theme.roles.ink),
            (thick, look.theme.roles.board),
            (2 * thick, look.theme.roles.ink),
        ):
            _border(paper, inset, thick, colour)

    return Part(around, ("focus", thick), paint)


def _border(paper: Paper, inset: int, thick: int, colour: str) -> None:
    w, h = paper.width - 2 * inset, paper.height - 2 * inset
    for side in (
        box(inset, inset, w, thick),
        box(inset, inset + h - thick, w, thick),
        box(inset, inset, thick, h),
        box(inset + w - thick, inset, thick, h),
    ):
        paper.fill(side, colour)
