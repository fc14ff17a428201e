"""The booth's process: `python -m capture LINE RING TAKES CHOICE`, started by `capture.booth` and by nobody else."""

import json
import os
import sys
import traceback
from multiprocessing.connection import Connection
from pathlib import Path


def main(arguments: list[str]) -> None:
    if arguments == ["--sound-devices"]:
        from media.soundcards import Way, offered

        told = {"microphones": offered(Way.IN), "loudspeakers": offered(Way.OUT)}
        print(json.dumps(told))  # noqa: T201  # this is the answer that `devices.sound_devices` reads
        return
    from capture.devices import DeviceChoice

    if arguments[0] == "--latency":
        from capture.latency import told_apart

        print(told_apart(DeviceChoice(**json.loads(arguments[1]))), flush=True)  # noqa: T201  # read by measure_apart
        os._exit(0)  # closing a device may hang, and all is said
    from capture.inside import Inside
    from capture.ring import PreviewRing

    line, ring, takes, choice = arguments
    inside = Inside(Connection(int(line)), PreviewRing(int(ring)), Path(takes), DeviceChoice(**json.loads(choice)))
    status = 1
    try:
        inside.run()
        status = 0
    finally:
        if status:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(status)  # threads that a device holds for ever must not hold the process


if __name__ == "__main__":
    main(sys.argv[1:])
