"""Clearing away, at every start and once a day: what nobody said yes to, what broke off, what has had its time."""

from exhibits.collection import chain, exported, reserve, strangers
from exhibits.collection.erase import due, empty_journal, erase
from exhibits.collection.folder import Folder, empty
from exhibits.collection.gallery import Gallery
from exhibits.collection.store import Store


def tidy(store: Store) -> None:
    """After a crash or a power cut: no file without a row, nothing beyond its time."""
    strangers.remove_arriving(store)
    erase_what_is_due(store)
    exported.remember_all(store, store.folder.exports)


def erase_what_is_due(store: Store) -> int:
    """Works that were withdrawn, refused 14 days ago, or not approved within 30; returns how many."""
    if chain.has_lost(store):
        store.must(lambda database: chain.lock_answers(store, database))
    ended = due(store)
    for contribution_id in ended:
        erase(store, contribution_id)
    Gallery(store).close_over()
    empty_journal(store)
    reserve.restore(store.folder)
    return len(ended)


def discard_takes(folder: Folder) -> list[str]:
    """Recordings that nobody confirmed; returns their names. Needs no database: they go also where that is spoilt."""
    return empty(folder.takes)
