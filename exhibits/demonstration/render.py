"""Draws a work, plays it, and writes both as one file in the house profile."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from exhibits.brought_home import facts_of_view
from exhibits.contribution import Role
from exhibits.demonstration.motion import ease, towards
from exhibits.demonstration.palette import NIGHT
from exhibits.demonstration.plan import DemoWork
from exhibits.demonstration.stage import HIGH, UNITS_PER_MM, WIDE, Dancer, Scene, Sight, lay, piece, spread
from media.encode import Encoder
from media.lifting import figure_in
from media.loudness import house_level
from media.paper import Paper, Pixels
from media.profile import HouseProfile
from media.samples import Samples
from media.sound import fade, joined, mix
from media.stills import save_jpeg
from media.take import FigureFacts, Sheets

_SOFT_SECONDS = 0.45
"""A work ends softly: its sound falls and a sheet comes down before it in this time."""


@dataclass(frozen=True)
class Rendered:
    files: dict[Role, Path]
    figure: FigureFacts | None
    """Of a dance: where the dancer of the original stands."""
    known: Mapping[str, Any]
    """Of what is shown, as `facts_of_view` says it."""


def render(work: DemoWork, bench: Path, profile: HouseProfile) -> Rendered:
    """Makes the files of a work, whole or not at all. The original of a drawing is what is shown of it; that of a dance
    is its dancer alone, as the booth draws those who do not want to be seen."""
    bench.mkdir()
    original, view = bench / "original.mp4", bench / "view.mp4"
    _write(work, view, profile)
    files = {Role.ORIGINAL: original, Role.VIEW: view}
    if work.scene is not None:
        files[Role.STILL] = save_jpeg(view, bench / "still.jpg", work.still_at)
    known = facts_of_view(view, seen=work.scene is not None, profile=profile)
    if work.scene is None or work.scene.dancer is None:
        shutil.copyfile(view, original)
        return Rendered(files, None, known)
    return Rendered(files, _write_dancer(work, work.scene.dancer, original, profile), known)


def _write(work: DemoWork, target: Path, profile: HouseProfile) -> None:
    sound = soundtrack(work, profile)
    with Encoder(target, profile, video=work.scene is not None) as encoder:
        if work.scene is None:
            encoder.sound(sound)
            return
        _encode(encoder, Page(work.scene, work.seconds, profile.size), sound, work.seconds)


def _write_dancer(work: DemoWork, dancer: Dancer, target: Path, profile: HouseProfile) -> FigureFacts | None:
    page = Alone(dancer, profile.size)
    with Encoder(target, profile) as encoder:
        _encode(encoder, page, soundtrack(work, profile), work.seconds)
    return figure_in(target, page.sheets)


def _encode(encoder: Encoder, page: "Page | Alone", sound: Samples, seconds: float) -> None:
    profile = encoder.profile
    for number in range(round(seconds * profile.fps)):
        encoder.picture(page.at(number / profile.fps))
        first = number * profile.frame_samples
        encoder.sound(sound[first : first + profile.frame_samples])


def soundtrack(work: DemoWork, profile: HouseProfile) -> Samples:
    """As long as the work, as loud as the house."""
    most = round(work.seconds * profile.rate)
    soft = round(_SOFT_SECONDS * profile.rate)
    sound = mix([(0, work.sound())], most)
    fade(sound, into=soft // 20, out=soft)
    return joined(list(house_level([sound], profile).of([sound])))


class Page:
    """One page that is drawn over and over: what stands still is painted once and laid back each time."""

    def __init__(self, scene: Scene, seconds: float, size: tuple[int, int]) -> None:
        width, height = size
        self._scene, self._seconds = scene, seconds
        self._paper = Paper(width, height, mm=UNITS_PER_MM * width / WIDE)
        with spread(self._paper, scene.sight):
            scene.backdrop(self._paper)
        self._still = self._paper.pixels.copy()

    def at(self, now: float) -> Pixels:
        """The picture at a moment; the next call draws over it."""
        np.copyto(self._paper.pixels, self._still)
        with spread(self._paper, self._scene.sight):
            self._scene.moving(self._paper, now)
        end = ease(now, self._seconds - _SOFT_SECONDS, self._seconds)
        if end > 0:
            with spread(self._paper, Sight()):
                lay(self._paper, _LAST_SHEET, NIGHT, 0, towards(-HIGH - 40, 0, end))
        return self._paper.pixels


class Alone:
    """A page with nothing on it but a dancer."""

    def __init__(self, dancer: Dancer, size: tuple[int, int]) -> None:
        width, height = size
        self.sheets = Sheets((NIGHT,), dancer.colours)
        self._dancer = dancer
        self._paper = Paper(width, height, NIGHT, mm=UNITS_PER_MM * width / WIDE)
        self._still = self._paper.pixels.copy()

    def at(self, now: float) -> Pixels:
        """The picture at a moment; the next call draws over it."""
        np.copyto(self._paper.pixels, self._still)
        with spread(self._paper, Sight()):
            self._dancer.draw(self._paper, now)
        return self._paper.pixels


_LAST_SHEET = piece((-20, -20), (WIDE + 20, -20), (WIDE + 20, HIGH + 16), (-20, HIGH + 30), seed=8)
