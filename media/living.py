"""The picture that lives with music: the sign of the work over a neighbourhood whose houses rise with the sound.

Everything follows a curve that was smoothed beforehand, large surfaces keep their colour: nothing can flash.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from media.building import Box, Palette
from media.curve import BANDS, Curve
from media.cutout import draw_sign
from media.paper import Paper, Pixels, Point, Points, blob, box, snip
from media.sign import Sign

_RISE = 0.29
"""How far the loudest house slides up, in heights of the page."""


def draw_outline(paper: Paper, sound: Sequence[float], sign: Sign, place: Box, palette: Palette, seed: int) -> None:
    """The same sun and sign as in the living picture; its rays are the whole piece, round like a clock."""
    x, y, w, h = place
    centre, r = (x + w / 2, y + h / 2), min(w, h) * 0.31
    warm = palette.hues[_other(sign.colour, seed)]
    for i, level in enumerate(sound):
        start, end = r * 1.1, r * (1.16 + 0.46 * level)
        turn, half = 2 * math.pi * (i / len(sound) - 0.25), math.pi / len(sound) * 0.62
        ray = [(turn - half, start), (turn + half, start), (turn + half, end), (turn - half, end)]
        paper.fill([(centre[0] + math.cos(a) * out, centre[1] + math.sin(a) * out) for a, out in ray], palette.sun)
    paper.sheet(blob(*centre, r, 17, Random(seed)), warm[0], depth_mm=1.6)
    draw_sign(paper, sign, *centre, r * 0.8, ground=warm[0], hues=palette.hues, light=palette.paper)


def draw_living(paper: Paper, curve: Curve, at_seconds: float, sign: Sign, palette: Palette, seed: int) -> None:
    """Covers the whole page. The same moment is always the same picture."""
    bands, overall = curve.at(at_seconds)
    w, h = paper.width, paper.height
    scene = _scene(w, h, paper.mm, palette, seed)
    centre, tall = (w / 2, h * 0.43), min(h, w * 0.62)
    paper.fill(box(0, 0, w, h), palette.dusk)
    paper.fill_all(_beams(centre, math.hypot(w, h) * 0.62, at_seconds * 0.05), palette.wall)
    warm = palette.hues[_other(sign.colour, seed)]
    _sun(paper, centre, tall, bands, overall, warm, palette)
    _confetti(paper, scene, at_seconds, overall, palette)
    hop = 0.03 * tall * overall * abs(math.sin(at_seconds * math.pi * 1.1))
    with paper.moved(centre[0], centre[1] - hop, turn=0.07 * overall * math.sin(at_seconds * 2.3)):
        r = tall * (0.255 + 0.02 * overall)
        draw_sign(paper, sign, 0, 0, r, ground=warm[0], hues=palette.hues, light=palette.paper)
    _houses(paper, scene, bands)


@dataclass(frozen=True, eq=False)
class _House:
    """A strip of paper that slides up and down; drawn once, for its windows are many."""

    strip: Pixels
    x: int
    top: int
    """Of the strip, when nothing sounds."""


@dataclass(frozen=True)
class _Snipping:
    """A bit of paper in the air."""

    shape: Points
    start: Point
    speed: float
    sway: float
    hue: int


@dataclass(frozen=True)
class _Scene:
    """What a work's picture is made of, cut once."""

    houses: tuple[_House, ...]
    snippings: tuple[_Snipping, ...]
    size: tuple[int, int]


@lru_cache(maxsize=8)
def _scene(w: int, h: int, mm: float, palette: Palette, seed: int) -> _Scene:
    rng = Random(seed)
    houses = tuple(_house(i, (w, h), mm, palette, rng) for i in range(BANDS))
    return _Scene(houses, tuple(_snipping(w, h, rng) for _ in range(22)), (w, h))


def _house(index: int, size: tuple[int, int], mm: float, palette: Palette, rng: Random) -> _House:
    """As it stands in silence its top looks over the edge of the page; the rest hangs below."""
    w, h = size[0] / BANDS, size[1]
    x, top, tall = math.floor(index * w), round(h * rng.uniform(0.83, 0.9) - w), round(h * (0.2 + _RISE) + w)
    strip = Paper(math.ceil(w) + 2, tall, mm=mm)
    left, right, roof = index * w - x, (index + 1) * w - x + 0.6, w * rng.uniform(0.35, 0.6)
    eaves = [(left, w), (left + w / 2, w - roof), (right, w)] if index % 3 == 1 else [(left, w), (right, w)]
    wall = snip([*eaves, (right, tall + 9), (left, tall + 9)], rng, h * 0.2, w * 0.02)
    strip.fill(wall, palette.hues[index * 2 % 5][1] if index % 2 else palette.ledge)
    for row in range(math.ceil(tall / w / 0.52)):
        for column in range(2):
            pane = box(left + w * (0.18 + 0.38 * column), w * (1.28 + 0.52 * row), w * 0.25, w * 0.3)
            strip.fill(pane, palette.sun if rng.random() < 0.5 else palette.night)
    return _House(strip.pixels, x, top)


def _snipping(w: int, h: int, rng: Random) -> _Snipping:
    r = h * rng.uniform(0.009, 0.018)
    shape = blob(0, 0, r, rng.choice((3, 4, 5)), rng)
    return _Snipping(
        shape, (rng.uniform(0, w), rng.uniform(0, h)), h * rng.uniform(0.05, 0.12), rng.uniform(0, 6), rng.randrange(6)
    )


def _beams(centre: Point, reach: float, turn: float, count: int = 14) -> list[Points]:
    """Light that turns slowly behind everything: so little lighter or darker that it is calm."""
    half = math.pi / count / 2
    cx, cy = centre
    angles = [turn + 2 * math.pi * i / count for i in range(count)]
    return [
        [centre, *((cx + reach * math.cos(a + side), cy + reach * math.sin(a + side)) for side in (-half, half))]
        for a in angles
    ]


def _sun(
    paper: Paper,
    centre: Point,
    h: float,
    bands: Sequence[float],
    overall: float,
    hue: tuple[str, str],
    palette: Palette,
) -> None:
    """A disc behind the sign, whose rays are the bands: low at the foot, high at the top, the same on both sides."""
    cx, cy = centre
    r = h * (0.325 + 0.02 * overall)
    rays: list[Points] = []
    for i, band in enumerate(bands):
        reach = r * (1.06 + 0.4 * band)
        for side in (-1, 1):
            a = math.pi / 2 + side * math.pi * (i + 0.5) / len(bands)
            rays.append([_around(cx, cy, r * 0.9, a - 0.05), _around(cx, cy, reach, a - 0.028),
                         _around(cx, cy, reach, a + 0.028), _around(cx, cy, r * 0.9, a + 0.05)])  # fmt: skip
    rim = [_around(cx, cy, r, 0.2 + 2 * math.pi * i / 22) for i in range(22)]
    paper.shadow([rim], 2.5)
    paper.fill_all(rays, palette.sun if hue[0] != palette.sun else palette.paper)
    paper.fill(rim, hue[0])


def _confetti(paper: Paper, scene: _Scene, at: float, overall: float, palette: Palette) -> None:
    """More of it flies when it is loud; each bit comes and goes at the edge of the page only."""
    h = scene.size[1]
    for snipping in scene.snippings:
        x = snipping.start[0] + math.sin(at * 0.9 + snipping.sway) * h * 0.03
        y = h - (h - snipping.start[1] + at * snipping.speed) % (h * 1.1) + h * 0.05
        with paper.moved(x, y, scale=0.6 + 0.8 * overall, turn=at * 0.8 + snipping.sway):
            paper.fill(snipping.shape, palette.hues[snipping.hue][0])


def _houses(paper: Paper, scene: _Scene, bands: Sequence[float]) -> None:
    for house, band in zip(scene.houses, bands, strict=True):
        rows, columns = house.strip.shape[:2]
        paper.picture(house.strip, house.x, house.top - round(band * _RISE * scene.size[1]), columns, rows)


def _around(cx: float, cy: float, r: float, angle: float) -> Point:
    return cx + r * math.cos(angle), cy + r * math.sin(angle)


def _other(colour: int, seed: int) -> int:
    """A colour for the sun that is not the sign's own."""
    return (colour + 1 + seed % 5) % 6
