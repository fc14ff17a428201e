"""The virtual camera's own process: JPEG pictures over HTTP, and if wanted a flash and a beep at the same moment."""

import json
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any

import numpy as np

from capture.captured import RATE, Samples
from capture.standin import draw_room, draw_scene, hold_card
from media.testcard import MARK_SECONDS, beeps

LOOP_SECONDS = 4
"""After so long the figure is where it was."""
_PICTURES = 60
"""Of a loop, all made before the camera starts: one that is drawn when it is due comes late."""
LIT, EMPTY = -1, -2
"""Pictures beside the loop: a flash, and the room in which nobody is."""
_KEPT = 4
"""Pictures that wait while nobody has time for them, as in the driver of a real camera."""
_DIM = 0.35
"""Between flashes, so that a flash is seen."""


@dataclass(frozen=True)
class Scene:
    size: tuple[int, int]
    fps: int
    every: float | None
    feed: str | None
    port: int = 0
    pattern: bool = False
    empty_for: int = 0
    """So many viewers see the room before somebody comes in."""
    card: str | None = None
    """The code of a card that is held before it."""

    def lit(self, number: int) -> bool:
        """Whether picture `number` since the clock's zero is part of a flash."""
        return self.every is not None and (number / self.fps + 1e-6) % self.every < MARK_SECONDS

    def jpeg(self, number: int) -> bytes:
        if self.lit(number):
            return _jpeg(self, LIT)
        return _jpeg(self, number * _PICTURES // (LOOP_SECONDS * self.fps) % _PICTURES)


@cache
def _jpeg(scene: Scene, number: int) -> bytes:
    """Picture `number` of the loop, or one of the two others."""
    import cv2

    if number == EMPTY:
        picture = draw_room(scene.size)
    else:
        picture = draw_scene(number * LOOP_SECONDS / _PICTURES, scene.size, pattern=scene.pattern)
    if scene.card is not None and number != EMPTY:
        hold_card(picture, scene.card)
    if number == LIT:
        picture[:] = 255
    elif scene.every is not None:
        picture = (picture * _DIM).astype(np.uint8)
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 85])[1].tobytes()


def _handler(scene: Scene) -> type[BaseHTTPRequestHandler]:
    viewers = count()

    class Stream(BaseHTTPRequestHandler):
        disable_nagle_algorithm = True  # it held the end of some pictures back for 10 ms

        def log_message(self, *_: object) -> None:  # BaseHTTPRequestHandler writes to stderr
            pass

        def do_GET(self) -> None:  # the name that http.server calls
            self.send_response(200)
            self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
            self.end_headers()
            with suppress(ConnectionError):  # the viewer has gone
                self._send_pictures()

        def _send_pictures(self) -> None:
            number, waiting = int(time.monotonic() * scene.fps) + 1, threading.Event()
            is_empty = next(viewers) < scene.empty_for
            while True:
                jpeg = _jpeg(scene, EMPTY) if is_empty else scene.jpeg(number)
                waiting.wait(max(0.0, number / scene.fps - time.monotonic()))
                head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
                self.wfile.write(head.encode() + jpeg + b"\r\n")
                number = max(number + 1, int(time.monotonic() * scene.fps) - _KEPT)

    return Stream


class Beeper:
    """Fills the sound card's blocks so that a beep is heard whenever the monotonic clock is a multiple of `every`."""

    def __init__(self, every: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._period = round(every * RATE)
        self._sound = beeps(every, [0.0], RATE, loudness=0.5)
        self._clock = clock
        self._began: float | None = None
        self._given = 0
        self._off: list[float] = []

    def fill(self, block: Samples, count: int, times: Any, _status: object) -> None:
        heard_at = self._clock() + (times.outputBufferDacTime - times.currentTime)
        if self._began is None:
            self._began = heard_at
        self._follow(heard_at - self._began - self._given / RATE)
        first = round((self._began + self._given / RATE) * RATE) % self._period
        block[:] = self._sound[(np.arange(count) + first) % self._period]
        self._given += count

    def _follow(self, off: float) -> None:
        """The times that PortAudio tells jitter: go by the median of 50 blocks, and only a little."""
        assert self._began is not None
        self._off.append(off)
        if len(self._off) >= 50:
            middle = float(np.median(self._off))
            self._began += middle if abs(middle) > 0.003 else middle * 0.1
            self._off = []


def serve(scene: Scene) -> None:
    """Print the port (0 finds a free one), and send pictures until the process is ended."""
    ThreadingHTTPServer.daemon_threads = True
    for number in (LIT, EMPTY, *range(_PICTURES)):
        _jpeg(scene, number)
    server = ThreadingHTTPServer(("127.0.0.1", scene.port), _handler(scene))
    if scene.feed is not None and scene.every is not None:
        import sounddevice

        stream = sounddevice.OutputStream(
            device=scene.feed,
            channels=2,
            samplerate=RATE,
            blocksize=240,
            latency=0.2,  # less would break off where other work holds the processor
            dtype="float32",
            callback=Beeper(scene.every).fill,
        )
        stream.start()
    print(server.server_address[1], flush=True)  # noqa: T201  # `virtual_camera` reads it
    server.serve_forever()


if __name__ == "__main__":
    wishes = json.loads(sys.argv[1])
    serve(Scene(**{**wishes, "size": tuple(wishes["size"])}))
