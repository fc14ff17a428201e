"""Looks for a paper card in the camera's pictures, a few times a second; no picture is kept, and none leaves here."""

import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue

from capture.captured import Picture, Pixels
from media.papercard import is_card

LOOK_EVERY_SECONDS = 0.2
AWAY_SECONDS = 2.0
"""A card that was away for so long is shown anew; one that is held still is told of once."""


class CardReader:
    """`see` never waits: a look takes longer than a picture lasts, so a thread of its own has the newest one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._newest: Pixels | None = None
        self._came, self._closed = threading.Event(), threading.Event()
        self._found: SimpleQueue[str] = SimpleQueue()
        self._last, self._last_at = "", 0.0
        threading.Thread(target=self._read, name="cards", daemon=True).start()

    def see(self, picture: Picture) -> None:
        self._newest = picture.pixels
        self._came.set()

    def found(self) -> str | None:
        """The code of a card that was shown since the last call."""
        try:
            return self._found.get_nowait()
        except Empty:
            return None

    def close(self) -> None:
        self._closed.set()
        self._came.set()

    def _read(self) -> None:
        look = Look()
        while not self._closed.is_set():
            self._came.wait()
            self._came.clear()
            pixels, self._newest = self._newest, None
            if pixels is not None and not self._closed.is_set():
                self._tell(look.at(pixels))
            self._closed.wait(LOOK_EVERY_SECONDS)

    def _tell(self, code: str | None) -> None:
        if code is None:
            return
        now = self._clock()
        if code != self._last or now - self._last_at > AWAY_SECONDS:
            self._found.put(code)
        self._last, self._last_at = code, now


class Look:
    """Every second look is at the middle alone, twice as large: that finds a small card, or one in the dark."""

    def __init__(self) -> None:
        import cv2

        self._detector = cv2.QRCodeDetectorAruco()
        self._near = False

    def at(self, pixels: Pixels) -> str | None:
        """The code of a card in this picture."""
        import cv2

        self._near = not self._near
        if self._near:
            text = self._detector.detectAndDecode(pixels)[0]
        else:
            high, wide = pixels.shape[:2]
            middle = pixels[high // 8 : -high // 8, wide // 5 : -wide // 5]
            larger = cv2.resize(middle, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
            text = self._detector.detectAndDecode(larger)[0]
        return text if is_card(text) else None
