"""Files that are whole or not there: written beside, synced, renamed."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from media.errors import NoRoomError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def part_of(target: Path) -> Path:
    """Where a file grows until it may bear its name."""
    return target.with_name(target.name + ".part")


@contextmanager
def write_beside(target: Path) -> Iterator[Path]:
    """Write the given path; it takes the name of `target` when the block ends well, and is gone when it does not."""
    part = part_of(target)
    try:
        with full_disk_said():
            yield part
            sync_file(part)
            part.replace(target)
            sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def give_names(grown: Mapping[Path, Path]) -> None:
    """Files that belong together, each to its target on the same disk, in their order: all of them are on the disk
    before the first one bears its name, so what bears the last name has the others."""
    with full_disk_said():
        for part in grown:
            sync_file(part)
        for part, target in grown.items():
            part.replace(target)
        for folder in {target.parent for target in grown.values()}:
            sync_folder(folder)


@contextmanager
def full_disk_said() -> Iterator[None]:
    """Turns what the system and FFmpeg say about a full disk into our own words."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise NoRoomError("There is no room left on the disk.") from error
        raise


def link_or_copy(source: Path | str, target: Path | str) -> None:
    """The same file under another name where the disk allows it, else a copy that is as old. Raises OSError."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """A rename is lasting only when its folder is on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
