"""The three doors of making: one a form, always in the same place; a door that does not work is boarded up."""

from collections.abc import Hashable
from random import Random

from kiosk import instruments
from kiosk.look import HEADING_MM, Look, Rect
from kiosk.pieces import fitting_cap, seed_of, text_size, write
from kiosk.screen import Part
from media.figure import POSES
from media.form import Form
from media.paper import Paper, Points, blob, box, snip


def door_part(
    look: Look,
    form: Form,
    rect: Rect,
    *,
    natural: bool,
    works: bool,
    word: str | None = None,
    cap_mm: float = HEADING_MM,
) -> Part:
    """An arch with what one does behind it: the form, or `word`. What fits best has the sun above it."""
    room = look.px(4)
    x, y, w, h = look.mirrored(rect)
    word = word or look.texts[f"form.{form}"]
    cap = word_cap(look, word, rect, cap_mm)
    foot = text_size(look, word, cap, width=round(w * 0.9), bold=True)[1] + look.px(4)
    hue = look.theme.hue(form)

    def paint(paper: Paper) -> None:
        arch = arch_of(room, room, w, h)
        cut = paper.cut(
            arch, hue.light if works else look.theme.roles.shade, seed_of("door", form), depth_mm=3, edge=hue.deep
        )
        with paper.inside(cut):
            _inside(look, paper, form, (room, room, w, h - foot), natural=natural and works, works=works)
            if not works:
                boards(look, paper, (room, room, w, h - foot), hue.deep)
        write(
            look, paper, word, (room + w * 0.05, room + h - foot + look.px(1), w * 0.9, foot),
            colour=look.theme.roles.ink, cap_mm=cap, bold=True, align="centre",
        )  # fmt: skip

    key: Hashable = ("door", form, natural, works, word)
    return Part((x - room, y - room, w + 3 * room, h + 3 * room), key, paint, of=f"form.{form}" if works else None)


def word_cap(look: Look, word: str, rect: Rect, cap_mm: float) -> float:
    """The letters of a door's word."""
    return fitting_cap(look, word, (round(rect[2] * 0.8), look.px(26)), cap_mm, bold=True)


def arch_of(x: float, y: float, w: float, h: float) -> Points:
    rise = min(w * 0.2, h * 0.16)
    return [
        (x, y + h), (x, y + rise), (x + w * 0.13, y + rise * 0.3), (x + w * 0.5, y),
        (x + w * 0.87, y + rise * 0.3), (x + w, y + rise), (x + w, y + h),
    ]  # fmt: skip


def _inside(look: Look, paper: Paper, form: Form, rect: Rect, *, natural: bool, works: bool) -> None:
    x, y, w, h = rect
    hue, roles = look.theme.hue(form), look.theme.roles
    deep = hue.deep if works else roles.ink
    light = roles.paper
    floor = y + h * 0.9
    boards = [(x - 9, floor), (x + w + 9, floor - h * 0.03), (x + w + 9, y + h), (x - 9, y + h + h * 0.01)]
    if natural:
        r = min(w * 0.4, h * 0.36)
        paper.sheet(blob(x + w / 2, y + h * 0.48, r, 15, Random(4)), roles.board)
    paper.fill(snip(boards, Random(2), w / 6, h / 200), deep)
    middle, size = x + w / 2, min(h * 0.74, w * 0.92)
    if form is Form.MUSIC:
        instruments.drummer(paper, middle, floor + h * 0.03, size, light, roles.ink, deep)
    elif form is Form.DANCE:
        instruments.dancer(
            paper, middle, floor + h * 0.02, size, light, roles.ink, "leap" if "leap" in POSES else "stand"
        )
    else:
        instruments.filmed(paper, middle, floor + h * 0.03, size, light, roles.ink, deep)


def boards(look: Look, paper: Paper, rect: Rect, colour: str) -> None:
    """Two planks across: shut can be seen without colour."""
    x, y, w, h = rect
    thick = min(h, w) * 0.1
    for at, slope, seed in ((0.3, 0.08, 3), (0.62, -0.07, 5)):
        plank = [
            (x + w * 0.03, y + h * at),
            (x + w * 0.97, y + h * (at + slope)),
            (x + w * 0.97, y + h * (at + slope) + thick),
            (x + w * 0.03, y + h * at + thick),
        ]
        paper.cut(plank, colour, seed, depth_mm=2)
        for nail in (0.09, 0.91):
            paper.fill(
                box(x + w * nail, y + h * (at + slope * nail) + thick * 0.36, thick * 0.22, thick * 0.22),
                look.theme.roles.paper,
            )
