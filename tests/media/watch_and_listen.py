"""Plays a film as the kiosk does, records what the loudspeaker really played, and prints when it flashed and beeped.

Run as a program of its own, in the environment of a virtual loudspeaker. Both times are of `time.monotonic`.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import sounddevice

from media.player import Player
from media.speaker import open_speaker
from media.testcard import beep_times

RATE = 48_000


def main(film: Path, width: int, height: int) -> None:
    blocks: list[tuple[float, np.ndarray]] = []

    def listen(sound: np.ndarray, _frames: int, times: object, _status: object) -> None:
        came = time.monotonic() + (times.inputBufferAdcTime - times.currentTime)  # type: ignore[attr-defined]
        blocks.append((came, sound.copy()))

    flashes: list[float] = []
    with sounddevice.InputStream(
        device="virtual_heard", samplerate=RATE, channels=2, blocksize=480, latency=0.04, callback=listen
    ):
        while not blocks:
            time.sleep(0.001)
        player = Player(film, (width, height), open_speaker("virtual_out"))
        serial, lit = 0, False
        while not player.done:
            frame = player.frame()
            if frame is not None and frame.serial != serial:
                serial, was = frame.serial, lit
                lit = float(frame.pixels[height // 2, :, 1].mean()) > 150
                if lit and not was:
                    flashes.append(time.monotonic())
            time.sleep(0.001)
    offsets = [came - n * 480 / RATE for n, (came, _) in enumerate(blocks)]
    begun = float(np.median(offsets))
    beeps = [begun + at for at in beep_times(np.concatenate([sound for _, sound in blocks]))]
    late = sorted(player.late_ms)
    sys.stdout.write(
        json.dumps({"flashes": flashes, "beeps": beeps, "late_ms": late[-3:], "dropped": player.dropped}) + "\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
