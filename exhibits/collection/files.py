"""Every file that exists for a work is written down here: what can be shown, and what has to be erased."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from exhibits.collection import strangers
from exhibits.collection.clock import as_text
from exhibits.collection.consent import No, allowed
from exhibits.collection.folder import move, remove
from exhibits.collection.loading import one_work
from exhibits.collection.store import Store
from exhibits.contribution import Contribution, Role, Use
from exhibits.errors import NotAllowedError, UnknownWorkError
from media.files import sha256


@dataclass(frozen=True)
class NewFile:
    """A whole file at its keeping place."""

    role: Role
    path: Path
    sha256: str
    facts: Mapping[str, Any]


def register(store: Store, database: Database, contribution_id: str, file: NewFile) -> None:
    """Part of the caller's transaction. A second file of a role takes the place of the first."""
    database.execute("DELETE FROM media_file WHERE contribution_id = ? AND role = ?", [contribution_id, file.role])
    database.execute(
        "INSERT INTO media_file (contribution_id, role, path, sha256, bytes, facts, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            contribution_id,
            file.role,
            store.folder.relative(file.path),
            file.sha256,
            file.path.stat().st_size,
            json.dumps(file.facts, sort_keys=True),
            as_text(store.clock.now()),
        ],
    )


def add(store: Store, contribution_id: str, role: Role, source: Path, facts: Mapping[str, Any]) -> Path:
    """Move a whole file beside the work's others. A work that was erased meanwhile takes its late file with it."""
    code = store.value("SELECT code FROM contribution WHERE id = ? AND erasing_since IS NULL", contribution_id)
    if code is None:
        remove(source)
        raise UnknownWorkError("The work was taken away; its file is gone too.")
    place = store.folder.work(code) / f"{role}{source.suffix.lower()}"
    checksum = sha256(source)
    with store.writing() as database:
        strangers.expect(database, code)
    if source != place:
        move(source, place)
    with store.writing() as database:
        register(store, database, contribution_id, NewFile(role, place, checksum, facts))
        strangers.arrived(database, code)
    return place


def allowed_path(store: Store, contribution: Contribution, role: Role, use: Use) -> Path | None:
    """Where the file lies, after asking whether it may be used so now. The row is read again: the value may be old."""
    fresh = one_work(store, contribution.id)
    if fresh is None:
        raise NotAllowedError("The work was taken away.", "withdrawn")
    answer = allowed(fresh, use, store.clock.now())
    if isinstance(answer, No):
        raise NotAllowedError(f"The work {fresh.code} may not be used for {use} ({answer.reason}).", answer.reason)
    path = store.value("SELECT path FROM media_file WHERE contribution_id = ? AND role = ?", fresh.id, role)
    return None if path is None else store.folder.root / path


def checksum_of(store: Store, contribution_id: str, role: Role) -> str:
    sql = "SELECT sha256 FROM media_file WHERE contribution_id = ? AND role = ?"
    return str(store.value(sql, contribution_id, role) or "")


def facts_of(store: Store, contribution_id: str, role: Role) -> dict[str, Any]:
    found = store.value("SELECT facts FROM media_file WHERE contribution_id = ? AND role = ?", contribution_id, role)
    return {} if found is None else dict(json.loads(found))
