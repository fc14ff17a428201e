"""The kiosk itself, with a note of each picture that it draws while it records: how evenly the screen goes on.

A program of its own; at its end it prints the moments of these pictures, on the monotonic clock.
"""

import json
import subprocess
import sys
import time
from contextlib import ExitStack
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from capture.virtual import virtual_camera
from kiosk.console import Console
from kiosk.opening import build
from kiosk.rehearsal.visitor import Visitor, narration_pipe
from kiosk.screens.record import Act
from kiosk.screens.record import Record as RecordScreen
from kiosk.workplace import Workplace
from tests.bench import visit, works
from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.place import LOG, Place

SECONDS = 20.0
_LEAST = 20 * SECONDS
_END_SECONDS = 15.0


@cache
def drawn(place: Place, form: str) -> tuple[float, ...]:
    """The moments of all pictures while one take was made."""
    with (
        virtual_camera(place.sound, every=1.0) as camera,
        works.one_film(place, works.settings(place, camera.url, place.sound.microphone)) as folder,
        narration_pipe(folder.parent) as (pipe, ear),
        (place.folder / LOG).open("ab") as log,
    ):
        command = [sys.executable, "-m", "tests.bench.paced", str(folder), str(pipe)]
        root = Path(__file__).parents[2]
        process = subprocess.Popen(command, cwd=root, env=dict(place.environment), stdout=subprocess.PIPE, stderr=log)
        try:
            visitor = Visitor(place.environment, ear)
            visit.begin(visitor)
            visit.goes_to_record(visitor, form)
            visit.records(visitor)
            visitor.waits(SECONDS)
            visitor.touches("go", "record")
            visitor.sees("look_back")
            process.terminate()
            told, _ = process.communicate(timeout=_END_SECONDS)
        finally:
            process.kill()
            process.wait()
    times = tuple(json.loads(told))
    if len(times) < _LEAST:
        raise NotMeasuredError(f"the screen was drawn only {len(times)} times in {SECONDS:g} s.")
    return times


def _interval_p99(place: Place, form: str) -> float:
    return float(np.percentile([after - before for before, after in pairwise(drawn(place, form))], 99)) * 1000


def _run(folder: Path, pipe: Path) -> list[float]:
    with ExitStack() as stack:
        kiosk = build(Workplace(folder, Console(json_lines=False)), None, stack, pipe)
        times = []
        while kiosk.running:
            kiosk.guarded_step()
            if isinstance(kiosk.screen, RecordScreen) and kiosk.screen.act is Act.RECORDING:
                times.append(time.monotonic())
    return times


FIGURES = (
    Figure("recording_frame_p99", "ms", lambda place: _interval_p99(place, "video"), at_most=33),
    Figure("recording_frame_p99_dance", "ms", lambda place: _interval_p99(place, "dance"), at_most=33),
)

if __name__ == "__main__":
    sys.stdout.write(json.dumps(_run(*map(Path, sys.argv[1:3]))) + "\n")
