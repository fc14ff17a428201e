"""When was a sample heard? Counting samples is exact, the times that a sound card tells are not."""

import statistics
from collections import deque

from capture.captured import RATE

TORN_SECONDS = 0.25
"""A step that no jitter makes: samples were lost, or came twice."""
_BLOCKS = 500
"""5 s of blocks: long enough that a second of a computer out of breath does not count, short enough to follow a
crystal that drifts."""
_SURE_BLOCKS = 20
"""So many blocks in a row, 0.2 s, make a step real."""


class SampleClock:
    """Lays the count of samples on the monotonic clock, by the median of what the last blocks said."""

    def __init__(self) -> None:
        self._count = 0
        self._apart = 0
        self._zeros: deque[float] = deque(maxlen=_BLOCKS)

    def at(self, count: int, told: float) -> float:
        """When the first sample of the next block of `count` was heard, where the sound card says `told`."""
        zero = told - self._count / RATE
        middle = statistics.median(self._zeros) if self._zeros else zero
        self._apart = self._apart + 1 if abs(zero - middle) > TORN_SECONDS else 0
        if self._apart >= _SURE_BLOCKS:
            self._zeros.clear()
            middle = zero
        self._zeros.append(zero)
        at = middle + self._count / RATE
        self._count += count
        return at
