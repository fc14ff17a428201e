"""Everyone's window with their name below it, floor by floor, all of one size."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from random import Random

from exhibits.reel.facade import draw_home
from exhibits.reel.scenes import Resident, Stage
from exhibits.reel.words import fitted, widest, worded
from media.building import Box
from media.colour import mixed
from media.paper import Paper, box, snip
from media.washing import between, sag_of, washing_line

HEADING = 0.15
"""The part of a page that its heading has, in heights of the picture."""
_WIDE, _FOOT = 0.96, 0.02
_WINDOW = 1.28
"""Width to height."""
_LEAST_WINDOW, _MOST_WINDOW = 0.15, 0.3
"""How high a window is, in shares of the picture's shorter side."""
_NAME, _MOST_LINES = 0.95, 3
"""The part of its place's width that a name has, and how many lines of it."""
_LONGEST = 16
"""Letters of a word that is never broken; a longer one goes on in the next line, so that not everyone waits for it."""


@dataclass(frozen=True)
class Floors:
    columns: int
    rows: int
    lines: int
    """That names have at most."""
    window: tuple[float, float]
    pages: tuple[tuple[Resident, ...], ...]


Tried = tuple[int, int, int, float]
"""Columns, rows, lines of a name, height of a window."""


def floors(residents: Sequence[Resident], stage: Stage) -> Floors:
    """As many on a page as have readable names below windows in which one knows a sign."""
    names = tuple(sorted({one.name for one in residents}))
    tries = [_tried(grid, names, stage) for grid in product(range(1, 8), range(1, 6))]
    found = [one for one in tries if one is not None]
    columns, rows, lines, high = max(found, key=lambda one: (one[0] * one[1], one[3]), default=_alone(names, stage))
    many = math.ceil(len(residents) / (columns * rows))
    bounds = [len(residents) * page // many for page in range(many + 1)] if many else []
    pages = tuple(tuple(residents[start:end]) for start, end in pairwise(bounds))  # nobody is alone on the last one
    return Floors(columns, rows, lines, (high * _WINDOW, high), pages)


def _tried(grid: tuple[int, int], names: Sequence[str], stage: Stage) -> Tried | None:
    """None where names or windows would be too small."""
    (columns, rows), (width, height) = grid, stage.profile.size
    place = width * _WIDE / columns
    lines = _lines(names, place * _NAME, stage)
    high = height * (1 - HEADING - _FOOT) / rows - _line(stage) * (lines + 0.6)
    high = min(high, place * 0.8 / _WINDOW, min(width, height) * _MOST_WINDOW)
    fits = 0 < lines <= _MOST_LINES and high >= min(width, height) * _LEAST_WINDOW
    return (columns, rows, lines, high) if fits else None


def _alone(names: Sequence[str], stage: Stage) -> Tried:
    """One on each page, for names that leave no room for others."""
    width = stage.profile.width * _WIDE * _NAME
    lines = max((worded(name, width, stage, cap_mm=stage.least_mm).block.lines for name in names), default=1)
    return 1, 1, lines, min(stage.profile.size) * _LEAST_WINDOW


def _lines(names: Sequence[str], width: float, stage: Stage) -> int:
    """Of the longest; 0 where a word would have to be broken."""
    cap = stage.least_mm
    words = [word for name in names for word in name.replace("-", "- ").split() if len(word) <= _LONGEST]
    if widest(words, stage, cap_mm=cap) > width:
        return 0
    return max((worded(name, width, stage, cap_mm=cap).block.lines for name in names), default=1)


def draw_floors(paper: Paper, stage: Stage, layout: Floors, page: int, thanks: str) -> None:
    """Floors that are not full are equally so, and stand in the middle."""
    (width, height), residents = stage.profile.size, layout.pages[page]
    draw_heading(paper, stage, thanks)
    rows = math.ceil(len(residents) / layout.columns)
    tall = height * (1 - HEADING - _FOOT) / max(rows, layout.rows)
    top = height * HEADING + (height * (1 - HEADING - _FOOT) - rows * tall) / 2
    wide = width * _WIDE / layout.columns
    panes: dict[str, Box] = {}
    for row in range(rows):
        here = residents[len(residents) * row // rows : len(residents) * (row + 1) // rows]
        sill = top + row * tall + (tall + layout.window[1] - _line(stage) * (layout.lines + 0.45)) / 2
        _ledge(paper, stage, sill, page * 10 + row)
        for at, resident in enumerate(here):
            place = len(here) - 1 - at if stage.rtl else at
            middle = width / 2 + (place + 0.5 - len(here) / 2) * wide
            panes[resident.code] = _named_window(paper, stage, layout, resident, (middle, sill, wide))
    for resident in residents:
        if resident.answers in panes and _are_near(panes[resident.answers], panes[resident.code], wide):
            _hang_line(paper, stage, panes[resident.answers], panes[resident.code])


def draw_heading(paper: Paper, stage: Stage, heading: str) -> None:
    width, height = stage.profile.size
    room = width * 0.9, height * HEADING * 0.9
    words = fitted(heading, room, stage, most_mm=16, least_mm=stage.least_mm, bold=True)
    top = height * HEADING * 0.55 - words.height / 2
    words.write(paper, stage, (width - words.width) / 2, top, stage.theme.roles.board)


def _named_window(
    paper: Paper, stage: Stage, layout: Floors, resident: Resident, place: tuple[float, float, float]
) -> Box:
    """Gives back where the window is."""
    middle, sill, wide = place
    w, h = layout.window
    pane = (middle - w / 2, sill - h, w, h)
    draw_home(paper, pane, resident, stage)
    name = worded(resident.name, wide * _NAME, stage, cap_mm=stage.least_mm)
    name.write(paper, stage, middle - name.width / 2, sill + _line(stage) * 0.4, stage.theme.roles.paper)
    return pane


def _ledge(paper: Paper, stage: Stage, sill: float, seed: int) -> None:
    """The floor on which a row of windows stands, from one side of the wall to the other."""
    mm, roles, rng = stage.mm, stage.theme.roles, Random(seed)
    edge = snip(box(-9, sill + 2.4 * mm, paper.width + 18, 2.6 * mm), rng, 34 * mm, 0.5 * mm)
    paper.fill([(x, y + 2.2 * mm) for x, y in edge], roles.night, 0.45)
    paper.fill(edge, mixed(roles.ledge, roles.wall, 0.25))


def _line(stage: Stage) -> float:
    """Of a name, from one to the next."""
    return worded("H", 1e6, stage, cap_mm=stage.least_mm).height


def _are_near(one: Box, other: Box, wide: float) -> bool:
    """On one floor, with at most one window between them."""
    return one[1] == other[1] and abs(one[0] - other[0]) < wide * 2.5


def _hang_line(paper: Paper, stage: Stage, one: Box, other: Box) -> None:
    """Washing between the window of a work and that of its answer."""
    start, end = between(one, other)
    size, hues, roles = one[2] * 0.17, stage.theme.pairs, stage.theme.roles
    pieces = max(1, min(6, int(math.dist(start, end) / (size * 1.3)) - 1))
    colours = [hues[(at + 1) % len(hues)][0] for at in range(pieces)]
    washing_line(paper, start, end, sag=sag_of(start, end), size=size, colours=colours, cord=roles.board, peg=roles.ink)
