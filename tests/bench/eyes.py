"""Looks at the screen's own memory: no program stands between a changed pixel and its being seen."""

import time
from collections.abc import Callable

import numpy as np

from media.paper import Pixels
from tests.bench.figures import NotMeasuredError

LOOK_SECONDS = 0.0001


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
