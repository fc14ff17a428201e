"""A film of an hour of which everything is there already: how long until it is one file again, checked, with its list.

What has to be drawn for it is stood in for by grey pictures of the same length and size, each under its own name; its
works are copied. To put together and to check it costs what it would otherwise.
"""

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np

from exhibits.chunks import Chunks, Facts
from exhibits.collection import Collection
from exhibits.reel.export import ReelResult, export_reel
from exhibits.reel.pieces import Drawn
from exhibits.reel.proof import decoded_sums
from exhibits.reel.render import draw, prove
from exhibits.reel.scenes import Stage
from media.encode import Encoder
from media.profile import HouseProfile
from tests.bench import filmed
from tests.bench.figures import Figure
from tests.bench.place import Place
from tests.bench.reel import PROFILE

WORKS, SECONDS, MINUTES = 60, 60.0, 62


@dataclass(frozen=True)
class Hour:
    """How many times faster it is made than shown."""

    sound_anew: float
    """With its sound mixed, levelled and encoded again."""
    all_there: float


@cache
def hour(place: Place) -> Hour:
    with place.scratch() as scratch:
        folder = scratch / "collection"
        filmed.fill(folder, [filmed.seen(scratch / "work.mp4", SECONDS, PROFILE)], WORKS)
        stood_in = StoodIn(scratch)
        _film(folder, scratch / "film.mp4", pool=lambda: stood_in)
        all_there = _speed(folder, scratch / "film.mp4")
        for facts in _sounds(Chunks(folder / "chunks")):
            facts.unlink()
        return Hour(_speed(folder, scratch / "film.mp4"), all_there)


def _speed(folder: Path, out: Path) -> float:
    began = time.monotonic()
    return _film(folder, out).seconds / (time.monotonic() - began)


def _film(folder: Path, out: Path, **how: Any) -> ReelResult:
    with Collection.read(folder) as collection:
        return export_reel(collection, out, minutes=MINUTES, profile=PROFILE, seed=7, **how)


def _sounds(chunks: Chunks) -> list[Path]:
    """The one chunk without pictures."""
    found = []
    for path in chunks.folder.glob("[0-9a-f][0-9a-f]/*.mp4"):
        with av.open(str(path)) as opened:
            found += [] if opened.streams.video else [path]
    return found


class StoodIn(Executor):
    """Proves works as always; what is to be drawn it has at hand."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._at_hand: dict[int, tuple[Path, Facts]] = {}

    def submit(self, task: Callable[..., Any], /, *args: Any, **how: Any) -> Future[Any]:
        done: Future[Any] = Future()
        if task is prove:
            prove(*args)
        else:
            assert task is draw
            self._stand_in(*args[:3])
        done.set_result(None)
        return done

    def _stand_in(self, run: Sequence[Drawn], stage: Stage, chunks: Chunks) -> None:
        for piece in run:
            film, facts = self._pictures(piece.frames, stage.profile)
            link = chunks.bench / f"{piece.key}.mp4"
            os.link(film, link)
            chunks.keep(piece.key, link, replace(facts, works=piece.works))

    def _pictures(self, frames: int, profile: HouseProfile) -> tuple[Path, Facts]:
        if frames not in self._at_hand:
            film = self._folder / f"{frames}.mp4"
            grey = np.full((profile.height, profile.width, 4), 128, np.uint8)
            with Encoder(film, profile, audio=False) as encoder:
                for _ in range(frames):
                    encoder.picture(grey)
            groups = tuple((group.frames, group.sum) for group in decoded_sums(film, profile))
            self._at_hand[frames] = film, Facts((), frames, 0.0, groups)
        return self._at_hand[frames]


FIGURES = (
    Figure("film_hour_sound", "times", lambda place: hour(place).sound_anew, at_least=60),
    Figure("film_hour", "times", lambda place: hour(place).all_there, at_least=120),
)
