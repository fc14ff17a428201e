"""The washing line between two windows as the kiosk shows it: whoever answers a neighbour hangs one."""

from collections.abc import Hashable
from math import ceil

from config.theme import Theme
from kiosk.building import lay_sign
from kiosk.cards import Card
from kiosk.look import FLOOR_MM, Look, Rect
from kiosk.pieces import Icon, fitting_cap, seed_of, sheet, text_size, write
from kiosk.screen import Part
from media.paper import Paper, Point
from media.washing import draw_cord, draw_peg, sag_of, washing_line

CLOTH_MM, AIR_MM = 15.0, 17.0
"""A piece of washing, and how far it is to the next."""
PEG_MM = 5.0
BESIDE_MM = 17.0
"""Room on the line for each piece that hangs beside a sheet."""


def line_icon(theme: Theme) -> Icon:
    """Beside the word with which one answers: three pieces on a line."""

    def washing(paper: Paper, x: float, y: float, r: float, colour: str, hole: str) -> None:
        hung = (theme.hue("dance").deep, theme.hue("video").deep, theme.hue("music").deep)
        ends = (x - r * 1.2, y - r * 0.72), (x + r * 1.2, y - r * 0.62)
        washing_line(paper, *ends, sag=r * 0.12, size=r * 0.86, colours=hung, cord=colour, peg=colour, seed=2)

    return washing


def line_part(
    look: Look, start: Point, end: Point, key: Hashable, *, cord: str | None = None, cloth_mm: float = CLOTH_MM
) -> Part:
    """From one window to another, with as much washing as there is room for."""
    sag = sag_of(start, end)
    size = look.px(cloth_mm)
    left, top = min(start[0], end[0]), min(start[1], end[1])
    wide, tall = abs(end[0] - start[0]), abs(end[1] - start[1])
    room = size
    rect = (
        round(left - room), round(top - room / 2), ceil(wide + 2 * room), ceil(tall + sag + size * 1.4 + room),
    )  # fmt: skip
    pieces = max(1, min(6, int((wide**2 + tall**2) ** 0.5 / look.px(AIR_MM * cloth_mm / CLOTH_MM)) - 1))
    theme = look.theme
    names = ("dance", "music", "video", "leaf", "lilac", "sun")
    colours = [theme.hue(names[(i + seed_of(key)) % len(names)]).light for i in range(pieces)]

    def paint(paper: Paper) -> None:
        with paper.moved(-rect[0], -rect[1]):
            washing_line(
                paper, start, end, sag=sag, size=size, colours=colours, cord=cord or theme.roles.paper,
                peg=theme.roles.ink, seed=seed_of(key) % 4,
            )  # fmt: skip

    return Part(rect, ("washing line", key, rect), paint)


def pegged(look: Look, paper: Paper, rect: tuple[float, float, float, float], washing: int) -> None:
    """A sheet hangs on a line by two pegs, and beside it hangs washing; the line goes on to the other window."""
    (x, y, w, _), rtl = rect, look.texts.rtl
    peg, over, beside = look.px(PEG_MM), look.px(9), look.px(BESIDE_MM)
    theme = look.theme
    left, right = (x - over - washing * beside, x + w + over) if rtl else (x - over, x + w + over + washing * beside)
    for thick, colour in ((1.5, theme.roles.ink), (0.8, theme.roles.board)):
        lower = (1.5 - thick) / 2 * look.mm
        draw_cord(paper, (left, y + lower), (right, y + lower), sag=0, thick=look.px(thick), colour=colour)
    colours = [theme.hue(name).light for name in ("dance", "video")][:washing]
    if colours:
        start = (left, y) if rtl else (x + w, y)
        end = (x, y) if rtl else (right, y)
        washing_line(
            paper, start, end, sag=0, size=look.px(13), colours=colours, cord=theme.roles.board, peg=theme.roles.ink
        )
    for at in (x + w * 0.12, x + w * 0.88):
        draw_peg(paper, at, y, peg, theme.hue("dance").deep)


def answered_part(look: Look, card: Card, rect: Rect, *, of: str | None, washing: int = 2) -> Part:
    """Whose work it answers, on a sheet that hangs on a washing line: the sign, *antwoord op* and the name."""
    room = look.px(11 + BESIDE_MM * washing)
    plain = sheet(look, rect, look.theme.roles.paper, ("answered", card.id))
    x, y, w, h = rect
    above, name = look.texts["watch.answers"], card.by(look.texts)
    caps = _caps(look, (above, name), (w - h - look.px(5), h))
    heights = [text_size(look, text, cap, bold=bold)[1] for text, cap, bold in caps]

    def paint(paper: Paper) -> None:
        ink = look.theme.roles.ink
        with paper.moved(room + plain.rect[0] - x, room + plain.rect[1] - y):
            plain.paint(paper)
        pegged(look, paper, (room, room, w, h), washing)
        rtl = look.texts.rtl
        sign_x = room + (w - h * 0.5 if rtl else h * 0.5)
        lay_sign(look, paper, card.sign, sign_x, room + h / 2, h * 0.38, look.theme.roles.paper)
        top = room + (h - sum(heights)) / 2
        for (text, cap, bold), tall in zip(caps, heights, strict=True):
            place = (room + (look.px(4) if rtl else h), top, w - h - look.px(4), tall)
            write(look, paper, text, place, colour=ink, cap_mm=cap, bold=bold)
            top += tall

    key = ("answered", card.id, name, w, washing)
    return Part((x - room, y - room, w + 2 * room, h + 2 * room), key, paint, of=of)


def answered_width(look: Look, card: Card, height: int) -> int:
    texts = ((look.texts["watch.answers"], FLOOR_MM, False), (card.by(look.texts), FLOOR_MM + 1.2, True))
    widest = max(text_size(look, text, cap, bold=bold)[0] for text, cap, bold in texts)
    return height + widest + look.px(7)


def _caps(look: Look, texts: tuple[str, str], room: tuple[int, int]) -> list[tuple[str, float, bool]]:
    above, name = texts
    tall = room[1] // 2
    return [
        (above, fitting_cap(look, above, (room[0], tall), FLOOR_MM), False),
        (name, fitting_cap(look, name, (room[0], tall), FLOOR_MM + 1.2, bold=True), True),
    ]
