"""A film for screens that show one: grey, on the test's own clock."""

import numpy as np

from kiosk.showing import Shown


class Film:
    """Over after so many seconds; `at` is how far it is."""

    def __init__(self, size: tuple[int, int], seconds: float = 60.0) -> None:
        self.size, self.seconds, self.at, self.closed = size, seconds, 0.0, False
        self.next_in = 1 / 30

    @property
    def done(self) -> bool:
        return self.at >= self.seconds

    def frame(self) -> Shown:
        return Shown(round(self.at * 30), np.full((self.size[1], self.size[0], 4), 128, np.uint8))

    def close(self) -> None:
        self.closed = True
