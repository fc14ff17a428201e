"""From rows to contributions: always one statement, however many works are wanted."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from exhibits.collection.clock import from_text, maybe
from exhibits.collection.consent import allowed
from exhibits.collection.store import Store
from exhibits.contribution import EVERY_PURPOSE, Approval, Contribution, Kind, Makers, Meaning, Purpose, Role, Use, Zone
from media.form import Form
from media.sign import Sign

_WORKS = """
SELECT contribution.*, question.key AS question, question.version AS question_version, case_.name AS case_name,
       (SELECT group_concat(purpose || ' ' || coalesce(expires_at, ''), ',') FROM consent_now
        WHERE contribution_id = contribution.id AND decision = 'yes') AS said_yes,
       EXISTS (SELECT 1 FROM media_file WHERE contribution_id = contribution.id AND role = :view) AS finished
FROM contribution
JOIN question ON question.id = question_id
JOIN case_ ON case_.id = case_id
"""
_WITH_LINKS = """
WHERE contribution.id IN (
    WITH RECURSIVE wanted (id) AS (
        SELECT value FROM json_each(:ids)
        UNION SELECT answer_to FROM contribution JOIN wanted USING (id) WHERE answer_to IS NOT NULL
    )
    SELECT id FROM wanted
)
"""
_MEANINGS = """SELECT contribution_id, triangle, zone FROM meaning
               WHERE contribution_id IN (SELECT value FROM json_each(?)) ORDER BY id"""
_PICTURES = """SELECT contribution_id, picture FROM meaning_picture
               WHERE contribution_id IN (SELECT value FROM json_each(?)) ORDER BY rowid"""


def all_works(store: Store) -> list[Contribution]:
    """Every work that was not erased, newest first. It loads them all: no visit may wait for it."""
    return _linked(store, _rows(store, "ORDER BY contribution.made_at DESC, contribution.id"))


def works_of(store: Store, ids: Sequence[str]) -> list[Contribution]:
    """The works with these ids, in their order; none for one that was erased."""
    works = {work.id: work for work in _linked(store, _rows(store, _WITH_LINKS, ids))} if ids else {}
    return [works[one] for one in ids if one in works]


def usable(store: Store, ids: Sequence[str], use: Use) -> list[Contribution]:
    """Those that may be used so now, in their order; for all but staff and maker only what can be shown."""
    now = store.clock.now()
    return [work for work in works_of(store, ids) if may_be_used(work, use, now)]


def may_be_used(work: Contribution, use: Use, now: datetime) -> bool:
    return bool(allowed(work, use, now)) and (work.finished or use.purpose is None)


def one_work(store: Store, id_or_code: str) -> Contribution | None:
    """The work with its id or its code; None when there is none, or it was erased."""
    found = store.value("SELECT id FROM contribution WHERE id = ?1 OR code = ?1", id_or_code)
    return next(iter(works_of(store, [found])), None) if found else None


def unfinished(store: Store) -> list[Contribution]:
    """Works that lack their VIEW, the oldest first: asked at every start."""
    sql = """SELECT id FROM programme JOIN contribution ON id = contribution_id
             WHERE NOT finished AND withdrawn_at IS NULL ORDER BY made_at, id DESC"""
    return works_of(store, [row["id"] for row in store.rows(sql)])


def waiting(store: Store) -> list[Contribution]:
    """What staff have not decided on yet, the oldest first. What lost a link is no longer theirs to approve."""
    sql = """SELECT id FROM contribution WHERE approval = 'waiting' AND erased_at IS NULL
             AND id NOT IN (SELECT contribution_id FROM locked_by_link) ORDER BY made_at, id DESC"""
    return usable(store, [row["id"] for row in store.rows(sql)], Use.STAFF)


def meaning_of(store: Store, contribution_id: str) -> Meaning | None:
    """What the maker says it is about; None where nobody was asked."""
    return meanings_of(store, [contribution_id]).get(contribution_id)


def meanings_of(store: Store, ids: Sequence[str]) -> dict[str, Meaning]:
    """By the id of the work; what was said last counts."""
    wanted = json.dumps(ids)
    pictures: dict[str, list[str]] = {}
    for row in store.rows(_PICTURES, wanted):
        pictures.setdefault(row["contribution_id"], []).append(row["picture"])
    return {
        (work := row["contribution_id"]): Meaning(row["triangle"], Zone(row["zone"]), tuple(pictures.get(work, ())))
        for row in store.rows(_MEANINGS, wanted)
    }


def holding(store: Store, checksum: str) -> str | None:
    """The code of a neighbour's work whose recording has this content."""
    found = store.value(
        "SELECT code FROM contribution WHERE sha256 = ? AND erased_at IS NULL AND NOT demonstration", checksum
    )
    return None if found is None else str(found)


def _rows(store: Store, which: str, ids: Sequence[str] = ()) -> list[sqlite3.Row]:
    rows = store.database.execute(f"{_WORKS} {which}", {"view": Role.VIEW, "ids": json.dumps(ids)})
    return rows.fetchall()


def _linked(store: Store, rows: Sequence[sqlite3.Row]) -> list[Contribution]:
    """Works with what they carry, which has to be among the rows."""
    now = store.clock.now()
    erased = {row["id"] for row in rows if row["erased_at"] is not None or row["erasing_since"] is not None}
    # nobody made a demonstration, so nobody takes its sound back: answers to one that was removed stay as they were
    links = {row["id"]: _work(row, now) for row in rows if row["id"] not in erased or row["demonstration"]}
    return [_narrow(work, links, now) for work in links.values() if work.id not in erased]


def _narrow(work: Contribution, works: Mapping[str, Contribution], now: datetime) -> Contribution:
    """An answer carries the works it answers to: what one of them does not allow, it does not allow either."""
    if work.answer_to is None:
        return work
    narrowed, ends = EVERY_PURPOSE, [work.expires_at]
    seen = {work.id}
    link: str | None = work.answer_to
    while link is not None:
        carried = works.get(link)
        if carried is None or link in seen or not allowed(carried, Use.ANSWER, now):
            return replace(work, narrowed=frozenset())
        narrowed &= {purpose for purpose in Purpose if allowed(carried, Use(purpose.value), now)}
        ends.append(carried.expires_at)
        seen.add(link)
        link = carried.answer_to
    return replace(work, narrowed=narrowed, expires_at=min(filter(None, ends), default=None))


def _work(row: sqlite3.Row, now: datetime) -> Contribution:
    said = [entry.split(" ") for entry in (row["said_yes"] or "").split(",") if entry]
    yes = {Purpose(purpose): from_text(until) if until else None for purpose, until in said}
    valid = {purpose: until for purpose, until in yes.items() if until is None or until > now}
    ends = [maybe(row["expires_at"]), *valid.values()]
    return Contribution(
        id=row["id"],
        code=row["code"],
        form=Form(row["form"]),
        question=row["question"],
        question_version=row["question_version"],
        case=row["case_name"],
        made_at=from_text(row["made_at"]),
        seconds=row["duration_ms"] / 1000,
        sign=Sign.from_number(row["sign"]),
        name=row["name"],
        approval=Approval(row["approval"]),
        demonstration=bool(row["demonstration"]),
        answer_to=row["answer_to"],
        has_sound=bool(row["has_sound"]),
        size=None if row["width"] is None else (row["width"], row["height"]),
        yes=frozenset(valid),
        locked=bool(row["locked"]),
        withdrawn_at=maybe(row["withdrawn_at"]),
        expires_at=min(filter(None, ends), default=None),
        language=row["language"],
        makers=Makers(row["makers"]),
        kind=Kind(row["kind"]),
        finished=bool(row["finished"]),
    )
