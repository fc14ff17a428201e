"""A folder that changes all at once: written beside, then put in the place of the one before."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from exhibits.errors import NotOursError
from exhibits.half_made import half_of
from media.files import full_disk_said, sync_folder

LIST = "export.json"
KIND = "exhibition"
_CHANCE = "[a-z0-9_]" * 8
"""What mkdtemp puts behind a name; nobody's own folder is called so."""


@dataclass(frozen=True)
class Mark:
    """By what a folder of ours is known: a file of its own, and the kind that it tells."""

    file: str
    kind: str

    def is_on(self, folder: Path) -> bool:
        try:
            facts = json.loads((folder / self.file).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return isinstance(facts, dict) and facts.get("kind") == self.kind


EXHIBITION = Mark(LIST, KIND)


@contextmanager
def replaced(out: Path, mark: Mark = EXHIBITION) -> Iterator[Path]:
    """Fill the given folder; when the block ends well it becomes `out`, otherwise `out` stays as it was.

    What stood there before must bear the same mark, or be empty: a slip of the finger costs nobody their pictures.
    """
    _recover(out, mark)
    _ours(out, mark)
    out.parent.mkdir(parents=True, exist_ok=True)
    with half_of(out) as part, full_disk_said():
        part.chmod(0o755)
        yield part
        _swap(part, out)


def _ours(out: Path, mark: Mark) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise NotOursError(f"{out} is a file; give the name of a folder.")
    if any(out.iterdir()) and not mark.is_on(out):
        raise NotOursError(f"{out} holds other things, so nothing was written; give a folder that is new or empty.")


def _swap(part: Path, out: Path) -> None:
    """Two renames. Killed between them, the next export finds the old folder and puts it back."""
    old = out.with_name(f"{out.name}.old-{part.name[-8:]}")
    try:
        if out.exists():
            out.rename(old)
        part.rename(out)
    except OSError as error:
        if old.exists() and not out.exists():
            old.rename(out)
        raise NotOursError(f"{out} cannot be replaced as a whole; give a folder inside it.") from error
    sync_folder(out.parent)
    rmtree(old, ignore_errors=True)


def _recover(out: Path, mark: Mark) -> None:
    """A folder that a killed export had put aside comes back."""
    for old in out.parent.glob(f"{out.name}.old-{_CHANCE}"):
        if mark.is_on(old) and not out.exists():
            old.rename(out)
        elif mark.is_on(old):
            rmtree(old, ignore_errors=True)
