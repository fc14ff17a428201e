"""Paper cards: printed for this collection, bound to works by their makers; like a receipt, kept as a keyed hash only.

A card may open several works, as a family keeps one card. Whoever holds it can see and take away what it opens, so the
kiosk shows what is on a card before it puts another work on it.
"""

import hashlib
import hmac

from sqlite_utils import Database

from exhibits.collection import event_log
from exhibits.collection.clock import as_text
from exhibits.collection.keys import receipt_key
from exhibits.collection.store import Store
from exhibits.errors import UnknownCardError
from media.papercard import AFTER_MARK, LETTERS, MARK


def register(store: Store, count: int) -> list[str]:
    """Codes for so many new cards. They can be used from now on, printed or not."""
    codes = [_new_code(store) for _ in range(count)]
    key, now = receipt_key(store), as_text(store.clock.now())
    with store.writing() as database:
        for code in codes:
            database.execute("INSERT INTO paper_card (code_hash, printed_at) VALUES (?, ?)", [hashed(key, code), now])
        event_log.write(store, database, "cards printed", actor="staff", facts={"cards": count})
    return codes


def any_printed(store: Store) -> bool:
    return bool(store.value("SELECT EXISTS (SELECT 1 FROM paper_card)"))


def bind(store: Store, code: str, contribution_id: str) -> None:
    """From now on the card opens this work too; said again it changes nothing."""
    card = _card(store, code)

    def work(database: Database) -> None:
        bound = database.execute(
            "INSERT INTO card_event (card_id, contribution_id, event, happened_at) VALUES (?, ?, 'bound', ?)"
            " ON CONFLICT DO NOTHING",
            [card, contribution_id, as_text(store.clock.now())],
        )
        if bound.rowcount:
            event_log.write(store, database, "card bound", actor="maker", work=contribution_id)

    store.must(work)


def works_of(store: Store, code: str) -> list[str]:
    """Ids of the works that it opens, the newest first."""
    rows = store.rows(
        """SELECT contribution_id FROM card_event JOIN contribution ON contribution.id = contribution_id
           WHERE card_id = ? AND erasing_since IS NULL AND withdrawn_at IS NULL
             AND coalesce(contribution.expires_at > ?, 1)
           ORDER BY sequence DESC""",
        _card(store, code),
        as_text(store.clock.now()),
    )
    return [row["contribution_id"] for row in rows]


def hashed(key: bytes, code: str) -> str:
    return hmac.new(key, f"card:{code}".encode(), hashlib.sha256).hexdigest()


def _card(store: Store, code: str) -> int:
    found = store.value("SELECT id FROM paper_card WHERE code_hash = ?", hashed(receipt_key(store), code))
    if found is None:
        raise UnknownCardError("This paper card was not printed for this collection.")
    return int(found)


def _new_code(store: Store) -> str:
    return MARK + "".join(LETTERS[store.chance(len(LETTERS))] for _ in range(AFTER_MARK))
