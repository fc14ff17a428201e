"""The building: a grid of windows, on attract round one large stage; which of them are lit, and how late it is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random

from exhibits.colours import palette_of
from kiosk.building import home_window
from kiosk.look import Look, Rect
from kiosk.screen import Moving, Part
from media.building import State, Window, curtains, draw_building, draw_window, window_box
from media.paper import Paper, Pixels, blob, box
from media.sign import Sign

BOARD_SHARE = 0.17
"""Of the screen's height: the board with the hand covers the foot of the building."""
AWAKE = 0.55
"""Share of the windows with light in them, so that a building with few works invites as well."""
WORKS_SHARE, SHUT_SHARE = 0.6, 0.2
"""Of the windows: with the sign of a work, and with its curtain still shut, at most."""
SHIFT_MM = 2.5
"""How far all of it wanders: nothing burns into the glass (K-026)."""
EVENING_MINUTES = 50.0
"""From high sun to low, and back."""
Slot = tuple[int, int]
"""Column and row."""


@dataclass
class Facade:
    columns: int
    rows: int
    place: tuple[float, float, float, float]
    stage: Rect
    windows: dict[Slot, Window]
    """Of works: with a sign, or shut and without."""
    free: frozenset[Slot]
    homes: set[Slot]
    """Windows without a work in which a lamp is on: somebody lives there too."""
    sun: float
    """0 while it stands high, 1 behind the roofs."""
    shift: tuple[int, int]
    awake: int = field(init=False)
    _wall: Pixels | None = field(default=None, repr=False)
    """Painted once, and kept here: among the pictures that are kept for later it would push out all others."""

    def __post_init__(self) -> None:
        self.awake = len(self.homes)

    @classmethod
    def standing_in(
        cls, look: Look, signs: Sequence[Sign], rng: Random, *, shut: int = 0, minutes: float = 0.0
    ) -> "Facade":
        """As large as the look allows. Signs, and as many `shut` curtains as works wait, are spread over it by chance;
        after some `minutes` of an evening the sun is lower and all of it lies a little elsewhere."""
        columns, rows = (7, 8) if look.portrait else (12, 5)
        dx, dy = _wandered(look, minutes)
        width, height = look.width, look.height
        place = (width * 0.055 + dx, height * 0.05 + dy, width * 0.78, height * (1 - BOARD_SHARE - 0.06))
        first, last = ((1, 2), (5, 4)) if look.portrait else ((3, 1), (8, 3))
        skip = {(c, r) for c in range(first[0], last[0] + 1) for r in range(first[1], last[1] + 1)}
        stage = _stage(look, window_box(place, columns, rows, *first), window_box(place, columns, rows, *last))
        free = [(c, r) for c in range(columns) for r in range(rows) if (c, r) not in skip]
        lit = [_lit_window(sign, rng) for sign in signs[: round(len(free) * WORKS_SHARE)]]
        lit += [Window(State.SHUT, hue=rng.randrange(3)) for _ in range(min(shut, round(len(free) * SHUT_SHARE)))]
        windows = dict(zip(rng.sample(free, len(lit)), lit, strict=True))
        dark = [slot for slot in free if slot not in windows]
        homes = set(rng.sample(dark, max(0, round(len(free) * AWAKE) - len(lit))))
        sun = (1 - math.cos(2 * math.pi * minutes / EVENING_MINUTES)) / 2
        return cls(columns, rows, place, stage, windows, frozenset(free), homes, sun, (dx, dy))

    @classmethod
    def filling(cls, look: Look, signs: Sequence[Sign], rng: Random, *, foot: int, minutes: float = 0.0) -> "Facade":
        """Without a stage: windows over all of the wall, down to `foot` pixels above its lower edge."""
        columns, rows = (6, 10) if look.portrait else (10, 6)
        dx, dy = _wandered(look, minutes)
        place = (look.width * 0.045 + dx, look.height * 0.04 + dy, look.width * 0.91, look.height * 0.95 - foot)
        free = [(c, r) for c in range(columns) for r in range(rows)]
        lit = [_lit_window(sign, rng) for sign in signs[: round(len(free) * WORKS_SHARE)]]
        windows = dict(zip(rng.sample(free, len(lit)), lit, strict=True))
        dark = [slot for slot in free if slot not in windows]
        homes = set(rng.sample(dark, max(0, round(len(free) * AWAKE) - len(lit))))
        return cls(columns, rows, place, (0, 0, 0, 0), windows, frozenset(free), homes, 0.0, (dx, dy))

    @property
    def dark(self) -> list[Slot]:
        """Windows in which nobody is at home."""
        return sorted(self.free - self.windows.keys() - self.homes)

    def change_one(self, rng: Random) -> None:
        """A lamp goes off or on, or somebody draws a curtain beside their work."""
        works = [slot for slot in sorted(self.windows) if self.windows[slot].sign]
        if (works and rng.random() < 0.5) or not self.homes:
            self._draw_curtain(works, rng)
        elif len(self.homes) >= self.awake or not self.dark:
            self.homes.remove(rng.choice(sorted(self.homes)))
        else:
            self.homes.add(rng.choice(self.dark))

    def _draw_curtain(self, works: Sequence[Slot], rng: Random) -> None:
        if works:
            slot = rng.choice(works)
            window = self.windows[slot]
            other = State.LIT if window.state is State.OPEN else State.OPEN
            self.windows[slot] = Window(other, window.sign, window.hue)

    @cached_property
    def _skip(self) -> frozenset[Slot]:
        return frozenset((c, r) for c in range(self.columns) for r in range(self.rows)) - self.free

    def parts(self, look: Look) -> list[Part | Moving]:
        """From the sky to the frame of the stage."""
        return [*self.wall_parts(look), self._stage_ground(look)]

    def wall_parts(self, look: Look, *, asleep: bool = False) -> list[Part | Moving]:
        """Asleep, all is dark but for two who cannot sleep."""
        windows = [] if asleep else [window_part(look, self, slot) for slot in sorted(self.windows)]
        homes = [self.home_part(look, slot) for slot in sorted(self.homes)]
        return [self._dusk(look), *(homes[1 : -1 : max(1, len(homes) - 3)] if asleep else homes), *windows]

    def box_of(self, slot: Slot) -> tuple[float, float, float, float]:
        return window_box(self.place, self.columns, self.rows, *slot)

    def home_part(self, look: Look, slot: Slot) -> Part:
        x, y, w, h = self.box_of(slot)
        rect = (round(x), round(y), round(w), round(h))
        seed = slot[0] * 31 + slot[1]
        return Part(rect, ("home window", seed), lambda paper: home_window(look, paper, (0, 0, rect[2], rect[3]), seed))

    def _dusk(self, look: Look) -> Moving:
        """The sky, the sun that goes down, and the wall with all its windows dark."""
        if self._wall is None:
            paper, theme = look.paper(look.width, look.height, look.theme.roles.dusk), look.theme
            w, h = paper.width, paper.height
            sun = blob(w * 0.918 + self.shift[0], h * (0.13 + 0.5 * self.sun), min(w, h) * 0.07, 13, Random(4))
            paper.sheet(sun, theme.roles.board)
            _roofs(look, paper)
            draw_building(paper, self.place, self.columns, self.rows, {}, palette_of(theme), skip=self._skip)
            self._wall = paper.pixels
        return Moving(look.whole, ("facade", self.place, self.sun), 0, self._wall)

    def _stage_ground(self, look: Look) -> Part:
        """The paper frame round the stage, and the dark before a work begins."""
        x, y, w, h = self.stage
        edge = look.px(5)
        room = 2 * edge

        def paint(paper: Paper) -> None:
            paper.cut(box(edge, edge, w + 2 * edge, h + 2 * edge), look.theme.roles.paper, 12, depth_mm=4)
            paper.fill(box(room, room, w, h), look.theme.roles.night)

        return Part((x - room, y - room, w + 2 * room + edge, h + 2 * room + edge), ("stage ground",), paint)


def window_part(look: Look, facade: Facade, slot: Slot) -> Part:
    x, y, w, h = facade.box_of(slot)
    margin = w * 0.06
    window = facade.windows[slot]
    rect = (round(x - margin), round(y - margin), round(w + 2 * margin), round(h * 1.06 + 2 * margin))
    sign = window.sign.number if window.sign else None

    def paint(paper: Paper) -> None:
        place = (x - rect[0], y - rect[1], w, h)
        draw_window(paper, place, window, palette_of(look.theme), seed=slot[0] * 131 + slot[1] * 17 + 1)

    return Part(rect, ("window", slot, window.state, sign, window.hue), paint)


def curtain_part(look: Look, stage: Rect, opening: float) -> Part:
    """The stage's curtain with its valance; open, it still hangs at both sides."""
    x, y, w, h = stage

    def paint(paper: Paper) -> None:
        curtains(paper, (0, 0, w, h), opening, palette_of(look.theme), valance=True)

    return Part((x, y, w, h), ("curtain", opening), paint)


def _wandered(look: Look, minutes: float) -> tuple[int, int]:
    """Round and round within a few millimetres, by another way each time."""
    return (
        round(look.px(SHIFT_MM) * math.sin(minutes * 0.83)),
        round(look.px(SHIFT_MM) * math.sin(minutes * 0.59)),
    )


def _stage(look: Look, first: tuple[float, float, float, float], last: tuple[float, float, float, float]) -> Rect:
    """16:9, in the middle of the windows whose place it takes."""
    left, top = first[0], first[1]
    room_w, room_h = last[0] + last[2] - left, last[1] + last[3] - top
    edge = look.px(5)
    width = int(min(room_w, (room_h - edge) * 16 / 9)) // 2 * 2
    height = round(width * 9 / 16) // 2 * 2
    return round(left + (room_w - width) / 2), round(top + (room_h - height) / 2), width, height


def _lit_window(sign: Sign, rng: Random) -> Window:
    return Window(rng.choice((State.LIT, State.OPEN, State.OPEN)), sign, rng.randrange(3))


def _roofs(look: Look, paper: Paper) -> None:
    """The rest of the neighbourhood, far away."""
    w, h, rng = paper.width, paper.height, Random(8)
    points = [(0.0, h * 0.9)]
    x = 0.0
    while x < w:
        step = w * rng.uniform(0.05, 0.11)
        top = h * rng.uniform(0.66, 0.8)
        points += [(x, top), (x + step * 0.5, top - h * rng.uniform(0.0, 0.05)), (x + step, top)]
        x += step
    paper.fill([*points, (w, h), (0, h)], look.theme.roles.night)
