"""The stage on which one records and looks back: a picture between curtains, footlights, and a foot of paper."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np

from exhibits.colours import palette_of
from kiosk.building import home_window
from kiosk.look import Look, Rect
from kiosk.screen import Moving, Part
from kiosk.strip import STRIP_MM
from media.building import draw_building, window_box
from media.paper import Paper, Pixels, Points, box, snip

LIGHTS = 21
CURTAIN_SECONDS = 0.6
UPRIGHT_FOOT = 0.53
"""Share of an upright screen above the paper."""
WINDOWS_ABOVE, AT_HOME = 7, (1, 2, 5)
STEPS = 16
"""Pictures of a curtain between shut and open."""


@dataclass(frozen=True)
class Stage:
    picture: Rect
    """16:9, where film and camera are seen."""
    lights: Rect
    foot: int
    """Where the paper begins."""
    top: int
    """Where the curtain hangs from: on an upright screen there is a floor of the building above it."""


def stage_of(look: Look) -> Stage:
    width, height = look.width, look.height
    foot = round(height * UPRIGHT_FOOT) if look.portrait else height - _foot_height(look)
    lights = max(look.px(7), round(min(width, height) * 0.026))
    top = round(height * 0.055)
    most = round(width * (0.9 if look.portrait else 0.69))
    w = min(most, round((foot - lights - top) * 16 / 9))
    h = round(w * 9 / 16)
    x, y = (width - w) // 2, foot - lights - h
    above = y - round(1.3 * _valance_depth(look)) if look.portrait else 0
    return Stage((x, y, w, h), (x + w // 60, foot - lights, w - w // 30, lights), foot, above)


def _foot_height(look: Look) -> int:
    return max(round(look.height * 0.25), min(look.px(64), round(look.height * 0.335)))


def _valance_depth(look: Look) -> int:
    return round(min(look.width, look.height) * 0.075)


def ground_part(look: Look, hue: str) -> Part:
    """All that stands still: the dark house, the neighbours above it, the backdrop in one colour, the paper foot."""
    stage, theme = stage_of(look), look.theme

    def paint(paper: Paper) -> None:
        paper.fill(box(0, 0, paper.width, paper.height), theme.roles.night)
        if stage.top:
            _neighbours_above(look, paper, stage.top)
        backdrop(paper, stage.picture, theme.hue(hue).light, theme.hue(hue).deep)
        edge = [
            (-9, stage.foot + look.px(1.3)),
            (paper.width + 9, stage.foot + look.px(0.9)),
            (paper.width + 9, paper.height + 9),
            (-9, paper.height + 9),
        ]
        paper.fill(snip(edge, Random(6), look.px(34), look.px(0.7)), theme.roles.page)

    return Part(look.whole, ("stage", hue), paint, solid=True)


def _neighbours_above(look: Look, paper: Paper, low: int) -> None:
    """The floor over the stage, where somebody is at home here and there."""
    palette, strip = palette_of(look.theme), look.px(STRIP_MM)
    place = (-look.width * 0.04, float(strip), look.width * 1.08, float(low - strip))
    paper.fill(box(0, 0, look.width, low), palette.wall)
    draw_building(paper, place, WINDOWS_ABOVE, 1, {}, palette, seed=4)
    for column in AT_HOME:
        home_window(look, paper, window_box(place, WINDOWS_ABOVE, 1, column, 0), 3 * column)


def backdrop(paper: Paper, rect: Rect, light: str, deep: str) -> None:
    x, y, w, h = rect
    with paper.inside(box(x, y, w, h)):
        paper.fill(box(x, y, w, h), light)
        floor = [(x - 9, y + h * 0.84), (x + w + 9, y + h * 0.8), (x + w + 9, y + h + 9), (x - 9, y + h + 9)]
        paper.fill(snip(floor, Random(8), w / 9, h / 260), deep)


def fitted(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """A picture made as large as its place; one that is so already is not touched."""
    if (pixels.shape[1], pixels.shape[0]) == size:
        return pixels
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def moving(stage: Stage, serial: int, pixels: Pixels) -> Moving:
    return Moving(stage.picture, "on stage", serial, pixels)


def curtain_parts(look: Look, opening: float) -> Sequence[Part]:
    """`opening` 0 is shut, 1 is open."""
    step = round(opening * STEPS)
    return [_curtain(look, step, right) for right in (False, True)]


def curtain_opens(look: Look) -> Iterator[Part]:
    """All that `curtain_parts` shows on the way from shut to open."""
    return (_curtain(look, step, right) for step in range(STEPS + 1) for right in (False, True))


def _curtain(look: Look, step: int, right: bool) -> Part:
    stage, roles = stage_of(look), look.theme.roles
    edge = _edge(look, stage, step / STEPS)
    room = look.px(6)
    width = round(max(x for x, _ in edge)) + room

    def paint(paper: Paper) -> None:
        with paper.moved(width if right else 0, 0, flip=right):
            outer = [(-20.0, -20.0), *edge, (-20.0, edge[-1][1] + 6)]
            paper.sheet(snip(outer, Random(3 + right), look.px(22), look.px(0.7)), roles.curtain, depth_mm=3.4)
            for start, end in ((0.0, 0.1), (0.2, 0.31), (0.42, 0.53), (0.65, 0.75), (0.87, 0.94)):
                paper.fill(_fold(edge, start, end), roles.curtain_fold)

    x = look.width - width if right else 0
    return Part((x, stage.top, width, stage.foot - stage.top + look.px(1)), ("curtain", right, step), paint)


def _edge(look: Look, stage: Stage, opening: float) -> list[tuple[float, float]]:
    """The inner edge of the left curtain from the top down; open, it is gathered below its middle."""
    side, height = stage.picture[0], stage.foot - stage.top
    over = look.px(9)
    drawn = [
        (0.0, side + 2.6 * over),
        (0.3, side + 0.9 * over),
        (0.62, side - 0.5 * over),
        (0.8, side),
        (1.0, side + 0.7 * over),
    ]
    middle = look.width / 2
    return [(middle + (x - middle) * opening + (look.px(1.5) if not opening else 0), y * height) for y, x in drawn]


def _fold(edge: Points, start: float, end: float) -> list[tuple[float, float]]:
    return [(x * start, y) for x, y in edge] + [(x * end, y) for x, y in reversed(edge)]


def house_curtain(look: Look, shut: float) -> list[Part]:
    """Two halves that slide in from the sides over the whole screen: `shut` 0 is out of sight, 1 is closed."""
    half, over = look.width // 2 + look.px(4), look.px(3)
    hidden = round((1 - shut) * (half + over))
    return [
        _house_half(look, (-hidden, half + over), False),
        _house_half(look, (look.width - half + hidden, half), True),
    ]


def _house_half(look: Look, across: tuple[int, int], right: bool) -> Part:
    (x, width), roles, folds = across, look.theme.roles, 7

    def paint(paper: Paper) -> None:
        h, step = paper.height, paper.width / folds
        edge = paper.width - look.px(3)
        with paper.moved(paper.width if right else 0, 0, flip=right):
            cloth = [(-9.0, -9.0), (edge, -9.0), (edge - step * 0.08, h * 0.5), (edge, h + 9.0), (-9.0, h + 9.0)]
            paper.sheet(snip(cloth, Random(11 + right), look.px(26), look.px(0.6)), roles.curtain, depth_mm=3)
            for i in range(folds):
                left = step * (i + 0.62)
                fold = [
                    (left, -9.0),
                    (left + step * 0.28, -9.0),
                    (left + step * 0.2, h + 9.0),
                    (left + step * 0.05, h + 9.0),
                ]
                paper.fill(fold, roles.curtain_fold)

    return Part((x, 0, width, look.height), ("house curtain", right), paint)


def valance_part(look: Look) -> Part:
    stage, roles, deep = stage_of(look), look.theme.roles, _valance_depth(look)
    hang = max(stage.picture[1] - stage.top, deep // 2) + deep // 3
    swags = 3 if look.portrait else 5
    lift = hang - deep * 0.36

    def paint(paper: Paper) -> None:
        width = paper.width
        below: list[tuple[float, float]] = [(width + 20, hang)]
        for i in range(swags, 0, -1):
            below += [(width * (i - 0.3) / swags, lift), (width * (i - 0.7) / swags, lift - 2)]
            below.append((width * (i - 1) / swags - (20 if i == 1 else 0), hang))
        cloth = [(-20.0, -20.0), (width + 20.0, -20.0), *below]
        trimmed = [(x, y + look.px(2.6)) for x, y in cloth]
        paper.sheet(snip(trimmed, Random(9), look.px(26), look.px(0.5)), roles.board, depth_mm=3)
        paper.fill(snip(cloth, Random(9), look.px(26), look.px(0.5)), roles.curtain)
        for i in range(swags):
            x, step = width * i / swags, width / swags
            pleat = [
                (x + step * 0.02, 0),
                (x + step * 0.16, 0),
                (x + step * 0.09, hang * 0.86),
                (x + step * 0.01, hang * 0.95),
            ]
            paper.fill(pleat, roles.curtain_fold)

    return Part((0, stage.top, look.width, hang + look.px(8)), ("valance",), paint)


def lights_part(look: Look, level: float) -> Part:
    """Footlights go on from the middle, the louder it is: `level` 0 to 1."""
    stage = stage_of(look)
    lit = round(min(1.0, max(0.0, level)) * (LIGHTS // 2 + 1))
    x, y, w, h = stage.lights
    beam = round(h * 0.9)

    def paint(paper: Paper) -> None:
        step = paper.width / LIGHTS
        for i in range(LIGHTS):
            _light(look, paper, step * (i + 0.5), beam, h, step, lit=abs(i - LIGHTS // 2) < lit)

    return Part((x, y - beam, w, h + beam), ("lights", lit), paint)


def _light(look: Look, paper: Paper, x: float, top: float, h: float, step: float, *, lit: bool) -> None:
    """A hood with a bulb, which is larger while it burns: not only its colour tells."""
    roles = look.theme.roles
    wide = min(step * 0.36, h * 0.66)
    y, r = top + h * 0.42, wide * (0.86 if lit else 0.6)
    dome = [(x + math.cos(a) * r, y + math.sin(a) * r * 1.25) for a in (math.pi * (1 + i / 6) for i in range(7))]
    hood = [(x - wide, top + h), (x - wide * 0.8, y), (x + wide * 0.8, y), (x + wide, top + h)]
    paper.fill(dome, roles.board if lit else roles.dark_window)
    paper.fill(hood, roles.ledge)
