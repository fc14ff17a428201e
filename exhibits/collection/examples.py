"""Which work staff want to be shown beside a question; where they say nothing, neighbours' works take turns."""

from exhibits.collection import event_log
from exhibits.collection.clock import as_text
from exhibits.collection.store import Store
from exhibits.contribution import Contribution


def pinned(store: Store) -> dict[str, str]:
    """By the key of the question, the id of the work."""
    rows = store.rows("SELECT question_key, contribution_id FROM example")
    return {row["question_key"]: row["contribution_id"] for row in rows}


def pin(store: Store, work: Contribution, by: str) -> None:
    """Instead of another one of the same question."""
    with store.writing() as database:
        database.execute(
            """INSERT INTO example (question_key, contribution_id, pinned_by, pinned_at) VALUES (?, ?, ?, ?)
               ON CONFLICT (question_key) DO UPDATE SET contribution_id = excluded.contribution_id,
                   pinned_by = excluded.pinned_by, pinned_at = excluded.pinned_at""",
            [work.question, work.id, by, as_text(store.clock.now())],
        )
        event_log.write(store, database, "example pinned", actor=by, work=work.id)


def unpin(store: Store, work: Contribution, by: str) -> None:
    with store.writing() as database:
        gone = database.execute("DELETE FROM example WHERE contribution_id = ?", [work.id])
        if gone.rowcount:
            event_log.write(store, database, "example unpinned", actor=by, work=work.id)
