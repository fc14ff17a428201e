"""Is the collection whole? Slow (every file is read); for `check` and for the night."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from exhibits.chunks import Chunks
from exhibits.collection import event_log, strangers
from exhibits.collection.store import Store
from exhibits.odd_chunks import Odd, odd_chunks
from media.files import sha256


class Trouble(StrEnum):
    DATABASE = "database"
    LOG = "log"
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True)
class Finding:
    trouble: Trouble
    about: str
    """A file, a line, or what SQLite says."""


def findings(store: Store) -> Iterator[Finding]:
    """Nothing, when all is well."""
    for row in store.rows("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Finding(Trouble.DATABASE, str(row[0]))
    for row in store.rows("PRAGMA foreign_key_check"):
        yield Finding(Trouble.DATABASE, f"{row['table']} row {row['rowid']} points to no {row['parent']}")
    for line in event_log.broken_links(store):
        yield Finding(Trouble.LOG, str(line))
    for row in store.rows("SELECT path, bytes, sha256 FROM media_file ORDER BY path"):
        path = store.folder.root / row["path"]
        if not path.exists():
            yield Finding(Trouble.MISSING, row["path"])
        elif path.stat().st_size != row["bytes"] or sha256(path) != row["sha256"]:
            yield Finding(Trouble.CHANGED, row["path"])


def odd_pieces(store: Store) -> list[Odd]:
    """Among the chunks of films; between two visits they go by and by."""
    return list(odd_chunks(Chunks(store.folder.chunks), strangers.Known(store)))
