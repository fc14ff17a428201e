"""The pages around the works: the building at dusk under the place's name, and everyone's window at the end."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from zlib import crc32

import numpy as np

from exhibits.reel.scenes import CreditsScene, OpeningScene, Resident, Stage
from media.building import Box, State, Window, draw_building, draw_window, window_box
from media.figure import POSES, draw_figure, mirrored
from media.lettering import measure
from media.paper import Paper, Pixels, blob, box, snip
from media.washing import between, sag_of, washing_line

COLUMNS, ROWS = 8, 5
_SEEN_ROWS = 3
"""Floors that the board with the place's name leaves free."""


def windows_of(scene: OpeningScene) -> list[int]:
    """Where in the building the residents live, in the order in which their lights go on."""
    rng = Random(crc32(scene.place.encode()))
    return rng.sample(range(COLUMNS * _SEEN_ROWS), min(len(scene.residents), COLUMNS * _SEEN_ROWS - 4))


class Opening:
    """The building behind a board with the place's name. Its lights only ever go on."""

    def __init__(self, scene: OpeningScene, stage: Stage) -> None:
        width, height = stage.profile.size
        self._stage = stage
        self._residents = scene.residents
        self._places = windows_of(scene)
        self._lit = 0
        self._building = (width * 0.055, height * 0.05, width * 0.8, height)
        self._paper = Paper(width, height, stage.theme.roles.dusk, mm=stage.mm)
        self._paper.fill(blob(width * 0.915, height * 0.15, height * 0.08, 14, Random(4)), stage.theme.roles.board)
        draw_building(self._paper, self._building, COLUMNS, ROWS, {}, stage.palette, seed=5)
        _board(self._paper, stage, scene)

    @property
    def many(self) -> int:
        return len(self._places)

    def lit(self, many: int) -> Pixels:
        """With so many windows lit; a window is drawn once, as the building takes a while."""
        for number in range(self._lit, many):
            resident = self._residents[number]
            row, column = divmod(self._places[number], COLUMNS)
            spot = window_box(self._building, COLUMNS, ROWS, column, row)
            window = _window(resident, self._stage)
            draw_window(self._paper, spot, window, self._stage.palette, seed=resident.sign.number)
        self._lit = max(self._lit, many)
        return self._paper.pixels


def draw_thanks(scene: CreditsScene, stage: Stage, residents: Sequence[Resident]) -> Pixels:
    """A window for each of them, with their name below; a last row that is not full stands in the middle."""
    width, height = stage.profile.size
    paper = Paper(width, height, stage.theme.roles.wall, mm=stage.mm)
    _Line(scene.thanks, 13, stage.theme.roles.board, bold=True).write(paper, stage, height * 0.05)
    columns = scene.credits.columns
    rows = -(-len(residents) // columns)
    wide = width * 0.92 / columns
    tall = min(height * 0.78 / rows, wide * 1.05)
    top = height * 0.19 + (height * 0.78 - rows * tall) / 2
    panes: dict[str, Box] = {}
    for number, resident in enumerate(residents):
        row, column = divmod(number, columns)
        inside = min(columns, len(residents) - row * columns)
        place = inside - 1 - column if stage.rtl else column
        x = (width - inside * wide) / 2 + place * wide
        panes[resident.code] = _named_window(paper, stage, resident, (x, top + row * tall, wide, tall))
    for resident in residents:
        if resident.answers in panes and _are_near(panes[resident.answers], panes[resident.code]):
            _hang_line(paper, stage, panes[resident.answers], panes[resident.code])
    return np.array(paper.pixels)


def _are_near(one: Box, other: Box) -> bool:
    """On one row, with at most one window between them: a line across the page would lie over names."""
    return one[1] == other[1] and abs(one[0] - other[0]) < one[2] * 3


def _hang_line(paper: Paper, stage: Stage, one: Box, other: Box) -> None:
    """Washing between the window of a work and that of its answer."""
    start, end = between(one, other)
    size, hues = one[2] * 0.17, stage.theme.pairs
    pieces = max(1, min(6, int(math.dist(start, end) / (size * 1.3)) - 1))
    colours = [hues[(at + 1) % len(hues)][0] for at in range(pieces)]
    roles = stage.theme.roles
    washing_line(paper, start, end, sag=sag_of(start, end), size=size, colours=colours, cord=roles.board, peg=roles.ink)


def draw_closing(scene: CreditsScene, stage: Stage) -> Pixels:
    """The question to whoever watches; below it how the film came about."""
    roles, (width, height) = stage.theme.roles, stage.profile.size
    paper = Paper(width, height, roles.board, mm=stage.mm)
    floor = snip(box(-9, height * 0.7, width + 18, height * 0.4), Random(8), 30 * stage.mm, stage.mm)
    paper.sheet(floor, roles.night, shadow=False)
    for at, hue, pose in ((0.12, "video", POSES["cheer"]), (0.88, "dance", mirrored(POSES["hail"]))):
        deep = stage.theme.hue(hue).deep
        draw_figure(paper, width * at, height * 0.73, height * 0.44, deep, pose, shirt=stage.theme.hue(hue).light)
    _Line(scene.bring, 21, roles.ink, bold=True).write(paper, stage, height * 0.27, width * 0.62)
    y = height * 0.76
    for rule in scene.rules:
        y += _Line(rule, 7.3, roles.paper).write(paper, stage, y)
    return np.array(paper.pixels)


@dataclass(frozen=True)
class _Line:
    text: str
    cap_mm: float
    colour: str
    bold: bool = False

    def write(self, paper: Paper, stage: Stage, y: float, room: float | None = None) -> float:
        """In the middle of the page; gives back the height taken. Long words become smaller rather than fall off."""
        room = paper.width * 0.9 if room is None else room
        wide = measure(self.text, self.cap_mm * stage.mm, bold=self.bold, language=stage.language, rtl=stage.rtl).width
        cap = self.cap_mm * min(1.0, room / max(wide, 1))
        middle = paper.width / 2
        return paper.words(
            self.text, middle, y, cap_mm=cap, colour=self.colour, align="centre", bold=self.bold, rtl=stage.rtl,
            language=stage.language,
        )[1]  # fmt: skip


def _board(paper: Paper, stage: Stage, scene: OpeningScene) -> None:
    mm, roles, width, height = stage.mm, stage.theme.roles, paper.width, paper.height
    top = height * 0.68
    line = [(-20.0, top + 6 * mm), (width + 20.0, top), (width + 20.0, height * 1.1), (-20.0, height * 1.1)]
    edge = snip(line, Random(6), 30 * mm, mm)
    paper.fill([(x, y - 3 * mm) for x, y in edge], roles.night, 0.5)
    paper.fill(edge, roles.board)
    below = _Line(scene.place, 26, roles.ink, bold=True).write(paper, stage, top + 9 * mm)
    _Line(scene.works, 10, roles.ink).write(paper, stage, top + 9 * mm + below)


def _window(resident: Resident, stage: Stage) -> Window:
    hue = next(number for number, hue in enumerate(stage.theme.hues) if hue.name == resident.form)
    return Window(State.OPEN, resident.sign, hue)


def _named_window(paper: Paper, stage: Stage, resident: Resident, room: Box) -> Box:
    """Names take a line of their own below; one that is too long ends in dots. Gives back where the window is."""
    x, y, wide, tall = room
    cap = min(7.3 * stage.mm, tall * 0.085)
    name = measure("H", cap).height
    high = min(tall - name * 2.1, wide * 0.72)
    pane = (x + wide * 0.1, y, wide * 0.8, high)
    draw_window(paper, pane, _window(resident, stage), stage.palette, seed=resident.sign.number)
    paper.words(
        resident.name, x, y + high * 1.07, cap_mm=cap / stage.mm, colour=stage.theme.roles.paper, width=wide,
        align="centre", rtl=stage.rtl, language=stage.language, max_lines=1,
    )  # fmt: skip
    return pane
