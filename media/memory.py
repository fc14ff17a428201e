"""Memory of a process that works through thousands of pictures: it stays as large as one task needs.

They are large, they come from several threads, and what draws them often holds itself in a circle. Left alone, Python
and the C library keep more with every task (measured at 1080p: 1 GB after a hundred works).
"""

import ctypes
import gc

_ARENA_MAX = -8
"""M_ARENA_MAX of glibc's malloc.h."""


def one_heap() -> None:
    """Threads share it from here on; nothing where there is no glibc. To be asked before they begin."""
    if (option := _of_c("mallopt")) is not None:
        option(_ARENA_MAX, 1)


def give_back() -> None:
    """To the system, what nobody uses any more."""
    gc.collect()
    if (trim := _of_c("malloc_trim")) is not None:
        trim(0)


def _of_c(name: str) -> "ctypes._NamedFuncPointer | None":
    return getattr(ctypes.CDLL(None), name, None)
