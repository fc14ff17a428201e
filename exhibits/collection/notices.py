"""The exact words of the privacy notice, by version and language (C-013): written when they change, never changed."""

import hashlib
from collections.abc import Mapping

from sqlite_utils import Database

from exhibits.collection.clock import as_text
from exhibits.collection.store import Store


def keep(store: Store, version: str, said: Mapping[str, str]) -> None:
    """`said`: the words by language. What stands there already is not written again."""
    new = {language: text for language, text in said.items() if _newest(store, version, language) != hashed(text)}
    if not new:
        return
    now = as_text(store.clock.now())

    def write(database: Database) -> None:
        for language, text in new.items():
            database.execute(
                "INSERT INTO notice_text (version, language, sha256, text, written_at) VALUES (?, ?, ?, ?, ?)",
                [version, language, hashed(text), text, now],
            )

    store.must(write)


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _newest(store: Store, version: str, language: str) -> str | None:
    found: str | None = store.value(
        "SELECT sha256 FROM notice_text WHERE version = ? AND language = ? ORDER BY sequence DESC LIMIT 1",
        version,
        language,
    )
    return found
