"""The eighth step: what works did to people. Released: never edited; what changes is a new step in migrations.py."""

from exhibits.collection.first_tables import ERASED, only_added

_RESPONSES = """
CREATE TABLE response (
    sequence INTEGER PRIMARY KEY,
    visit_id TEXT NOT NULL REFERENCES visit(id),
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    exposure_id TEXT NOT NULL REFERENCES exposure(id),
    response TEXT NOT NULL,
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    maker_visit INTEGER NOT NULL CHECK (maker_visit IN (0, 1)),
    decided_at TEXT NOT NULL
);
CREATE INDEX response_of ON response (visit_id, contribution_id, response, sequence);
CREATE INDEX response_for ON response (contribution_id);
ALTER TABLE tombstone ADD COLUMN responses INTEGER NOT NULL DEFAULT 0;
"""
"""Several to a work, where a heart is one; else as hearts are."""

_VIEWS = """
CREATE VIEW response_now AS
    SELECT visit_id, contribution_id, response, exposure_id, given, maker_visit, decided_at
    FROM response AS event
    WHERE sequence = (SELECT max(sequence) FROM response
                      WHERE visit_id = event.visit_id AND contribution_id = event.contribution_id
                        AND response = event.response);
CREATE VIEW responses_by_contribution AS
    SELECT contribution.code, contribution.form, question.key AS question, question.version AS question_version,
           response_now.response, count(*) AS responses, sum(response_now.maker_visit) AS responses_of_makers,
           (SELECT count(*) FROM exposure WHERE contribution_id = contribution.id AND visit_id IS NOT NULL
               AND played_ms >= 3000) AS watched
    FROM contribution
    JOIN stands USING (id)
    JOIN said_yes ON said_yes.id = contribution.id AND purpose = 'research'
    JOIN question ON question.id = contribution.question_id
    JOIN response_now ON response_now.contribution_id = contribution.id AND given
    WHERE NOT contribution.demonstration AND contribution.erasing_since IS NULL AND NOT EXISTS (
        SELECT 1 FROM carries
        WHERE carries.contribution_id = contribution.id
          AND (carried_id NOT IN (SELECT id FROM stands)
               OR carried_id NOT IN (SELECT id FROM said_yes WHERE purpose = 'answer')
               OR carried_id NOT IN (SELECT id FROM said_yes WHERE purpose = 'research'))
    )
    GROUP BY contribution.id, response_now.response;
"""
"""One line for each response to a work whose maker allows research; who gave it is a visit, and no person."""

RESPONSE_TABLES = _RESPONSES + only_added("response", ERASED) + _VIEWS
