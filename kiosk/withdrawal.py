"""Taking a work, or one yes, back: by staff for its maker, wherever they do it, or by the maker at the kiosk."""

from typing import TYPE_CHECKING

from exhibits.collection.exported import FETCH_BACK
from exhibits.contribution import Consents, Contribution, GivenBy, Method, Purpose
from exhibits.notice import NOTICE_VERSION

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from exhibits.collection.collection import Collection
    from exhibits.collection.exported import Export

OUTSIDE = frozenset({Purpose.EXHIBITION, Purpose.INTERNET})
"""What films and exhibitions are made for."""


def take_away(
    collection: "Collection", work: Contribution, language: str, method: Method, by: GivenBy = GivenBy.STAFF
) -> "list[Export]":
    """Gone when this returns. What comes back are the films and exhibitions that hold a copy, to fetch back by hand."""
    said = Consents(frozenset(), NOTICE_VERSION, language, by, method, work.makers)
    copies = collection.recall(work.id)
    collection.withdraw(work.id, said)
    _remember(collection, work, copies, by)
    collection.erase(work.id)
    return copies


def change_windows(collection: "Collection", work: Contribution, wanted: "AbstractSet[Purpose]", language: str) -> None:
    """Opens and shuts windows until those that are wanted are open, at least one; each is an event of its own."""
    said = Consents(frozenset(wanted), NOTICE_VERSION, language, makers=work.makers)
    for purpose in sorted(wanted - work.yes):  # first, so that the last one is never shut in between
        collection.open_window(work.id, purpose, said)
    for purpose in sorted(work.yes - wanted):
        collection.shut(work.id, purpose, said)
    if OUTSIDE & work.yes - wanted:
        _remember(collection, work, collection.recall(work.id), GivenBy.SELF)


def _remember(collection: "Collection", work: Contribution, copies: "list[Export]", by: GivenBy) -> None:
    """What to fetch back outlives the screen that tells it, should nobody be there to read it."""
    actor = "maker" if by is GivenBy.SELF else "staff"
    collection.log(FETCH_BACK, actor=actor, work=work.id, exports=[export.id for export in copies])
