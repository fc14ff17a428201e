"""The border to cameras: a thread reads one and hands on its pictures, fitted to the size of a take."""

import threading
import time
from collections.abc import Callable
from typing import Protocol

import numpy as np

from capture.captured import SIZE, Picture, Pixels
from capture.devices import TEST_CARD, DeviceChoice, camera_called, cameras
from capture.errors import CameraMissingError
from capture.framing import WHOLE, Framing
from capture.pace import Pace
from capture.troubles import Case

PATIENCE_SECONDS = 1.5
"""A camera that gave no picture for so long is lost. OpenCV itself would wait 10 (V4L2) to 30 s (network)."""
_FIRST_PICTURE_SECONDS = 3.0

PictureSink = Callable[[Picture], None]


class PictureSource(Protocol):
    """What a camera is to its thread."""

    name: str

    def read(self) -> Picture | None:
        """Wait for the next picture; None when there will be no more."""

    def release(self) -> None: ...


class Camera:
    """Reads its source as fast as it gives: whoever reads slower gets ever older pictures."""

    def __init__(
        self,
        source: PictureSource,
        sink: PictureSink,
        clock: Callable[[], float] = time.monotonic,
        framing: Framing = WHOLE,
    ) -> None:
        self.name = source.name
        self.framing = framing
        """May be another one from the next picture on."""
        self.last_at = clock()
        self._source, self._sink, self._clock, self._pace = source, sink, clock, Pace()
        self._first, self._stopped, self._ended = threading.Event(), threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._read, name="camera", daemon=True)
        self._thread.start()
        if not self._first.wait(_FIRST_PICTURE_SECONDS) or self._ended.is_set():
            self.close()
            raise CameraMissingError(f"The camera “{self.name}” gives no picture.")

    @property
    def lost(self) -> Case | None:
        if self._clock() - self.last_at > PATIENCE_SECONDS:
            return Case.CAMERA_STALLED
        return Case.CAMERA_GONE if self._ended.is_set() else None

    @property
    def slow(self) -> bool | None:
        """None until it can be known."""
        return self._pace.slow

    def close(self) -> None:
        """May take as long as one read."""
        self._stopped.set()
        self._thread.join()

    def _read(self) -> None:
        try:
            while not self._stopped.is_set():
                picture = self._source.read()
                if picture is None:
                    break
                self.last_at = self._clock()
                self._pace.step(picture.at)
                self._sink(Picture(fit(picture.pixels, self.framing), picture.at))
                self._first.set()
        finally:
            self._source.release()
            self._ended.set()
            self._first.set()


class VideoDevice:
    """A V4L2 device by number, or a network camera by address, through OpenCV."""

    def __init__(self, where: int | str, name: str) -> None:
        import cv2

        self.name = name
        self._stamped = isinstance(where, int)
        if isinstance(where, int):
            jpeg = cv2.VideoWriter.fourcc(*"MJPG")
            wanted = [cv2.CAP_PROP_FOURCC, jpeg, cv2.CAP_PROP_FRAME_WIDTH, SIZE[0], cv2.CAP_PROP_FRAME_HEIGHT, SIZE[1]]
            self._capture = cv2.VideoCapture(where, cv2.CAP_V4L2, [*wanted, cv2.CAP_PROP_FPS, 30])
        else:
            limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, 1500, cv2.CAP_PROP_READ_TIMEOUT_MSEC, 1500]
            self._capture = cv2.VideoCapture(where, cv2.CAP_FFMPEG, limits)
        self._moment = cv2.CAP_PROP_POS_MSEC
        if not self._capture.isOpened():
            raise CameraMissingError(f"The camera “{name}” cannot be opened.")

    def read(self) -> Picture | None:
        if not self._capture.grab():
            return None
        at = self._made_at(time.monotonic())
        there, pixels = self._capture.retrieve()
        return Picture(np.asarray(pixels, np.uint8), at) if there else None

    def release(self) -> None:
        self._capture.release()

    def _made_at(self, arrived: float) -> float:
        """V4L2 says when the kernel got the picture, by our clock; anything else only arrives."""
        if not self._stamped:
            return arrived
        stamped = float(self._capture.get(self._moment)) / 1000.0
        return stamped if 0.0 <= arrived - stamped < 1.0 else arrived


def open_camera(choice: DeviceChoice, sink: PictureSink) -> Camera:
    """Open the chosen camera, wait for its first picture, or raise `CameraMissingError`."""
    return Camera(_source(choice.camera), sink, framing=choice.framing)


def _source(wanted: str | None) -> PictureSource:
    if wanted == TEST_CARD:
        from capture.standin import TestCardCamera

        return TestCardCamera()
    if wanted is not None and wanted.startswith(("http://", "https://", "rtsp://")):
        return VideoDevice(wanted, wanted)
    found = camera_called(wanted, cameras())
    if found is None:
        raise CameraMissingError("No camera was found." if wanted is None else f"The camera “{wanted}” was not found.")
    return VideoDevice(found.number, found.name)


def fit(pixels: Pixels, framing: Framing = WHOLE) -> Pixels:
    """What is used of the picture, in the shape and size of a take: preview, drawings and take all show the same."""
    import cv2

    high, wide = pixels.shape[:2]
    left, top, crop_wide, crop_high = framing.crop(wide, high)
    if (wide, high) == SIZE == (crop_wide, crop_high):
        return pixels
    used = pixels[top : top + crop_high, left : left + crop_wide]
    shrinks = crop_wide > SIZE[0]
    fitted: Pixels = cv2.resize(used, SIZE, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)  # type: ignore[assignment]  # cv2 names a wider type
    return fitted
