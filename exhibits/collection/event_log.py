"""What happened, in the order it happened; each line vouches for the one before (a chain of hashes)."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from exhibits.collection.clock import as_text
from exhibits.collection.store import Store

FIRST = "0" * 64


def write(
    store: Store,
    database: Database,
    event: str,
    *,
    actor: str,
    work: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Part of the caller's transaction. Names and words of people have no place in `facts`."""
    last = database.execute("SELECT hash FROM event_log ORDER BY sequence DESC LIMIT 1").fetchone()
    line = [as_text(store.clock.now()), event, actor, work, json.dumps(facts or {}, sort_keys=True)]
    database.execute(
        "INSERT INTO event_log (happened_at, event, actor, contribution_id, facts, hash) VALUES (?, ?, ?, ?, ?, ?)",
        [*line, _chained(last[0] if last else FIRST, line)],
    )


def broken_links(store: Store) -> Iterator[int]:
    """The numbers of the lines that were changed, or whose predecessor was."""
    before = FIRST
    for row in store.rows("SELECT * FROM event_log ORDER BY sequence"):
        line = [row["happened_at"], row["event"], row["actor"], row["contribution_id"], row["facts"]]
        if _chained(before, line) != row["hash"]:
            yield row["sequence"]
        before = row["hash"]


def _chained(before: str, line: list[Any]) -> str:
    return hashlib.sha256(json.dumps([before, *line]).encode()).hexdigest()
