"""Memory of processes that work through thousands of pictures: they stay as large as one task needs.

Pictures are large, they come from several threads, and what draws them may hold itself in a circle. Left alone, Python
and the C library keep more with every task (measured at 1080p: 1 GB after a hundred works).
"""

import ctypes
import gc
from functools import cache

_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
"""M_ARENA_MAX and M_MMAP_THRESHOLD of glibc's malloc.h."""
_LARGE = 3_000_000
"""Bytes: a picture of 1080p has 3.1 million as it is encoded, and 8.3 in colours."""


def one_heap() -> None:
    """Threads share it from here on, and what is large lies by itself: it leaves no hole that is too small for the
    next one. Nothing where there is no glibc. To be asked before threads begin."""
    if (option := _of_c("mallopt")) is not None:
        option(_ARENA_MAX, 1)
        option(_MMAP_THRESHOLD, _LARGE)


@cache
def settle() -> None:
    """What a process has when its first task begins are modules, which stay: looking through them for circles took
    60 ms each time."""
    gc.collect()
    gc.freeze()


def let_go() -> None:
    """Of everything that nobody uses, also of what holds itself in a circle."""
    gc.collect()
    give_back()


def give_back() -> None:
    """The C library keeps what was freed for later, and every visit leaves it in smaller pieces: within a hundred takes
    a booth holds twice as much. For moments of rest: this takes some milliseconds."""
    if (trim := _of_c("malloc_trim")) is not None:
        trim(0)


def _of_c(name: str) -> "ctypes._NamedFuncPointer | None":
    """Another C library than Debian's has other habits."""
    return getattr(ctypes.CDLL(None), name, None)
