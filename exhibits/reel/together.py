"""*Buurtdans*, the film's finale: neighbours who never met, in one picture, to one music.

Who dances to what is chosen by a pure function. Lifting them takes time and is done once; then any of the pictures can
be drawn by itself.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import uuid4

from av.video.reformatter import VideoReformatter

from exhibits.chunks import Chunks, Facts
from exhibits.reel.planes import Planes, planes_of_paper
from exhibits.reel.scenes import Resident, Stage
from media.buurtdans import Crowd, accents
from media.crowd import MOST
from media.dancer import FPS, lift_dancer
from media.files import sha256
from media.lifted import keep_dancer, kept_dancer, lifted_key
from media.progress import never
from media.samples import RATE, Samples
from media.take import FigureFacts, Sheets

LEAST = 2
MOST_SECONDS = 30.0
"""Of each dance that is lifted; a longer finale is danced back again."""


@dataclass(frozen=True)
class Dance:
    """A dance without a face."""

    code: str
    music: str = ""
    """The code of the work that it was danced to; empty where it answers none."""


@dataclass(frozen=True)
class Music:
    """A work that may be danced to: it is open for answers, and it has a sound."""

    code: str
    seconds: float


@dataclass(frozen=True)
class Together:
    music: str
    dances: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    """For whom one picture has no room, by lot."""


@dataclass(frozen=True)
class Lifting:
    """A recording of a dancer alone, to be lifted."""

    code: str
    path: Path
    figure: FigureFacts


@dataclass(frozen=True)
class Lifted:
    """A dancer who was lifted into a file."""

    path: Path
    sheets: Sheets
    begins: int
    """The picture with which they begin."""


@dataclass(frozen=True)
class Neighbour:
    resident: Resident
    lifted: Lifted


@dataclass(frozen=True)
class TogetherScene:
    frames: int
    neighbours: tuple[Neighbour, ...]
    seed: int
    """For places, colours and the building behind them."""


def choose_together(dances: Sequence[Dance], musics: Sequence[Music], *, seed: int) -> Together | None:
    """The music that most of them danced to; where nobody danced to any of it the longest, and the lot among equals.
    None where fewer than two dance, or there is nothing to dance to."""
    if len(dances) < LEAST or not musics:
        return None
    rng = Random(seed)
    lot = rng.sample(sorted(musics, key=lambda music: music.code), len(musics))
    danced = Counter(dance.music for dance in dances)
    music = max(lot, key=lambda one: (danced[one.code], one.seconds))
    codes = rng.sample(sorted(dance.code for dance in dances), len(dances))
    return Together(music.code, tuple(codes[:MOST]), tuple(sorted(codes[MOST:])))


def lift(lifting: Lifting, chunks: Chunks, *, stopped: Callable[[], bool] = never) -> Path:
    """The dancer's file, which is made where it is not there yet: a quarter of the dance's time. It lies among the
    chunks, for it has to go when the work does. Raises a MediaError where nobody can be lifted, and StoppedError."""
    key = lifted_key(sha256(lifting.path), lifting.figure)
    if not chunks.find(key):
        began = time.process_time()
        dancer = lift_dancer(lifting.path, lifting.figure, most_seconds=MOST_SECONDS, stopped=stopped)
        half_made = chunks.bench / f"{key}-{uuid4().hex}"
        keep_dancer(dancer, half_made)
        chunks.keep(key, half_made, Facts((lifting.code,), len(dancer.moments), time.process_time() - began, ()))
    return chunks.use(key)


def cue(files: Sequence[tuple[Path, Sheets]], music: Samples, lags: Mapping[int, int]) -> tuple[Lifted, ...]:
    """When each of them begins. Who danced to this very music does as they did: `lags` has for their place in the row
    by how many samples the music begins later in their recording. Others begin where they move with its accents."""
    loud = accents(music)
    row = []
    for place, (path, sheets) in enumerate(files):
        dancer = kept_dancer(path, sheets)
        lag = lags.get(place)
        begins = dancer.begin_for(loud) if lag is None else round(lag * FPS / RATE) - dancer.first
        row.append(Lifted(path, sheets, begins))
    return tuple(row)


def together_pictures(scene: TogetherScene, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    lifted = [neighbour.lifted for neighbour in scene.neighbours]
    dancers = [kept_dancer(one.path, one.sheets) for one in lifted]
    begins = [one.begins for one in lifted]
    crowd = Crowd(dancers, begins, stage.profile.size, stage.palette, Random(scene.seed))
    fit = VideoReformatter()
    for frame in range(first, last):
        yield planes_of_paper(crowd.at(frame / stage.profile.fps), fit)
