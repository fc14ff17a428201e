"""Memory of pictures that are gone."""

import ctypes
from contextlib import suppress


def give_back() -> None:
    """The C library keeps what was freed for later, and every visit leaves it in smaller pieces: within a hundred takes
    a booth holds twice as much. For moments of rest: this takes some milliseconds."""
    with suppress(AttributeError, OSError):  # another C library than Debian's has other habits
        ctypes.CDLL(None).malloc_trim(0)
