"""Calls staff when a visitor asks for help: a sound in the room, and a line in the log that says where, not who."""

import time
from collections.abc import Callable

from exhibits.collection import Collection

AGAIN_SECONDS = 20.0
"""Who plays with the bell does not hear it each time; who asks is logged each time."""


class Bell:
    def __init__(
        self, collection: Collection, ring: Callable[[], object], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._collection, self._ring, self._clock = collection, ring, clock
        self._rung = float("-inf")

    def __call__(self, screen: str) -> None:
        self._collection.log("help asked", screen=screen)
        if self._clock() - self._rung >= AGAIN_SECONDS:
            self._rung = self._clock()
            self._ring()
