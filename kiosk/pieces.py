"""Pieces that many screens are made of: words, headings, buttons, each a part of paper."""

from collections.abc import Callable, Hashable
from zlib import crc32

from kiosk.look import BODY_MM, FLOOR_MM, Look, Rect
from kiosk.screen import Part
from media.lettering import measure
from media.paper import EDGE_MM, Paper, box

Icon = Callable[[Paper, float, float, float, str, str], object]
"""Draws a picture: page, middle x, middle y, radius, colour, and the colour of what is cut out of it."""

SHADOW_MM = 2.5
STRAY_MM = 1.2
LEAST_OF_WORD = 0.78
"""Letters of a button may be that much smaller than wished before its picture gives way."""


def seed_of(*key: Hashable) -> int:
    """The same paper edge for the same piece, today and tomorrow."""
    return crc32(repr(key).encode())


def ground(look: Look, colour: str) -> Part:
    return Part(
        look.whole,
        ("ground", colour),
        lambda paper: paper.fill(box(0, 0, paper.width, paper.height), colour),
        solid=True,
    )


def text_size(
    look: Look, text: str, cap_mm: float, *, width: int | None = None, bold: bool = False, max_lines: int | None = None
) -> tuple[int, int]:
    """The room that words take, in whole pixels."""
    block = measure(
        text,
        cap_mm * look.mm,
        width=width,
        bold=bold,
        rtl=look.texts.rtl,
        language=look.texts.language,
        max_lines=max_lines,
    )
    return round(block.width + 0.5), round(block.height + 0.5)


def fitting_cap(look: Look, text: str, room: tuple[int, int], cap_mm: float, *, bold: bool = False) -> float:
    """The largest letters, from `cap_mm` down to the floor, with which the words stay inside the room, wrapped."""
    while cap_mm > FLOOR_MM and not fits(look, text, room, cap_mm, bold=bold):
        cap_mm -= 0.25
    return max(cap_mm, FLOOR_MM)


def fits(look: Look, text: str, room: tuple[int, int], cap_mm: float, *, bold: bool = False) -> bool:
    """Whether the words stay inside the room, wrapped, and none is broken."""
    width, height = text_size(look, text, cap_mm, width=room[0], bold=bold)
    return height <= room[1] and _longest(look, text, cap_mm, bold=bold) <= room[0] and width <= room[0]


def words(
    look: Look,
    text: str,
    rect: Rect,
    *,
    colour: str,
    cap_mm: float = BODY_MM,
    bold: bool = False,
    align: str = "start",
    middle: bool = False,
    of: str | None = None,
) -> Part:
    """Words inside a rectangle, wrapped, and smaller where they must be. `middle`: centred from top to bottom too."""
    cap = fitting_cap(look, text, rect[2:], cap_mm, bold=bold)
    height = text_size(look, text, cap, width=rect[2], bold=bold)[1]
    top = max(0, (rect[3] - height) // 2) if middle else 0

    def paint(paper: Paper) -> None:
        write(look, paper, text, (0, top, rect[2], rect[3]), colour=colour, cap_mm=cap, bold=bold, align=align)

    return Part(rect, ("words", text, colour, cap, bold, align, top), paint, of=of)


def write(
    look: Look,
    paper: Paper,
    text: str,
    rect: tuple[float, float, float, float],
    *,
    colour: str,
    cap_mm: float = BODY_MM,
    bold: bool = False,
    align: str = "start",
) -> None:
    x, y, width, _ = rect
    paper.words(
        text,
        x,
        y,
        cap_mm=cap_mm,
        colour=colour,
        width=width,
        align=align,
        bold=bold,
        rtl=look.texts.rtl,
        language=look.texts.language,
    )


def sheet(
    look: Look,
    rect: Rect,
    colour: str,
    key: Hashable,
    *,
    of: str | None = None,
    shadow: bool = True,
    edge: str | None = None,
) -> Part:
    """A plain piece of paper with its shadow; the part is a little larger than the rectangle, and an edge inside it."""
    stray, depth = look.px(STRAY_MM), look.px(SHADOW_MM * 1.3)
    x, y, w, h = rect
    inset = look.px(EDGE_MM) if edge else 0

    def paint(paper: Paper) -> None:
        place = box(stray + inset, stray + inset, w - 2 * inset, h - 2 * inset)
        paper.cut(place, colour, seed_of(key, w, h), shadow=shadow, depth_mm=SHADOW_MM, edge=edge)

    room = (x - stray, y - stray, w + 2 * stray + depth, h + 2 * stray + depth)
    return Part(room, ("sheet", key, colour, shadow, edge), paint, of=of)


def button(
    look: Look,
    name: str,
    rect: Rect,
    text: str,
    *,
    colour: str,
    ink: str,
    icon: Icon | None = None,
    cut_out: str = "#FFF6E5",
    cap_mm: float = BODY_MM,
) -> Part:
    """A sheet to press, with a picture at its start side and a word. The target's rectangle is `rect`."""
    paper_sheet = sheet(look, rect, colour, ("button", name), of=name, edge=ink)
    stray = look.px(STRAY_MM)
    pad = look.px(4)
    _, _, w, h = rect
    picture, beside, cap = _picture_and_word(look, text, (w, h), cap_mm, icon is not None)
    room = (w - 2 * pad - beside, h - pad)
    taken_w, taken_h = text_size(look, text, cap, width=room[0], bold=True)
    taken_w = min(taken_w, text_size(look, text, cap, bold=True)[0])
    lead = max(pad, (w - beside - taken_w) // 2)

    def paint(paper: Paper) -> None:
        paper_sheet.paint(paper)
        rtl = look.texts.rtl
        if icon and picture:
            middle = stray + (w - lead - picture / 2 if rtl else lead + picture / 2)
            icon(paper, middle, stray + h / 2, picture / 2, ink, cut_out)
        x = stray + (lead if rtl else lead + beside)
        top = stray + (h - taken_h) / 2
        align = "start" if icon else "centre"
        write(look, paper, text, (x, top, max(taken_w, 1) + 2, taken_h), colour=ink, cap_mm=cap, bold=True, align=align)

    key = ("button", name, text, colour, ink, getattr(icon, "__name__", None), cap)
    return Part(paper_sheet.rect, key, paint, of=name)


def tall_button(look: Look, name: str, rect: Rect, text: str, *, colour: str, ink: str, icon: Icon) -> Part:
    """The same with the picture above the word."""
    paper_sheet = sheet(look, rect, colour, ("button", name), of=name, edge=ink)
    (_, _, w, h), stray, pad = rect, look.px(STRAY_MM), look.px(4)
    cap = fitting_cap(look, text, (w - 2 * pad, (h - 2 * pad) // 2), BODY_MM, bold=True)
    tall = text_size(look, text, cap, width=w - 2 * pad, bold=True)[1]
    r = min(w - 2 * pad, h - tall - 2 * pad) / 2

    def paint(paper: Paper) -> None:
        paper_sheet.paint(paper)
        top = stray + (h - 2 * r - tall) / 2
        icon(paper, stray + w / 2, top + r, r, ink, colour)
        room = (stray + pad, top + 2 * r, w - 2 * pad, tall)
        write(look, paper, text, room, colour=ink, cap_mm=cap, bold=True, align="centre")

    return Part(paper_sheet.rect, ("tall", name, text, colour, ink, cap), paint, of=name)


def _picture_and_word(
    look: Look, text: str, size: tuple[int, int], cap_mm: float, pictured: bool
) -> tuple[int, int, float]:
    """The picture's side, that with the gap beside it, and the letters: the picture gives way before the word does."""
    (w, h), pad = size, look.px(4)
    largest = min(h - 2 * pad, w // 3)
    found = []
    for share in (1.0, 0.8, 0.64, 0.5, 0.36) if pictured else ():
        picture = round(largest * share)
        beside = picture + max(pad, picture // 5)
        cap = fitting_cap(look, text, (w - 2 * pad - beside, h - pad), cap_mm, bold=True)
        if cap >= cap_mm * LEAST_OF_WORD:
            return picture, beside, cap
        found.append((picture, beside, cap))
    best = max(found, key=lambda one: (one[2], -one[0]), default=(0, 0, 0.0))
    if pictured and _longest(look, text, best[2], bold=True) <= w - 2 * pad - best[1]:
        return best
    return 0, 0, fitting_cap(look, text, (w - 2 * pad, h - pad), cap_mm, bold=True)


def _longest(look: Look, text: str, cap_mm: float, *, bold: bool) -> int:
    return max(text_size(look, word, cap_mm, bold=bold)[0] for word in text.split() or [""])
