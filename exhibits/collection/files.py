"""Every file that exists for a work is written down here: what can be shown, and what has to be erased."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from exhibits.collection import strangers
from exhibits.collection.clock import as_text
from exhibits.collection.consent import No, allowed
from exhibits.collection.folder import move, remove
from exhibits.collection.loading import one_work, works_of
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


@dataclass(frozen=True)
class Stored:
    """A file of a work, and what was in it when it came in."""

    path: Path
    sha256: str
    digits: str | None = None
    """Of sound alone: how loud it is, as `media.curve.digits` writes it; works of old have none."""
    whole: bool = False
    """Of a film: every picture of it was decoded when it came home. Nobody looked at works of old."""


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
    _ask(store, fresh, use)
    path = store.value("SELECT path FROM media_file WHERE contribution_id = ? AND role = ?", fresh.id, role)
    return None if path is None else store.folder.root / path


def allowed_files(store: Store, contributions: Sequence[Contribution], use: Use) -> dict[str, dict[Role, Stored]]:
    """As `allowed_path`, of many works at once: every file of each, by the id of the work."""
    ids = [work.id for work in contributions]
    fresh = works_of(store, ids)
    if len(fresh) < len(ids):
        raise NotAllowedError("The work was taken away.", "withdrawn")
    for work in fresh:
        _ask(store, work, use)
    sql = """SELECT contribution_id, role, path, sha256,
                    json_extract(facts, '$.digits') AS digits, json_extract(facts, '$.whole') AS whole
             FROM media_file WHERE contribution_id IN (SELECT value FROM json_each(?))"""
    found: dict[str, dict[Role, Stored]] = {one: {} for one in ids}
    for row in store.rows(sql, json.dumps(ids)):
        stored = Stored(store.folder.root / row["path"], row["sha256"], row["digits"], bool(row["whole"]))
        found[row["contribution_id"]][Role(row["role"])] = stored
    return found


def _ask(store: Store, work: Contribution, use: Use) -> None:
    answer = allowed(work, use, store.clock.now())
    if isinstance(answer, No):
        raise NotAllowedError(f"The work {work.code} may not be used for {use} ({answer.reason}).", answer.reason)


def checksum_of(store: Store, contribution_id: str, role: Role) -> str:
    sql = "SELECT sha256 FROM media_file WHERE contribution_id = ? AND role = ?"
    return str(store.value(sql, contribution_id, role) or "")


def facts_of(store: Store, contribution_id: str, role: Role) -> dict[str, Any]:
    found = store.value("SELECT facts FROM media_file WHERE contribution_id = ? AND role = ?", contribution_id, role)
    return {} if found is None else dict(json.loads(found))
