"""What becomes of a process when the one that started it is gone."""

import ctypes

_PR_SET_PDEATHSIG = 1


def end_with_the_parent(number: int) -> None:
    """From here on the kernel sends us the signal `number` when our parent ends, also by a kill -9 (prctl of Linux)."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, number)
