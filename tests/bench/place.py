"""Where figures are measured: a virtual screen and sound card, and a folder for what takes long to make."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path

from capture.virtual import VirtualSound, virtual_sound
from kiosk.rehearsal.display import Display, virtual_display

SIZE = (1920, 1080)
LOG = "kiosk.log"
"""What the kiosks of the newest run said."""


class Place:
    """Screen and sound card are there from the first figure that needs them until the end.

    Measurements that several figures share are functions of the place with `functools.cache`.
    """

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        (folder / LOG).unlink(missing_ok=True)
        self._stack = stack

    @cached_property
    def display(self) -> Display:
        return self._stack.enter_context(virtual_display(SIZE))

    @cached_property
    def sound(self) -> VirtualSound:
        return self._stack.enter_context(virtual_sound())

    @property
    def environment(self) -> Mapping[str, str]:
        """For programs that shall find the screen and the sound card."""
        return self.display.seen_from(self.sound.environment)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder on the same disk as the prepared collections, gone afterwards."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.folder, prefix="run-") as folder:
            yield Path(folder)
