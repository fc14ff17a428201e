"""Listens to what the loudspeaker plays until its input ends, then prints when it beeped, on the monotonic clock.

A program of its own: PortAudio belongs to the environment of the virtual sound card.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from capture.virtual import HEARD
from media.samples import RATE
from media.testcard import beep_times
from tests.bench.place import Place

_BLOCK = 480


class Ear:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def heard(self) -> list[float]:
        """Stops listening; the moments at which a beep began."""
        told, _ = self._process.communicate()
        return [float(at) for at in json.loads(told)]


@contextmanager
def listening(place: Place) -> Iterator[Ear]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.ear"],
        cwd=Path(__file__).parents[2],
        env=dict(place.environment),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Ear(process)
    finally:
        process.kill()
        process.wait()


def _listen() -> list[float]:
    import sounddevice

    blocks: list[tuple[float, np.ndarray]] = []

    def take(block: np.ndarray, _frames: int, times: Any, _status: object) -> None:
        blocks.append((time.monotonic() + (times.inputBufferAdcTime - times.currentTime), block.copy()))

    with sounddevice.InputStream(
        device=HEARD, samplerate=RATE, channels=2, blocksize=_BLOCK, latency=0.04, callback=take
    ):
        sys.stdin.read()
    # single blocks come late on a busy machine; the middle one of all tells when the first began
    began = float(np.median([at - number * _BLOCK / RATE for number, (at, _) in enumerate(blocks)]))
    return [began + at for at in beep_times(np.concatenate([block for _, block in blocks]))]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_listen()) + "\n")
