"""How loud it is, for the footlights."""

import math
import threading
from dataclasses import dataclass

import numpy as np

from capture.captured import Samples

FLOOR_DB = -60.0


@dataclass(frozen=True)
class Loudness:
    rms: float
    peak: float
    """Both 0 (-60 dBFS and less) to 1 (full scale), even in decibels: the way ears and meters count."""


SILENCE = Loudness(0.0, 0.0)


class Meter:
    """Blocks go in on the sound's thread, a reading comes out on another; each reading starts anew."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._squares = 0.0
        self._count = 0
        self._peak = 0.0

    def hear(self, samples: Samples) -> None:
        if not samples.size:
            return
        squares, peak = float(np.square(samples).sum()), float(np.abs(samples).max())
        with self._lock:
            self._squares += squares
            self._count += samples.size
            self._peak = max(self._peak, peak)

    def read(self) -> Loudness | None:
        """What was heard since the last reading; None where nothing was."""
        with self._lock:
            squares, count, peak = self._squares, self._count, self._peak
            self._squares, self._count, self._peak = 0.0, 0, 0.0
        if not count:
            return None
        return Loudness(on_scale(math.sqrt(squares / count)), on_scale(peak))


def on_scale(amplitude: float) -> float:
    """0..1 of full scale to 0..1 of 60 decibels."""
    if amplitude <= 0.0:
        return 0.0
    return min(1.0, max(0.0, 1.0 - 20.0 * math.log10(amplitude) / FLOOR_DB))
