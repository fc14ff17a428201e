"""Clearing away, at every start and once a day: what nobody said yes to, what broke off, what has had its time."""

import os

from exhibits.collection import chain, exported, reserve
from exhibits.collection.erase import due, empty_journal, erase
from exhibits.collection.folder import Folder, empty, remove
from exhibits.collection.store import Store


def tidy(store: Store) -> None:
    """After a crash or a power cut: no file without a row, nothing beyond its time."""
    _remove_strangers(store)
    erase_what_is_due(store)
    exported.remember_all(store, store.folder.exports)


def erase_what_is_due(store: Store) -> int:
    """Works that were withdrawn, refused 14 days ago, or not approved within 30; returns how many."""
    if chain.has_lost(store):
        store.must(lambda database: chain.lock_answers(store, database))
    ended = due(store)
    for contribution_id in ended:
        erase(store, contribution_id)
    empty_journal(store)
    reserve.restore(store.folder)
    return len(ended)


def discard_takes(folder: Folder) -> list[str]:
    """Recordings that nobody confirmed; returns their names. Needs no database: they go also where that is spoilt."""
    return empty(folder.takes)


def _remove_strangers(store: Store) -> None:
    """Files in `works` that no row knows: a crash came between file and row, so nobody was told that it was kept."""
    known = {row["path"] for row in store.rows("SELECT path FROM media_file")}
    codes = {row["code"] for row in store.rows("SELECT code FROM contribution WHERE erased_at IS NULL")}
    for folder in os.scandir(store.folder.works):
        if folder.name not in codes:
            remove(store.folder.works / folder.name)
            continue
        for file in os.scandir(folder.path):
            if f"works/{folder.name}/{file.name}" not in known:
                remove(store.folder.work(folder.name) / file.name)
