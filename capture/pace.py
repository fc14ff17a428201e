"""Do a camera's pictures come so slowly that nobody would call it a film?"""

from collections import deque
from statistics import median

SLOW_SECONDS = 1 / 12
"""From one picture to the next. In a dim room many cameras give 15 a second, and are well."""
_FEW, _MANY = 5, 30
"""So many pictures say that it is slow, and that it is quick again: one hiccup says nothing."""


class Pace:
    """Moments of pictures go in on the camera's thread, the answer comes out on another."""

    def __init__(self) -> None:
        self.slow: bool | None = None
        """None until it can be known."""
        self._last: float | None = None
        self._steps: deque[float] = deque(maxlen=_MANY)

    def step(self, at: float) -> None:
        if self._last is not None:
            self._steps.append(at - self._last)
        self._last = at
        if len(self._steps) >= _FEW:
            looked_at = list(self._steps)[-(_MANY if self.slow else _FEW) :]
            self.slow = median(looked_at) > SLOW_SECONDS
