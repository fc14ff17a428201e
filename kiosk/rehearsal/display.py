"""A screen without hardware: Xvfb with a window manager, whose pixels can be read while it runs."""

import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from media.paper import Pixels

XWD_HEADER = struct.Struct(">25I")
COLOUR_BYTES = 12
"""Size of one entry of the colour table behind the header of an XWD file."""


class NoDisplayError(Exception):
    """A program of the virtual screen is missing or did not start."""


@dataclass(frozen=True)
class Display:
    name: str
    """As programs take it from the variable DISPLAY."""
    size: tuple[int, int]
    _memory: Path

    def seen_from(self, environment: Mapping[str, str]) -> dict[str, str]:
        """The environment with which a program opens its window here, whatever screen it would take otherwise."""
        elsewhere = ("WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
        others = {name: value for name, value in environment.items() if name not in elsewhere}
        return {**others, "DISPLAY": self.name}

    def picture(self) -> Pixels:
        """What is on the screen now: a copy, BGRA."""
        picture = np.array(self.live())
        picture[..., 3] = 255
        return picture

    def live(self) -> Pixels:
        """The screen's own memory, to look at and not to write: what is drawn later shows in it."""
        header = XWD_HEADER.unpack_from(self._memory.read_bytes()[: XWD_HEADER.size])
        skipped, width, height, line, colours = header[0], header[4], header[5], header[12], header[19]
        pixels = np.memmap(self._memory, np.uint8, "r", skipped + colours * COLOUR_BYTES, (height, line))
        return pixels[:, : width * 4].reshape(height, width, 4)


@contextmanager
def virtual_display(size: tuple[int, int] = (1920, 1080)) -> Iterator[Display]:
    """Without a window manager a fullscreen window of another size is displaced; openbox puts it right."""
    for program in ("Xvfb", "openbox", "xdotool"):
        if shutil.which(program) is None:
            raise NoDisplayError(f"“{program}” is not installed; on Debian: apt install xvfb openbox xdotool.")
    with tempfile.TemporaryDirectory(prefix="display-") as folder, _server(folder, size) as number:
        display = Display(f":{number}", size, Path(folder) / "Xvfb_screen0")
        with _child(["openbox"], display.seen_from(os.environ)):
            yield display


@contextmanager
def _server(folder: str, size: tuple[int, int]) -> Iterator[str]:
    """Xvfb chooses a free number and tells it when it is ready."""
    ear, mouth = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    command = [
        "Xvfb",
        "-displayfd",
        str(mouth),
        "-screen",
        "0",
        screen,
        "-fbdir",
        folder,
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    process = subprocess.Popen(command, pass_fds=[mouth], stderr=subprocess.DEVNULL)
    os.close(mouth)
    try:
        with os.fdopen(ear) as told:
            number = told.readline().strip()
        if not number:
            raise NoDisplayError("The virtual screen did not start.")
        yield number
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _child(command: list[str], environment: Mapping[str, str]) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=dict(environment), stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        process.terminate()
        process.wait()
