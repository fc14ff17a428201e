"""Draws the house of a film from anywhere: wall, windows, washing, the board on its roof and the street before it."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from random import Random
from zlib import crc32

from exhibits.reel.house import House, house_of
from exhibits.reel.scenes import Resident, Stage
from exhibits.reel.sky import draw_roofs, draw_sky
from exhibits.reel.view import View
from exhibits.reel.words import Words, balanced, fitted
from media.building import Box, State, Window, curtains, draw_building, draw_window, window_frame
from media.colour import mixed
from media.cutout import draw_thing
from media.paper import Paper, Pixels, Point, box, snip
from media.sign import THINGS
from media.washing import between, sag_of, washing_line


def draw_home(paper: Paper, there: Box, resident: Resident, stage: Stage) -> None:
    """A window with the sign of who lives there between open curtains: the same wherever it is shown."""
    window = Window(State.LIT, resident.sign, hue_of(resident, stage))
    draw_window(paper, there, window, stage.palette, seed=resident.sign.number)
    draw_curtains(paper, there, resident, stage, 1.0)


def draw_curtains(
    paper: Paper, there: Box, resident: Resident, stage: Stage, opening: float, *, red: bool = False
) -> None:
    """In the colours of the form, or in a stage's red: its folds are so alike that none flickers when it passes."""
    light, deep = stage.palette.hues[hue_of(resident, stage)]
    seed, colours = resident.sign.number, None if red else (deep, light)
    with paper.inside(window_frame(there, paper.mm, seed)):
        curtains(paper, there, opening, stage.palette, colours=colours, seed=seed)


def hue_of(resident: Resident, stage: Stage) -> int:
    return next(number for number, hue in enumerate(stage.theme.hues) if hue.name == resident.form)


@dataclass(frozen=True)
class Facade:
    """The house with its people, for one stage."""

    stage: Stage
    residents: tuple[Resident, ...]
    place: str = ""
    """The name on the board; without one there is no board."""

    @cached_property
    def house(self) -> House:
        return house_of(self.residents, self.stage.profile.size)

    @cached_property
    def _by_code(self) -> dict[str, Resident]:
        return {one.code: one for one in self.residents}

    def at_home(self, code: str) -> tuple[Resident, Box]:
        home = self.house.home(code)
        assert home is not None, f"{code} does not live here"
        return self._by_code[code], self.house.window(home)

    def picture(self, view: View, size: tuple[int, int], lit: Collection[str]) -> Pixels:
        """At night, with sky and street, and the board's lamps on. `lit` are those whose curtains are open."""
        paper = Paper(*size, mm=self.stage.mm * view.scale)
        draw_sky(paper, self.stage, view, 1.0)
        for block in range(self.house.blocks):
            self.draw(paper, view, block, lit, bright=True)
        return paper.pixels

    def draw(self, paper: Paper, view: View, block: int, lit: Collection[str], *, bright: bool) -> None:
        """One building and its part of the street. The paper's millimetres are the stage's, times the scale; `bright`
        are the lamps of the board."""
        stage, palette, house = self.stage, self.stage.palette, self.house
        wall = house.wall(block)
        draw_roofs(paper, stage, view, wall[1] + wall[3], block)
        _draw_street(paper, stage, view, wall, block)
        if block == 0 and self.place:
            self._posts(paper, view)
            self._draw_board(paper, view, bright=bright)
        draw_building(paper, view.box(wall), house.columns, house.rows, {}, palette, seed=5 + block)
        _draw_feet(paper, stage, view, wall, block)
        self._hang(paper, view, block)
        for code, home in house.homes:
            if home.block == block and code in lit:
                self.draw_open(paper, view, code)

    def draw_open(self, paper: Paper, view: View, code: str) -> None:
        """A resident's window with its sign, where it is to be seen."""
        resident, place = self.at_home(code)
        if _is_seen(view.box(place), paper):
            draw_home(paper, view.box(place), resident, self.stage)

    def _hang(self, paper: Paper, view: View, block: int) -> None:
        """Washing between the windows of works and their answers, where they are neighbours."""
        roles, hues = self.stage.theme.roles, self.stage.theme.pairs
        for number, (code, home) in enumerate(self.house.homes):
            other = self.house.home(self._by_code[code].answers)
            if home.block != block or other is None or not self.house.are_near(home, other):
                continue
            one, two = (view.box(self.house.window(place)) for place in (other, home))
            start, end = between(one, two, inset=0.0)
            size = one[2] * 0.13
            pieces = [hues[(number + at) % len(hues)][0] for at in range(max(1, abs(home.column - other.column)))]
            washing_line(paper, start, end, sag=sag_of(start, end) + size * 0.3, size=size, colours=pieces,
                         cord=roles.paper, peg=roles.ink, seed=number)  # fmt: skip

    # the board

    @cached_property
    def name(self) -> Words:
        x, y, w, h = self.house.board
        stage = self.stage
        room = (w - 16 * stage.mm, h - 2 * stage.mm)
        return balanced(fitted(self.place, room, stage, most_mm=25, least_mm=stage.least_mm, bold=True), stage)

    def light_board(self, picture: Pixels, part: float) -> None:
        """On a picture of the whole first building: its lamps go on from where one begins to read."""
        if not self.place or part <= 0:
            return
        paper = Paper(picture.shape[1], picture.shape[0], mm=self.stage.mm, pixels=picture)
        x, y, w, h = self._board_room
        lit = w * min(part, 1.0)
        with paper.inside(box(x + w - lit if self.stage.rtl else x, y, lit, h)):
            paper.picture(self._lamps, x, y, w, h)

    @property
    def _board_room(self) -> tuple[int, int, int, int]:
        """The board with its edge, in whole pixels."""
        x, y, w, h = self.house.board
        edge = 2 * self.stage.mm
        return round(x - edge), round(y - edge), round(w + 2 * edge), round(h + 2 * edge)

    @cached_property
    def _lamps(self) -> Pixels:
        x, y, w, h = self._board_room
        paper = Paper(w, h, mm=self.stage.mm)
        self._draw_board(paper, View(x, y), bright=True, shadow=False)
        return paper.pixels

    def _draw_board(self, paper: Paper, view: View, *, bright: bool, shadow: bool = True) -> None:
        if not _is_seen(view.box(self.house.board), paper):
            return
        (x, y, w, h), stage, roles = self.house.board, self.stage, self.stage.theme.roles
        colour = roles.board if bright else mixed(roles.ledge, roles.night, 0.6)
        paper.cut(view.points(box(x, y, w, h)), colour, crc32(self.place.encode()), shadow=shadow)
        left, top, _, _ = view.box((x + (w - self.name.width) / 2, y + (h - self.name.height) / 2, 0, 0))
        self.name.write(paper, stage, left, top, roles.ink if bright else roles.paper, scale=view.scale)

    def _posts(self, paper: Paper, view: View) -> None:
        x, y, w, h = self.house.board
        top, low = y + h * 0.6, self.house.wall(0)[1] + self.stage.mm
        colour = mixed(self.stage.theme.roles.ledge, self.stage.theme.roles.night, 0.3)
        thick = 2.6 * self.stage.mm
        for share in (0.08, 0.36, 0.64, 0.92):
            post = box(x + w * share - thick / 2, top, thick, low - top)
            paper.fill(view.points(post), colour)


def _draw_street(paper: Paper, stage: Stage, view: View, wall: Box, block: int) -> None:
    """The ground on which all stands, up to where the next building's begins."""
    (width, height), roles, rng = stage.profile.size, stage.theme.roles, Random(70 + block)
    left, ground = block * width, wall[1] + wall[3]
    stray = 0.8 * stage.mm
    kerb = [(left - 2, ground), (left + width + 2, ground), (left + width + 2, height * 1.2), (left - 2, height * 1.2)]
    paper.fill(view.points(kerb), roles.night)
    step = box(left - 2, ground, width + 4, height * 0.022)
    paper.fill(view.points(snip(step, rng, 34 * stage.mm, stray)), mixed(roles.ledge, roles.night, 0.35))


def _draw_feet(paper: Paper, stage: Stage, view: View, wall: Box, block: int) -> None:
    """What stands before the building: a lamp, trees, somebody's bicycle."""
    (width, _), roles, rng = stage.profile.size, stage.theme.roles, Random(90 + block)
    ground, leaf = wall[1] + wall[3], stage.theme.hue("leaf")
    unit = min(stage.profile.size) / 100
    room = wall[0] - block * width
    for x, r in ((room * 0.3 / width, room * 0.78 / unit), (1 - room * 0.28 / width, room * 0.95 / unit)):
        there = view.box((block * width + x * width, ground + unit * 1.5, r * unit, r * unit))
        pair = (mixed(leaf.deep, roles.night, 0.1), mixed(leaf.deep, roles.night, 0.55))
        draw_thing(
            paper, THINGS.index("tree"), there[0], there[1] - there[2] * 0.9, there[2], pair=pair, light=roles.ledge
        )
    x = block * width + wall[2] * rng.uniform(0.7, 0.8) + width * 0.1
    bicycle = view.box((x, ground + unit * 4.6, 4.6 * unit, 0))
    pair = (stage.theme.hue("video").light, roles.ledge)
    draw_thing(
        paper,
        THINGS.index("bicycle"),
        bicycle[0],
        bicycle[1] - bicycle[2] * 0.62,
        bicycle[2],
        pair=pair,
        light=roles.ink,
    )
    _draw_lamp(paper, stage, view, (block * width + width * 0.2, ground + unit * 3.2), unit)


def _draw_lamp(paper: Paper, stage: Stage, view: View, foot: Point, unit: float) -> None:
    (x, y), roles = foot, stage.theme.roles
    pole = [(x - 0.5 * unit, y), (x - 0.3 * unit, y - 17 * unit), (x + 0.3 * unit, y - 17 * unit), (x + 0.5 * unit, y)]
    hood = [(x - 2 * unit, y - 17 * unit), (x, y - 19.4 * unit), (x + 2 * unit, y - 17 * unit)]
    bulb = box(x - 1.3 * unit, y - 17 * unit, 2.6 * unit, 1.7 * unit)
    paper.fill(view.points(pole), roles.ledge)
    paper.fill(view.points(bulb), roles.board)
    paper.fill(view.points(hood), roles.ledge)


def _is_seen(there: Box, paper: Paper) -> bool:
    x, y, w, h = there
    return x < paper.width and y < paper.height and x + w > 0 and y + h > 0
