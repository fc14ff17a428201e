"""What must never happen, whatever a visitor does; and how it is seen that it has not."""

import logging

from exhibits.collection.collection import Collection

CONSENT_TWICE = """
    SELECT contribution_id || ' ' || purpose FROM (
        SELECT contribution_id, purpose, decision,
               lag(decision) OVER (PARTITION BY contribution_id, purpose, given_by ORDER BY sequence) AS before
        FROM consent_event WHERE given_by != 'staff'
    ) WHERE decision = 'yes' AND before = 'yes'"""
UNASKED = """
    SELECT id FROM contribution
    WHERE id NOT IN (SELECT contribution_id FROM consent_event WHERE decision = 'yes')"""
UNSEEN = """
    SELECT given.contribution_id FROM (SELECT contribution_id, exposure_id FROM heart
                                       UNION ALL SELECT contribution_id, exposure_id FROM response) AS given
    JOIN exposure ON exposure.id = exposure_id WHERE played_ms < 3000"""
OPEN_VISITS = "SELECT id FROM visit WHERE ended_at IS NULL"


class WrongError(AssertionError):
    """Something that must never happen has happened."""


class Faults(logging.Handler):
    """Hears what the kiosk's wide net catches: it stays empty."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.setFormatter(logging.Formatter("%(message)s"))
        self.caught: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == "kiosk.app":
            self.caught.append(self.format(record))


def check_rest(collection: Collection) -> None:
    """While the building calls nobody's recording is left, and nobody is thought to be there."""
    left = sorted(path.name for path in collection.takes.iterdir())
    if left:
        raise WrongError(f"of a visitor who has left there is still {left}")
    if visits := _rows(collection, OPEN_VISITS):
        raise WrongError(f"visits go on without a visitor: {visits}")


def check_collection(collection: Collection, kept: int) -> None:
    """`kept` is how often somebody said yes to keeping something; of what was taken away later a line stays."""
    if unasked := _rows(collection, UNASKED):
        raise WrongError(f"kept without a yes: {unasked}")
    if twice := _rows(collection, CONSENT_TWICE):
        raise WrongError(f"said yes to twice: {twice}")
    if unseen := _rows(collection, UNSEEN):
        raise WrongError(f"hearts or responses for what nobody saw: {unseen}")
    there = int(collection.store.value("SELECT count(*) FROM contribution"))
    if there != kept:
        raise WrongError(f"{there} works were kept, and a yes was said {kept} times")


def _rows(collection: Collection, query: str) -> list[object]:
    return [row[0] for row in collection.store.rows(query)]
