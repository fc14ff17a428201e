"""Draws *buurtdans* and writes it: lifted dancers on one floor before the building at dusk, to one music."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np

from media.building import Palette, State, Window, draw_building
from media.calm import Calm
from media.colour import luminance, mixed
from media.crowd import Spot, checked, line_up
from media.curve import loudness_curve
from media.dancer import FPS, Dancer, Floats, lift_dancer
from media.encode import Encoder
from media.lifting import Layer
from media.paper import SHADOW, Paper, Pixels, Points, box, snip
from media.profile import HOUSE, HouseProfile
from media.progress import Pace, Report, StoppedError, never, tell_nobody
from media.samples import Samples
from media.sound import fade, mix
from media.take import FigureFacts, Sheets

_LIFTING, _DRAWING = "job.crowd.lift", "job.crowd.draw"
_SHADOW_MM = 2.5
_MM_OF_HEIGHT = 336.0
"""As high as a screen of 27 inches: what a shadow's depth is measured by."""
_ON_FLOOR = ("#141126", 0.55)
_LIES = np.array([[1.0, 0.0], [-0.42, -0.14]], np.float32)
"""What is upright lies on the floor to the right and towards us, as a shadow."""
_OVER = 0.03
"""Heights by which a window goes over what it hides."""
_MOST_SECONDS = 30.0
"""Of each dance: then it is danced back again. Sixty dancers fit into the memory of a small machine."""
_SOFT_SECONDS = 1.5
"""In these the music ends."""
_HORIZON = 0.12
"""Heights by which the floor goes on behind the last row."""
_FAR = 0.5
"""How much of the wall's colour is in the light of far windows."""
_WINDOWS = (State.DARK, State.DARK, State.SHUT, State.LIT)


def render_crowd(
    dances: Sequence[tuple[Path, FigureFacts]],
    music: Samples,
    seconds: float,
    to: Path,
    palette: Palette,
    rng: Random,
    *,
    profile: HouseProfile = HOUSE,
    report: Report = tell_nobody,
    stopped: Callable[[], bool] = never,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Whole or not at all. `music` is of the profile's rate and loudness, cut to the length. Raises a MediaError that
    names the dance which cannot be lifted, StoppedError, and ValueError for nobody or too many."""
    pace = Pace(clock)
    dancers = []
    for number, (path, facts) in enumerate(dances):
        report(pace.at(number, checked(len(dances)), _LIFTING))
        dancers.append(lift_dancer(path, facts, most_seconds=min(seconds, _MOST_SECONDS), stopped=stopped))
    most = round(seconds * profile.rate)
    sound = mix([(0, music[:most])], most)
    fade(sound, out=round(_SOFT_SECONDS * profile.rate))
    loud = accents(sound)
    crowd = Crowd(dancers, [dancer.begin_for(loud) for dancer in dancers], profile.size, palette, rng)
    pace, count, calm = Pace(clock), round(seconds * profile.fps), Calm()
    with Encoder(to, profile) as encoder:
        for number in range(count):
            if stopped():
                raise StoppedError
            if number % profile.fps == 0:
                report(pace.at(number, count, _DRAWING))
            at = number / profile.fps
            encoder.picture(calm(crowd.at(at).copy(), at))
            encoder.sound(sound[number * profile.frame_samples : (number + 1) * profile.frame_samples])
    report(pace.at(count, count, _DRAWING))


def accents(music: Samples) -> Floats:
    """How suddenly the music grows louder, at each moment of a dance."""
    if not len(music):
        return np.zeros(0, np.float32)
    loud = loudness_curve(music.mean(axis=1), FPS).overall
    return np.maximum(np.diff(loud, prepend=loud[:1]), 0)


class Crowd:
    """One page with a stage on which dancers dance."""

    def __init__(
        self,
        dancers: Sequence[Dancer],
        begins: Sequence[int],
        size: tuple[int, int],
        palette: Palette,
        rng: Random,
    ) -> None:
        """`begins`: with which picture each of them begins."""
        width, height = size
        self.spots = line_up(len(dancers), width / height, len(palette.hues), rng)
        self._paper = Paper(width, height, mm=height / _MM_OF_HEIGHT)
        _draw_stage(self._paper, palette, self.spots[0], rng)
        self._stage = self._paper.pixels.copy()
        self._cast = [_Cast(dancers[spot.dancer], begins[spot.dancer], spot, palette, height) for spot in self.spots]

    def at(self, seconds: float) -> Pixels:
        """The picture at a moment, BGRA; the next call draws over it."""
        np.copyto(self._paper.pixels, self._stage)
        for one in self._cast:
            one.draw(self._paper, round(seconds * FPS))
        return self._paper.pixels


class _Cast:
    """A dancer in its place and in its colours."""

    def __init__(self, dancer: Dancer, begins: int, spot: Spot, palette: Palette, tall: int) -> None:
        self._dancer, self._begins = dancer, begins
        self._colours = worn(dancer.sheets, palette.hues[spot.hue])
        self._box = (palette.hues[spot.hue][1], palette.paper)
        scale = spot.height * tall
        self._scale = np.array([-scale if spot.mirrored else scale, scale], np.float32)
        self._place = np.array([spot.x * tall, spot.floor * tall], np.float32)

    def draw(self, paper: Paper, picture: int) -> None:
        moment = self._dancer.at(self._begins + picture)
        depth = _SHADOW_MM * paper.mm
        whole = moment.figure[0]
        paper.cut_out(self._lying(whole), *_ON_FLOOR)
        for layer in moment.echoes:
            paper.cut_out(self._laid(layer), self._colours[layer.colour])
        paper.cut_out(self._laid(whole, (depth, depth * 1.15)), *SHADOW)
        for layer in moment.figure:
            paper.cut_out(self._laid(layer), self._colours[layer.colour])
        if self._dancer.unseen:
            self._draw_box(paper)

    def _draw_box(self, paper: Paper) -> None:
        """Who was filmed down to the hips leans out of a window that stands on the floor."""
        x, floor, tall = float(self._place[0]), float(self._place[1]), float(self._scale[1])
        high = (self._dancer.unseen + _OVER) * tall
        wall, sill = self._box
        paper.sheet(_cut_box(x, floor, 0.2 * tall, high), wall)
        paper.sheet(_cut_box(x, floor - high + 0.03 * tall, 0.235 * tall, 0.03 * tall), sill, depth_mm=1.5)

    def _lying(self, layer: Layer) -> list[Points]:
        tall = np.float32(self._scale[1])
        return [((outline * np.sign(self._scale)) @ _LIES * tall + self._place).tolist() for outline in layer.outlines]

    def _laid(self, layer: Layer, aside: tuple[float, float] = (0.0, 0.0)) -> list[Points]:
        place = self._place + np.array(aside, np.float32)
        return [(outline * self._scale + place).tolist() for outline in layer.outlines]


def _cut_box(x: float, floor: float, half: float, high: float) -> Points:
    """Upright, and a little askew as scissors leave it."""
    return [(x - half, floor - high), (x + half, floor - high * 0.985), (x + half * 0.985, floor), (x - half, floor)]


def worn(sheets: Sheets, hue: tuple[str, str]) -> tuple[str, ...]:
    """What is worn instead of echoes and colours: the lightest becomes the light hue, the darker ones are between it
    and the deep one, and echoes sink into that."""
    light, deep = hue
    colours = sorted(sheets.colours, key=luminance)
    shares = [((place + 1) / (len(sheets.echoes) + 1)) ** 2 for place in range(len(sheets.echoes))]
    shares += [(colours.index(colour) + 1) / len(colours) for colour in sheets.colours] or [1.0]
    return tuple(mixed(deep, light, share) for share in shares)


def _draw_stage(paper: Paper, palette: Palette, last: Spot, rng: Random) -> None:
    """The building with its windows, as far away as evening makes it, and a floor before it."""
    w, h = paper.width, paper.height
    horizon = (last.floor - last.height * _HORIZON) * h
    paper.fill(box(0, 0, w, h), palette.night)
    far = replace(
        palette,
        hues=tuple((mixed(light, palette.wall, _FAR), mixed(deep, palette.wall, _FAR)) for light, deep in palette.hues),
        sun=mixed(palette.sun, palette.wall, _FAR),
        paper=mixed(palette.paper, palette.wall, _FAR),
    )
    columns, rows = max(4, round(9 * w / h)), max(2, round(horizon / h * 7))
    windows = {
        (column, row): Window(rng.choice(_WINDOWS), None, rng.randrange(len(palette.hues)))
        for column in range(columns)
        for row in range(rows)
    }
    place = (w * 0.03, h * 0.05, w * 0.94, horizon)
    draw_building(paper, place, columns, rows, windows, far, seed=rng.randrange(1000))
    floor = snip([(-9, horizon), (w + 9, horizon), (w + 9, h + 9), (-9, h + 9)], rng, 34 * paper.mm, 0.9 * paper.mm)
    paper.fill(floor, palette.dusk)
