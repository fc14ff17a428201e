"""Folders in which an export grows. One that is killed leaves pictures of works behind, which no list names: they go at
the next start, and a lock that ends with its process tells them from those of an export that still runs."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

_CHANCE = "[a-z0-9_]" * 8
"""What mkdtemp puts behind a name; nobody's own folder is called so."""
_MAKING, _PART = ".making-", ".part-"


@contextmanager
def workshop_of(film: Path) -> Iterator[Path]:
    """A hidden folder beside the film, on the same disk; what a killed export of it left there goes first."""
    clear(film.parent.glob(f".{film.name}{_MAKING}{_CHANCE}"))
    with _growing(film.parent, f".{film.name}{_MAKING}") as folder:
        yield folder


@contextmanager
def half_of(out: Path) -> Iterator[Path]:
    """A folder that is to become `out`; what a killed export of it left goes first."""
    clear(out.parent.glob(f"{out.name}{_PART}{_CHANCE}"))
    with _growing(out.parent, f"{out.name}{_PART}") as folder:
        yield folder


def clear_all(exports: Path) -> None:
    """All that killed exports left in this folder, whatever they were to become."""
    clear(exports.glob(f".*{_MAKING}{_CHANCE}"))
    clear(exports.glob(f"*{_PART}{_CHANCE}"))
    growing = {folder.name.rpartition(_MAKING)[0].removeprefix(".") for folder in exports.glob(f".*{_MAKING}{_CHANCE}")}
    for part in [*exports.glob("*.mp4.part"), *exports.glob("*.mp4.json.part")]:
        if not any(part.name.startswith(film) for film in growing):
            part.unlink(missing_ok=True)


def clear(folders: Iterator[Path]) -> None:
    """Those in which nobody works."""
    for folder in folders:
        with suppress(OSError), _held(folder):
            rmtree(folder, ignore_errors=True)


@contextmanager
def _growing(parent: Path, prefix: str) -> Iterator[Path]:
    folder = Path(mkdtemp(prefix=prefix, dir=parent))
    try:
        with _held(folder):
            yield folder
    finally:
        rmtree(folder, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Raises BlockingIOError where another process holds it."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)
