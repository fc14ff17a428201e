"""One's own window in the building: the work plays in it, around it live those who saw it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from exhibits.colours import palette_of
from kiosk import pictures
from kiosk.audience import bust
from kiosk.building import home_window, lay_sign
from kiosk.look import Look, Rect, is_low
from kiosk.pieces import seed_of
from kiosk.portraits import draw_at_window
from kiosk.screen import Part
from kiosk.stage import stage_of
from kiosk.strip import STRIP_MM
from media.building import curtains
from media.paper import Paper, blob, box, snip
from media.sign import Sign

STEPS = 12
"""Pictures of a curtain between shut and open."""
ANSWERS = 2
"""Windows of neighbours who made something with it that hang on a line with it; the newest."""
HEART = "heart"
CLEAR = (0, 1, 4)
"""On an upright screen the lines leave these cells free, however many hang there."""


@dataclass(frozen=True)
class OwnHouse:
    window: Rect
    """Where the work plays, 16:9."""
    cells: tuple[Rect, ...]
    """Windows of neighbours, row by row."""
    columns: int
    foot: int
    clear: tuple[int, ...] = ()
    """Cells with no line before them, whatever hangs."""

    @classmethod
    @cache
    def of(cls, look: Look) -> "OwnHouse":
        return _upright(look) if look.portrait else _wide(look)

    def free(self, answers: int) -> list[int]:
        """Cells without an answer, and without a line before them."""
        beyond = range(answers * self.columns, len(self.cells))
        return sorted({*beyond, *self.clear})

    def moved(self, answers: int, felt: Sequence[str], *, hearted: bool) -> dict[int, Sequence[str]]:
        """Who is at which window: each response once, hearts where there is room for them, whether one neighbour gave
        it or a hundred. Nobody counts here, and no place means anything."""
        apart = sorted(self.free(answers), key=lambda i: (i % 2 == 0, i))
        hearts = max(1, sum(i % 2 for i in apart) - len(felt)) if hearted else 0
        pictures = [*felt, *[HEART] * hearts]
        cells = apart[: len(pictures)]
        ends = [i * len(pictures) // len(cells) for i in range(len(cells) + 1)] if cells else []
        return {cell: pictures[start:end] for cell, start, end in zip(cells, ends, ends[1:], strict=False)}

    def answer(self, index: int) -> Rect:
        """At the far end of the row: a line needs room to hang."""
        return self.cells[(index + 1) * self.columns - 1]


def _wide(look: Look) -> OwnHouse:
    foot, side, top = stage_of(look).foot, look.px(9 if is_low(look) else 20), look.px(STRIP_MM + 2)
    tall = min(foot - look.px(8) - top, round(look.width * 0.56 * 9 / 16))
    wide = round(tall * 16 / 9) // 2 * 2
    window = (side, top + (foot - look.px(8) - top - tall) // 2, wide, tall)
    left = side + wide + look.px(10 if is_low(look) else 18)
    room = (left, look.px(STRIP_MM), look.width - left - look.px(8), foot - look.px(8 + STRIP_MM))
    return OwnHouse(window, _cells(look, room, 3, 3), 3, foot)


def _upright(look: Look) -> OwnHouse:
    stage = stage_of(look)
    x, y, w, h = stage.picture
    room = (x, look.px(STRIP_MM + 4), w, y - look.px(STRIP_MM + 18))
    return OwnHouse((x, y + look.px(2), w, h), _cells(look, room, 4, 2), 4, stage.foot, CLEAR)


def _cells(look: Look, room: Rect, columns: int, rows: int) -> tuple[Rect, ...]:
    x, y, w, h = room
    gap = look.px(8 if is_low(look) else 12)
    wide, tall = (w - (columns - 1) * gap) // columns, (h - (rows - 1) * gap) // rows
    return tuple((x + i * (wide + gap), y + j * (tall + gap), wide, tall) for j in range(rows) for i in range(columns))


# how it looks


def house_part(look: Look, house: OwnHouse, *, answers: int, felt: Sequence[str], hearted: bool) -> Part:
    """All that stands still: the wall, the neighbours' windows, the frame, the foot of paper."""
    roles, moved = look.theme.roles, house.moved(answers, felt, hearted=hearted)

    def paint(paper: Paper) -> None:
        paper.fill(box(0, 0, paper.width, paper.height), roles.wall)
        for i in house.free(answers):
            x, y, w, h = look.mirrored(house.cells[i])
            if i in moved:
                _neighbours(look, paper, (x, y, w, h * 0.9), moved[i], i * 7 + 1)
            else:
                home_window(look, paper, (x, y, w, h * 0.9), i * 7 + 1)
            ledge = box(x - w * 0.05, y + h * 0.9, w * 1.1, h * 0.07)
            paper.sheet(snip(ledge, Random(i), w, 1), roles.ledge, depth_mm=1.2)
        edge, (x, y, w, h) = look.px(4), look.mirrored(house.window)
        paper.cut(box(x - edge, y - edge, w + 2 * edge, h + 2 * edge), roles.paper, 12, depth_mm=4)
        paper.fill(box(x, y, w, h), roles.night)
        ground = box(-9, house.foot + look.px(1), paper.width + 18, paper.height)
        paper.fill(snip(ground, Random(6), look.px(34), look.px(0.7)), roles.page)

    return Part(look.whole, ("own house", answers, *felt, hearted), paint, solid=True)


def _neighbours(
    look: Look, paper: Paper, place: tuple[float, float, float, float], pictures: Sequence[str], seed: int
) -> None:
    """Side by side, where there are more of them than windows; between two hues is a bar of the window."""
    (x, y, w, h), bar = place, look.px(2)
    wide = (w - (len(pictures) - 1) * bar) / len(pictures)
    for i, picture in enumerate(pictures):
        pane = (x + i * (wide + bar), y, wide, h)
        if picture == HEART:
            _fan(look, paper, pane, seed)
        else:
            draw_at_window(look, paper, picture, pane)


def _fan(look: Look, paper: Paper, place: tuple[float, float, float, float], seed: int) -> None:
    """A neighbour at a lit window, with a heart."""
    (x, y, w, h), roles = place, look.theme.roles
    hue = look.theme.hues[seed % 5]
    size = min(w, h)
    with paper.inside(box(x, y, w, h)):
        paper.fill(box(x, y, w, h), roles.paper)
        paper.fill_all(bust(x + w * 0.38, y + h, size * 0.8, Random(seed)), hue.deep)
        r = size * 0.24
        cx, cy = x + w * 0.68, y + h * 0.42
        paper.sheet(blob(cx, cy, r * 1.35, 12, Random(seed)), roles.board, depth_mm=1.4)
        pictures.heart(paper, cx, cy + r * 0.06, r * 0.85, roles.heart, roles.board)


def resting_part(look: Look, house: OwnHouse, sign: Sign) -> Part:
    """While nothing plays: its sign in the light."""
    x, y, w, h = look.mirrored(house.window)
    roles = look.theme.roles

    def paint(paper: Paper) -> None:
        paper.fill(box(0, 0, w, h), roles.board)
        lay_sign(look, paper, sign, w / 2, h * 0.42, h * 0.3, roles.board)

    return Part((x, y, w, h), ("own sign", sign.number), paint)


def curtain_part(look: Look, house: OwnHouse, opening: float, colours: tuple[str, str]) -> Part:
    x, y, w, h = look.mirrored(house.window)
    step = round(opening * STEPS)

    def paint(paper: Paper) -> None:
        curtains(paper, (0, 0, w, h), step / STEPS, palette_of(look.theme), colours=colours, seed=seed_of("own") % 9)

    return Part((x, y, w, h), ("own curtain", step), paint)


def line_ends(look: Look, house: OwnHouse, index: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """From one's own window to that of a neighbour who answered."""
    x, y, w, h = house.window
    left, top, _, tall = house.answer(index)
    end = (left, top + tall * 0.16)
    start = (x + w * (0.1 + 0.2 * index), y) if look.portrait else (x + w, y + h * (0.06 + 0.34 * index))
    if not look.texts.rtl:
        return start, end
    return (look.width - start[0], start[1]), (look.width - end[0], end[1])
