"""The fourth step: what makers say their works mean. Released: never edited; changes are new steps in migrations.py."""

_PICTURES = """
CREATE TABLE meaning_picture (
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    picture TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (contribution_id, picture)
);
"""

_VIEWS = """
CREATE VIEW open_for_research AS
    SELECT contribution.id
    FROM contribution
    JOIN consent_now ON consent_now.contribution_id = contribution.id AND purpose = 'research' AND decision = 'yes'
    JOIN this_collection
    WHERE approval = 'approved' AND NOT locked AND NOT demonstration AND withdrawn_at IS NULL
      AND erasing_since IS NULL
      AND coalesce(contribution.expires_at > latest_time, 1) AND coalesce(consent_now.expires_at > latest_time, 1);
CREATE VIEW meanings AS
    SELECT contribution.code, contribution.form, question.key AS question, question.version AS question_version,
           learning_question.key AS learning_question, triangle, zone, zone_code, a, b, c,
           (SELECT group_concat(picture, ' ') FROM (SELECT picture FROM meaning_picture
            WHERE contribution_id = contribution.id ORDER BY picture)) AS pictures,
           (SELECT json_extract(facts, '$.seconds') FROM media_file
            WHERE contribution_id = contribution.id AND role = 'statement') AS spoken_seconds,
           meaning.made_at
    FROM contribution
    JOIN open_for_research USING (id)
    JOIN meaning ON meaning.contribution_id = contribution.id
    JOIN question ON question.id = contribution.question_id
    LEFT JOIN learning_question ON learning_question.id = question.learning_question_id
    WHERE NOT EXISTS (
        SELECT 1 FROM carries
        WHERE carries.contribution_id = contribution.id
          AND (carried_id NOT IN (SELECT id FROM open_for_answers)
               OR carried_id NOT IN (SELECT id FROM open_for_research))
    );
"""

MEANING_TABLES = _PICTURES + _VIEWS
