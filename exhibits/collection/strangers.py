"""Files in `works` that no row knows: a crash came between file and row, so nobody was told that it was kept.

A start looks only where one can have been left: where a file was just arriving, and where a job was finishing a work.
All other folders are looked into by turns, a few between two visits: somebody may have put an older database back. So
are the shelves of chunks, for pieces of films in which such a work is seen.
"""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from exhibits.chunks import Chunks
from exhibits.collection.folder import remove
from exhibits.collection.store import Store
from exhibits.odd_chunks import odd_at, places

A_FEW = 20
_THERE = "SELECT id FROM contribution WHERE code = ? AND erased_at IS NULL"


def expect(database: Database, code: str) -> None:
    """A file will be put into this work's folder."""
    database.execute("INSERT INTO arriving (code) VALUES (?) ON CONFLICT DO NOTHING", [code])


def arrived(database: Database, code: str) -> None:
    """Part of the transaction in which its row is written."""
    database.execute("DELETE FROM arriving WHERE code = ?", [code])


def remove_arriving(store: Store) -> None:
    """At a start, when no job is finishing anything."""
    arriving = [row["code"] for row in store.rows("SELECT code FROM arriving")]
    for code in [*arriving, *_unfinished(store)]:
        _look_into(store, code)
    if arriving:
        store.must(lambda database: database.execute("DELETE FROM arriving"))


class Known:
    """The codes of all works that are there."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __contains__(self, code: object) -> bool:
        return self._store.value(_THERE, code) is not None


class Rounds:
    """Goes past all folders again and again; what a job is finishing is left alone."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._folders: Iterator[os.DirEntry[str]] = iter(())
        self._chunks = Chunks(store.folder.chunks)
        self._shelves: Iterator[Path] = iter(())

    def look_into_a_few(self) -> None:
        self._look_at_a_shelf()
        some = [folder.name for folder in islice(self._folders, A_FEW)]
        for code in set(some).difference(_unfinished(self._store) if some else ()):
            _look_into(self._store, code)
        if len(some) < A_FEW:
            self._folders = os.scandir(self._store.folder.works)

    def _look_at_a_shelf(self) -> None:
        shelf = next(self._shelves, None)
        if shelf is None:
            self._shelves = places(self._chunks)
        elif shelf.exists():
            for odd in list(odd_at(shelf, self._chunks, Known(self._store))):
                remove(odd.path)


def _unfinished(store: Store) -> list[str]:
    rows = store.rows("SELECT code FROM programme JOIN contribution ON id = contribution_id WHERE NOT finished")
    return [row["code"] for row in rows]


def _look_into(store: Store, code: str) -> None:
    folder = store.folder.work(code)
    work = store.value(_THERE, code)
    if work is None:
        if folder.exists():
            remove(folder)
        return
    known = {row["path"] for row in store.rows("SELECT path FROM media_file WHERE contribution_id = ?", work)}
    for file in folder.iterdir() if folder.is_dir() else ():
        if store.folder.relative(file) not in known:
            remove(file)
