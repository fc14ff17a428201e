"""From a mask to an outline that scissors could have cut."""

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from capture.captured import SIZE, Pixels

Outline = NDArray[np.int32]
"""Corners of a shape, or of a hole in one, in pixels of a take."""

_LEAST = 0.004
"""Shares of the picture: less is noise, a cat, or a hole that may as well be closed. It also keeps small: no letters
of a shirt and no features of a face survive as holes."""
_LEAST_HOLE = 0.002
_SNIP = 1.4
"""Pixels by which a snip may miss the outline, in a picture of `_FINE`."""
_FINE = (640, 360)
_STAYS = 0.45
"""How much of the mask before is in the next: edges tremble less, and a hand is one picture late at most."""
_HALF = 127


def _round(size: int) -> NDArray[np.uint8]:
    return cast(NDArray[np.uint8], cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))


class Silhouette:
    """Follows a figure from mask to mask."""

    def __init__(self) -> None:
        self._soft: Pixels | None = None

    def follow(self, mask: Pixels) -> Pixels:
        """The raw mask of one picture in, a quiet one out: greys, the figure is what is above the middle."""
        whole = cv2.medianBlur(mask, 5)  # 7 would take 31 times as long
        whole = cv2.morphologyEx(whole, cv2.MORPH_CLOSE, _round(5))
        whole = cv2.morphologyEx(whole, cv2.MORPH_OPEN, _round(5))
        soft = cast(Pixels, cv2.GaussianBlur(whole, (7, 7), 0))
        if self._soft is not None:
            soft = cast(Pixels, cv2.addWeighted(self._soft, _STAYS, soft, 1 - _STAYS, 0))
        self._soft = soft
        return soft


def outlines(soft: Pixels) -> list[Outline]:
    """What is above the middle, as straight snips; holes are outlines too, for a fill that counts crossings."""
    fine = cv2.resize(soft, _FINE, interpolation=cv2.INTER_LINEAR)
    solid = cv2.threshold(fine, _HALF, 255, cv2.THRESH_BINARY)[1]
    found, tree = cv2.findContours(solid, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    kept: list[Outline] = []
    for outline, (_, _, _, parent) in zip(found, tree[0] if found else (), strict=True):
        least = _LEAST if parent < 0 else _LEAST_HOLE
        if cv2.contourArea(outline) >= least * _FINE[0] * _FINE[1]:
            snipped = cv2.approxPolyDP(outline, _SNIP, True).reshape(-1, 2)
            kept.append((snipped * (SIZE[0] // _FINE[0])).astype(np.int32))
    return kept
