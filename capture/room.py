"""The empty room as the camera sees it, kept in memory only: whatever is not the room is somebody who dances."""

from typing import cast

import cv2
import numpy as np

from capture.captured import Picture, Pixels

MASK_SIZE = (320, 180)
"""Width and height in which somebody is told from the room: a quarter of a take is fine enough for an outline."""
ENOUGH_PICTURES = 15
_MANY_PICTURES = 60
"""Beyond so many, the newest count more."""
_FAR = 24.0
"""Squared deviations from the room that make somebody; less lets a cheap camera's noise dance."""
_SHADE = 0.7
"""What is the room but darker, down to this share, is a shadow on it. Less would take grey clothes for shadows."""
_GLANCE = (80, 45)
LOOK_SECONDS = 2.0
_BLINK_SECONDS = 0.5
"""Cameras begin too dark or too bright, until they have found the light."""
_MOVES, _MOVED_SHARE = 30, 0.002
"""A difference that is no noise, and how much of the picture must have it."""
_SHOWN = 255


class Room:
    """Learned first, then only compared with: a model that went on learning would forget who stands still in 2 s."""

    def __init__(self) -> None:
        self._model = cv2.createBackgroundSubtractorMOG2(_MANY_PICTURES, _FAR, True)
        self._model.setShadowThreshold(_SHADE)
        self._glance: np.ndarray | None = None
        self.looks = 0
        """Pictures it was learned from."""

    def learn(self, small: Pixels) -> None:
        """`small` is a picture of `MASK_SIZE`."""
        self.looks += 1
        self._model.apply(small, None, 1 / min(self.looks, _MANY_PICTURES))
        self._glance = None

    def others(self, small: Pixels) -> Pixels:
        """255 where somebody is, else 0."""
        found = self._model.apply(self._evened(small), None, 0)
        return cast(Pixels, cv2.threshold(found, _SHOWN - 1, _SHOWN, cv2.THRESH_BINARY)[1])

    def _evened(self, small: Pixels) -> Pixels:
        """As bright as the room was: cameras open their eye wider when somebody dark comes in, and clouds pass."""
        if self._glance is None:
            self._glance = _glance(cast(Pixels, self._model.getBackgroundImage()))
        gains = np.clip(np.median(self._glance / _glance(small), axis=(0, 1)), 0.5, 2.0)
        return cast(Pixels, cv2.transform(small, np.diag(gains)))


class Learning:
    """A look of two seconds at a room in which nobody is."""

    def __init__(self) -> None:
        self.room = Room()
        self.done = False
        self._before: Pixels | None = None
        self._moved = 0
        self._began: float | None = None

    @property
    def enough(self) -> bool:
        return self.room.looks >= ENOUGH_PICTURES

    @property
    def still(self) -> bool:
        """Whether nobody walked through, or stood there and breathed."""
        return self._moved * 4 < self.room.looks

    def look(self, picture: Picture) -> None:
        if self._began is None:
            self._began = picture.at
        looked = picture.at - self._began
        self.done = self.done or looked >= LOOK_SECONDS
        if self.done or looked < _BLINK_SECONDS:
            return
        small = shrunk(picture.pixels)
        self.room.learn(small)
        self._moved += self._before is not None and _moves(self._before, small)
        self._before = small


def shrunk(pixels: Pixels) -> Pixels:
    """A picture of a take, as small as masks are."""
    return cast(Pixels, cv2.resize(pixels, MASK_SIZE, interpolation=cv2.INTER_AREA))


def _moves(before: Pixels, now: Pixels) -> bool:
    other = cv2.absdiff(before, now).max(axis=2) > _MOVES
    return float(other.mean()) > _MOVED_SHARE


def _glance(small: Pixels) -> np.ndarray:
    return cast(np.ndarray, cv2.resize(small, _GLANCE, interpolation=cv2.INTER_AREA).astype(np.float32) + 1.0)
