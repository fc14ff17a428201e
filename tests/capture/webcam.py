"""A webcam for programs that a test starts: V4L2's own files, answered by `fake_camera.c` and led by the test."""

import shutil
import subprocess
from pathlib import Path

import cv2

from capture.standin import draw_scene

SOURCE = Path(__file__).with_name("fake_camera.c")
PICTURES = 12


class Webcam:
    """Plugged in as `/dev/video0` at first, 30 pictures a second."""

    def __init__(self, folder: Path, name: str = "Fake camera") -> None:
        self.folder, self.name = folder, name
        (folder / "pictures").mkdir(parents=True)
        (folder / "class").mkdir()
        for number in range(PICTURES):
            cv2.imwrite(str(folder / "pictures" / f"{number:02}.jpg"), draw_scene(number * 4 / PICTURES))
        self.plug_in()

    def plug_in(self, number: int = 0) -> None:
        node = self.folder / "class" / f"video{number}"
        node.mkdir()
        (node / "name").write_text(f"{self.name}\n")
        (node / "index").write_text("0\n")
        self.gives(30)

    def unplug(self) -> None:
        self._does("gone")
        for node in (self.folder / "class").iterdir():
            shutil.rmtree(node)

    def gives(self, pictures_a_second: float) -> None:
        self._does(f"ok {pictures_a_second}")

    def stall(self) -> None:
        self._does("stall")

    def tear(self) -> None:
        """Its JPEGs cannot be read any more."""
        self._does("corrupt")

    def _does(self, what: str) -> None:
        beside = self.folder / "does.new"
        beside.write_text(f"{what}\n")
        beside.rename(self.folder / "does")


def compiled(folder: Path) -> Path:
    library = folder / "fake_camera.so"
    command = ["gcc", "-Wall", "-Werror", "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    return library
