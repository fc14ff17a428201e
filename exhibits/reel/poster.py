"""The poster of a film: the building at dusk, with the light on at everyone who is in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, sqrt
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
from babel.dates import format_date
from PIL import Image

from config.texts import Texts
from config.theme import Theme
from exhibits.colours import palette_of
from exhibits.reel.scenes import Resident
from media.building import Box, State, Window, curtains, draw_building, window_box
from media.figure import POSES, draw_figure, mirrored
from media.files import write_beside
from media.lettering import measure
from media.paper import Paper, Pixels, blob, box, snip
from media.washing import between, sag_of, washing_line

SHAPES = {"16:9": (1920, 1080), "9:16": (1080, 1920), "1:1": (1440, 1440), "a3": (3508, 4961)}
"""For screens, for phones, for pages, and for the wall: A3 upright at 300 dots an inch."""
A3_DPI = 300
_A3_MM = 297 * 420
_DATES = {"en": "en_GB"}
"""Whose way of writing a date it is: the day comes before the month here."""
_WIDE = 1.3
"""From this width on, in heights, the words stand beside the building."""


@dataclass(frozen=True)
class Poster:
    place: str
    title: str
    when: str
    works: str
    residents: tuple[Resident, ...]
    """In the order of the film; those for whom the building is too small are the last."""
    theme: Theme
    language: str
    rtl: bool


def poster_of(
    place: str, residents: Sequence[Resident], texts: Texts, theme: Theme, *, on: date | None = None, title: str = ""
) -> Poster:
    """`on` is the evening of the film; without a title of its own the film has the house's."""
    return Poster(
        place=place,
        title=title or texts["poster.title"],
        when=format_date(on, "full", locale=_DATES.get(texts.language, texts.language)) if on else "",
        works=texts.say("poster.works", n=len(residents)),
        residents=tuple(residents),
        theme=theme,
        language=texts.language,
        rtl=texts.rtl,
    )


def save_poster(poster: Poster, shape: str, target: Path) -> Path:
    """As JPEG or PNG, by the name of `target`; whole or not there."""
    size = SHAPES[shape]
    pixels = np.ascontiguousarray(draw_poster(poster, size)[..., 2::-1])
    kind = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}[target.suffix.lower()]
    dots = {"dpi": (A3_DPI, A3_DPI)} if shape == "a3" else {}
    with write_beside(target) as part:
        # letters on a dark ground: half the colours would leave a seam around them
        Image.fromarray(pixels).save(part, kind, quality=92, subsampling=0, optimize=True, **dots)
    return target


def draw_poster(poster: Poster, size: tuple[int, int]) -> Pixels:
    """The same at any size: a millimetre is what it is on the A3, in sheets of that area."""
    return np.array(_Drawing(poster, size).drawn().pixels)


class _Drawing:
    def __init__(self, poster: Poster, size: tuple[int, int]) -> None:
        self.width, self.height = size
        self.mm = sqrt(self.width * self.height / _A3_MM)
        self.poster, self.roles, self.palette = poster, poster.theme.roles, palette_of(poster.theme)
        self.wide = self.width > self.height * _WIDE
        self.paper = Paper(*size, self.roles.dusk, mm=self.mm)
        self.rng = Random(crc32(poster.place.encode()))

    def drawn(self) -> Paper:
        """Words beside the building, or above it; below both lies the street."""
        w, h = self.width, self.height
        if self.wide:
            street, words, wall = h * 0.79, (w * 0.05, h * 0.08, w * 0.34, h * 0.63), (w * 0.43, h * 0.13, w * 0.52)
        else:
            street, words, wall = h * 0.86, (w * 0.085, h * 0.035, w * 0.83, h * 0.205), (w * 0.09, h * 0.3, w * 0.82)
        building = self._mirrored((*wall, street - wall[1] + 4 * self.mm))
        self._sky(building)
        stage = self._building(building)
        self._street(street)
        self._neighbours(stage, street + 2 * self.mm)
        self._title(self._mirrored(words))
        self._board(street, words[0])
        return self.paper

    def _mirrored(self, place: Box) -> Box:
        x, y, w, h = place
        return (self.width - x - w, y, w, h) if self.poster.rtl else place

    def _sky(self, building: Box) -> None:
        """The sun goes down behind the roof; the first stars are there."""
        x, y, w, _ = building
        for _ in range(26):
            star_x, star_y = self.rng.uniform(0, self.width), self.rng.uniform(0, y * 1.6)
            self.paper.fill(blob(star_x, star_y, self.rng.uniform(0.5, 1.2) * self.mm, 4, self.rng), self.roles.ledge)
        at = x + w * (0.2 if self.poster.rtl else 0.8)
        self.paper.fill(blob(at, y + 4 * self.mm, 29 * self.mm, 17, Random(4)), self.roles.board)

    def _building(self, place: Box) -> Box:
        """Gives back where its stage is."""
        residents = self.poster.residents
        columns, floors, below = _grid(place, len(residents))
        every = [(column, row) for row in range(floors) for column in range(columns)]
        # a dark one here and there: there is room for who comes next
        homes = sorted(self.rng.sample(every, min(len(residents), _most(columns, floors))), key=lambda at: at[1])
        windows = {home: self._window(resident) for home, resident in zip(homes, residents, strict=False)}
        rows = floors + below
        street = [(column, row) for row in range(floors, rows) for column in range(columns)]
        draw_building(self.paper, place, columns, rows, windows, self.palette, skip=street, seed=len(homes))
        boxes = {
            resident.code: window_box(place, columns, rows, *home)
            for home, resident in zip(homes, residents, strict=False)
        }
        for resident in residents:
            if resident.answers in boxes and resident.code in boxes:
                self._washing(boxes[resident.answers], boxes[resident.code])
        left, right = (window_box(place, columns, rows, column, floors) for column in (0, columns - 1))
        stage = left[0], left[1], right[0] + right[2] - left[0], place[1] + place[3] - left[1]
        self._stage(stage)
        return stage

    def _stage(self, place: Box) -> None:
        """On the ground floor is the house itself, its curtain open: there one meets."""
        x, y, w, h = place
        self.paper.fill(box(x + self.mm, y + 3 * self.mm, w - 2 * self.mm, h), self.roles.paper)
        curtains(self.paper, place, 0.88, self.palette, seed=9, valance=True)

    def _neighbours(self, stage: Box, floor: float) -> None:
        x, y, w, _ = stage
        tall = min((floor - y) * 0.76, w * 0.3)
        people = (("music", 0.28, "hail", 0.94), ("dance", 0.5, "leap", 0.88), ("video", 0.72, "reach", 0.98))
        for name, along, pose, size in people:
            hue = self.poster.theme.hue(name)
            figure = POSES[pose] if along <= 0.5 else mirrored(POSES[pose])
            draw_figure(self.paper, x + w * along, floor, tall * size, hue.deep, figure, shirt=hue.light)

    def _window(self, resident: Resident) -> Window:
        hue = next(number for number, hue in enumerate(self.poster.theme.hues) if hue.name == resident.form)
        return Window(State.OPEN, resident.sign, hue)

    def _washing(self, one: Box, other: Box) -> None:
        """From an answer to what it answers, between neighbours only: a line across the wall would lie over windows."""
        if one[1] != other[1] or abs(one[0] - other[0]) > one[2] * 1.6:
            return
        start, end = between(one, other)
        hues = self.poster.theme.pairs
        washing_line(
            self.paper, start, end, sag=sag_of(start, end), size=one[2] * 0.2, colours=[hues[0][0], hues[2][0]],
            cord=self.roles.board, peg=self.roles.ink,
        )  # fmt: skip

    def _street(self, y: float) -> None:
        line = [(-20.0, y), (self.width + 20.0, y - 2 * self.mm), (self.width + 20.0, self.height * 1.1)]
        edge = snip([*line, (-20.0, self.height * 1.1)], Random(6), 30 * self.mm, self.mm)
        self.paper.fill([(x, top - 3 * self.mm) for x, top in edge], self.roles.night, 0.5)
        self.paper.fill(edge, self.roles.board)

    def _title(self, room: Box) -> None:
        """The place, as large as it can be, and below it what the film is called; both in the middle of their room."""
        x, y, w, h = room
        lines = 3 if self.wide else 2
        place = self._largest(self.poster.place, (w, h * 0.66), 52, lines)
        title = self._largest(self.poster.title, (w, h * 0.3), min(24, place * 0.8), lines)
        above, gap = self._tall(self.poster.place, place, w), 3 * self.mm
        y += max(0.0, h - above - gap - self._tall(self.poster.title, title, w)) / 2
        self._write(self.poster.place, x, y, w, place, self.roles.paper)
        self._write(self.poster.title, x, y + above + gap, w, title, self.roles.board)

    def _board(self, street: float, margin: float) -> None:
        poster, w = self.poster, self.width - 2 * margin
        lines = [line for line in (poster.when, poster.works) if line]
        room = self.height - street - 14 * self.mm
        large = self._largest(lines[0], (w, room * (1 if len(lines) == 1 else 0.6)), 17, 1)
        caps = [large, *(self._largest(line, (w, room * 0.4), large * 0.6, 1) for line in lines[1:])]
        y = street + self.mm + (self.height - street - sum(map(self._line, caps))) / 2
        for line, cap in zip(lines, caps, strict=True):
            y += self._write(line, margin, y, w, cap, self.roles.ink)

    def _line(self, cap_mm: float) -> float:
        return self._tall("x", cap_mm, self.width)

    def _tall(self, text: str, cap_mm: float, width: float) -> float:
        poster = self.poster
        return measure(text, cap_mm * self.mm, width=width, bold=True, rtl=poster.rtl, language=poster.language).height

    def _largest(self, text: str, room: tuple[float, float], most_mm: float, lines: int) -> float:
        """Height of capitals at which it fits, with no word broken; in millimetres."""
        cap = most_mm
        while cap > 3 and not self._fits(text, room, cap, lines):
            cap *= 0.96
        return cap

    def _fits(self, text: str, room: tuple[float, float], cap_mm: float, lines: int) -> bool:
        poster, cap = self.poster, cap_mm * self.mm
        block = measure(text, cap, width=room[0], bold=True, rtl=poster.rtl, language=poster.language)
        longest = max(
            measure(word, cap, bold=True, language=poster.language).width for word in re.findall(r"[^\s-]+-?", text)
        )
        return block.lines <= lines and block.height <= room[1] and longest <= room[0]

    def _write(self, text: str, x: float, y: float, width: float, cap_mm: float, colour: str) -> float:
        poster = self.poster
        return self.paper.words(
            text, x, y, cap_mm=cap_mm, colour=colour, width=width, bold=True, rtl=poster.rtl, language=poster.language,
        )[1]  # fmt: skip


def _grid(place: Box, residents: int) -> tuple[int, int, int]:
    """Columns and floors of windows, as few as have room for all, and the rows that the stage below them takes."""
    _, _, w, h = place
    for columns in range(3, 13):
        rows = max(3, round(h * columns / w * 1.12))
        below = ceil(rows * 0.27)
        if _most(columns, rows - below) >= residents:
            break
    return columns, rows - below, below


def _most(columns: int, floors: int) -> int:
    """Windows that have their light on, when all are wanted."""
    return columns * floors - columns * floors // 7
