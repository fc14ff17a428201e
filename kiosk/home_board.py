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
PEG_MM = 6.0


def board_part(look: Look, place: Rect) -> Part:
    """A work's window, a washing line, and what somebody says of it; below it the word. It hangs from above."""
    room, (x, y, w, h) = look.px(PEG_MM), look.mirrored(place)
    word, roles = look.texts["outcomes.title"], look.theme.roles
    pad = look.px(3)
    cap = fitting_cap(look, word, (w - 2 * pad, round(h * 0.5)), BODY_MM + 0.5, bold=True)
    tall = text_size(look, word, cap, width=w - 2 * pad, bold=True)[1]

    def paint(paper: Paper) -> None:
        with paper.moved(room, y):
            paper.cut(box(0, 0, w, h), roles.board, seed_of(NAME), depth_mm=3)
            for at in (0.12, 0.88):
                paper.fill(box(w * at - look.px(0.4), -y, look.px(0.8), y), roles.words)
                draw_peg(paper, w * at, 0, look.px(PEG_MM), look.theme.hue("dance").deep)
            write(look, paper, word, (pad, h - tall - pad, w - 2 * pad, tall), colour=roles.ink, cap_mm=cap,
                  bold=True, align="centre")  # fmt: skip
        flip = look.texts.rtl
        with paper.moved(room + (w if flip else 0), y, flip=flip):
            _picture(look, paper, w, pad * 1.8, h - tall - 1.4 * pad)

    return Part((x - room, 0, w + 2 * room, y + h + room), ("home board", cap), paint, of=NAME)


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
