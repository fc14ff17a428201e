"""The film beside its peers, in one run: the same six clips by FFmpeg's command line, by moviepy and by Wijkpodium.

All of Wijkpodium's times are divided by FFmpeg's of the same run, the mean of one before and one after them. The folder
and its clips stay in build/bench.
"""

import os
import shutil
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import av
import numpy as np

from config.theme import load_theme
from exhibits.chunks import Chunks
from exhibits.reel.heard import Heard
from exhibits.reel.making import Film, Teller, make_film
from exhibits.reel.plan import Kind, Part
from exhibits.reel.proof import is_whole
from exhibits.reel.scenes import Resident, Stage, WorkScene
from exhibits.reel.strip import draw_strip
from media.files import sha256
from media.fit import bring_home
from media.form import Form
from media.paper import Paper
from media.profile import HOUSE
from media.progress import Pace, never, tell_nobody
from media.sign import Sign
from tests.bench.figures import Figure
from tests.bench.peers import FADE, SIZE, Clip, by_ffmpeg, by_moviepy, foreign_clips
from tests.bench.place import Place

PROFILE = replace(HOUSE, width=SIZE[0], height=SIZE[1])
STAGE = Stage(PROFILE, load_theme(), "nl", rtl=False)
FADE_FRAMES = round(FADE * PROFILE.fps)
LEAD, TRAIL = 18, 24
WHOLE = set[Path]()
"""Works that were looked through when they came home; a collection keeps that beside them."""


@dataclass(frozen=True)
class Times:
    """Seconds that each took."""

    ffmpeg: float
    moviepy: float
    foreign: float
    """Works as they came, in no profile of ours: all of it is fitted and encoded."""
    brought_home: float
    """The same files brought home first; what lies under titles and joins is encoded twice then."""
    house: float
    """Works in the house profile, nothing made before."""
    ahead: float
    """The same, with what depends on a work alone made before."""
    unchanged: float
    swapped: float
    renamed: float
    withdrawn: float


@cache
def times(place: Place) -> Times:
    with place.scratch() as folder:
        foreign = foreign_clips(folder)
        titled = [Clip(path, _title(folder, n), 10.0) for n, path in enumerate(foreign)]
        before = by_ffmpeg(titled, folder / "ffmpeg.mp4")
        as_they_came = _timed([_work(path, n) for n, path in enumerate(foreign)], Chunks(folder / "foreign"), folder)
        began = time.monotonic()
        works = _brought_home(foreign, folder)
        chunks = Chunks(folder / "chunks")
        _make(works, chunks, folder)
        first = time.monotonic() - began
        unchanged = _timed(works, chunks, folder)
        swapped = _timed([works[0], works[2], works[1], *works[3:]], chunks, folder)
        renamed = _timed([works[0], _renamed(works[1]), *works[2:]], chunks, folder)
        withdrawn = _timed([*works[:3], *works[4:]], chunks, folder)
        house = _timed(works, Chunks(folder / "cold"), folder)
        shutil.rmtree(folder / "cold")
        for work in works:  # each alone: what it needs wherever it stands
            _make([work], Chunks(folder / "cold"), folder)
        ahead = _timed(works, Chunks(folder / "cold"), folder)
        ffmpeg = (before + by_ffmpeg(titled, folder / "ffmpeg.mp4")) / 2  # a machine's speed strays within minutes
        moviepy = by_moviepy(titled, folder / "moviepy.mp4", place.folder)
        return Times(ffmpeg, moviepy, as_they_came, first, house, ahead, unchanged, swapped, renamed, withdrawn)


def _brought_home(paths: Sequence[Path], folder: Path) -> list[WorkScene]:
    """By as many processes as there are cores."""
    views = [folder / f"view{number}.mp4" for number in range(len(paths))]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        WHOLE.update(view for view, whole in zip(views, pool.map(_bring_home, paths, views), strict=True) if whole)
    return [_work(view, number) for number, view in enumerate(views)]


def _bring_home(source: Path, target: Path) -> bool:
    """And looks through it, as `exhibits.brought_home` does in the house's size."""
    bring_home(source, target, PROFILE, trusted=True)
    return is_whole(target, PROFILE)


def _timed(works: Sequence[WorkScene], chunks: Chunks, folder: Path) -> float:
    began = time.monotonic()
    _make(works, chunks, folder)
    return time.monotonic() - began


def _make(works: Sequence[WorkScene], chunks: Chunks, folder: Path) -> None:
    make_film(
        film_of(works), STAGE, chunks, folder / "ours.mp4", folder, Teller(tell_nobody, never, Pace(time.monotonic))
    )


def film_of(works: Sequence[WorkScene]) -> Film:
    """One after the other, and nothing around them."""
    parts, heard = list[Part](), list[Heard]()
    for number, work in enumerate(works):
        fade = FADE_FRAMES if number else 0
        starts = parts[-1].ends - fade if parts else 0
        part = Part(Kind.WORK, work.resident.code, starts, work.frames, fade)
        parts.append(part)
        heard.append(
            Heard(
                work.path, work.cut_in - LEAD, starts - LEAD, LEAD + work.frames + TRAIL, LEAD, FADE_FRAMES + TRAIL,
                (work.resident.code,),
            )
        )  # fmt: skip
    sums = {work.path: sha256(work.path) for work in works}
    return Film("Bench", tuple(parts), tuple(works), tuple(heard), sums, whole=frozenset(sums) & WHOLE)


def _work(path: Path, number: int) -> WorkScene:
    with av.open(str(path)) as film:
        seen = film.streams.video[0]
        frames = round(seen.frames * PROFILE.fps / seen.average_rate)
    resident = Resident(Sign.from_number(37 * number), Form.VIDEO, f"Buurvrouw {number}", f"BENCH{number:05}")
    return WorkScene(frames - LEAD - TRAIL, LEAD, path, resident, "Wie groet jou? Dans die groet.")


def _renamed(work: WorkScene) -> WorkScene:
    return replace(work, resident=replace(work.resident, name="Buurman Anton"))


def _title(folder: Path, number: int) -> Path:
    """The same paper as ours."""
    path = folder / f"title{number}.png"
    pixels = draw_strip(_bare(number), STAGE)
    Paper(pixels.shape[1], pixels.shape[0], pixels=np.ascontiguousarray(pixels)).png(path)
    return path


def _bare(number: int) -> WorkScene:
    resident = Resident(Sign.from_number(37 * number), Form.VIDEO, f"Buurvrouw {number}")
    return WorkScene(300, 0, Path(), resident, "Wie groet jou? Dans die groet.")


FIGURES = (
    Figure("film_ffmpeg", "s", lambda place: times(place).ffmpeg),
    Figure("film_first_foreign", "of ffmpeg", lambda place: times(place).foreign / times(place).ffmpeg, at_most=0.85),
    Figure("film_first_brought_home", "of ffmpeg", lambda place: times(place).brought_home / times(place).ffmpeg),
    Figure("film_by_moviepy", "times", lambda place: times(place).moviepy / times(place).foreign, at_least=6),
    Figure("film_by_moviepy_home", "times", lambda place: times(place).moviepy / times(place).brought_home),
    Figure("film_first_house", "of ffmpeg", lambda place: times(place).house / times(place).ffmpeg, at_most=0.45),
    Figure("film_first_ahead", "of ffmpeg", lambda place: times(place).ahead / times(place).ffmpeg, at_most=0.15),
    Figure("film_unchanged", "of ffmpeg", lambda place: times(place).unchanged / times(place).ffmpeg, at_most=0.05),
    Figure("film_swapped", "of ffmpeg", lambda place: times(place).swapped / times(place).ffmpeg, at_most=0.15),
    Figure("film_renamed", "of ffmpeg", lambda place: times(place).renamed / times(place).ffmpeg, at_most=0.17),
    Figure("film_withdrawn", "of ffmpeg", lambda place: times(place).withdrawn / times(place).ffmpeg, at_most=0.15),
)
