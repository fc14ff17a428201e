"""The ninth step: what came of works. Released: never edited; what changes is a new step in migrations.py."""

from exhibits.collection.first_tables import ERASED, only_added

_INSIGHTS = """
CREATE TABLE insight (
    id TEXT PRIMARY KEY,
    drawn_by TEXT NOT NULL CHECK (drawn_by IN ('residents', 'practice', 'experts')),
    drawn_at TEXT NOT NULL,
    kiosk_id TEXT NOT NULL
);
CREATE TABLE insight_text (
    insight_id TEXT NOT NULL REFERENCES insight(id),
    language TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 120),
    PRIMARY KEY (insight_id, language)
);
CREATE TABLE insight_work (
    insight_id TEXT NOT NULL REFERENCES insight(id),
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    position INTEGER NOT NULL,
    PRIMARY KEY (insight_id, contribution_id)
);
CREATE INDEX insight_work_of ON insight_work (contribution_id);
CREATE TABLE insight_event (
    sequence INTEGER PRIMARY KEY,
    insight_id TEXT NOT NULL REFERENCES insight(id),
    event TEXT NOT NULL CHECK (event IN ('drawn', 'taken_down')),
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL
);
CREATE INDEX insight_event_of ON insight_event (insight_id);
"""
"""A sentence is never rewritten: it is taken down, and another one drawn."""

_VIEWS = """
CREATE VIEW insights AS
    SELECT insight.id AS insight, drawn_by, drawn_at,
           (SELECT max(decided_at) FROM insight_event WHERE insight_id = insight.id AND event = 'taken_down')
               AS taken_down_at,
           (SELECT text FROM insight_text WHERE insight_id = insight.id ORDER BY language != 'nl' LIMIT 1) AS text,
           (SELECT count(*) FROM insight_work WHERE insight_id = insight.id) AS rests_on,
           (SELECT group_concat(code, ' ') FROM (
                SELECT code FROM insight_work
                JOIN contribution ON contribution.id = insight_work.contribution_id
                JOIN stands ON stands.id = contribution.id
                JOIN said_yes ON said_yes.id = contribution.id AND purpose = 'research'
                WHERE insight_id = insight.id AND NOT demonstration AND erasing_since IS NULL AND NOT EXISTS (
                    SELECT 1 FROM carries
                    WHERE carries.contribution_id = contribution.id
                      AND (carried_id NOT IN (SELECT id FROM stands)
                           OR carried_id NOT IN (SELECT id FROM said_yes WHERE purpose = 'answer')
                           OR carried_id NOT IN (SELECT id FROM said_yes WHERE purpose = 'research')))
                ORDER BY position)) AS works
    FROM insight;
"""
"""`rests_on` counts all works that were not erased; `works` names those whose makers allow research."""

_EVENTS = "".join(only_added(table) for table in ("insight", "insight_text", "insight_event"))
INSIGHT_TABLES = _INSIGHTS + _EVENTS + only_added("insight_work", ERASED) + _VIEWS
