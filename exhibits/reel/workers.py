"""Whoever makes the pieces: this machine's cores or a Dask cluster, both by the interface of concurrent.futures."""

import logging
import os
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from av.error import FFmpegError

from exhibits.chunks import Chunks
from exhibits.errors import SpoiltError
from exhibits.reel.costs import cost
from exhibits.reel.pieces import Copied, Drawn, Piece, makers, runs
from exhibits.reel.pulse import Listener, Pulse
from exhibits.reel.render import draw, prove
from exhibits.reel.scenes import Stage
from media.errors import MediaError
from media.side_by_side import Processes

log = logging.getLogger(__name__)
_LOOKS_SECONDS = 0.2
_PATIENCE_SECONDS = 5.0
"""With those who should stop; the kiosk waits twice as long for us."""
_MOST_PIECES = 8
"""In one task: enough that a work is seldom opened twice, and few enough that all hands have work to the end."""
_TRIES = 2
"""A process that dies is nobody's fault the first time; what was kept until then is not made again."""

Pool = Callable[[], Executor]
Task = tuple[Piece, ...]


def is_there(piece: Piece, chunks: Chunks) -> bool:
    return (chunks.noted if isinstance(piece, Copied) else chunks.find)(piece.key) is not None


@dataclass(frozen=True)
class _Handed:
    """A task that somebody has, and by what they show that they are at it."""

    task: Task
    pulse: Pulse


class Drawing:
    """Everything that a film still lacks, in the hands of an executor."""

    def __init__(
        self, missing: Sequence[Piece], stage: Stage, chunks: Chunks, pool: Pool, clock: Callable[[], float]
    ) -> None:
        self._stage, self._chunks, self._pool = stage, chunks, pool
        self._name = f"drawing-{uuid4().hex}"
        self._missing = {piece.key: piece for piece in missing}
        self._many = len(self._missing)
        self._of = self._left = sum(map(cost, self._missing.values()))
        self._clock, self._counted = clock, float("-inf")
        self.spoilt: list[Piece] = []
        """What cannot be made, because a recording cannot be read."""
        self._listener, self._hung = Listener(clock), Counter[str]()
        """By the key of the piece with which they began, how often tasks hung."""
        self._executor = pool()
        self._waiting = self._handed_out()

    @property
    def began(self) -> bool:
        """All hands are at it; to start them takes a moment. How many hands a cluster has is not known."""
        hands = min(os.cpu_count() or 1, len(self._waiting)) if isinstance(self._executor, Processes) else 1
        at_it = sum(one.pulse.last() is not None for one in self._waiting.values())
        return len(self._missing) < self._many or at_it >= hands

    @property
    def done(self) -> float:
        """What is there by now, whoever made it, and half of what somebody has under their hands; as `cost`."""
        if not self._waiting or self._clock() - self._counted >= _LOOKS_SECONDS:
            self._count()
        return self._of - self._left

    def _count(self) -> None:
        self._counted = self._clock()
        for key in [key for key, piece in self._missing.items() if is_there(piece, self._chunks)]:
            del self._missing[key]
        at_it = [handed.task for handed in self._waiting.values() if handed.pulse.last() is not None]
        under_hands = (next((piece for piece in task if piece.key in self._missing), None) for task in at_it)
        half = sum(cost(piece) / 2 for piece in under_hands if piece is not None)
        self._left = sum(map(cost, self._missing.values())) - half

    def finish(self, told: Callable[[], None]) -> None:
        """Returns when all is done that can be. `told` is called often, and may raise to stop it all."""
        deaths = 0
        while self._waiting:
            try:
                self._some_more(told)
            except BrokenExecutor as error:
                deaths += 1
                if deaths == _TRIES:
                    raise SpoiltError("Making the pictures broke off; try it once more.") from error
                log.warning("a process that makes pictures died")
                self._begin_anew()

    def close(self) -> None:
        """What is being made is given up after its present picture, and whoever hangs now."""
        (self._chunks.bench / self._name).touch()
        if isinstance(self._executor, Processes) and wait(self._waiting, _PATIENCE_SECONDS).not_done:
            self._executor.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)
        for left in self._chunks.bench.glob(f"{self._name}*"):
            left.unlink(missing_ok=True)

    def _some_more(self, told: Callable[[], None]) -> None:
        for future in wait(self._waiting, _LOOKS_SECONDS, FIRST_COMPLETED).done:
            if not _went_well(future):
                self.spoilt += self._waiting[future].task
            del self._waiting[future]
        if isinstance(self._executor, Processes):  # a cluster looks after its workers itself
            self._part_with_the_silent(self._executor)
        told()

    def _part_with_the_silent(self, executor: Processes) -> None:
        """What they had is handed out once more; whoever hangs over it again has shown that it is spoilt."""
        silent = set(self._listener.silent(handed.pulse for handed in self._waiting.values()))
        if not silent:
            return
        log.warning("a process that makes pictures hung")
        executor.kill()
        for handed in self._waiting.values():
            if handed.pulse in silent and (left := self._not_there(handed.task)):
                self._hung[left[0].key] += 1
                self.spoilt += left if self._hung[left[0].key] == _TRIES else []
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._executor.shutdown()
        self._executor = self._pool()
        self._waiting = self._handed_out()

    def _handed_out(self) -> dict[Future[None], _Handed]:
        """The longest first."""
        left = [piece for piece in self._not_there(self._missing.values()) if piece not in self.spoilt]
        tasks = sorted(_tasks(left), key=lambda task: -sum(map(cost, task)))
        return dict(self._handed(task) for task in tasks)

    def _handed(self, task: Task) -> tuple[Future[None], _Handed]:
        bench = self._chunks.bench
        first, pulse = task[0], Pulse(bench / f"{self._name}-{uuid4().hex}", stop=bench / self._name)
        if isinstance(first, Copied):
            copied = [piece for piece in task if isinstance(piece, Copied)]
            future = self._executor.submit(prove, copied, self._stage.profile, self._chunks, pulse)
        else:
            run = [piece for piece in task if isinstance(piece, Drawn)]
            future = self._executor.submit(draw, run, self._stage, self._chunks, pulse, makers())
        return future, _Handed(task, pulse)

    def _not_there(self, pieces: Iterable[Piece]) -> list[Piece]:
        return [piece for piece in pieces if not is_there(piece, self._chunks)]


@contextmanager
def drawing(
    missing: Sequence[Piece],
    stage: Stage,
    chunks: Chunks,
    pool: Pool = Processes,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Drawing]:
    """They are at it until this is left."""
    work = Drawing(missing, stage, chunks, pool, clock)
    try:
        yield work
    finally:
        work.close()


def _tasks(missing: Sequence[Piece]) -> Iterator[Task]:
    known = defaultdict[Path, list[Copied]](list)
    for piece in missing:
        if isinstance(piece, Copied) and piece.whole:
            known[piece.path].append(piece)
        elif isinstance(piece, Copied):
            yield (piece,)
    yield from map(tuple, known.values())
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
