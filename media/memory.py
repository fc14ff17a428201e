"""Memory of a process that works through thousands of pictures: it stays as large as one task needs.

They are large, they come from several threads, and what draws them may hold itself in a circle. Left alone, Python
and the C library keep more with every task (measured at 1080p: 1 GB after a hundred works).
"""

import ctypes
import gc
from functools import cache

_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
"""M_ARENA_MAX and M_MMAP_THRESHOLD of glibc's malloc.h."""
_LARGE = 4 << 20
"""Bytes: a picture in colours at 1080p has twice as many."""


def one_heap() -> None:
    """Threads share it from here on, and what is large lies by itself: it leaves no hole that is too small for the
    next one. Nothing where there is no glibc. To be asked before threads begin."""
    if (option := _of_c("mallopt")) is not None:
        option(_ARENA_MAX, 1)
        option(_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """To the system, what nobody uses any more."""
    gc.collect()
    _settle()
    if (trim := _of_c("malloc_trim")) is not None:
        trim(0)


@cache
def _settle() -> None:
    """What a process has after its first task are modules, which stay: looking through them took 60 ms a task."""
    gc.freeze()


def _of_c(name: str) -> "ctypes._NamedFuncPointer | None":
    return getattr(ctypes.CDLL(None), name, None)
