"""The slim strip that every screen shares: back and home, always in the same place at the start side."""

from kiosk import pictures
from kiosk.look import FLOOR_MM, GAP_MM, TARGET_MM, Look, Rect
from kiosk.pieces import Icon, button, text_size
from kiosk.screen import Frame, Part, Screen, Target
from media.paper import Paper, box

MARGIN_MM = 6.0
STRIP_MM = MARGIN_MM + TARGET_MM + GAP_MM
"""Height of the strip: what belongs to the screen itself starts below it."""

_ICONS: dict[Frame, Icon] = {Frame.BACK: pictures.arrow_back, Frame.HOME: pictures.house}
_WORDS = {Frame.BACK: "frame.back", Frame.HOME: "frame.home"}


def strip_targets(screen: Screen[object]) -> list[Target]:
    return [Target(frame.name, rect) for frame, rect in _places(screen)]


def strip_parts(screen: Screen[object]) -> list[Part]:
    roles = screen.look.theme.roles
    colour, ink = (roles.quiet, roles.on_quiet) if screen.ground_is_dark else (roles.shade, roles.ink)
    return [
        button(
            screen.look,
            frame.name,
            rect,
            screen.look.texts[_WORDS[frame]],
            colour=colour,
            ink=ink,
            icon=_icon(screen.look, frame),
            cut_out=colour,
            cap_mm=FLOOR_MM,
        )
        for frame, rect in _places(screen)
    ]


def _icon(look: Look, frame: Frame) -> Icon:
    """Back points to where one came from, which is the other side for who reads from right to left."""
    return pictures.arrow_on if frame is Frame.BACK and look.texts.rtl else _ICONS[frame]


def _places(screen: Screen[object]) -> list[tuple[Frame, Rect]]:
    look = screen.look
    x, places = look.px(MARGIN_MM), []
    for frame in screen.frame:
        word = text_size(look, look.texts[_WORDS[frame]], FLOOR_MM, bold=True)[0]
        width = max(look.px(30), word + look.px(8 + 4 + 14))
        places.append((frame, look.mirrored((x, look.px(MARGIN_MM), width, look.px(TARGET_MM)))))
        x += width + look.px(GAP_MM)
    return places


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
