"""What becomes of a process when the one that started it is gone."""

import ctypes
import os
from multiprocessing import parent_process

_PR_SET_PDEATHSIG = 1


def end_with_the_parent(number: int) -> None:
    """From here on the kernel sends us the signal `number` when our parent ends, also by a kill -9 (prctl of Linux). A
    process of multiprocessing whose parent is gone already gets it at once."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, number)
    parent = parent_process()
    if parent is not None and os.getppid() != parent.pid:
        os.kill(os.getpid(), number)  # nobody would ever ask us for anything
