"""The doors of *home*: an arch each, with a picture of what one does behind it, and a word at its foot."""

from collections.abc import Sequence
from random import Random

from kiosk.building import lay_sign, small_window
from kiosk.look import HEADING_MM, Look, Rect
from kiosk.pieces import fitting_cap, seed_of, text_size, write
from kiosk.screen import Part
from media.figure import POSES, draw_figure
from media.paper import Paper, Points, blob, box, snip
from media.sign import EXTRAS, THINGS, Sign

Place = tuple[float, float, float, float]
NAMES = ("watch", "make", "mine")
HUES = {"watch": "video", "make": "music", "mine": "dance"}
SHOWN = Sign(THINGS.index("flower"), EXTRAS.index("crown"), 2)
"""On the ticket at the third door; it is only a picture."""


def door_parts(look: Look, places: Sequence[Rect], windows: Sequence[Sign]) -> list[Part]:
    """In the order of `NAMES`, for who reads from the left; `windows` are signs of works for the first of them."""
    cap = _word_cap(look, places)
    return [_door(look, name, place, cap, windows) for name, place in zip(NAMES, places, strict=True)]


def _word_cap(look: Look, places: Sequence[Rect]) -> float:
    """All three words in letters of one size."""
    words = [look.texts[f"home.{name}"] for name in NAMES]
    rooms = [(round(w * 0.86), round(h * 0.22)) for _, _, w, h in places]
    return min(
        fitting_cap(look, word, room, HEADING_MM + 1, bold=True) for word, room in zip(words, rooms, strict=True)
    )


def _door(look: Look, name: str, place: Rect, cap: float, windows: Sequence[Sign]) -> Part:
    room, (x, y, w, h) = look.px(4), look.mirrored(place)
    word, roles = look.texts[f"home.{name}"], look.theme.roles
    tall = text_size(look, word, cap, width=round(w * 0.86), bold=True)[1]
    foot = tall + look.px(4)

    def paint(paper: Paper) -> None:
        arch = _arch_of(room, room, w, h)
        hue = look.theme.hue(HUES[name])
        paper.cut(arch, hue.light, seed_of(name), depth_mm=3, edge=hue.deep)
        inside = (room, room, float(w), h - foot)
        if name == "watch":
            _windows(look, paper, inside, windows)
        elif name == "make":
            _dancer(look, paper, inside)
        else:
            _ticket(look, paper, inside)
        line = (room + w * 0.07, room + h - foot, w * 0.86, tall)
        write(look, paper, word, line, colour=roles.ink, cap_mm=cap, bold=True, align="centre")

    shown = tuple(sign.number for sign in windows)
    return Part((x - room, y - room, w + 3 * room, h + 3 * room), ("home", name, shown, cap), paint, of=name)


def _windows(look: Look, paper: Paper, place: Place, signs: Sequence[Sign]) -> None:
    x, y, w, h = place
    columns, rows = 3, 2
    gap = w * 0.055
    side = min((w * 0.84 - gap * (columns - 1)) / columns, (h * 0.72 - gap) / rows)
    left = x + (w - columns * side - (columns - 1) * gap) / 2
    top = y + h * 0.17 + (h * 0.8 - rows * side - gap) / 2
    for i in range(columns * rows):
        at = left + (i % columns) * (side + gap), top + (i // columns) * (side + gap)
        small_window(look, paper, (*at, side, side), signs[i] if i < len(signs) else None, i)


def _dancer(look: Look, paper: Paper, place: Place) -> None:
    """On a board with footlights, the red disc of the recording within reach."""
    (x, y, w, h), roles, hue = place, look.theme.roles, look.theme.hue("music")
    board, thick = y + h * 0.87, h * 0.075
    planks = [(x + w * 0.07, board - 5), (x + w * 0.93, board + 3), (x + w * 0.91, board + thick)]
    paper.cut([*planks, (x + w * 0.085, board + thick)], hue.deep, 7)
    for i in range(7):
        paper.fill(blob(x + w * (0.17 + 0.11 * i), board + thick * 0.52, thick * 0.2, 9, Random(i)), roles.board)
    size = min(h * 0.72, w * 0.84)
    draw_figure(paper, x + w * 0.46, board - h * 0.01, size, roles.paper, POSES["leap"], head=roles.ink)
    paper.sheet(blob(x + w * 0.81, y + h * 0.27, min(w, h) * 0.085, 9, Random(4)), roles.heart)


def _ticket(look: Look, paper: Paper, place: Place) -> None:
    """What one got at *thanks*: a sign, and four digits, here as beads."""
    (x, y, w, h), roles = place, look.theme.roles
    tall = min(h * 0.72, w * 1.0)
    wide = tall * 0.8
    with paper.moved(x + w / 2, y + h * 0.57, 1.0, -0.07):
        left, top = -wide / 2, -tall / 2
        notch, fold = wide * 0.07, top + tall * 0.74
        edge = [(left, top), (-left, top), (-left, fold - notch), (-left - notch, fold), (-left, fold + notch)]
        edge += [(-left, -top), (left, -top), (left, fold + notch), (left + notch, fold), (left, fold - notch)]
        paper.sheet(snip(edge, Random(6), look.px(30), look.px(0.5)), roles.paper, depth_mm=3)
        lay_sign(look, paper, SHOWN, 0, top + tall * 0.38, wide * 0.42, roles.paper)
        for i in range(5):
            paper.fill(box(left + wide * (0.14 + 0.16 * i), fold - 1, wide * 0.08, look.px(0.7)), roles.ink)
        for i in range(4):
            paper.fill(blob(left + wide * (0.2 + 0.2 * i), (fold - top) / 2, wide * 0.062, 9, Random(i)), roles.ink)


def _arch_of(x: float, y: float, w: float, h: float) -> Points:
    return [
        (x, y + h),
        (x, y + h * 0.13),
        (x + w * 0.12, y + h * 0.035),
        (x + w * 0.5, y),
        (x + w * 0.88, y + h * 0.035),
        (x + w, y + h * 0.13),
        (x + w, y + h),
    ]
