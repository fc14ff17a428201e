"""One process of the booth as the kiosk sees it: start it, say, hear, and as the last word kill it."""

import json
import os
import queue
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path

from capture.devices import DeviceChoice
from capture.messages import BoothNews, BoothOrder
from capture.ring import PreviewRing

_LIBRARIES = {
    "OPENCV_LOG_LEVEL": "ERROR",
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "2",  # seconds that a read of an unplugged camera blocks, instead of 10
    "MALLOC_ARENA_MAX": "2",  # each device's thread would keep memory of its own for pictures that are gone
}
"""Read when they are loaded."""


class LineBrokenError(Exception):
    """The process has ended, or could not be started."""


class BoothLine:
    """`say` never waits: a thread of its own sends, because a process that hangs does not read."""

    def __init__(self, takes: Path, choice: DeviceChoice, ring: PreviewRing) -> None:
        here, there = socket.socketpair()
        command = [sys.executable, "-m", "capture", str(there.fileno()), str(ring.fd)]
        self._connection = Connection(here.detach())
        try:
            self._process = subprocess.Popen(
                [*command, str(takes.absolute()), json.dumps(asdict(choice))],
                cwd=Path(__file__).parents[1],  # where the package is found, installed or not
                env={**_LIBRARIES, **clean_environment(os.environ)},
                stdin=subprocess.DEVNULL,
                pass_fds=(there.fileno(), ring.fd),
            )
        except OSError as error:
            self._connection.close()
            raise LineBrokenError("The booth's process could not be started.") from error
        finally:
            there.close()
        self._orders: queue.SimpleQueue[BoothOrder | None] = queue.SimpleQueue()
        threading.Thread(target=self._send, name="booth orders", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def say(self, order: BoothOrder) -> None:
        self._orders.put(order)

    def hear(self, seconds: float) -> BoothNews | None:
        """The next news, or None after so many seconds. Raises `LineBrokenError` when the process has ended."""
        try:
            if not self._connection.poll(seconds):
                return None
            news: BoothNews = self._connection.recv()
        except (EOFError, ConnectionError) as error:
            raise LineBrokenError from error
        return news

    @property
    def ended_well(self) -> bool:
        """Whether it wanted to end; waits for the end of a process that hung up, a second at most."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(1.0) == 0
        return False

    def cut(self) -> None:
        """Kill the process, if it has not ended yet."""
        self._orders.put(None)
        self._process.kill()
        self._process.wait()
        self._connection.close()

    def _send(self) -> None:
        try:
            while (order := self._orders.get()) is not None:
                self._connection.send(order)
        except OSError:
            pass  # the process has ended; who listens hears so


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Without what loading OpenCV left behind: a library path of its own that ends in the current directory."""
    clean = dict(environment)
    path = [one for one in clean.pop("LD_LIBRARY_PATH", "").split(":") if one and "cv2" not in one]
    if path:
        clean["LD_LIBRARY_PATH"] = ":".join(path)
    return clean
