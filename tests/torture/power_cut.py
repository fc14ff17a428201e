"""One take whose computer loses its power: what is on the disk at that moment is all there is.

The disk is an image that is mounted through a loop device. The booth stands still while the image is copied; the copy
holds what has reached the disk and nothing of what the system still kept in memory. Mounting it plays the journal back,
as the next start of the computer does. (A disk that lies about having written is not covered.)
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from capture.devices import DeviceChoice
from media.form import Form
from tests.torture.doomed import doomed
from tests.torture.kill import measured
from tests.torture.left import Lost

_DISK_BYTES = 64 * 1024 * 1024


class NoDiskError(Exception):
    """No disk can be made of a file here, with the reason in one sentence."""


def cut(folder: Path, devices: DeviceChoice, form: Form, seconds: float) -> Lost:
    image, copy = folder / "disk.img", folder / "after.img"
    make_disk(image)
    with mounted(image) as disk, doomed(disk / "takes", devices) as booth:
        booth.records(form)
        booth.lives(seconds)
        ended_at = booth.stands_still()
        _run("cp", "--sparse=always", image, copy)
    with mounted(copy) as disk:
        return measured(disk / "takes", form, ended_at, booth.began_about)


def make_disk(image: Path, size: int = _DISK_BYTES) -> None:
    with image.open("wb") as file:
        file.truncate(size)
    _run("mkfs.ext4", "-q", "-F", "-m", "0", image)


@contextmanager
def mounted(image: Path) -> Iterator[Path]:
    place = image.with_suffix(".mounted")
    place.mkdir(exist_ok=True)
    _run("mount", "-o", "loop", image, place)
    try:
        yield place
    finally:
        _run("umount", place)


def must_be_possible() -> None:
    """Raises `NoDiskError` where a power cut cannot be played."""
    if os.geteuid() != 0:
        raise NoDiskError("only root may mount an image of a disk: try sudo.")
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "try.img"
        make_disk(image)
        with mounted(image):
            pass


def _run(*command: str | Path) -> None:
    try:
        subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise NoDiskError(f"“{command[0]}” is not installed.") from error
    except subprocess.CalledProcessError as error:
        raise NoDiskError(f"“{command[0]}” fails: {error.stderr.strip()}") from error
