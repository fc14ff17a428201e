"""Is what the microphone gives sound at all, and not too loud for it?"""

from collections import deque

import numpy as np

from capture.captured import RATE, Sound

ZERO_SECONDS = 0.3
"""Zeros and nothing else for so long come from a wire: even the quietest room is heard as noise."""
_WAKES_SECONDS = 1.0
"""Some microphones begin with zeros."""
FULL = 0.999
"""Of full scale: what is louder is cut off here."""
_ENOUGH = 10
"""Samples at full scale in a second; a tap on the microphone has fewer."""
_SECOND = 1.0
_AFTER_SECONDS = 3.0
"""After the last of them it is still called too loud: a hint that flickers is no hint."""
_APART_SECONDS = 0.5
"""Between blocks: the microphone was opened anew."""


class Ear:
    """Blocks go in on the sound's thread, the two answers come out on another."""

    def __init__(self) -> None:
        self.silent: bool | None = None
        """None until it can be known."""
        self.clips = False
        self._until = self._sounded_at = self._too_loud_until = float("-inf")
        self._full: deque[tuple[float, int]] = deque()

    def hear(self, sound: Sound) -> None:
        if sound.at - self._until > _APART_SECONDS:
            self._sounded_at = sound.at + _WAKES_SECONDS - ZERO_SECONDS
            self.silent = None
        self._until = sound.at + len(sound.samples) / RATE
        loudest = float(np.abs(sound.samples).max(initial=0.0))
        if loudest:
            self._sounded_at = max(self._sounded_at, self._until)
            self.silent = False
        elif self._until - self._sounded_at > ZERO_SECONDS:
            self.silent = True
        if loudest >= FULL:
            self._count(int((np.abs(sound.samples) >= FULL).sum()))
        self.clips = self._until < self._too_loud_until

    def _count(self, full: int) -> None:
        self._full.append((self._until, full))
        while self._full[0][0] < self._until - _SECOND:
            self._full.popleft()
        if sum(count for _, count in self._full) >= _ENOUGH:
            self._too_loud_until = self._until + _AFTER_SECONDS
