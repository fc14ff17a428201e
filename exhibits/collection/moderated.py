"""A decision about a work, as an event: who took it, when, and why."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from exhibits.collection import event_log
from exhibits.collection.clock import as_text
from exhibits.collection.store import Store


def write(
    store: Store,
    database: Database,
    contribution_id: str,
    decision: str,
    *,
    by: str,
    reason: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Part of the caller's transaction."""
    database.execute(
        "INSERT INTO moderation_event (contribution_id, decision, reason, decided_by, decided_at)"
        " VALUES (?, ?, ?, ?, ?)",
        [contribution_id, decision, reason, by, as_text(store.clock.now())],
    )
    event_log.write(store, database, decision, actor=by, work=contribution_id, facts=facts)
