"""The third step: paper cards, and wrong tries. Released: never edited; what changes is a new step in migrations.py."""

from exhibits.collection.first_tables import ERASED, only_added

_TRIES = """
CREATE TABLE sign_try (id INTEGER PRIMARY KEY, sign INTEGER NOT NULL, tried_at TEXT NOT NULL);
CREATE INDEX sign_try_at ON sign_try (tried_at);
INSERT INTO sign_try (sign, tried_at)
    SELECT sign, tried_at FROM receipt_try JOIN contribution ON contribution.id = contribution_id;
DROP TABLE receipt_try;
"""
"""Of a sign, not of the works that bear it: how often one may try tells nothing of whether there is such a work."""

_CARDS = """
CREATE TABLE paper_card (
    id INTEGER PRIMARY KEY,
    code_hash TEXT NOT NULL UNIQUE CHECK (length(code_hash) = 64),
    printed_at TEXT NOT NULL
);
CREATE TABLE card_event (
    sequence INTEGER PRIMARY KEY,
    card_id INTEGER NOT NULL REFERENCES paper_card(id),
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    event TEXT NOT NULL CHECK (event IN ('bound')),
    happened_at TEXT NOT NULL,
    UNIQUE (card_id, contribution_id)
);
CREATE INDEX card_event_of ON card_event (contribution_id);
"""

CARD_TABLES = _TRIES + _CARDS + only_added("card_event", ERASED)
