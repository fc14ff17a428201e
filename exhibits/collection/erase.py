"""Taking a work away for good. Any crash in between is finished at the next start; nobody sees the work meanwhile."""

import hashlib

from sqlite_utils import Database

from exhibits.chunks import Chunks
from exhibits.collection import chain, event_log, reserve, spoken_question
from exhibits.collection.clock import as_text
from exhibits.collection.database import PATIENCE_MS
from exhibits.collection.folder import remove
from exhibits.collection.store import Store

OF_THE_WORK = (
    "heart", "response", "exposure", "meaning", "meaning_picture", "card_event", "example", "insight_work", "media_file"
)  # fmt: skip
"""Tables whose rows about a work go with it."""


def erase(store: Store, contribution_id: str) -> None:
    """Every file goes, every word of the maker; what stays is a tombstone, and which exports hold a copy."""
    row = store.row("SELECT code FROM contribution WHERE id = ? AND erased_at IS NULL", contribution_id)
    if row is None:
        return
    store.must(lambda database: _mark(store, database, contribution_id))
    for file in store.rows("SELECT path FROM media_file WHERE contribution_id = ?", contribution_id):
        remove(store.folder.root / file["path"])
    folder = store.folder.work(row["code"])
    if folder.is_dir():
        remove(folder)
    Chunks(store.folder.chunks).forget(row["code"])
    store.must(lambda database: _bury(store, database, contribution_id))
    empty_journal(store)
    reserve.restore(store.folder)


def empty_journal(store: Store) -> None:
    """Pages that still hold the maker's name are in the journal until it starts again from its beginning.

    Where somebody just reads, nobody waits for them: the next erasing, the daily sweep or the end of the kiosk does it.
    """
    store.database.execute("PRAGMA busy_timeout = 0")
    try:
        store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        store.database.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")


def due(store: Store) -> list[str]:
    """Works whose time is over, that were withdrawn, or whose erasing broke off."""
    now = as_text(store.clock.now())
    rows = store.rows(
        """SELECT id FROM contribution WHERE expires_at <= ? AND erased_at IS NULL
           UNION SELECT id FROM contribution WHERE withdrawn_at IS NOT NULL AND erased_at IS NULL
           UNION SELECT id FROM contribution WHERE erasing_since IS NOT NULL AND erased_at IS NULL""",
        now,
    )
    return [row["id"] for row in rows]


def _mark(store: Store, database: Database, contribution_id: str) -> None:
    database.execute(
        "UPDATE contribution SET erasing_since = coalesce(erasing_since, ?) WHERE id = ?",
        [as_text(store.clock.now()), contribution_id],
    )
    chain.lock_answers(store, database, contribution_id)


def _bury(store: Store, database: Database, contribution_id: str) -> None:
    """Hearts, responses and exposures stay as numbers only; consent events stay, they name nobody."""
    now = as_text(store.clock.now())
    database.execute(
        """INSERT INTO tombstone (contribution_hash, made_at, erased_at, hearts, responses, exposures)
           SELECT :hash, made_at, :now, (SELECT count(*) FROM heart_now WHERE contribution_id = :id AND given),
                  (SELECT count(*) FROM response_now WHERE contribution_id = :id AND given),
                  (SELECT count(*) FROM exposure WHERE contribution_id = :id)
           FROM contribution WHERE id = :id""",
        {"hash": hashlib.sha256(contribution_id.encode()).hexdigest(), "now": now, "id": contribution_id},
    )
    spoken_question.forget_words(database, contribution_id)
    for table in OF_THE_WORK:
        database.execute(f"DELETE FROM {table} WHERE contribution_id = ?", [contribution_id])  # noqa: S608 - our tables
    database.execute(
        """UPDATE contribution SET name = NULL, receipt = NULL, sha256 = '', width = NULL, height = NULL,
               visit_id = NULL, erased_at = ? WHERE id = ?""",
        [now, contribution_id],
    )
    event_log.write(store, database, "erased", actor="kiosk", work=contribution_id)
