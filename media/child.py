"""Work on files of strangers in a process of its own, which may hang, crash and eat without anybody noticing."""

import os
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pickle import UnpicklingError
from typing import Any, TypeVar, cast

from media.errors import DamagedError, MediaError, TooLargeError
from media.files import full_disk_said
from media.parent import end_with_the_parent
from media.progress import Progress, Report, StoppedError, never, tell_nobody

Result = TypeVar("Result")

_MOST_FILE_BYTES = 8 * 2**30


@dataclass(frozen=True)
class _Sorry:
    error: Exception


@dataclass(frozen=True)
class _Done:
    result: Any


def in_child(
    task: Callable[..., Result],
    *args: Any,
    seconds: float,
    quiet_seconds: float = 60.0,
    memory_mb: int = 2048,
    report: Report | None = None,
    stopped: Callable[[], bool] = never,
) -> Result:
    """Runs `task(*args)` in a process of its own that may use so much time and memory, and returns what it returns.

    With `report`, the task is called with `report=` and its progress comes here. A child that dies, runs out of time
    or says nothing for `quiet_seconds` becomes a DamagedError: the file it read was too much for it.
    """
    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    job = _Job(task, args, int(seconds) + 1, memory_mb, tells=report is not None)
    child = spawn.Process(target=_child, args=(job, theirs), daemon=True)
    child.start()
    theirs.close()
    try:
        return cast(Result, _listen(ours, report or tell_nobody, stopped, seconds, quiet_seconds))
    finally:
        child.kill()
        child.join()
        ours.close()


def _listen(
    connection: Connection, report: Report, stopped: Callable[[], bool], seconds: float, quiet_seconds: float
) -> Any:
    began = heard = time.monotonic()
    while True:
        if stopped():
            raise StoppedError
        if connection.poll(0.1):
            heard = time.monotonic()
            try:
                message = connection.recv()
            except (EOFError, UnpicklingError) as error:
                raise DamagedError("Reading this file went wrong so badly that it was given up.") from error
            match message:
                case Progress():
                    report(message)
                case _Sorry(sorry):
                    raise sorry
                case _Done(result):
                    return result
        now = time.monotonic()
        if now - began > seconds or now - heard > quiet_seconds:
            raise DamagedError("Reading this file took too long and was given up.")


@dataclass(frozen=True)
class _Job:
    task: Callable[..., Any]
    args: tuple[Any, ...]
    cpu_seconds: int
    memory_mb: int
    tells: bool


def _child(job: _Job, connection: Connection) -> None:
    """What is not an error of ours ends the process; its end tells the parent enough, its stderr tells the log."""
    _bound_this_process(job)
    extra = {"report": connection.send} if job.tells else {}
    answer: _Done | _Sorry
    try:
        with full_disk_said():
            answer = _Done(job.task(*job.args, **extra))
    except (MediaError, StoppedError) as error:
        answer = _Sorry(error)
    except MemoryError:
        answer = _Sorry(TooLargeError("This file needs more memory than can be given to it."))
    connection.send(answer)
    connection.close()


def _bound_this_process(job: _Job) -> None:
    memory = job.memory_mb * 2**20
    cpu = job.cpu_seconds * (os.cpu_count() or 1)
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, _MOST_FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides about stopping
    end_with_the_parent(signal.SIGKILL)  # and takes us with it when it is killed
