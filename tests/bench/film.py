"""A film that a machine can read off the screen: every picture bears its number, and some begin with a beep."""

from pathlib import Path

import cv2
import numpy as np

from media.encode import Encoder
from media.paper import Pixels
from media.profile import HOUSE
from media.testcard import beeps

SIZE = HOUSE.size
SECONDS = 20.0
PICTURES = round(SECONDS * HOUSE.fps)
BEEP_PICTURES = tuple(range(HOUSE.fps // 2, PICTURES, HOUSE.fps))
"""Numbers of the pictures that are to be seen when a beep is to be heard."""

_BITS = 12
_BLOCK = 32
_TOP, _LEFT = 200, 400  # away from what the kiosk lays over a film
_NOISE = 7.0


def write(path: Path) -> Path:
    """The house profile, with movement and the noise of a camera: about as much to decode as a real work."""
    rng = np.random.default_rng(7)
    scene = cv2.resize(rng.integers(30, 220, (90, 320, 3), np.uint8), (SIZE[0] * 2, SIZE[1]))
    noise = [rng.normal(0, _NOISE, (*SIZE[::-1], 3)).astype(np.int16) for _ in range(7)]
    sound = beeps(SECONDS, [number / HOUSE.fps for number in BEEP_PICTURES])
    with Encoder(path) as encoder:
        for number in range(PICTURES):
            left = round(SIZE[0] / 2 * (1 - np.cos(number / 40)))
            picture = np.clip(scene[:, left : left + SIZE[0]] + noise[number % len(noise)], 0, 255).astype(np.uint8)
            encoder.picture(_numbered(cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA), number))
            encoder.sound(sound[number * HOUSE.frame_samples : (number + 1) * HOUSE.frame_samples])
    return path


def _numbered(picture: Pixels, number: int) -> Pixels:
    """White is one, black is none; the row below says the opposite, so that half a picture is not believed."""
    for bit in range(_BITS):
        for row, value in enumerate(_rows(number, bit)):
            y, x = _TOP + row * _BLOCK, _LEFT + bit * _BLOCK
            picture[y : y + _BLOCK, x : x + _BLOCK] = 255 if value else 0
    return picture


def _rows(number: int, bit: int) -> tuple[bool, bool]:
    one = bool(number >> bit & 1)
    return one, not one


def number_on(screen: Pixels) -> int | None:
    """The number of the picture that is shown full screen at this moment; None while there is none to be read."""
    scale = screen.shape[1] / SIZE[0]
    columns = ((_LEFT + (np.arange(_BITS) + 0.5) * _BLOCK) * scale).astype(int)
    said, opposite = (screen[round((_TOP + (row + 0.5) * _BLOCK) * scale), columns, 1] > 128 for row in (0, 1))
    return int((said << np.arange(_BITS)).sum()) if (said ^ opposite).all() else None
