"""Whoever makes the pieces: this machine's cores or a Dask cluster, both by the interface of concurrent.futures."""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from multiprocessing import get_context
from uuid import uuid4

from av.error import FFmpegError

from exhibits.chunks import Chunks
from exhibits.errors import SpoiltError
from exhibits.reel.pieces import Copied, Drawn, Piece, makers, runs
from exhibits.reel.render import begin, draw, prove
from exhibits.reel.scenes import Stage
from media.errors import MediaError

log = logging.getLogger(__name__)
PROOF = 0.15
"""What it costs to look at a picture, as a part of what it costs to make one."""
_LOOKS_SECONDS = 0.2
_MOST_PIECES = 8
"""In one task: enough that a work is seldom opened twice, and few enough that all hands have work to the end."""
_TRIES = 2
"""A process that dies is nobody's fault the first time; what was kept until then is not made again."""

Pool = Callable[[], Executor]


def cores() -> Executor:
    """Processes of their own (spawned: a copy of a process with threads may hang)."""
    return ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn"), initializer=begin)


def is_there(piece: Piece, chunks: Chunks) -> bool:
    return (chunks.noted if isinstance(piece, Copied) else chunks.find)(piece.key) is not None


def cost(piece: Piece) -> float:
    """In pictures to be drawn."""
    return piece.frames * (PROOF if isinstance(piece, Copied) else 1.0)


class Drawing:
    """Everything that a film still lacks, in the hands of an executor."""

    def __init__(self, missing: Sequence[Piece], stage: Stage, chunks: Chunks, pool: Pool) -> None:
        self._stage, self._chunks, self._pool = stage, chunks, pool
        self._stop = chunks.bench / f"stop-{uuid4().hex}"
        self._missing = {piece.key: piece for piece in missing}
        self._of = sum(map(cost, self._missing.values()))
        self.spoilt: list[Piece] = []
        """What cannot be made, because a recording cannot be read."""
        self._executor = pool()
        self._waiting = self._handed_out()

    @property
    def done(self) -> float:
        """What is there by now, whoever made it; as `cost`."""
        for key in [key for key, piece in self._missing.items() if is_there(piece, self._chunks)]:
            del self._missing[key]
        return self._of - sum(map(cost, self._missing.values()))

    def finish(self, told: Callable[[], None]) -> None:
        """Returns when all is done that can be. `told` is called often, and may raise to stop it all."""
        tries = 1
        while self._waiting:
            try:
                self._some_more(told)
            except BrokenExecutor as error:
                if tries == _TRIES:
                    raise SpoiltError("Making the pictures broke off; try it once more.") from error
                log.warning("a process that makes pictures died")
                tries += 1
                self._executor.shutdown()
                self._executor = self._pool()
                self._waiting = self._handed_out()

    def close(self) -> None:
        """What is being made is given up after its present picture."""
        self._stop.touch()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._stop.unlink(missing_ok=True)

    def _some_more(self, told: Callable[[], None]) -> None:
        for future in wait(self._waiting, _LOOKS_SECONDS, FIRST_COMPLETED).done:
            if not _went_well(future):
                self.spoilt += self._waiting[future]
            del self._waiting[future]
        told()

    def _handed_out(self) -> dict[Future[None], tuple[Piece, ...]]:
        """The longest first."""
        left = [piece for piece in self._missing.values() if piece not in self.spoilt]
        tasks = sorted(_tasks(left), key=lambda task: -sum(map(cost, task)))
        return {self._handed(task): task for task in tasks}

    def _handed(self, task: tuple[Piece, ...]) -> Future[None]:
        first = task[0]
        if isinstance(first, Copied):
            return self._executor.submit(prove, first, self._stage.profile, self._chunks, self._stop)
        run = [piece for piece in task if isinstance(piece, Drawn)]
        return self._executor.submit(draw, run, self._stage, self._chunks, self._stop, makers())


@contextmanager
def drawing(missing: Sequence[Piece], stage: Stage, chunks: Chunks, pool: Pool = cores) -> Iterator[Drawing]:
    """They are at it until this is left."""
    work = Drawing(missing, stage, chunks, pool)
    try:
        yield work
    finally:
        work.close()


def _tasks(missing: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    yield from ((piece,) for piece in missing if isinstance(piece, Copied))
    for run in runs([piece for piece in missing if isinstance(piece, Drawn)]):
        yield from (run[at : at + _MOST_PIECES] for at in range(0, len(run), _MOST_PIECES))


def _went_well(future: Future[None]) -> bool:
    """False: a recording cannot be read. Raises whatever is no recording's fault."""
    try:
        future.result()
    except (SpoiltError, FFmpegError, MediaError) as error:
        log.warning("a part of the film could not be made: %s", error)
        return False
    except CancelledError as error:
        raise BrokenExecutor from error
    return True
