"""Plays through one loudspeaker, then another, then one that nobody has, and back; prints which of them took sound.

Run as a program of its own: PortAudio finds the devices of the environment in which it is loaded.
"""

import json
import sys
import time

import numpy as np

from media.mixer import WholeSound
from media.samples import RATE
from media.speaker import ChosenSpeaker


def main() -> None:
    speaker = ChosenSpeaker("virtual_out")
    first = speaker.play(WholeSound(np.zeros((RATE * 30, 2), np.float32)))
    answered = []
    for device in ("virtual_out", "virtual_feed", "nobody's", "virtual_out"):
        asked = time.monotonic()
        speaker.use(device)
        longest = time.monotonic() - asked
        playing = speaker.play(WholeSound(np.full((RATE // 10, 2), 0.25, np.float32)))
        while not speaker.answers and time.monotonic() - asked < 2.0:
            playing.at()
            time.sleep(0.01)
        while not playing.done and time.monotonic() - asked < 3.0:
            time.sleep(0.01)
        answered.append([device, speaker.answers, longest < 0.02, first.at() > 0 and playing.done])
    speaker.close()
    sys.stdout.write(json.dumps(answered) + "\n")


if __name__ == "__main__":
    main()
