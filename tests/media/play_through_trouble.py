"""Plays a sound while something happens to the loudspeaker, and prints how the calls and the clock took it.

Run as a program of its own: a sound system that hangs may take whoever waits for it along.
"""

import json
import sys
import time

import numpy as np

from media.mixer import WholeSound
from media.samples import RATE
from media.speaker import Loudspeaker


def main() -> None:
    speaker = Loudspeaker("virtual_out")
    playing = speaker.play(WholeSound(np.zeros((RATE * 2, 2), np.float32)))
    while playing.at() < 0.2:
        time.sleep(0.002)
    sys.stdout.write("heard\n")
    sys.stdout.flush()

    longest, stood_still, before, moved = 0.0, 0.0, playing.at(), time.monotonic()
    while not playing.done:
        asked = time.monotonic()
        at = playing.at()
        longest = max(longest, time.monotonic() - asked)
        if at > before:
            before, moved = at, time.monotonic()
        stood_still = max(stood_still, time.monotonic() - moved)
        time.sleep(0.005)
    device = speaker.heard
    asked = time.monotonic()
    speaker.close()
    longest = max(longest, time.monotonic() - asked)
    sys.stdout.write(
        json.dumps({"longest_call": longest, "stood_still": stood_still, "at": before, "device": device}) + "\n"
    )


if __name__ == "__main__":
    main()
