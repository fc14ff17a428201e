"""Paper cards: only printed ones open anything, one may open several works, and none can be read out of the tables."""

import sqlite3
from pathlib import Path

import pytest

from exhibits.collection import Collection
from exhibits.errors import UnknownCardError
from media.papercard import is_card
from tests.exhibits.works import consents, keep_work


def test_codes_are_many_short_and_look_like_cards(collection: Collection) -> None:
    codes = collection.register_cards(200)
    assert len(set(codes)) == 200
    assert all(is_card(code) and len(code) <= 12 for code in codes)


def test_only_printed_cards_are_known(collection: Collection) -> None:
    work = keep_work(collection)
    with pytest.raises(UnknownCardError):
        collection.by_card("K000000000")
    with pytest.raises(UnknownCardError):
        collection.bind_card("K000000000", work.id)


def test_a_card_opens_the_works_that_were_put_on_it_the_newest_first(collection: Collection) -> None:
    """A family keeps one card."""
    card, other = collection.register_cards(2)
    first, second = keep_work(collection, name="one"), keep_work(collection, name="two")
    assert collection.by_card(card) == []
    collection.bind_card(card, first.id)
    collection.bind_card(card, second.id)
    collection.bind_card(card, second.id)
    assert [work.id for work in collection.by_card(card)] == [second.id, first.id]
    assert collection.by_card(other) == []


def test_a_code_is_stored_nowhere(collection: Collection, folder: Path) -> None:
    card = collection.register_cards(1)[0]
    collection.bind_card(card, keep_work(collection).id)
    collection.store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert card.encode() not in (folder / "wijkpodium.db").read_bytes()


def test_a_binding_is_an_event_that_stays_until_its_work_is_erased(collection: Collection) -> None:
    card, work = collection.register_cards(1)[0], keep_work(collection)
    collection.bind_card(card, work.id)
    for change in ("DELETE FROM card_event", "UPDATE card_event SET happened_at = ''"):
        with pytest.raises(sqlite3.IntegrityError):
            collection.store.database.execute(change)

    collection.withdraw(work.id, consents())
    assert collection.by_card(card) == []
    collection.erase(work.id)

    assert collection.store.value("SELECT count(*) FROM card_event") == 0
