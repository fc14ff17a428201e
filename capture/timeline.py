"""Puts sound and pictures on one line of time. The sound's sample counter is the clock; pictures are laid beside it."""

from dataclasses import dataclass

from capture.captured import RATE
from capture.sampleclock import TORN_SECONDS

TICKS = 90_000
"""A second of picture time."""
_APART = TICKS // 1000 + 1
"""Matroska counts milliseconds: pictures closer together become one."""
_OWED_SECONDS = 1.5
"""Sound that is so late does not come any more; a computer out of breath delivers after a second."""


@dataclass
class Timeline:
    has_sound: bool
    listens: bool = True
    """Whether a microphone brings the sound; else it is laid as far as the pictures are."""
    zero: float | None = None
    """Monotonic time of sample 0, as the last block says; of the first picture where there is no sound."""
    samples: int = 0
    _last: int = -TICKS

    @property
    def seconds(self) -> float:
        return self.samples / RATE if self.has_sound else max(0, self._last) / TICKS

    def gap(self, at: float) -> int:
        """How far a block that began `at` lies after the end of the sound so far, in samples: more than 0, silence is
        missing before it; less than 0, it lies where sound already is."""
        if self.zero is None:
            return 0
        late = at - self.samples / RATE - self.zero
        return round(late * RATE) if abs(late) > TORN_SECONDS else 0

    def lay_sound(self, count: int, at: float | None) -> int:
        """Sample number of a block of `count`; `at` is None for silence that we put in ourselves."""
        if at is not None:
            self.zero = at - self.samples / RATE
        first = self.samples
        self.samples += count
        return first

    def owed(self, at: float) -> int:
        """Samples that no microphone brings, and without which the sound would end before a picture `at`."""
        if not self.has_sound or self.zero is None:
            return 0
        late = at - self.zero - self.samples / RATE
        return round(late * RATE) if late > (_OWED_SECONDS if self.listens else 0) else 0

    def lay_picture(self, at: float) -> int | None:
        """Ticks of a picture, at least a millisecond after the one before; None where it is before the beginning."""
        if self.zero is None:
            if self.has_sound and self.listens:
                return None
            self.zero = at
        ticks = round((at - self.zero) * TICKS)
        if ticks < 0:
            return None
        self._last = max(ticks, self._last + _APART)
        return self._last
