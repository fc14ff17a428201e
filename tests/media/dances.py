"""Drawn dances as the booth writes them, from figures whose every outline is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from capture.captured import SIZE
from capture.effects import EFFECTS
from capture.matroska import Matroska
from capture.room import MASK_SIZE
from capture.silhouette import Outline, Silhouette, outlines
from capture.timeline import TICKS
from media.figure import dance, draw_figure
from media.lifting import standing
from media.paper import Paper
from media.seen import Seen
from media.take import FigureFacts, typical

FPS = 30


@dataclass(frozen=True, eq=False)
class Drawn:
    """A dance in a file, and what it was drawn from."""

    path: Path
    facts: FigureFacts
    masks: tuple[NDArray[np.uint8], ...]
    """1 where the figure is, for each picture."""
    pictures: tuple[NDArray[np.uint8], ...]


def draw_dance(path: Path, seen: Seen, name: str = "sway", seconds: float = 1.5) -> Drawn:
    """A short dance, with all that it was drawn from in memory."""
    masks, pictures = [], []

    def keep(shapes: Sequence[Outline], picture: NDArray[np.uint8]) -> None:
        masks.append(filled(shapes))
        pictures.append(picture)

    facts = record_dance(path, seen, name, seconds, keep)
    return Drawn(path, facts, tuple(masks), tuple(pictures))


def record_dance(
    path: Path,
    seen: Seen,
    name: str,
    seconds: float,
    drawn: Callable[[Sequence[Outline], NDArray[np.uint8]], None] = lambda shapes, picture: None,
) -> FigureFacts:
    """One of the dances that figures of paper know, seen in one of the booth's ways and recorded as the booth does."""
    effect, silhouette = EFFECTS[seen](), Silhouette()
    file = Matroska(path, pictures=True, sounds={}, sheets=effect.sheets)
    facts = []
    for number in range(round(seconds * FPS)):
        soft = silhouette.follow(_mask(name, number))
        shapes = outlines(soft)
        picture = effect.draw(soft, shapes, number / FPS)
        file.picture(picture, number * TICKS // FPS)
        facts.append(standing(shapes, SIZE, effect.sheets))
        drawn(shapes, picture)
    file.close()
    found = typical([one for one in facts if one is not None])
    assert found is not None
    return found


def filled(shapes: Sequence[NDArray[np.float32] | Outline], size: tuple[int, int] = SIZE) -> NDArray[np.uint8]:
    """1 in shapes, 0 around them and in their holes."""
    mask = np.zeros(size[::-1], np.uint8)
    cv2.fillPoly(mask, [shape.astype(np.int32) for shape in shapes], 1)
    return mask


def _mask(name: str, number: int) -> NDArray[np.uint8]:
    """What the camera's room gives: all or nothing, half of the size."""
    paper = Paper(*SIZE)
    draw_figure(paper, 640, 640, 480, "#FFFFFF", dance(name, number / FPS * 2), shadow=False)
    small = cv2.resize(paper.pixels[..., 3], MASK_SIZE, interpolation=cv2.INTER_AREA)
    return np.where(small > 127, 255, 0).astype(np.uint8)
