"""The empty room as the camera sees it, kept in memory only: whatever is not the room is somebody who dances."""

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from capture.captured import Picture, Pixels

MASK_SIZE = (640, 360)
"""Width and height in which somebody is told from the room: in a quarter of a take, two legs become one."""
ENOUGH_PICTURES = 15
_MANY_PICTURES = 60
"""Beyond so many, the newest count more."""
_FAR = 24.0
"""Squared deviations from the room that make somebody; less lets a cheap camera's noise dance."""
_STIRS = 20.0
"""Square of what a place may change by without anybody there, however still the camera's picture is: light drifts."""
_SHADE = 0.7
"""What is the room but darker, down to this share, is a shadow on it. Less would take grey clothes for shadows."""
_GLANCE = (80, 45)
_EVERY = np.log(np.arange(256) + 1.0)
_GAIN, _SLOPE = (np.log(0.5), np.log(2.0)), (-0.3, 0.3)
"""More than this is no camera that finds its light."""
LOOK_SECONDS = 2.0
_BLINK_SECONDS = 0.5
"""Cameras begin too dark or too bright, until they have found the light."""
_MOVES, _MOVED_SHARE = 30, 0.002
"""A difference that is no noise, and how much of the picture must have it."""
_SHOWN, _OUTSIDE = 255, 128
_GAPS = 7
"""Pixels of a mask; where somebody is looked through by less, they are closed."""


class Room:
    """Learned first, then only compared with: a model that went on learning would forget who stands still in 2 s."""

    def __init__(self) -> None:
        self._model = cv2.createBackgroundSubtractorMOG2(_MANY_PICTURES, _FAR, True)
        self._model.setShadowThreshold(_SHADE)
        self._model.setVarMin(_STIRS)
        self._glance: _Glance | None = None
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
        there = cast(Pixels, cv2.threshold(found, _SHOWN - 1, _SHOWN, cv2.THRESH_BINARY)[1])
        there[_enclosed(there) & (found > 0)] = _SHOWN
        return there

    def _evened(self, small: Pixels) -> Pixels:
        """As bright as the room was: cameras open their eye wider when somebody dark comes in, and clouds pass."""
        if self._glance is None:
            self._glance = _Glance(cast(Pixels, self._model.getBackgroundImage()))
        return cast(Pixels, cv2.LUT(small, self._glance.curves(small)))


def _enclosed(there: Pixels) -> NDArray[np.bool_]:
    """What somebody is all around of: a shadow in it is none, but a grey coat before a white wall."""
    sealed = cv2.morphologyEx(there, cv2.MORPH_CLOSE, np.ones((_GAPS, _GAPS), np.uint8))
    around = cv2.copyMakeBorder(sealed, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    cv2.floodFill(around, None, (0, 0), _OUTSIDE)
    return cast(NDArray[np.bool_], around[1:-1, 1:-1] != _OUTSIDE)


class _Glance:
    """The room from so far that nobody in it matters, to compare how bright it is."""

    def __init__(self, room: Pixels) -> None:
        self._light = _light(room)
        dark_first = self._light.argsort(axis=1)
        self._halves = np.stack(np.array_split(dark_first, 2, axis=1), axis=1)

    def curves(self, small: Pixels) -> Pixels:
        """For each colour and value, what it would have been: cameras change dark places otherwise than light ones, so
        what is lost or won is a line between the middles of the darker and the lighter half of the room."""
        light = _light(small)
        lost = np.median(np.take_along_axis((self._light - light)[:, None], self._halves, axis=2), axis=2)
        where = np.median(np.take_along_axis(light[:, None], self._halves, axis=2), axis=2)
        slope = np.clip((lost[:, 1] - lost[:, 0]) / np.maximum(where[:, 1] - where[:, 0], 0.2), *_SLOPE)
        gains = np.clip(lost.mean(axis=1) + slope * (_EVERY[:, None] - where.mean(axis=1)), *_GAIN)
        values = np.clip(np.exp(_EVERY[:, None] + gains) - 1, 0, 255)
        return cast(Pixels, values.round().astype(np.uint8)[:, None])


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


def _light(small: Pixels) -> NDArray[np.float64]:
    """Logarithms, by colour and place."""
    far = cv2.resize(small, _GLANCE, interpolation=cv2.INTER_AREA)
    return np.log(far.reshape(-1, 3).T.astype(np.float64) + 1)
