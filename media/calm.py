"""No flashes: whatever was before the cameras, a drawn picture does not flash more than three times a second."""

import math
from collections import deque
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

FLASH = 0.1
"""A change of relative luminance that can be half a flash (WCAG 2.2, 2.3.1; its darker side is not asked for here)."""
_MOST = 5
"""Changes of a place in a second, three flashes would be six: from here on it is calmed."""
_SECOND = 1.0
_SLOW_SECONDS = 1.0
"""A calmed place follows so slowly that black and white, three times a second, become one grey within 0.1."""
_PLACES = (80, 45)
_FIELD, _AREA = (27, 15), 0.2
"""Places of a third of the picture's width and height, and the share of them that is too much: WCAG allows a quarter.
Less than this is hands that wave."""

_LINEAR = np.array([v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in np.arange(256) / 255])
_WEIGHTS = np.array([0.0722, 0.7152, 0.2126])
"""Of blue, green and red."""


def luminance(pixels: Pixels) -> NDArray[np.float64]:
    """Relative luminance, 0 to 1, of blue-green-red pixels; what they have beside that is not looked at."""
    return cast(NDArray[np.float64], _LINEAR[pixels[..., :3]] @ _WEIGHTS)


class Calm:
    """Counts, place by place, how often what is to be shown changes between light and dark, and blends where that is
    too often, unless it is so few places that they are no flash. A dancer passes untouched."""

    def __init__(self) -> None:
        self._shown: Pixels | None = None
        self._turned = self._rises = np.zeros((_PLACES[1], _PLACES[0]))
        never = np.full((_PLACES[1], _PLACES[0]), -np.inf)
        self._changes = deque([never] * _MOST, _MOST)
        """When each place last changed, and the times before that; the oldest first."""
        self._at = 0.0

    def __call__(self, wanted: Pixels, at: float) -> Pixels:
        """The picture to show at this moment; `at` in seconds. What was given is kept until the next."""
        light = luminance(cast(Pixels, cv2.resize(wanted, _PLACES, interpolation=cv2.INTER_AREA)))
        if self._shown is None:
            self._shown, self._turned, self._at = wanted, light, at
            return wanted
        since, self._at = max(0.0, at - self._at), at
        self._count(light, at)
        hot = _much(self._changes[0] > at - _SECOND)
        if hot.any():
            wanted = self._blended(wanted, hot, since)
        self._shown = wanted
        return wanted

    def _count(self, light: NDArray[np.float64], at: float) -> None:
        """A change counts when it goes the other way than the one before; one that goes on is the same change."""
        step = light - self._turned
        goes_on = step * self._rises > 0
        turns = (np.abs(step) >= FLASH) & ~goes_on
        self._turned = np.where(goes_on | turns, light, self._turned)
        self._rises = np.where(turns, np.sign(step), self._rises)
        if turns.any():
            newer = [*list(self._changes)[1:], np.full_like(light, at)]
            self._changes.extend([np.where(turns, new, old) for old, new in zip(self._changes, newer, strict=True)])

    def _blended(self, wanted: Pixels, hot: NDArray[np.uint8], since: float) -> Pixels:
        assert self._shown is not None
        size = wanted.shape[1::-1]
        around = cv2.dilate(hot, np.ones((3, 3), np.uint8)).astype(np.float32)
        old = cv2.resize(around, size, interpolation=cv2.INTER_LINEAR) * math.exp(-since / _SLOW_SECONDS)
        return cast(Pixels, cv2.blendLinear(wanted, self._shown, 1 - old, old))


def _much(places: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Only those that lie in a field of which they are too much."""
    share = cv2.blur(places.astype(np.float32), _FIELD, borderType=cv2.BORDER_CONSTANT)
    fields = (np.asarray(share) > _AREA).astype(np.uint8)
    return np.asarray(cv2.dilate(fields, np.ones(_FIELD[::-1], np.uint8)) * places, np.uint8)
