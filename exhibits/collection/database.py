"""The border to SQLite: one writing connection in one process, and readers beside it."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from exhibits.errors import NotACollectionError

PATIENCE_MS = 5000
"""With whoever else has the file."""


def connect(path: Path) -> Database:
    """The one writing connection. WAL with synchronous=FULL lost nothing in a thousand power cuts; NORMAL did."""
    database = Database(path)
    _prepare(database, path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    # what is erased is overwritten in the database too, not only forgotten
    database.execute("PRAGMA secure_delete = ON")
    path.chmod(0o600)
    return database


def connect_to_read(path: Path) -> Database:
    """Reads while the kiosk writes. Never a second writer: SQLite before 3.51.3 can lose commits with two."""
    if not path.exists():
        raise NotACollectionError(f"There is no collection in {path.parent}.")
    database = Database(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True))
    _prepare(database, path)
    return database


def _prepare(database: Database, path: Path) -> None:
    database.conn.row_factory = sqlite3.Row
    try:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotACollectionError(f"{path} cannot be read as a collection ({error}).") from error


def is_full(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorname", "") in ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE")
