"""Taking a work away for its maker, whoever of staff does it and wherever."""

from typing import TYPE_CHECKING

from exhibits.contribution import Consents, Contribution, GivenBy, Method
from kiosk.screens.notice import NOTICE_VERSION

if TYPE_CHECKING:
    from exhibits.collection.collection import Collection
    from exhibits.collection.exported import Export


def take_away(collection: "Collection", work: Contribution, language: str, method: Method) -> "list[Export]":
    """Gone when this returns. What comes back are the films and exhibitions that hold a copy, to fetch back by hand."""
    said = Consents(frozenset(), NOTICE_VERSION, language, GivenBy.STAFF, method)
    copies = collection.recall(work.id)
    collection.withdraw(work.id, said)
    # what to fetch back outlives the screen that tells it, should nobody be there to read it
    collection.log("to fetch back", actor="staff", work=work.id, exports=[export.id for export in copies])
    collection.erase(work.id)
    return copies
