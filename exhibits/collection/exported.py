"""What went out, and where to: so that a copy can be called back when its maker takes the work away."""

import hashlib
import json
import logging
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from exhibits.collection.clock import as_text, from_text
from exhibits.collection.keys import known_project_key
from exhibits.collection.store import Store
from exhibits.dataset.pseudonyms import Pseudonyms
from exhibits.errors import NoRoomError, WrongListError

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Export:
    id: str
    kind: str
    made_at: datetime
    path: str
    beside: tuple[str, ...] = ()
    """Files that lie beside it and show or name the same people."""
    called: tuple[str, ...] = ()
    """In data, where nobody has the name or the code of a work: what it is called there, and what answers it."""


def remember(store: Store, listed: Path) -> None:
    """Take in an `export.json`. The same list a second time changes nothing."""
    try:
        facts = json.loads(listed.read_text(encoding="utf-8"))
        _write(store, facts, listed.absolute().parent)
    except (ValueError, KeyError, TypeError) as error:
        raise WrongListError(f"{listed} is no list of an export ({error}).") from error


def _write(store: Store, facts: Mapping[str, Any], folder: Path) -> None:
    consents = json.dumps(facts.get("consents", {}), sort_keys=True)
    with store.writing() as database:
        new = database.execute(
            "INSERT INTO export (id, kind, made_at, path, facts, consent_hash) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO NOTHING",
            [
                facts["id"],
                facts["kind"],
                as_text(from_text(facts["made_at"])),
                str(facts.get("path", folder)),
                json.dumps(facts, sort_keys=True),
                hashlib.sha256(consents.encode()).hexdigest(),
            ],
        )
        if new.rowcount:
            for item in facts["items"]:
                database.execute(
                    "INSERT INTO export_item (export_id, contribution_id) SELECT ?, id FROM contribution"
                    " WHERE code = ? ON CONFLICT DO NOTHING",
                    [facts["id"], _code(item)],
                )


def _code(item: str | Mapping[str, Any]) -> str:
    return item if isinstance(item, str) else str(item["code"])


def remember_all(store: Store, folder: Path) -> None:
    """Exports that ended while nobody listened, such as those of a command beside the kiosk."""
    for listed in sorted([*folder.glob("*.json"), *folder.glob("*/export.json")]):
        try:
            remember(store, listed)
        except (WrongListError, NoRoomError, OSError) as error:
            log.warning("an export is not taken in: %s", error)


FETCH_BACK, TOLD = "to fetch back", "told what to fetch back"
"""Lines of the event log: copies of what a maker took back, and that staff have seen which."""


def left_to_tell(store: Store) -> list[Export]:
    """What holds works that makers took back themselves since staff were told last, the newest first."""
    rows = store.rows(
        """SELECT * FROM export WHERE id IN (
               SELECT value FROM event_log, json_each(facts, '$.exports')
               WHERE event = ? AND actor = 'maker'
                 AND sequence > (SELECT coalesce(max(sequence), 0) FROM event_log WHERE event = ?))
           ORDER BY made_at DESC""",
        FETCH_BACK,
        TOLD,
    )
    return [_export(row) for row in rows]


def recall(store: Store, contribution_id: str) -> list[Export]:
    """Exports that hold this work or an answer that carries its sound, the newest first: what to fetch back."""
    rows = store.rows(
        """SELECT DISTINCT export.* FROM export JOIN export_item ON export_item.export_id = export.id
           WHERE contribution_id = ?1
              OR contribution_id IN (SELECT carries.contribution_id FROM carries WHERE carried_id = ?1)
           ORDER BY made_at DESC""",
        contribution_id,
    )
    return [replace(_export(row), called=_called(store, row, contribution_id)) for row in rows]


def _called(store: Store, row: sqlite3.Row, contribution_id: str) -> tuple[str, ...]:
    project = json.loads(row["facts"]).get("project")
    key = known_project_key(store, project) if project else None
    if key is None:
        return ()
    items = store.rows(
        """SELECT contribution_id FROM export_item WHERE export_id = ?1 AND (contribution_id = ?2
               OR contribution_id IN (SELECT carries.contribution_id FROM carries WHERE carried_id = ?2))""",
        row["id"],
        contribution_id,
    )
    return tuple(sorted(Pseudonyms(key).work(item["contribution_id"]) for item in items))


def works_in_data(store: Store, project: str) -> set[str]:
    """The ids of all that went into data of a research project, whatever became of it since."""
    rows = store.rows(
        """SELECT DISTINCT contribution_id FROM export JOIN export_item ON export_id = export.id
           WHERE kind = 'dataset' AND json_extract(facts, '$.project') = ?""",
        project,
    )
    return {row["contribution_id"] for row in rows}


def newest(store: Store, kind: str) -> Export | None:
    """The last of this kind that was made."""
    row = store.row("SELECT * FROM export WHERE kind = ? ORDER BY made_at DESC LIMIT 1", kind)
    return _export(row) if row else None


def works_in(store: Store, export_id: str) -> list[str]:
    """The ids of all that it holds, also of what was erased since."""
    rows = store.rows("SELECT contribution_id FROM export_item WHERE export_id = ? ORDER BY rowid", export_id)
    return [row["contribution_id"] for row in rows]


def _export(row: sqlite3.Row) -> Export:
    beside = json.loads(row["facts"]).get("beside", [])
    return Export(row["id"], row["kind"], from_text(row["made_at"]), row["path"], tuple(map(str, beside)))
