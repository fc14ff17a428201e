"""Who answered whom. An answer carries the sound of every work before it: when one of those goes, it is locked.

What staff lock for a while is only not shown meanwhile, and with it what answers it (`loading`). A work that goes for
good locks its answers for good, as a decision that stays until staff take it back: a window that is opened again
does not bring a neighbour's dance back unseen.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from exhibits.collection import moderated
from exhibits.collection.clock import as_text, from_text
from exhibits.collection.consent import allowed
from exhibits.collection.loading import may_be_used, one_work, usable
from exhibits.collection.store import Store
from exhibits.contribution import Contribution, LostLink, Purpose, Use
from exhibits.errors import LinkIsShutError, NotAnswerableError, UnknownWorkError

LATELY = 60
"""Answers that one looks through for some that may be shown."""


@dataclass(frozen=True)
class LockedAnswer:
    """A work that carries the sound of one that went."""

    work: Contribution
    lost: LostLink
    since: datetime
    may_return: bool
    """Whether all that it carries is open for answers again."""


_LOST = """
SELECT carries.contribution_id AS answer, carried_id AS link,
       CASE WHEN link.withdrawn_at IS NOT NULL THEN 'withdrawn'
            WHEN link.approval = 'refused' THEN 'refused'
            WHEN link.erasing_since IS NOT NULL AND NOT link.demonstration OR link.expires_at <= :now THEN 'gone'
            ELSE 'shut' END AS lost
FROM carries
JOIN contribution AS link ON link.id = carried_id
JOIN contribution AS answer ON answer.id = carries.contribution_id
WHERE answer.erasing_since IS NULL AND answer.withdrawn_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM locked_by_link WHERE contribution_id = answer.id)
  AND (link.withdrawn_at IS NOT NULL OR link.approval = 'refused'
       OR link.erasing_since IS NOT NULL AND NOT link.demonstration
       OR link.expires_at <= :now
       OR NOT EXISTS (SELECT 1 FROM consent_now WHERE contribution_id = link.id AND purpose = 'answer'
                      AND decision = 'yes' AND coalesce(expires_at > :now, 1)))
"""


_OVER = "SELECT contribution_id FROM programme WHERE carried_until < '9999' AND carried_until <= :now"


def lock_answers(store: Store, database: Database, changed: str | None = None) -> None:
    """Locks every answer that lost a link for good; part of the transaction in which it was lost. `changed` is the only
    link that can have gone; None: time went by, for all of them."""
    for row in _lost(store, changed):
        database.execute("UPDATE contribution SET locked = 1 WHERE id = ?", [row["answer"]])
        facts = {"link": row["link"]}
        moderated.write(store, database, row["answer"], "locked", by="kiosk", reason=LostLink(row["lost"]), facts=facts)


def has_lost(store: Store) -> bool:
    """Whether there is anything to lock: a time that ran out is no decision, and nobody was there."""
    return bool(_lost(store, None))


def _lost(store: Store, changed: str | None) -> list[sqlite3.Row]:
    which = "carried_id = :changed" if changed else f"answer.id IN ({_OVER})"
    sql = f"{_LOST} AND {which} GROUP BY answer.id"
    return store.database.execute(sql, {"now": as_text(store.clock.now()), "changed": changed}).fetchall()


def locked_answers(store: Store) -> list[LockedAnswer]:
    """What staff have to look after, the longest locked first."""
    rows = store.rows("SELECT contribution_id, reason, decided_at FROM locked_by_link ORDER BY decided_at")
    works = {work.id: work for work in usable(store, [row["contribution_id"] for row in rows], Use.STAFF)}
    found = ((works.get(row["contribution_id"]), row) for row in rows)
    return [
        LockedAnswer(work, LostLink(row["reason"]), from_text(row["decided_at"]), _links_are_open(work))
        for work, row in found
        if work is not None
    ]


def check_may_return(store: Store, contribution_id: str) -> None:
    work = one_work(store, contribution_id)
    if work is not None and not _links_are_open(work):
        raise LinkIsShutError(f"The work {work.code} carries the sound of a work that is not open for answers.")


def _links_are_open(work: Contribution) -> bool:
    return Purpose.ANSWER in work.narrowed


def check_answerable(store: Store, contribution_id: str) -> None:
    """Asked again when the answer is kept: the window may have been shut while it was made."""
    work = one_work(store, contribution_id)
    if work is None:
        raise NotAnswerableError("The work that this answers was taken away.")
    if not allowed(work, Use.ANSWER, store.clock.now()):
        raise NotAnswerableError(f"The work {work.code} is not open for answers.")


def answered_by(store: Store, answer: Contribution, use: Use) -> Contribution | None:
    """The work that it responds to, where that may be used so too."""
    work = one_work(store, answer.answer_to) if answer.answer_to else None
    return work if work is not None and may_be_used(work, use, store.clock.now()) else None


def answers_to(store: Store, contribution: Contribution, use: Use) -> list[Contribution]:
    """What neighbours made with it, the newest first."""
    sql = "SELECT id FROM contribution WHERE answer_to = ? ORDER BY made_at DESC, id"
    return usable(store, [row["id"] for row in store.rows(sql, contribution.id)], use)


def lately_answered(store: Store) -> list[tuple[str, str]]:
    """The ids of the newest answers, each with that of the work that it answers."""
    rows = store.rows(
        """SELECT id, answer_to FROM contribution WHERE answer_to IS NOT NULL AND erased_at IS NULL
           ORDER BY made_at DESC LIMIT ?""",
        LATELY,
    )
    return [(row["id"], row["answer_to"]) for row in rows]


def windows_for(store: Store, contribution_id: str) -> frozenset[Purpose]:
    """What an answer to this work may be shown for: no more than the work and all that it carries."""
    work = one_work(store, contribution_id)
    if work is None:
        raise UnknownWorkError("There is no such work, or it was taken away.")
    now = store.clock.now()
    return frozenset(purpose for purpose in Purpose if allowed(work, Use(purpose.value), now))
