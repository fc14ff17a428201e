"""The eleventh step: the words that a yes was said to. Released: never edited; what changes is a new step."""

from exhibits.collection.first_tables import only_added

_TEXTS = """
CREATE TABLE notice_text (
    sequence INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    text TEXT NOT NULL,
    written_at TEXT NOT NULL
);
CREATE INDEX notice_text_of ON notice_text (version, language, sequence);
"""

_VIEWS = """
CREATE VIEW notice_of_consent AS
    SELECT contribution.code, consent_event.record_id, consent_event.purpose, consent_event.decision,
           consent_event.decided_at, consent_event.notice_version, consent_event.notice_language,
           notice_text.sha256, notice_text.text
    FROM consent_event
    JOIN contribution ON contribution.id = consent_event.contribution_id
    LEFT JOIN notice_text ON notice_text.sequence =
        (SELECT max(sequence) FROM notice_text
         WHERE version = notice_version AND language = notice_language AND written_at <= decided_at)
    ORDER BY consent_event.sequence;
"""
"""A place can change whom to ask while the version stays: what was said is what was shown then."""

NOTICE_TABLES = _TEXTS + only_added("notice_text") + _VIEWS
