"""The board on *home*: what came of works is told behind it. It hangs above the doors, smaller than any of them."""

from kiosk.building import small_window
from kiosk.look import BODY_MM, Look, Rect
from kiosk.pieces import fitting_cap, seed_of, text_size, write
from kiosk.screen import Part
from media.paper import Paper, Points, box
from media.sign import EXTRAS, THINGS, Sign
from media.washing import draw_peg, washing_line

NAME = "outcomes"
SHOWN = Sign(THINGS.index("bird"), EXTRAS.index("balloon"), 1)
"""In the window on it; it is only a picture."""
PEG_MM, PAD_MM = 6.0, 3.0
FLAT_MM = 34.0
"""A board of less than this height has no room for a picture above its word."""


def board_part(look: Look, place: Rect) -> Part:
    """A work's window, a washing line, and what somebody says of it; below it the word. It hangs from above."""
    room, (x, y, w, h) = look.px(PEG_MM), look.mirrored(place)
    word, flat = _word_place(look, w, h)
    said, roles = look.texts["outcomes.title"], look.theme.roles
    cap = fitting_cap(look, said, word[2:], BODY_MM + 0.5, bold=True)
    tall = text_size(look, said, cap, width=word[2], bold=True)[1]

    def paint(paper: Paper) -> None:
        with paper.moved(room, y):
            paper.cut(box(0, 0, w, h), roles.board, seed_of(NAME), depth_mm=3, edge=look.theme.hue("sun").deep)
            for at in (0.12, 0.88):
                paper.fill(box(w * at - look.px(0.4), -y, look.px(0.8), y), roles.words)
                draw_peg(paper, w * at, 0, look.px(PEG_MM), look.theme.hue("dance").deep)
            left = w - word[0] - word[2] if look.texts.rtl else word[0]
            line = (left, word[1] + (word[3] - tall) / 2, word[2], tall)
            write(look, paper, said, line, colour=roles.ink, cap_mm=cap, bold=True, align="start" if flat else "centre")
        flip = look.texts.rtl
        with paper.moved(room + (w if flip else 0), y, flip=flip):
            if flat:
                side = h * 0.62
                small_window(look, paper, (h * 0.14, (h - side) / 2, side, side * 0.92), SHOWN, 1)
            else:
                _picture(look, paper, w, look.px(PAD_MM) * 1.8, word[1] + (word[3] - tall) / 2 - look.px(1))

    return Part((x - room, 0, w + 2 * room, y + h + room), ("home board", said, cap, flat), paint, of=NAME)


def _word_place(look: Look, w: int, h: int) -> tuple[Rect, bool]:
    """Below the picture; beside it where the board is too flat."""
    pad = look.px(PAD_MM)
    if h < look.px(FLAT_MM):
        left = round(h * 0.86)
        return (left, pad // 2, w - left - pad, h - pad), True
    tall = round(h * 0.5)
    return (pad, h - tall - pad // 2, w - 2 * pad, tall), False


def _picture(look: Look, paper: Paper, w: float, top: float, low: float) -> None:
    side = min(low - top, w * 0.3)
    y, edge = top + (low - top - side) / 2, w * 0.1
    small_window(look, paper, (edge, y, side, side * 0.92), SHOWN, 1)
    balloon = _balloon(w - edge - side * 1.15, y, side * 1.15, side * 0.7)
    colours = [look.theme.hue(name).light for name in ("video", "dance", "leaf")]
    start, end = (edge + side, y + side * 0.14), (w - edge - side * 1.15, y + side * 0.2)
    washing_line(
        paper, start, end, sag=side * 0.08, size=min(side * 0.34, (end[0] - start[0]) * 0.24), colours=colours,
        cord=look.theme.roles.ink, peg=look.theme.roles.ink,
    )  # fmt: skip
    paper.sheet(balloon, look.theme.roles.paper, depth_mm=1.6)
    for line, wide in ((0.2, 0.76), (0.42, 0.5)):
        left, across = w - edge - side * 1.15 * 0.88, side * 1.15 * wide
        paper.fill(box(left, y + side * line, across, side * 0.08), look.theme.roles.ink)


def _balloon(x: float, y: float, w: float, h: float) -> Points:
    c = h * 0.16
    low = [(x + w * 0.6, y + h), (x + w * 0.42, y + h * 1.36), (x + w * 0.4, y + h)]
    upper = [(x, y + c), (x + c, y), (x + w - c, y), (x + w, y + c), (x + w, y + h - c), (x + w - c, y + h)]
    return [*upper, *low, (x + c, y + h), (x, y + h - c)]
