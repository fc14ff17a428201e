"""The film's pieces, drawn and encoded by two processes that take the longest first."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import pairwise
from multiprocessing import get_context
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path

from exhibits.errors import SpoiltError
from exhibits.reel.pictures import pictures
from exhibits.reel.plan import Reel
from exhibits.reel.planes import Planes, crossed, frame_of
from exhibits.reel.scenes import Scene, Segment, Stage
from media.encode import Encoder
from media.parent import end_with_the_parent
from media.progress import StoppedError

HANDS = 2
_LOOKS_SECONDS = 0.2
_TELLS_FRAMES = 5


def cut(reel: Reel, scenes: Sequence[Scene], folder: Path) -> list[Segment]:
    """Every scene up to where the next one comes in. `scenes`: the opening, the works in their order, the credits."""
    starts = [0, *(shot.starts for shot in reel.shots), reel.credits_start, reel.frames]
    fades = [0, *(shot.fade for shot in reel.shots), reel.credits_fade]
    befores = [None, *scenes[:-1]]
    return [
        Segment(number, scene, before, fade, end - start, folder / f"{number:04}.mp4")
        for number, (scene, before, fade, (start, end)) in enumerate(
            zip(scenes, befores, fades, pairwise(starts), strict=True)
        )
    ]


class Hands:
    """Two processes with their progress in common."""

    def __init__(self, pool: ProcessPoolExecutor, frames: "Synchronized[int]", stop: Event) -> None:
        self._pool, self._frames, self._stop = pool, frames, stop
        self._futures: set[Future[None]] = set()

    @property
    def frames(self) -> int:
        """Encoded until now."""
        return self._frames.value

    def take(self, segments: Sequence[Segment], stage: Stage) -> None:
        longest_first = sorted(segments, key=lambda segment: (-segment.frames, segment.number))
        self._futures = {self._pool.submit(render, segment, stage) for segment in longest_first}

    def finish(self, told: Callable[[int], None]) -> None:
        """Returns when all is encoded. `told` hears the frames until now, and may raise to stop it all."""
        waiting = self._futures
        while waiting:
            done, waiting = wait(waiting, _LOOKS_SECONDS, FIRST_COMPLETED)
            for future in done:
                try:
                    future.result()
                except BrokenProcessPool as error:
                    raise SpoiltError("Making the pictures broke off; try it once more.") from error
            told(self.frames)

    def drop(self) -> None:
        """What is being made is given up after its present picture."""
        self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def hands() -> Iterator[Hands]:
    """Processes of their own (spawned: a copy of a process with threads may hang), gone when this is left."""
    context = get_context("spawn")
    frames, stop = context.Value("q", 0), context.Event()
    pool = ProcessPoolExecutor(HANDS, mp_context=context, initializer=_begin, initargs=(frames, stop))
    both = Hands(pool, frames, stop)
    try:
        yield both
    finally:
        both.drop()


def render(segment: Segment, stage: Stage) -> None:
    """One segment into its file. Runs in a process of its own."""
    profile = stage.profile
    with Encoder(segment.target, profile, audio=False) as encoder:
        for number, planes in enumerate(_faded(segment, stage), 1):
            encoder.picture(frame_of(planes))
            if number % _TELLS_FRAMES == 0 or number == segment.frames:
                _tell(number % _TELLS_FRAMES or _TELLS_FRAMES)
    if encoder.pictures != segment.frames:
        raise SpoiltError(f"A part of the film has {encoder.pictures} pictures instead of {segment.frames}.")


def _faded(segment: Segment, stage: Stage) -> Iterator[Planes]:
    own = pictures(segment.scene, stage, 0, segment.frames)
    if segment.before is not None and segment.fade:
        leaves = segment.before.frames
        for number, planes in enumerate(pictures(segment.before, stage, leaves - segment.fade, leaves), 1):
            yield crossed(planes, next(own), number / (segment.fade + 1))
    yield from own


class _Shared:
    """What a process of the pool has in common with the others; set once when it begins."""

    frames: "Synchronized[int] | None" = None
    stop: Event | None = None


def _begin(frames: "Synchronized[int]", stop: Event) -> None:
    _Shared.frames, _Shared.stop = frames, stop
    os.nice(5)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides about stopping
    end_with_the_parent(signal.SIGKILL)  # and takes us with it when it is killed


def _tell(frames: int) -> None:
    if _Shared.frames is not None:
        with _Shared.frames.get_lock():
            _Shared.frames.value += frames
    if _Shared.stop is not None and _Shared.stop.is_set():
        raise StoppedError
