"""A camera and a microphone without hardware: for a demonstration, for tests, and for a table without a webcam."""

import math
import threading
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from capture.captured import RATE, SIZE, Picture, Pixels, Samples, Sound
from capture.microphone import BLOCK, SoundSink

FRAMES_PER_SECOND = 30
Place = NDArray[np.float64]

# blue, green, red of a room of paper; a test card has no theme
_WALL, _FLOOR, _SHADE = (196, 214, 226), (150, 176, 196), (128, 152, 170)
_BODY, _SKIN, _CARD = (92, 78, 214), (74, 92, 140), (60, 170, 240)


EMPTY_SECONDS = 2.5
"""Nobody is there yet when the test card is opened: so the room can be learned."""


class TestCardCamera:
    """An empty room, into which a figure of paper comes that sways and waves, 30 times a second."""

    __test__ = False  # for pytest, which collects what is called Test...

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = "test card"
        self._clock = clock
        self._released = threading.Event()
        self._began = clock()
        self._count = 0

    def read(self) -> Picture | None:
        self._count = max(self._count + 1, int((self._clock() - self._began) * FRAMES_PER_SECOND))
        due = self._began + self._count / FRAMES_PER_SECOND
        if self._released.wait(max(0.0, due - self._clock())):
            return None
        seconds = self._count / FRAMES_PER_SECOND
        return Picture(draw_room() if seconds < EMPTY_SECONDS else draw_scene(seconds), due)

    def release(self) -> None:
        self._released.set()


class StandInMicrophone:
    """Silence, or a soft tone that swells every second."""

    channels = 2

    def __init__(self, tone: bool, sink: SoundSink, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = "tone" if tone else "silence"
        self.last_at = clock()
        self.lost = None
        self._tone, self._sink, self._clock = tone, sink, clock
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._give, name="microphone", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._closed.set()
        self._thread.join()

    def _give(self) -> None:
        began, given = self._clock(), 0
        while not self._closed.wait(max(0.0, began + (given + BLOCK) / RATE - self._clock())):
            self.last_at = self._clock()
            samples = tone(given) if self._tone else np.zeros((BLOCK, 2), np.float32)
            self._sink(Sound(samples, began + given / RATE))
            given += BLOCK


def tone(first: int, count: int = BLOCK) -> Samples:
    """220 Hz with an overtone, at most -12 dBFS, from this sample on."""
    seconds = (np.arange(first, first + count) / RATE)[:, None]
    swell = 0.5 - 0.5 * np.cos(2 * np.pi * seconds)
    wave = np.sin(2 * np.pi * 220 * seconds) * 0.2 + np.sin(2 * np.pi * 660 * seconds) * 0.05
    return np.repeat(wave * swell, 2, axis=1).astype(np.float32)


def draw_room(size: tuple[int, int] = SIZE) -> Pixels:
    """A wall with a sun on it, and a floor: nobody is there."""
    import cv2

    wide, high = size
    picture = np.empty((high, wide, 3), np.uint8)
    picture[: int(high * 0.8)] = _WALL
    picture[int(high * 0.8) :] = _FLOOR
    cv2.circle(picture, _point((wide * 0.16, high * 0.25)), int(high / 12 * 1.1), _CARD, -1, cv2.LINE_AA)
    return picture


def draw_scene(seconds: float, size: tuple[int, int] = SIZE, *, pattern: bool = False) -> Pixels:
    """A figure that sways in the room; it comes back to where it was every 4 s. With `pattern` it wears one that is
    found again wherever it is shown, and another hangs on the wall."""
    import cv2

    wide, high = size
    unit = high / 12
    picture = draw_room(size)
    turn = seconds * math.pi / 2
    middle = wide / 2 + math.sin(turn) * wide * 0.16
    sway, hop = math.sin(turn * 2) * 0.25, abs(math.sin(turn * 4)) * unit * 0.4
    hip = np.array([middle, high * 0.62 - hop])
    neck = hip + np.array([sway * 1.6, -3.0]) * unit

    across = np.array([unit, 0.0])

    def limb(start: Place, angle: float, length: float, colour: tuple[int, int, int], thick: float) -> None:
        end = start + np.array([math.sin(angle), math.cos(angle)]) * length * unit
        cv2.line(picture, _point(start), _point(end), colour, max(1, int(thick * unit)), cv2.LINE_AA)

    cv2.ellipse(picture, _point((middle, high * 0.88)), (int(unit * 2), int(unit * 0.35)), 0, 0, 360, _SHADE, -1)
    limb(hip, 0.25 + sway, 2.7, _SKIN, 0.55)
    limb(hip, -0.25 + sway, 2.7, _SKIN, 0.55)
    limb(neck, 2.4 + math.sin(turn * 4) * 0.6, 2.4, _SKIN, 0.45)
    limb(neck, -1.2 + math.sin(turn * 2) * 0.7, 2.4, _SKIN, 0.45)
    shoulders = [neck - across, neck + across, hip + across * 0.7, hip - across * 0.7]
    cv2.fillPoly(picture, [np.array(shoulders, np.int32)], _BODY, cv2.LINE_AA)
    cv2.circle(picture, _point(neck + np.array([sway, -1.0]) * unit), int(unit * 0.85), _SKIN, -1, cv2.LINE_AA)
    if pattern:
        for place in ((neck + hip) / 2, np.array([wide * 0.84, high * 0.3])):
            _paste(picture, draw_pattern(int(unit * 1.6)), place)
    return picture


def draw_pattern(side: int) -> Pixels:
    """Squares of black and white that lie nowhere else in this order."""
    squares = np.random.default_rng(2353).integers(0, 2, (6, 6), np.uint8) * 255
    each = max(1, side // 6)
    return np.repeat(np.kron(squares, np.ones((each, each), np.uint8))[:, :, None], 3, axis=2)


def hold_card(picture: Pixels, code: str) -> None:
    """Somebody holds a card of paper with this QR code before the camera."""
    import cv2

    high, wide = picture.shape[:2]
    encoder = cv2.QRCodeEncoder.create()
    squares = cv2.copyMakeBorder(encoder.encode(code), 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=255)
    side = int(high * 0.32)
    card = np.full((int(side * 1.15), int(side * 1.85), 3), 235, np.uint8)
    square = cv2.resize(squares, (side, side), interpolation=cv2.INTER_NEAREST)
    _paste(card, np.repeat(square[:, :, None], 3, axis=2), np.array([card.shape[1] * 0.68, card.shape[0] / 2]))
    _paste(picture, card, np.array([wide * 0.5, high * 0.55]))


def _paste(picture: Pixels, piece: Pixels, middle: Place) -> None:
    left, top = _point(middle - np.array(piece.shape[1::-1]) / 2)
    picture[top : top + piece.shape[0], left : left + piece.shape[1]] = piece


def _point(place: Place | tuple[float, float]) -> tuple[int, int]:
    return int(place[0]), int(place[1])
