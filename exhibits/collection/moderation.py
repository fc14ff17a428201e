"""What staff and makers decide later: approve, refuse, lock, rename, shut a window, take away."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlite_utils import Database

from exhibits.collection import chain, event_log, moderated
from exhibits.collection.clock import as_text
from exhibits.collection.consent import Decision, write_events, yes_now
from exhibits.collection.loading import one_work
from exhibits.collection.store import Store
from exhibits.contribution import Consents, Credit, Purpose, RefusalReason
from exhibits.errors import UnknownWorkError

REFUSED = timedelta(days=14)


def approve(store: Store, contribution_id: str, by: str) -> None:
    """The curtain opens. A work without any consent keeps its day of leaving."""

    def work(database: Database) -> None:
        ends = "expires_at" if not yes_now(database, contribution_id) else "NULL"
        database.execute(
            f"UPDATE contribution SET approval = 'approved', expires_at = {ends} WHERE id = ?",  # noqa: S608 - our own words
            [contribution_id],
        )
        moderated.write(store, database, contribution_id, "approved", by=by)

    _decide(store, contribution_id, work)


def shut_curtains(store: Store) -> int:
    """How many works wait whose makers opened the window *here*."""
    return int(
        store.value(
            """SELECT count(*) FROM contribution
               WHERE approval = 'waiting' AND erased_at IS NULL AND kind = 'work' AND NOT locked
                 AND withdrawn_at IS NULL AND erasing_since IS NULL AND coalesce(expires_at > ?1, 1)
                 AND EXISTS (SELECT 1 FROM consent_now
                             WHERE contribution_id = contribution.id AND purpose = 'here' AND decision = 'yes'
                               AND coalesce(consent_now.expires_at > ?1, 1))""",
            as_text(store.clock.now()),
        )
    )


def refuse(store: Store, contribution_id: str, reason: RefusalReason, by: str) -> None:
    """It is never shown, and erased after 14 days; until then staff can think again."""

    def work(database: Database) -> None:
        leaves = as_text(store.clock.now() + REFUSED)
        database.execute(
            "UPDATE contribution SET approval = 'refused', expires_at = ? WHERE id = ?", [leaves, contribution_id]
        )
        moderated.write(store, database, contribution_id, "refused", reason=reason, by=by)
        chain.lock_answers(store, database, contribution_id)

    _decide(store, contribution_id, work)


def set_lock(store: Store, contribution_id: str, locked: bool, by: str) -> None:
    """While staff look into something, only they see the work, and what answers it is not shown either.

    An answer that was locked because of what it carries comes back only when all of that is open for answers again.
    """
    if not locked:
        chain.check_may_return(store, contribution_id)

    def work(database: Database) -> None:
        database.execute("UPDATE contribution SET locked = ? WHERE id = ?", [locked, contribution_id])
        moderated.write(store, database, contribution_id, "locked" if locked else "unlocked", by=by)

    _decide(store, contribution_id, work)


def give_name(store: Store, contribution_id: str, credit: Credit) -> None:
    def work(database: Database) -> None:
        database.execute("UPDATE contribution SET name = ? WHERE id = ?", [credit.name, contribution_id])
        event_log.write(store, database, "credited", actor="maker", work=contribution_id)

    _decide(store, contribution_id, work)


def change_window(store: Store, contribution_id: str, decision: Decision, consents: Consents) -> None:
    """A maker opens or shuts one window later on. The last one shut means the work is gone."""

    def work(database: Database) -> None:
        write_events(store, database, contribution_id, [decision], consents)
        word = "opened" if decision.yes else "shut"
        facts = {"purpose": decision.purpose}
        event_log.write(store, database, word, actor=consents.given_by, work=contribution_id, facts=facts)
        if not yes_now(database, contribution_id):
            _mark_withdrawn(store, database, contribution_id, store.clock.now())
        chain.lock_answers(store, database, contribution_id)

    _decide(store, contribution_id, work)


def withdraw(store: Store, contribution_id: str, consents: Consents) -> None:
    """From this moment nobody sees it; `erase` then takes its files away. On a full disk too."""

    def work(database: Database) -> None:
        said = [Decision(purpose, yes=False) for purpose in Purpose if purpose in yes_now(database, contribution_id)]
        write_events(store, database, contribution_id, said, consents)
        _mark_withdrawn(store, database, contribution_id, store.clock.now())
        chain.lock_answers(store, database, contribution_id)

    _decide(store, contribution_id, work)


def _mark_withdrawn(store: Store, database: Database, contribution_id: str, now: datetime) -> None:
    database.execute(
        "UPDATE contribution SET withdrawn_at = coalesce(withdrawn_at, ?) WHERE id = ?", [as_text(now), contribution_id]
    )
    event_log.write(store, database, "withdrawn", actor="maker", work=contribution_id)


def _decide(store: Store, contribution_id: str, work: Callable[[Database], None]) -> None:
    if one_work(store, contribution_id) is None:
        raise UnknownWorkError("There is no such work, or it was taken away.")
    store.must(work)
