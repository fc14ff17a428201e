"""The sixth step: questions of neighbours, examples. Released: never edited; changes are new steps in migrations.py."""

_QUESTIONS = """
ALTER TABLE contribution ADD COLUMN kind TEXT NOT NULL DEFAULT 'work' CHECK (kind IN ('work', 'question'));
ALTER TABLE question ADD COLUMN asked_by TEXT REFERENCES contribution(id);
CREATE INDEX question_asked_by ON question (asked_by) WHERE asked_by IS NOT NULL;
"""
"""A spoken question is kept, approved and taken back as a work is; `asked_by` is the recording that asks."""

_EXAMPLES = """
CREATE TABLE example (
    question_key TEXT PRIMARY KEY,
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    pinned_by TEXT NOT NULL,
    pinned_at TEXT NOT NULL
);
CREATE INDEX example_of ON example (contribution_id);
"""
"""The work that staff want to be shown beside a question; without one they are shown by turns."""

_PUBLIC = """
DROP VIEW public_contributions;
CREATE VIEW public_contributions AS
    SELECT contribution.code, contribution.form, question.key AS question, question.version AS question_version,
           case_.name AS case_name, contribution.made_at, contribution.duration_ms / 1000.0 AS seconds,
           contribution.language, contribution.name, contribution.demonstration, answered.code AS answer_to
    FROM contribution
    JOIN stands USING (id)
    JOIN said_yes ON said_yes.id = contribution.id AND purpose = 'here'
    JOIN question ON question.id = contribution.question_id
    JOIN case_ ON case_.id = contribution.case_id
    LEFT JOIN contribution AS answered ON answered.id = contribution.answer_to
    WHERE contribution.kind = 'work' AND contribution.erasing_since IS NULL AND NOT EXISTS (
        SELECT 1 FROM carries
        WHERE carries.contribution_id = contribution.id
          AND (carried_id NOT IN (SELECT id FROM stands)
               OR carried_id NOT IN (SELECT id FROM said_yes WHERE purpose = 'answer')
               OR carried_id NOT IN (SELECT id FROM said_yes WHERE purpose = 'here'))
    );
DROP VIEW waiting_for_approval;
CREATE VIEW waiting_for_approval AS
    SELECT code, kind, form, question.key AS question, contribution.made_at, duration_ms / 1000.0 AS seconds,
           expires_at,
           (SELECT group_concat(purpose, ' ') FROM consent_now
            WHERE contribution_id = contribution.id AND decision = 'yes') AS consents
    FROM contribution JOIN question ON question.id = question_id
    WHERE approval = 'waiting' AND withdrawn_at IS NULL AND erased_at IS NULL
    ORDER BY contribution.made_at;
"""

_RESEARCH = """
DROP VIEW meanings;
DROP VIEW open_for_research;
CREATE VIEW meanings AS
    SELECT contribution.code, contribution.form, question.key AS question, question.version AS question_version,
           learning_question.key AS learning_question, triangle, zone, zone_code, a, b, c,
           (SELECT group_concat(picture, ' ') FROM (SELECT picture FROM meaning_picture
            WHERE contribution_id = contribution.id ORDER BY picture)) AS pictures,
           (SELECT json_extract(facts, '$.seconds') FROM media_file
            WHERE contribution_id = contribution.id AND role = 'statement') AS spoken_seconds,
           meaning.made_at
    FROM contribution
    JOIN stands USING (id)
    JOIN said_yes ON said_yes.id = contribution.id AND purpose = 'research'
    JOIN meaning ON meaning.contribution_id = contribution.id
    JOIN question ON question.id = contribution.question_id
    LEFT JOIN learning_question ON learning_question.id = question.learning_question_id
    WHERE NOT contribution.demonstration AND contribution.erasing_since IS NULL AND NOT EXISTS (
        SELECT 1 FROM carries
        WHERE carries.contribution_id = contribution.id
          AND (carried_id NOT IN (SELECT id FROM stands)
               OR carried_id NOT IN (SELECT id FROM said_yes WHERE purpose = 'answer')
               OR carried_id NOT IN (SELECT id FROM said_yes WHERE purpose = 'research'))
    );
CREATE VIEW questions_of_neighbours AS
    SELECT question.key AS question, question.version, contribution.code AS asked_by, contribution.language,
           contribution.duration_ms / 1000.0 AS seconds, contribution.approval,
           contribution.id IN
               (SELECT stands.id FROM stands JOIN said_yes USING (id) WHERE purpose = 'here') AS is_asked,
           (SELECT text FROM question_text WHERE question_id = question.id ORDER BY language != 'nl' LIMIT 1) AS text,
           (SELECT count(*) FROM contribution AS answer
            WHERE answer.question_id = question.id AND answer.kind = 'work' AND answer.erased_at IS NULL) AS works,
           contribution.made_at
    FROM question JOIN contribution ON contribution.id = question.asked_by
    WHERE contribution.withdrawn_at IS NULL AND contribution.erasing_since IS NULL;
"""
"""What a demonstration is to its answers changed with the step before, so `meanings` asks `stands` and `said_yes`."""

QUESTION_TABLES = _QUESTIONS + _EXAMPLES + _PUBLIC + _RESEARCH
