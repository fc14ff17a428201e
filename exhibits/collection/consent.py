"""Who may see it: the one function that everything asks, and the events that are never changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from exhibits.collection.clock import as_text
from exhibits.collection.store import Store
from exhibits.contribution import Approval, Consents, Contribution, GivenBy, Makers, Purpose, Use


@dataclass(frozen=True)
class Yes:
    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class No:
    reason: str
    """A key: withdrawn, expired, locked, no_consent, narrower, demonstration, waiting, refused."""

    def __bool__(self) -> bool:
        return False


def allowed(contribution: Contribution, use: Use, now: datetime) -> Yes | No:
    """Whether this work may be used so at this moment. Nothing is shown or exported without asking here."""
    if contribution.withdrawn_at is not None:
        return No("withdrawn")
    if contribution.expires_at is not None and contribution.expires_at <= now:
        return No("expired")
    if use is Use.STAFF:
        return Yes()
    if contribution.locked:
        return No("locked")
    if use.purpose is None:
        return Yes()
    return _consented(contribution, use.purpose) and _approved(contribution)


def _consented(contribution: Contribution, purpose: Purpose) -> Yes | No:
    if purpose not in contribution.yes:
        return No("no_consent")
    if purpose not in contribution.narrowed:
        return No("narrower")
    if purpose is Purpose.RESEARCH and contribution.demonstration:
        return No("demonstration")
    return Yes()


def _approved(contribution: Contribution) -> Yes | No:
    return Yes() if contribution.approval is Approval.APPROVED else No(contribution.approval.value)


@dataclass(frozen=True)
class Decision:
    """One yes or no to one purpose."""

    purpose: Purpose
    yes: bool


def decisions(consents: Consents) -> list[Decision]:
    """Every purpose gets its event: a no is said, not only missing."""
    return [Decision(purpose, purpose in consents.yes) for purpose in Purpose]


def write_consents(store: Store, database: Database, contribution_id: str, consents: Consents) -> None:
    """All that was said when a work was kept. A child's words come before its parent's: the later ones count, and they
    are what both said."""
    if consents.child is not None:
        said = replace(consents, yes=consents.child, given_by=GivenBy.SELF)
        _write(store, database, contribution_id, decisions(said), said, before=frozenset())
    _write(store, database, contribution_id, decisions(consents), consents, before=frozenset())


def write_events(
    store: Store, database: Database, contribution_id: str, said: Iterable[Decision], consents: Consents
) -> None:
    """`consents` tells how it was said; what was said stands in `said`."""
    _write(store, database, contribution_id, said, consents, before=yes_now(database, contribution_id))


def _write(
    store: Store,
    database: Database,
    contribution_id: str,
    said: Iterable[Decision],
    consents: Consents,
    *,
    before: frozenset[Purpose],
) -> None:
    """A no to what was open `before` takes it back."""
    now = store.clock.now()
    for decision in said:
        database.execute(
            """INSERT INTO consent_event (record_id, contribution_id, purpose, decision, notice_version,
                   notice_language, audio_played, given_by, age_band, method, decided_at, kiosk_id, expires_at,
                   withdrawn_at, age)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            [
                store.new_id(),
                contribution_id,
                decision.purpose,
                "yes" if decision.yes else "no",
                consents.notice_version,
                consents.language,
                consents.audio_played,
                consents.given_by,
                "with_child" if consents.makers is Makers.WITH_CHILD else "not_asked",
                consents.method,
                as_text(now),
                store.kiosk_id,
                None if consents.expires_at is None or not decision.yes else as_text(consents.expires_at),
                as_text(now) if decision.purpose in before and not decision.yes else None,
                consents.age,
            ],
        )


def yes_now(database: Database, contribution_id: str) -> frozenset[Purpose]:
    """What the latest events say yes to, expired or not."""
    rows = database.execute(
        "SELECT purpose FROM consent_now WHERE contribution_id = ? AND decision = 'yes'", [contribution_id]
    )
    return frozenset(Purpose(row[0]) for row in rows)
