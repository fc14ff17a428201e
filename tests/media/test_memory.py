"""What a task leaves behind is given back, also what holds itself in a circle."""

from pathlib import Path

import numpy as np

from media.memory import give_back

MIB = 2**20


class Circle:
    def __init__(self) -> None:
        self.pixels, self.me = np.ones(MIB // 2, np.uint8), self


def resident() -> int:
    """Bytes of memory that this process has, as the kernel counts."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


def test_memory_that_nobody_uses_goes_back_to_the_system() -> None:
    circles = [Circle() for _ in range(300)]
    before = resident()
    del circles
    give_back()
    assert before - resident() > 100 * MIB
