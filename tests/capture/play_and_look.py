"""Plays, records, and asks for a microphone that is not there, all in one process; prints what still goes on.

A program of its own, because PortAudio finds the devices of the environment in which it is loaded.
"""

import json
import sys
import threading
import time

from capture.captured import Sound
from capture.devices import DeviceChoice
from capture.errors import MicrophoneMissingError
from capture.microphone import open_microphone
from media.mixer import Silence
from media.portaudio import look_again
from media.speaker import Loudspeaker


def main() -> None:
    with_nothing_open = look_again()
    heard = threading.Semaphore(0)

    def hear(_sound: Sound) -> None:
        heard.release()

    speaker = Loudspeaker("virtual_out", rest_seconds=0.0)
    playing = speaker.play(Silence())
    until = time.monotonic() + 5
    while not speaker.heard and time.monotonic() < until:
        playing.at()
        time.sleep(0.01)
    microphone = open_microphone(DeviceChoice(microphone="virtual_mic"), hear)
    try:
        open_microphone(DeviceChoice(microphone="nobody's microphone"), hear)
        missing = False
    except MicrophoneMissingError:
        missing = True
    with_both_open = look_again()
    while heard.acquire(blocking=False):
        pass
    goes_on = all(heard.acquire(timeout=2) for _ in range(30)) and speaker.heard and not microphone.lost
    began_at, played = playing.began_at, playing.at()
    now = time.monotonic()
    microphone.close()
    speaker.close()
    answer = {
        "with nothing open": with_nothing_open,
        "missing": missing,
        "with both open": with_both_open,
        "goes on": goes_on,
        "apart": abs((now - (began_at or 0.0)) - played),
    }
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
