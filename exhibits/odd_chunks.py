"""What does not belong among the chunks: files that nobody knows, pieces of works that are not there any more (somebody
put an older database back), and what a killed export left. All of it may go; a film is only made more slowly for it."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from exhibits.chunks import FACTS, FILM, Chunks, works_in

_SHELF, _KEY = re.compile("[0-9a-f]{2}"), re.compile("[0-9a-f]{40}")


class Why(StrEnum):
    UNKNOWN = "not ours"
    HALF_MADE = "half made"
    NOBODYS = "of a work that is gone"


@dataclass(frozen=True)
class Odd:
    why: Why
    path: Path


def odd_chunks(chunks: Chunks, works: Container[str]) -> Iterator[Odd]:
    """`works`: the codes of those that are there."""
    for place in places(chunks):
        yield from odd_at(place, chunks, works)


def places(chunks: Chunks) -> Iterator[Path]:
    """All that lies in the folder, to be looked at one after the other."""
    yield from sorted(chunks.folder.iterdir()) if chunks.folder.is_dir() else ()


def odd_at(place: Path, chunks: Chunks, works: Container[str]) -> Iterator[Odd]:
    if place == chunks.bench_folder:
        yield from (Odd(Why.HALF_MADE, left) for left in chunks.left_behind())
    elif not place.is_dir() or not _SHELF.fullmatch(place.name):
        yield Odd(Why.UNKNOWN, place)
    else:
        for path in sorted(place.iterdir()):
            if why := _why(path, works):
                yield Odd(why, path)


def _why(path: Path, works: Container[str]) -> Why | None:
    if path.suffix not in (FILM, FACTS) or not _KEY.fullmatch(path.stem) or path.parent.name != path.stem[:2]:
        return Why.UNKNOWN
    seen = works_in(path.with_suffix(FACTS))
    if seen is None:
        return Why.HALF_MADE
    return None if all(code in works for code in seen) else Why.NOBODYS
