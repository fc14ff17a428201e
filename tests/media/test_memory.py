"""What was freed goes back to the computer, also what held itself in a circle."""

from pathlib import Path

import numpy as np

from media.memory import give_back, let_go

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
    let_go()
    assert before - resident() > 100 * MIB


def test_memory_that_is_free_between_what_is_still_held_is_given_back() -> None:
    """By itself the C library gives back only what lies at its end."""
    pieces = [np.ones(12_000) for _ in range(800)]
    held = pieces[::10]
    del pieces
    before = resident()
    give_back()

    assert len(held) == 80
    assert before - resident() > 40 * 10**6
