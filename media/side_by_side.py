"""Several tasks at once by threads, for work that FFmpeg and NumPy do without Python."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

Result = TypeVar("Result")


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
