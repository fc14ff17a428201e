"""Looks at the screen's own memory: no program stands between a changed pixel and its being seen."""

import time
from collections.abc import Callable

import numpy as np

from kiosk.rehearsal.display import COLOUR_BYTES, XWD_HEADER, Display
from media.paper import Pixels
from tests.bench.figures import NotMeasuredError

LOOK_SECONDS = 0.0001


def live(display: Display) -> Pixels:
    """The pixels themselves, BGRX: they change while one looks."""
    memory = display._memory
    header = XWD_HEADER.unpack_from(memory.read_bytes()[: XWD_HEADER.size])
    skipped, width, height, line, colours = header[0], header[4], header[5], header[12], header[19]
    pixels = np.memmap(memory, np.uint8, "r", skipped + colours * COLOUR_BYTES, (height, line))
    return pixels[:, : width * 4].reshape(height, width, 4)


def seen(happens: Callable[[], bool], seconds: float) -> float:
    """Looks without a pause worth speaking of, and gives back the moment at which it was first so."""
    until = time.monotonic() + seconds
    while True:
        if happens():
            return time.monotonic()
        if time.monotonic() > until:
            raise NotMeasuredError(f"what should be seen was not seen within {seconds:g} s.")
        time.sleep(LOOK_SECONDS)


def settled(pixels: Pixels, seconds: float = 0.05) -> Pixels:
    """The picture, once it has stood still for so long."""
    before = np.array(pixels)
    while True:
        time.sleep(seconds)
        now = np.array(pixels)
        if np.array_equal(before, now):
            return now
        before = now
