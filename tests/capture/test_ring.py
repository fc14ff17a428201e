from collections.abc import Iterator

import numpy as np
import pytest

from capture.captured import Pixels
from capture.ring import PREVIEW_SIZE, SLOTS, PreviewRing


@pytest.fixture
def ring() -> Iterator[PreviewRing]:
    ring = PreviewRing.new()
    yield ring
    ring.close()


def grey(value: int) -> Pixels:
    return np.full((PREVIEW_SIZE[1], PREVIEW_SIZE[0], 4), value, np.uint8)


def test_an_empty_ring_shows_nothing(ring: PreviewRing) -> None:
    assert ring.read() is None


def test_the_newest_picture_is_read_once(ring: PreviewRing) -> None:
    """Who asks with the serial it has, draws nothing twice."""
    for value in range(SLOTS + 2):
        ring.write(grey(value))

    newest = ring.read()
    assert newest is not None and newest.pixels[0, 0, 0] == SLOTS + 1
    assert ring.read(after=newest.serial) is None


def test_the_other_process_sees_the_same_memory(ring: PreviewRing) -> None:
    PreviewRing(ring.fd).write(grey(7))

    seen = ring.read()
    assert seen is not None and seen.pixels[100, 100, 2] == 7


def test_a_forgotten_picture_is_gone_and_serials_go_on(ring: PreviewRing) -> None:
    ring.write(grey(200))
    first = ring.read()
    ring.forget()

    assert first is not None and ring.read() is None
    ring.write(grey(9))
    next_one = ring.read(after=first.serial)
    assert next_one is not None and next_one.pixels[0, 0, 0] == 9


def test_a_picture_that_is_being_written_is_not_shown(ring: PreviewRing) -> None:
    """A booth that was killed while it wrote leaves half a picture."""
    ring.write(grey(1))
    ring._marks[:] = 0

    assert ring.read() is None
