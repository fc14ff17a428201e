"""The neighbourhood as a building at dusk: every work a window, every window a stage, its curtain the consent."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from media.cutout import draw_sign
from media.paper import Paper, Pixels, Point, Points, box, snip
from media.sign import Sign

Box = tuple[float, float, float, float]
"""x, y, width, height."""


@dataclass(frozen=True)
class Palette:
    """The colours of a building, by role; callers make it from their theme."""

    hues: tuple[tuple[str, str], ...]
    """Light and deep of every colour."""
    paper: str
    ink: str
    dusk: str
    wall: str
    night: str
    ledge: str
    dark_window: str
    curtain: str
    curtain_fold: str
    sun: str


class State(StrEnum):
    DARK = "dark"
    """Nobody lives there yet, or somebody took the work away."""
    SHUT = "shut"
    """A kept work: its curtain is shut, and there is light behind it."""
    LIT = "lit"
    """A work that may be seen."""
    OPEN = "open"
    """The same, with its curtains beside it."""


@dataclass(frozen=True)
class Window:
    state: State = State.DARK
    sign: Sign | None = None
    hue: int = 0
    """The colour of the form: curtains, and the light behind them."""
    picture: Pixels | None = None
    """A still of the work; the sign stands before it, or alone."""


DARK = Window()


def draw_building(
    paper: Paper,
    place: Box,
    columns: int,
    rows: int,
    windows: Mapping[tuple[int, int], Window],
    palette: Palette,
    *,
    skip: Collection[tuple[int, int]] = (),
    seed: int = 1,
) -> None:
    """The wall with its ledges and windows; the same seed gives the same building.

    `windows` by column and row; a place without one is dark. `skip` leaves a place for something else, such as a stage.
    """
    x, y, w, h = place
    paper.shadow([box(x, y, w, h)], 4)
    paper.cut(box(*place), palette.wall, seed, shadow=False)
    for row in range(rows):
        _ledge(paper, _ledge_box(place, row, rows), palette, seed * 1000 + row)
    for row in range(rows):
        for column in range(columns):
            if (column, row) not in skip:
                spot = window_box(place, columns, rows, column, row)
                window = windows.get((column, row), DARK)
                draw_window(paper, spot, window, palette, seed=seed + column * 131 + row * 17)


def window_box(place: Box, columns: int, rows: int, column: int, row: int) -> Box:
    """Where a window of the building is; the same arithmetic for drawing, for flying there and for pressing."""
    x, y, w, h = place
    edge = min(w / columns, h / rows) * 0.14
    cell_w, cell_h = (w - 2 * edge) / columns, (h - edge) / rows
    return x + edge + cell_w * (column + 0.1), y + edge + cell_h * (row + 0.05), cell_w * 0.8, cell_h * 0.74


def draw_window(paper: Paper, place: Box, window: Window, palette: Palette, *, seed: int) -> None:
    frame = window_frame(place, paper.mm, seed)
    if window.state is State.DARK:
        _dark(paper, frame, place, palette)
    elif window.state is State.SHUT:
        paper.fill(frame, palette.sun)
        with paper.inside(frame):
            curtains(paper, place, 0.06, palette, colours=palette.hues[window.hue], seed=seed)
    else:
        _lit(paper, frame, place, window, palette, seed)
    draw_sill(paper, place, palette, lit=window.state is not State.DARK, seed=seed)


def window_frame(place: Box, mm: float, seed: int) -> list[Point]:
    """The edge of a window, as it is cut; whatever is seen in it stays inside."""
    _, _, w, _ = place
    return snip(box(*place), Random(seed), max(18 * mm, w / 3), min(0.7 * mm, w * 0.012))


def curtains(
    paper: Paper,
    place: Box,
    opening: float,
    palette: Palette,
    *,
    colours: tuple[str, str] | None = None,
    seed: int = 1,
    valance: bool = False,
) -> None:
    """Two curtains over a place, from shut (0) to open (1), when they hang gathered at both sides.

    `colours` are those of cloth and fold, the stage's own if not given. A valance hangs above a stage.
    """
    x, y, w, h = place
    cloth, fold = colours or (palette.curtain, palette.curtain_fold)
    opening = min(max(opening, 0.0), 1.0)
    with paper.inside(box(x, y, w, h + 2)):
        for side in (0, 1):
            _curtain(paper, place, side, opening, (cloth, fold), seed + side)
        if valance:
            _valance(paper, place, (cloth, fold), seed)


def _lit(paper: Paper, frame: Points, place: Box, window: Window, palette: Palette, seed: int) -> None:
    x, y, w, h = place
    ground = _ground(window, palette, seed)
    paper.fill(frame, ground)
    with paper.inside(frame):
        if window.picture is not None:
            _cover(paper, window.picture, place)
        if window.sign is not None:
            _show_sign(paper, place, window, ground, palette)
        if window.state is State.OPEN:
            light, deep = palette.hues[window.hue]
            curtains(paper, (x, y, w, h), 1.0, palette, colours=(deep, light), seed=seed)


def _show_sign(paper: Paper, place: Box, window: Window, ground: str, palette: Palette) -> None:
    """In the middle of a window; small and in a corner where a picture is behind it."""
    assert window.sign is not None
    x, y, w, h = place
    if window.picture is None:
        r, cx, cy, back = min(w, h) * 0.43, x + w / 2, y + h * 0.52, ground
        if window.state is State.OPEN:
            r = min(w * 0.38, h * 0.45)
    else:
        r = min(w, h) * 0.17
        cx, cy, back = x + w - r * (2.4 if window.state is State.OPEN else 1.4), y + h - r * 1.4, palette.paper
        paper.sheet(box(cx - r * 1.15, cy - r * 1.15, r * 2.3, r * 2.3), back, depth_mm=1.2)
    draw_sign(paper, window.sign, cx, cy, r, ground=back, hues=palette.hues, light=palette.paper)


def _ground(window: Window, palette: Palette, seed: int) -> str:
    """The light inside: never the colour of the sign that stands in it."""
    own = window.sign.colour if window.sign is not None else window.hue
    other = [i for i in range(len(palette.hues)) if i not in (own, window.hue)]
    choice = seed % 5
    if choice < 2:
        return palette.hues[other[seed % len(other)]][0]
    if choice == 2:
        return palette.sun if palette.hues[own][0] != palette.sun else palette.paper
    return palette.hues[other[seed % len(other)]][1] if choice == 3 else palette.ink


def _dark(paper: Paper, frame: Points, place: Box, palette: Palette) -> None:
    """Glass at dusk: two panes, and a fold of the sky in the upper one."""
    x, y, w, h = place
    paper.fill(frame, palette.dark_window)
    with paper.inside(frame):
        paper.fill([(x, y), (x + w * 0.62, y), (x, y + h * 0.5)], palette.ledge, 0.28)
        paper.fill(box(x + w * 0.485, y, w * 0.03, h), palette.wall)
        paper.fill(box(x, y + h * 0.46, w, w * 0.03), palette.wall)


def draw_sill(paper: Paper, place: Box, palette: Palette, *, lit: bool, seed: int) -> None:
    """The same from near as from far: a film comes closer."""
    x, y, w, h = place
    rng = Random(seed)
    low, stray = y + h, h * 0.011
    sill = [
        (x - w * 0.06, low + rng.uniform(-stray, stray)),
        (x + w * 1.06, low + rng.uniform(-stray, stray)),
        (x + w * 1.04, low + h * 0.055),
        (x - w * 0.04, low + h * 0.06),
    ]
    paper.fill(sill, palette.paper if lit else palette.ledge)


def _ledge(paper: Paper, place: Box, palette: Palette, seed: int) -> None:
    """The band between two floors, with its shadow on the wall below."""
    rng = Random(seed)
    edge = snip(box(*place), rng, 34 * paper.mm, 0.5 * paper.mm)
    paper.fill([(x, y + place[3] * 0.7) for x, y in edge], palette.night, 0.45)
    paper.fill(edge, palette.ledge)


def _ledge_box(place: Box, row: int, rows: int) -> Box:
    x, y, w, h = place
    floor = h / rows
    return x - w * 0.012, y + floor * (row + 1) - floor * 0.07, w * 1.024, floor * 0.055


def _curtain(paper: Paper, place: Box, side: int, opening: float, colours: tuple[str, str], seed: int) -> None:
    """One curtain: folds that hang from the top and are drawn together towards their side."""
    x, y, w, h = place
    cloth, fold = colours
    rng = Random(seed)
    folds = 2 if w < 45 * paper.mm else 3 if w < 80 * paper.mm else 5
    tops, lows = _edges(w, opening)
    waist = tops * (1 - 0.36 * opening)

    def across(part: float, down: float) -> tuple[float, float]:
        reach = _reach(tops, waist, lows, down) * part
        return (x + reach if side == 0 else x + w - reach), y + h * down

    hems = [1.0 - rng.uniform(0.005, 0.045) for _ in range(folds + 1)]
    outline = [across(0, 0), across(1, 0), *(across(1, d) for d in (0.22, 0.42, 0.58, 0.8)), across(1, hems[0])]
    outline += [across(1 - (i + 1) / folds, hems[i + 1]) for i in range(folds)]
    paper.shadow([outline], min(2.5, w * 0.03 / paper.mm))
    paper.fill(outline, cloth)
    for i in range(folds):
        inner, outer = (i + 0.66) / folds, (i + 1) / folds if i < folds - 1 else 0.97
        strip = [across(inner, d) for d in (0, 0.42, 0.58, hems[i])] + [
            across(outer, d) for d in (hems[i], 0.58, 0.42, 0)
        ]
        paper.fill(strip, fold)


def _edges(w: float, opening: float) -> tuple[float, float]:
    """How far a curtain reaches at the top and at the hem."""
    return w * (0.505 - 0.3 * opening), w * (0.505 - 0.335 * opening)


def _reach(top: float, waist: float, low: float, down: float) -> float:
    """A curtain is held in at its middle: from top to waist and on to the hem along two bows."""
    if down < 0.5:
        return top + (waist - top) * math.sin(down * math.pi)
    return waist + (low - waist) * (1 - math.cos((down - 0.5) * math.pi))


def _valance(paper: Paper, place: Box, colours: tuple[str, str], seed: int) -> None:
    x, y, w, h = place
    cloth, fold = colours
    rng = Random(seed)
    scallops, depth = max(5, round(w / (45 * paper.mm))), min(h * 0.13, 26 * paper.mm)
    low = [
        (x + w * i / scallops / 2, y + depth * (1.0 if i % 2 else 0.72) + rng.uniform(-2, 2))
        for i in range(2 * scallops + 1)
    ]
    paper.sheet([(x, y), (x + w, y), *reversed(low)], cloth)
    for i in range(0, 2 * scallops, 2):
        (x0, y0), (x1, _) = low[i], low[i + 1]
        paper.fill([(x0, y), (x0 + (x1 - x0) * 0.45, y), (x0 + (x1 - x0) * 0.3, y0 - depth * 0.04), (x0, y0)], fold)


def _cover(paper: Paper, picture: Pixels, place: Box) -> None:
    """A picture over the whole place, its middle in the middle, cut off where it is too wide or too high."""
    x, y, w, h = place
    rows, columns = picture.shape[:2]
    scale = max(w / columns, h / rows)
    paper.picture(picture, x + (w - columns * scale) / 2, y + (h - rows * scale) / 2, columns * scale, rows * scale)
