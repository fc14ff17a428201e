"""The collection's files: one folder that can be copied to another machine. Nobody else knows these paths."""

import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from media.files import part_of, sync_file, sync_folder


@dataclass(frozen=True)
class Folder:
    root: Path

    @property
    def database(self) -> Path:
        return self.root / "wijkpodium.db"

    @property
    def lock(self) -> Path:
        return self.root / "collection.lock"

    @property
    def key(self) -> Path:
        return self.root / "receipt.key"

    @property
    def projects(self) -> Path:
        """The keys of research projects."""
        return self.root / "projects"

    @property
    def reserve(self) -> Path:
        return self.root / "reserve.bin"

    @property
    def takes(self) -> Path:
        return self.root / "takes"

    @property
    def works(self) -> Path:
        return self.root / "works"

    @property
    def exports(self) -> Path:
        return self.root / "exports"

    @property
    def chunks(self) -> Path:
        return self.root / "chunks"

    def work(self, code: str) -> Path:
        return self.works / code

    def prepare(self) -> None:
        """Only the kiosk's own user may look into takes and works."""
        self.root.mkdir(parents=True, exist_ok=True)
        for folder in (self.takes, self.works):
            folder.mkdir(exist_ok=True, mode=0o700)
            folder.chmod(0o700)

    def relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def move(source: Path, target: Path) -> None:
    """Give a whole file its keeping place, so that it lasts over a power cut; from another disk it is copied beside."""
    sync_file(source)
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copyfile(source, part_of(target))
        sync_file(part_of(target))
        part_of(target).rename(target)
        source.unlink()
    sync_folder(target.parent)


def remove(path: Path) -> None:
    """Delete a file or a whole folder, and make it last.

    Nothing is overwritten: flash storage writes elsewhere, and what it leaves is for the disk's encryption.
    """
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    if path.parent.is_dir():
        sync_folder(path.parent)


def empty(folder: Path) -> list[str]:
    """Delete all that lies in a folder; returns the names."""
    names = sorted(entry.name for entry in os.scandir(folder))
    for name in names:
        remove(folder / name)
    return names
