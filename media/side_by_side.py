"""Several tasks at once: by threads, for work that FFmpeg and NumPy do without Python, or by processes, for any."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from media.memory import one_heap
from media.parent import end_with_the_parent

Result = TypeVar("Result")


class Processes(ProcessPoolExecutor):
    """As many as there are cores, spawned: a copy of a process with threads may hang. It takes a second to begin."""

    def __init__(self) -> None:
        super().__init__(os.cpu_count(), mp_context=get_context("spawn"), initializer=_begin)

    def kill(self) -> None:
        """All of them, whatever they are at; `kill_workers` of Python 3.14. Nothing is handed to them any more."""
        for process in list((self._processes or {}).values()):
            process.kill()
        # before Python 3.11.8 a task too large for the pipe would wait for ever for somebody to read it
        self._call_queue._reader.close()  # type: ignore[attr-defined]


@contextmanager
def all_cores() -> Iterator[Executor]:
    """As many threads as there are cores; what waits when this is left is not begun any more."""
    cores = ThreadPoolExecutor(os.cpu_count())
    try:
        yield cores
    finally:
        cores.shutdown(cancel_futures=True)


def in_turn(cores: Executor, tasks: Iterable[Callable[[], Result]]) -> Iterator[Result]:
    """What each gives, in their order. Only a few are ahead of whoever takes them, so that a long sound fits."""
    line = iter(tasks)
    ahead: deque[Future[Result]] = deque(cores.submit(task) for task in islice(line, 1 + (os.cpu_count() or 1)))
    while ahead:
        result = ahead.popleft().result()
        ahead.extend(cores.submit(task) for task in islice(line, 1))
        yield result


def _begin() -> None:
    """Of a process that does nothing but this."""
    with suppress(OSError):
        os.nice(5)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides about stopping
    end_with_the_parent(signal.SIGKILL)  # and takes us with it when it is killed
    one_heap()
