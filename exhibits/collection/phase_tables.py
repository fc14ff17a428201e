"""The twelfth step: in which phase a visit was. Released: never edited; what changes is a new step in migrations.py.

A visitor of the final exhibition sees a choice that others made. What they answer is data of its own (E-008): whatever
counts hearts or responses says of which phase, or that it takes both on purpose (`exhibits/voting.py`).
"""

_PHASE = """
ALTER TABLE visit ADD COLUMN phase TEXT NOT NULL DEFAULT 'neighbourhood'
    CHECK (phase IN ('neighbourhood', 'exhibition'));
CREATE TRIGGER visit_phase_stays BEFORE UPDATE OF phase ON visit
    BEGIN SELECT RAISE(ABORT, 'a visit stays in its phase'); END;
"""

_NOW = """
DROP VIEW heart_now;
CREATE VIEW heart_now AS
    SELECT visit_id, contribution_id, exposure_id, given, maker_visit, decided_at,
           (SELECT phase FROM visit WHERE visit.id = visit_id) AS phase
    FROM heart AS event
    WHERE sequence = (SELECT max(sequence) FROM heart
                      WHERE visit_id = event.visit_id AND contribution_id = event.contribution_id);
DROP VIEW response_now;
CREATE VIEW response_now AS
    SELECT visit_id, contribution_id, response, exposure_id, given, maker_visit, decided_at,
           (SELECT phase FROM visit WHERE visit.id = visit_id) AS phase
    FROM response AS event
    WHERE sequence = (SELECT max(sequence) FROM response
                      WHERE visit_id = event.visit_id AND contribution_id = event.contribution_id
                        AND response = event.response);
"""

_HEARTS = """
DROP VIEW hearts_by_contribution;
CREATE VIEW hearts_by_contribution AS
    SELECT code, form, phase,
           (SELECT count(*) FROM heart_now
            WHERE contribution_id = contribution.id AND given AND heart_now.phase = phases.phase) AS hearts,
           (SELECT count(*) FROM heart_now
            WHERE contribution_id = contribution.id AND given AND maker_visit AND heart_now.phase = phases.phase)
               AS hearts_of_makers,
           (SELECT count(*) FROM exposure JOIN visit ON visit.id = visit_id
            WHERE contribution_id = contribution.id AND played_ms >= 3000 AND visit.phase = phases.phase) AS watched,
           (SELECT count(*) FROM exposure JOIN visit ON visit.id = visit_id
            WHERE contribution_id = contribution.id AND screen = 'browse' AND visit.phase = phases.phase) AS cards
    FROM contribution
    JOIN (SELECT 'neighbourhood' AS phase UNION SELECT phase FROM visit) AS phases
    WHERE erased_at IS NULL;
"""
"""A line for each phase that there has been; of the neighbourhood always."""

_RESPONSES = """
DROP VIEW responses_by_contribution;
CREATE VIEW responses_by_contribution AS
    SELECT contribution.code, contribution.form, question.key AS question, question.version AS question_version,
           response_now.response, response_now.phase, count(*) AS responses,
           sum(response_now.maker_visit) AS responses_of_makers,
           (SELECT count(*) FROM exposure JOIN visit ON visit.id = visit_id
            WHERE contribution_id = contribution.id AND played_ms >= 3000 AND visit.phase = response_now.phase)
               AS watched
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
    GROUP BY contribution.id, response_now.response, response_now.phase;
"""

PHASE_TABLES = _PHASE + _NOW + _HEARTS + _RESPONSES
