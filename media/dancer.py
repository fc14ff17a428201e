"""A whole dance, lifted: a dancer that can be stood on any floor and goes on dancing as long as the music lasts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from media.errors import NotMediaError
from media.lifting import Cutout, Layer, Lifter
from media.opening import Damage, main_streams, open_media, ready_to_decode
from media.pictures import house_pictures
from media.profile import HOUSE
from media.progress import StoppedError, never
from media.take import FigureFacts, Sheets

Floats = NDArray[np.float32]

FPS = HOUSE.fps
_STEADY_SECONDS = 1.5
"""Who walks through the room for longer dances on the spot; who sways, jumps or kneels does so."""
_WHOLE = 0.5
"""Of whom less than this share of what is usual is seen comes into the picture, or leaves it."""
_CUT_OFF = 0.985
"""Who reaches down to here stood so near to the camera that it did not see all of them."""
_LEGS = 0.36
"""So much of a person, it is then taken to be. Nobody is given legs."""
_MOST_TURNS = 6
"""In a second; one more is more than three flashes."""
_FLASHING = 0.25
"""The share of a figure that may turn between light and dark so often: hands that wave are 0.14 at most."""
_SLOWEST = 4
_HALF_LIGHT = 60
"""Steps of 255 from which one light beside another is a flash's."""
_GRID = 48
"""Squares in the two heights by two heights in which movement is counted."""


@dataclass(frozen=True, eq=False)
class Dancer:
    """The cut-outs of one dance, `FPS` a second, in heights of the figure from the floor below its middle; up is
    negative. A minute takes 2 MB of memory, with echoes up to 20."""

    sheets: Sheets
    moments: Sequence[Cutout]
    energy: Floats
    """How much of the figure moves at each moment."""
    unseen: float = 0.0
    """Heights from the floor up that nobody filmed: something is to stand before them."""
    first: int = 0
    """The picture of the recording that is the first moment: before it nobody was there, or not all of them."""
    pace: int = 1
    """So many times slower than it was danced: who opens and closes a coat too quickly would flash (X-026)."""

    def at(self, picture: int) -> Cutout:
        """Danced to its end and back again for ever, so that nothing jumps."""
        return self.moments[int(there_and_back(np.array(picture // self.pace), len(self.moments)))]

    def begin_for(self, accents: Floats) -> int:
        """The picture to begin with, so that this dancer moves most where the music has its accents."""
        turns = np.arange(max(1, 2 * len(self.moments) - 2) * self.pace)
        pictures = (turns[:, None] + np.arange(len(accents))) // self.pace
        return int((self.energy[there_and_back(pictures, len(self.moments))] @ accents).argmax())


def there_and_back(pictures: NDArray[np.int_], count: int) -> NDArray[np.int_]:
    turn = max(1, 2 * count - 2)
    place = pictures % turn
    return np.minimum(place, turn - place)


def lift_dancer(
    path: Path, facts: FigureFacts, *, most_seconds: float = 60.0, stopped: Callable[[], bool] = never
) -> Dancer:
    """Reads the recording of a drawn dance, or its view. Raises a MediaError where there is nobody to lift."""
    lifter = Lifter(facts.sheets)
    cutouts: list[Cutout] = []
    with open_media(path) as container:
        stream, _ = main_streams(container)
        if stream is None:
            raise NotMediaError(f"{path.name} has no pictures.")
        ready_to_decode(stream)
        start = Fraction(container.start_time or 0, av.time_base)
        pictures = house_pictures(stream, HOUSE, start=start, damage=Damage())
        for frame in islice(pictures, round(most_seconds * FPS)):
            if stopped():
                raise StoppedError
            cutouts.append(lifter.lift(frame))
    areas = [_area(cutout) for cutout in cutouts]
    if not any(areas):
        raise NotMediaError(f"{path.name} shows nobody.")
    enough = float(np.median([area for area in areas if area])) * _WHOLE
    there = _longest([area > enough for area in areas])
    dancer = stood(cutouts[there], facts)
    return replace(dancer, first=there.start, pace=_calm_pace(dancer))


def stood(cutouts: Sequence[Cutout], facts: FigureFacts, size: tuple[int, int] = HOUSE.size) -> Dancer:
    """Out of the pixels of a picture, in each of which somebody is, onto its own feet."""
    middles, lowest = np.array([_middle_and_lowest(cutout) for cutout in cutouts], np.float32).T
    unseen = _LEGS if facts.feet_y > _CUT_OFF else 0.0
    tall = facts.height * size[1] / (1 - unseen)
    feet = np.stack([_steady(middles), _steady(_floor(lowest)) + unseen * tall], axis=1)
    moments = tuple(_moved(cutout, foot, tall) for cutout, foot in zip(cutouts, feet, strict=True))
    return Dancer(facts.sheets, moments, _energy(moments), unseen)


def _longest(there: Sequence[bool]) -> slice:
    """The longest stretch in which somebody is there all the time."""
    best, begins = slice(0, 0), 0
    for place, is_there in enumerate([*there, False]):
        if not is_there:
            best = max(best, slice(begins, place), key=lambda stretch: stretch.stop - stretch.start)
            begins = place + 1
    return best


def _area(cutout: Cutout) -> float:
    return max((cv2.contourArea(outline) for outline in cutout.figure[0].outlines), default=0) if cutout.figure else 0


def _middle_and_lowest(cutout: Cutout) -> tuple[float, float]:
    outlines = cutout.figure[0].outlines
    moments = cv2.moments(max(outlines, key=cv2.contourArea))
    return moments["m10"] / moments["m00"], max(float(outline[:, 1].max()) for outline in outlines)


def _floor(lowest: Floats) -> Floats:
    """Where the floor is: jumping does not raise it."""
    return np.asarray(_windows(lowest).max(axis=1), np.float32)


def _steady(values: Floats) -> Floats:
    return np.asarray(_windows(values).mean(axis=1), np.float32)


def _windows(values: Floats) -> Floats:
    reach = min(round(_STEADY_SECONDS * FPS / 2), len(values) - 1)
    return np.lib.stride_tricks.sliding_window_view(np.pad(values, reach, mode="reflect"), 2 * reach + 1)


def _moved(cutout: Cutout, foot: Floats, tall: float) -> Cutout:
    def moved(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
        return tuple(Layer(one.colour, tuple((outline - foot) / np.float32(tall) for outline in one.outlines))
                     for one in layers)  # fmt: skip

    return Cutout(moved(cutout.echoes), moved(cutout.figure))


def _energy(moments: Sequence[Cutout]) -> Floats:
    """Changed squares of each moment, seen a tenth of a second wide: codecs tremble, dancers move."""
    grids = [_grid(moment) for moment in moments]
    changes = [float(cv2.absdiff(one, other).mean()) for one, other in zip(grids, [*grids[:1], *grids], strict=False)]
    return np.convolve(changes, np.ones(3) / 3, mode="same").astype(np.float32)


def _calm_pace(dancer: Dancer) -> int:
    """The quickest at which little of the figure flashes."""
    grids = np.array([_grid(moment, every_layer=True) for moment in dancer.moments]).astype(np.int16)
    turns = np.abs(np.diff(grids, axis=0)) > _HALF_LIGHT
    tall = float(np.median(np.count_nonzero(grids, axis=(1, 2))))
    paces = (pace for pace in range(1, _SLOWEST) if _flashes(turns, FPS // pace) <= _FLASHING * tall)
    return next(paces, _SLOWEST)


def _flashes(turns: NDArray[np.bool_], window: int) -> int:
    """The most squares that turn too often in so many pictures."""
    counts = np.concatenate([np.zeros((1, _GRID, _GRID), np.int32), np.cumsum(turns, axis=0, dtype=np.int32)])
    window = min(window, len(turns))
    return int((counts[window:] - counts[: len(counts) - window] > _MOST_TURNS).sum(axis=(1, 2)).max(initial=0))


def _grid(moment: Cutout, *, every_layer: bool = False) -> NDArray[np.uint8]:
    """The figure in squares; with every layer, its colours and echoes lie in them as so many steps of light."""
    grid = np.zeros((_GRID, _GRID), np.uint8)
    corner = np.array([1.0, 1.7], np.float32)
    layers = (*moment.echoes, *moment.figure) if every_layer else moment.figure[:1]
    for place, layer in enumerate(layers, 1):
        shapes = [((outline + corner) * (_GRID / 2)).astype(np.int32) for outline in layer.outlines]
        cv2.fillPoly(grid, shapes, 255 * place // len(layers) if every_layer else 255)
    return grid
