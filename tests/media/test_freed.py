"""What was freed goes back to the computer."""

from pathlib import Path

import numpy as np

from media.freed import give_back

MB = 10**6


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def test_memory_that_is_free_between_what_is_still_held_is_given_back() -> None:
    """By itself the C library gives back only what lies at its end."""
    pieces = [np.ones(12_000) for _ in range(800)]
    held = pieces[::10]
    del pieces
    before = resident()
    give_back()

    assert len(held) == 80
    assert before - resident() > 40 * MB
