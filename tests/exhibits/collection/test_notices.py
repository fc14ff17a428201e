"""What a yes was said to can be read later, word by word, and nobody can change it (C-013)."""

import hashlib
import sqlite3

import pytest

from exhibits.collection import Collection
from tests.exhibits.works import keep_work

TEXT = "Zo werkt het\nDit is onderzoek."


def rows(collection):
    return [tuple(row) for row in collection.store.rows("SELECT version, language, text FROM notice_text")]


def told(collection, code):
    row = collection.store.row("SELECT DISTINCT sha256, text FROM notice_of_consent WHERE code = ?", code)
    return tuple(row)


def test_a_consent_leads_to_its_exact_words_and_their_hash(collection):
    collection.keep_notice("1", {"nl": TEXT, "en": "How it works"})
    work = keep_work(collection)
    assert told(collection, work.code) == (hashlib.sha256(TEXT.encode()).hexdigest(), TEXT)


def test_the_same_words_are_written_once(tmp_path):
    for _ in range(2):
        with Collection.open(tmp_path / "collection") as collection:
            collection.keep_notice("1", {"nl": TEXT})
            assert rows(collection) == [("1", "nl", TEXT)]


def test_a_place_that_names_somebody_else_changes_nothing_of_what_was_said_before(collection, clock):
    collection.keep_notice("1", {"nl": "Vraag het aan Fatma."})
    before = keep_work(collection)
    clock.forward(days=1)
    collection.keep_notice("1", {"nl": "Vraag het aan Joris."})
    after = keep_work(collection)
    clock.forward(days=1)
    collection.keep_notice("1", {"nl": "Vraag het aan Fatma."})

    assert told(collection, before.code)[1] == "Vraag het aan Fatma."
    assert told(collection, after.code)[1] == "Vraag het aan Joris."
    assert len(rows(collection)) == 3


def test_a_consent_whose_words_nobody_kept_says_so(collection):
    """From before they were kept, or signed on paper."""
    work = keep_work(collection)
    assert told(collection, work.code) == (None, None)


@pytest.mark.parametrize("change", ["UPDATE notice_text SET text = 'anders'", "DELETE FROM notice_text"])
def test_what_was_said_stays(collection, change):
    collection.keep_notice("1", {"nl": TEXT})
    with pytest.raises(sqlite3.IntegrityError, match="only added"):
        collection.store.database.execute(change)
