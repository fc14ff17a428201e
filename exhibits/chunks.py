"""Pieces of films, named by what they show: made once, used by every film, and gone with the works that are in them.

A chunk is two files: what it is, and the film itself, which is written last: without it there is no chunk.
"""

import fcntl
import json
import os
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

FILM, FACTS = ".mp4", ".json"
_SHELVES = "[0-9a-f][0-9a-f]"


@dataclass(frozen=True)
class Facts:
    """What is known of a chunk beside its film."""

    works: tuple[str, ...]
    """The codes of all works that can be seen or heard in it."""
    frames: int
    seconds: float
    """Of a core, to make it."""
    groups: tuple[tuple[int, str], ...] = ()
    """Of each closed group of pictures how many they are and the checksum of their packets, all of which were decoded
    when it was made."""
    heard: tuple[str, float, float, float] | None = None
    """Of sound that was listened to: the checksum of its packets, LUFS, dBTP, and seconds too many."""
    loud: tuple[tuple[str, float], ...] = ()
    """Of sound, how loud every work in it is, by its code."""


class Chunks:
    """A folder of them, which several processes may use at once. Whoever deletes it loses time, and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def bench(self) -> Path:
        """Where chunks grow."""
        self.bench_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self.bench_folder

    @property
    def bench_folder(self) -> Path:
        """The same, whether it is there or not."""
        return self.folder / "making"

    def clear_bench(self) -> None:
        """Of what a killed export left. One that runs makes its piece once more."""
        for left in self.bench_folder.glob("*"):
            left.unlink(missing_ok=True)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Whoever makes chunks says so; a lock that ends with its process tells that from what a killed one left."""
        descriptor = os.open(self.bench, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with suppress(BlockingIOError):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self.clear_bench()
            fcntl.flock(descriptor, fcntl.LOCK_SH)
            yield
        finally:
            os.close(descriptor)

    def left_behind(self) -> list[Path]:
        """What lies on the bench while nobody is at work."""
        if not self.bench_folder.is_dir():
            return []
        descriptor = os.open(self.bench_folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return sorted(self.bench_folder.iterdir())
        except BlockingIOError:
            return []
        finally:
            os.close(descriptor)

    def path(self, key: str) -> Path:
        return self.folder / key[:2] / (key + FILM)

    def find(self, key: str) -> Facts | None:
        """What is known of a chunk that is here. None: it has to be made."""
        return self.noted(key) if self.path(key).is_file() else None

    def noted(self, key: str) -> Facts | None:
        """What is known of pictures that lie elsewhere."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            known = json.loads(self.path(key).with_suffix(FACTS).read_text(encoding="utf-8"))
            groups = tuple((int(frames), str(checksum)) for frames, checksum in known["groups"])
            heard = known["heard"] and tuple(known["heard"])
            loud = tuple((str(code), float(lufs)) for code, lufs in known.get("loud", ()))
            works = tuple(known["works"])
            return Facts(**{**known, "works": works, "groups": groups, "heard": heard, "loud": loud})
        return None

    def keep(self, key: str, film: Path, facts: Facts) -> None:
        """The film is moved to its place; whoever made the same at the same time made the same bytes."""
        self.note(key, facts)
        film.replace(self.path(key))

    def note(self, key: str, facts: Facts) -> None:
        """What is known of pictures that lie elsewhere, in a work."""
        place = self.path(key).with_suffix(FACTS)
        place.parent.mkdir(parents=True, exist_ok=True)
        part = self.bench / f"{key}-{uuid4().hex}{FACTS}"
        part.write_text(json.dumps(asdict(facts)), encoding="utf-8")
        part.replace(place)

    def use(self, key: str) -> Path:
        """It is needed now, so it will not be the first to go."""
        place = self.path(key)
        os.utime(place)
        return place

    def forget(self, code: str) -> None:
        """Every chunk in which this work can be seen or heard, and all that is half made."""
        self.clear_bench()
        for path in self._all_facts():
            if (works := works_in(path)) is None or code in works:
                _remove(path)

    def keep_only(self, works: Container[str]) -> None:
        """Without the chunks of works that are not among these: of an export that ran while a work was taken away."""
        for path in self._all_facts():
            if (seen := works_in(path)) is None or any(code not in works for code in seen):
                _remove(path)

    def bound(self, most_bytes: int) -> None:
        """The ones that were not used for the longest time go, until the rest fits."""
        films = [(film.stat(), film) for film in self.folder.glob(f"{_SHELVES}/*{FILM}")]
        held = sum(found.st_size for found, _ in films)
        for found, film in sorted(films, key=lambda one: one[0].st_mtime_ns):
            if held <= most_bytes:
                return
            _remove(film.with_suffix(FACTS))
            held -= found.st_size

    def bytes(self) -> int:
        return sum(film.stat().st_size for film in self.folder.glob(f"{_SHELVES}/*{FILM}"))

    def _all_facts(self) -> Iterator[Path]:
        return self.folder.glob(f"{_SHELVES}/*{FACTS}")


def works_in(facts: Path) -> list[str] | None:
    """None: it cannot be read, and so it may show anybody."""
    with suppress(OSError, ValueError, KeyError):
        return list(json.loads(facts.read_text(encoding="utf-8"))["works"])
    return None


def _remove(facts: Path) -> None:
    film = facts.with_suffix(FILM)
    for path in (film, facts):
        path.unlink(missing_ok=True)
