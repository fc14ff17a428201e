"""Memory of pictures that are gone."""

import ctypes
from contextlib import suppress


def give_back() -> None:
    """The C library keeps what was freed for later, and every visit leaves it in smaller pieces: within a day a booth
    would hold half as much again."""
    with suppress(AttributeError, OSError):  # another C library than Debian's has other habits
        ctypes.CDLL(None).malloc_trim(0)
