"""The folder that is being made, with the one that is there as its store: what would come out the same is taken over.

`made.json` says of every file what it was made of and how it lay on the disk then. A file that somebody touched since
is made again, and so is all of a folder that was copied in a way that lost the times: slower, and never wrong.
"""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exhibits.contribution import Contribution
from media.files import link_or_copy
from media.sign import Sign

MADE = "made.json"


@dataclass(frozen=True)
class TakenOut:
    """A work that was in the folder before and is not in it now: its label hangs on a wall."""

    code: str
    sign: Sign
    name: str | None
    page: str


class Growing:
    def __init__(self, folder: Path, before: Path) -> None:
        """`before`: the folder that is there, whole or missing."""
        self.folder = folder
        self._before = before
        facts = _read(before / MADE)
        self._there: Mapping[str, Sequence[Any]] = facts.get("files", {})
        self._hung: Mapping[str, Sequence[Any]] = facts.get("works", {})
        self._made: dict[str, Sequence[Any]] = {}
        self.seed: int | None = facts.get("seed")
        """The lot by which works hang in it."""
        self._folders = {""}
        self.new = 0
        """How many files had to be made."""

    def keep(self, name: str, key: str) -> bool:
        """Takes the file of this name over, where it is there with this key."""
        there, path = f"{self._before}/{name}", f"{self.folder}/{name}"
        self._room_for(name)
        if self._there.get(name) != [key, *_lies(there)] or not _taken_over(there, path):
            return False
        self._made[name] = [key, *_lies(path)]
        return True

    def file(self, name: str, key: str, make: Callable[[Path], object]) -> None:
        """The file of this name, made only where it is not there with this key. `make` writes the given path."""
        if self.keep(name, key):
            return
        make(self.folder / name)
        self.made(name, key)

    def made(self, name: str, key: str) -> None:
        """The file of this name is there now, whoever made it."""
        self.new += 1
        self._made[name] = [key, *_lies(f"{self.folder}/{name}")]

    def _room_for(self, name: str) -> None:
        folder = name.rpartition("/")[0]
        if folder not in self._folders:
            (self.folder / folder).mkdir(exist_ok=True)
            self._folders.add(folder)

    def text(self, name: str, key: str, draw: Callable[[], str]) -> None:
        self.file(name, key, lambda path: path.write_text(draw(), encoding="utf-8"))

    def taken_out(self, works: Sequence[Contribution]) -> tuple[TakenOut, ...]:
        """What hung in the folder before, and is not among these works."""
        gone = self._hung.keys() - {work.code for work in works}
        return tuple(
            TakenOut(code, Sign.from_number(number), name, page)
            for code in sorted(gone)
            for number, name, page in [self._hung[code]]
        )

    def finish(self, works: Mapping[str, Contribution], seed: int) -> None:
        """Writes down what was made, for the next time. `works`: what hangs in it, by the name of its page."""
        hung = {work.code: [work.sign.number, work.name, page] for page, work in works.items()}
        facts = {"files": self._made, "works": hung, "seed": seed}
        (self.folder / MADE).write_text(json.dumps(facts, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def _read(path: Path) -> Mapping[str, Any]:
    """Nothing is known of a folder whose list cannot be read."""
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    whole = isinstance(facts, dict) and all(isinstance(facts.get(part), dict) for part in ("files", "works"))
    return facts if whole else {}


def _lies(path: str) -> tuple[int, int]:
    """How large it is, and when it was written."""
    try:
        facts = os.stat(path)  # noqa: PTH116  # of fifteen thousand files, and a Path costs more than asking
    except OSError:
        return (-1, -1)
    return facts.st_size, facts.st_mtime_ns


def _taken_over(there: str, path: str) -> bool:
    try:
        link_or_copy(there, path)
    except OSError:
        return False
    return True
