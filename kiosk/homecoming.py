"""The building at *thanks*: a sign flies into its window, the light goes on, and the neighbours' windows glow once."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from exhibits.colours import palette_of
from kiosk.building import lay_sign
from kiosk.look import Look, Rect, is_low
from kiosk.screen import Part
from kiosk.washing import line_part
from media.building import State, Window, curtains, draw_building, window_box
from media.paper import Paper, box, snip
from media.sign import Sign

WAITS_SECONDS = 0.6
FLIES_SECONDS = 0.9
GLOWS_SECONDS = 0.7
CLOSES_SECONDS = 0.6
CURTAIN_WAITS_SECONDS = 1.4
AJAR = 0.45
"""The curtain as it stays: not open yet, and light behind it."""
SIZES = 10
"""Pictures of the sign while it flies and grows."""
STEPS = 12


@dataclass(frozen=True)
class House:
    """Where the building and the one new window are."""

    place: Rect
    columns: int
    rows: int
    cell: tuple[int, int]
    """The upper start corner of the four places that the new window takes."""

    @classmethod
    def of(cls, look: Look) -> "House":
        if look.portrait:
            place = (
                round(-look.width * 0.03),
                round(look.height * 0.56),
                round(look.width * 1.06),
                round(look.height * 0.47),
            )
            return cls(place, 6, 4, (2, 0))
        place = (
            round(look.width * 0.42),
            round(-look.height * 0.03),
            round(look.width * 0.62),
            round(look.height * 1.03),
        )
        return cls(place, 6, 5, (2, 0 if is_low(look) else 1))

    @property
    def skip(self) -> frozenset[tuple[int, int]]:
        column, row = self.cell
        return frozenset((column + i, row + j) for i in (0, 1) for j in (0, 1))

    @property
    def window(self) -> Rect:
        column, row = self.cell
        x, y, _, _ = window_box(self.place, self.columns, self.rows, column, row)
        right, bottom, w, h = window_box(self.place, self.columns, self.rows, column + 1, row + 1)
        return round(x), round(y), round(right + w - x), round(bottom + h - y)

    @property
    def beside(self) -> tuple[int, int]:
        """Where the neighbour lives who was answered: one window lies between, before which the line hangs."""
        return self.cell[0] - 2, self.cell[1]

    @property
    def along_the_line(self) -> frozenset[tuple[int, int]]:
        """They stay dark, so that the washing is seen."""
        column, row = self.cell
        return frozenset({self.beside, (column - 1, row), (column - 1, row + 1)})

    @property
    def around(self) -> list[tuple[int, int]]:
        """The neighbours of the new window."""
        column, row = self.cell
        near = [(c, r) for c in range(column - 1, column + 3) for r in range(row - 1, row + 3)]
        return [(c, r) for c, r in near if 0 <= c < self.columns and 0 <= r < self.rows and (c, r) not in self.skip]


def ground_part(look: Look, house: House, neighbours: Sequence[Sign], answered: Sign | None = None) -> Part:
    """Dusk, and the building with the windows of whoever is here already; one of them is the neighbour answered."""
    rng = Random(5)
    seen = range(house.rows - 1)  # before the lowest floor stands a board
    taken = house.skip | (house.along_the_line if answered else frozenset())
    free = [(c, r) for c in range(house.columns) for r in seen if (c, r) not in taken]
    places = rng.sample(free, min(len(neighbours), len(free) * 2 // 3))
    lit = {
        place: Window(rng.choice((State.LIT, State.OPEN)), sign, rng.randrange(3))
        for place, sign in zip(places, neighbours, strict=False)
    }
    if answered:
        lit[house.beside] = Window(State.OPEN, answered, 1)

    def paint(paper: Paper) -> None:
        paper.fill(box(0, 0, paper.width, paper.height), look.theme.roles.dusk)
        draw_building(
            paper, house.place, house.columns, house.rows, lit, palette_of(look.theme), skip=house.skip, seed=3
        )

    key = ("homecoming", tuple(sign.number for sign in neighbours), answered.number if answered else None)
    return Part(look.whole, key, paint, solid=True)


def hung_line(look: Look, house: House) -> Part:
    """A washing line from the neighbour's window to the new one."""
    x, y, w, h = window_box(house.place, house.columns, house.rows, *house.beside)
    own_x, own_y, _, own_h = house.window
    start, end = (x + w + look.px(1), y + h * 0.3), (own_x - look.px(2), own_y + own_h * 0.16)
    return line_part(look, start, end, "homecoming", cloth_mm=min(12.0, (end[0] - start[0]) / look.mm / 5))


def window_part(look: Look, house: House, sign: Sign, seconds: float) -> Part:
    """Dark until the sign has come; then lit, and its curtain half drawn."""
    lit = seconds >= WAITS_SECONDS + FLIES_SECONDS
    shutting = (seconds - WAITS_SECONDS - FLIES_SECONDS - CURTAIN_WAITS_SECONDS) / CLOSES_SECONDS
    step = round((1 - (1 - AJAR) * min(1.0, max(0.0, shutting))) * STEPS)
    edge, (x, y, w, h) = look.px(4.5), house.window
    roles = look.theme.roles

    def paint(paper: Paper) -> None:
        with paper.moved(edge, edge):
            paper.cut(box(-edge / 2, -edge / 2, w + edge, h + edge), roles.paper, 12, depth_mm=4)
            pane = (edge / 2, edge / 2, w - edge, h - edge)
            paper.fill(box(*pane), roles.board if lit else roles.dark_window)
            if lit:
                lay_sign(look, paper, sign, w / 2, h * 0.5, window_radius(house), roles.board)
            curtains(paper, pane, step / STEPS, palette_of(look.theme), seed=5)

    return Part((x - edge, y - edge, w + 3 * edge, h + 3 * edge), ("own window", sign.number, lit, step), paint)


def window_radius(house: House) -> float:
    _, _, w, h = house.window
    return min(w * 0.33, h * 0.4)


def flying_part(look: Look, house: House, sign: Sign, start: tuple[float, float, float], seconds: float) -> Part | None:
    """The sign on its way, in an arc; None before and after."""
    t = (seconds - WAITS_SECONDS) / FLIES_SECONDS
    if not 0 < t < 1:
        return None
    t = t * t * (3 - 2 * t)
    x, y, w, h = house.window
    sx, sy, sr = start
    cx = sx + (x + w / 2 - sx) * t
    cy = sy + (y + h / 2 - sy) * t - 4 * t * (1 - t) * look.height * 0.16
    share = round(t * SIZES) / SIZES
    r = sr + (window_radius(house) - sr) * share
    size = round(2.3 * r)

    def paint(paper: Paper) -> None:
        lay_sign(look, paper, sign, size / 2, size / 2, r, None)

    return Part((round(cx - size / 2), round(cy - size / 2), size, size), ("flying", sign.number, share), paint)


def glow_part(look: Look, house: House, seconds: float) -> Part | None:
    """Sunlight round the neighbours' windows, once."""
    since = seconds - WAITS_SECONDS - FLIES_SECONDS
    if not 0 <= since < GLOWS_SECONDS:
        return None
    boxes = [window_box(house.place, house.columns, house.rows, *cell) for cell in house.around]
    left, top = round(min(b[0] for b in boxes)), round(min(b[1] for b in boxes))
    right, bottom = round(max(b[0] + b[2] for b in boxes)), round(max(b[1] + b[3] for b in boxes))
    room, thick = look.px(6), look.px(2.2)

    def paint(paper: Paper) -> None:
        for i, (x, y, w, h) in enumerate(boxes):
            with paper.moved(x - left + room, y - top + room):
                for side in (
                    box(-thick, -thick, w + 2 * thick, thick),
                    box(-thick, h, w + 2 * thick, thick),
                    box(-thick, 0, thick, h),
                    box(w, 0, thick, h),
                ):
                    paper.fill(snip(side, Random(i), look.px(20), look.px(0.3)), look.theme.roles.board)

    return Part((left - room, top - room, right - left + 2 * room, bottom - top + 2 * room), ("glow",), paint)


def has_landed(seconds: float) -> bool:
    """The sign is in its window."""
    return seconds >= WAITS_SECONDS + FLIES_SECONDS


def settled(seconds: float) -> bool:
    """Nothing moves any more."""
    return seconds > WAITS_SECONDS + FLIES_SECONDS + CURTAIN_WAITS_SECONDS + CLOSES_SECONDS
