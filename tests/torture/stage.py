"""Devices that are real to a booth, and the two ways in which its take breaks off."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from capture.devices import DeviceChoice
from capture.virtual import virtual_camera, virtual_sound
from media.form import Form
from tests.bench.surroundings import surrounded_by
from tests.torture.doomed import NoTakeError
from tests.torture.kill import killed
from tests.torture.left import BEAT_SECONDS, Lost, UnreadableError
from tests.torture.power_cut import cut
from tests.torture.runs import End, Outcome, Run

_WAYS: dict[End, Callable[[Path, DeviceChoice, Form, float], Lost]] = {End.KILL: killed, End.CUT: cut}


@dataclass(frozen=True)
class Stage:
    folder: Path
    devices: DeviceChoice

    def play(self, run: Run) -> Outcome:
        """Several threads may play at once."""
        with tempfile.TemporaryDirectory(dir=self.folder, prefix="run-") as folder:
            try:
                return Outcome(run, _WAYS[run.end](Path(folder), self.devices, run.form, run.seconds))
            except (UnreadableError, NoTakeError) as error:
                return Outcome(run, None, str(error))


@contextmanager
def a_stage(folder: Path) -> Iterator[Stage]:
    """The beeps come from a camera of their own, at which nobody looks: the other one does not flash, as a flash
    would be more work for a dance than people are."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        sound = stack.enter_context(virtual_sound())
        stack.enter_context(surrounded_by(sound.environment))
        stack.enter_context(virtual_camera(sound, every=BEAT_SECONDS))
        camera = stack.enter_context(virtual_camera())
        yield Stage(folder, DeviceChoice(camera.url, sound.microphone))
