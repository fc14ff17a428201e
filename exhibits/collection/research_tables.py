"""The thirteenth step: views for researchers, and what columns mean. Released: never edited; changes are new steps."""

_CODEBOOK = """
CREATE TABLE codebook (
    "table" TEXT NOT NULL,
    variable TEXT NOT NULL,
    label_nl TEXT NOT NULL,
    label_en TEXT NOT NULL,
    type TEXT NOT NULL,
    unit TEXT NOT NULL,
    "values" TEXT NOT NULL,
    missing TEXT NOT NULL,
    source_screen TEXT NOT NULL,
    since_version TEXT NOT NULL,
    PRIMARY KEY ("table", variable)
);
"""
"""Of the tables that are handed to researchers; columns of the same name in the views below mean the same."""

_VIEWS = """
CREATE VIEW open_for_research AS
    SELECT contribution.id
    FROM contribution
    JOIN stands USING (id)
    JOIN said_yes ON said_yes.id = contribution.id AND purpose = 'research'
    WHERE NOT demonstration AND erasing_since IS NULL
      AND EXISTS (SELECT 1 FROM media_file WHERE contribution_id = contribution.id AND role = 'view')
      AND NOT EXISTS (
        SELECT 1 FROM carries
        WHERE carries.contribution_id = contribution.id
          AND (carried_id NOT IN (SELECT id FROM stands)
               OR carried_id NOT IN (SELECT id FROM said_yes WHERE purpose = 'answer')
               OR carried_id NOT IN (SELECT id FROM said_yes WHERE purpose = 'research')
               OR carried_id IN (SELECT id FROM contribution WHERE demonstration)));
CREATE VIEW works_for_research AS
    SELECT contribution.code, contribution.kind, contribution.form, question.key AS question,
           question.version AS question_version, learning_question.key AS learning_question, question.addressed_to,
           case_.name AS "case", place.name AS place, contribution.language, contribution.makers,
           contribution.duration_ms / 1000.0 AS seconds, contribution.made_at, answered.code AS answer_to,
           triangle, zone, zone_code,
           (SELECT group_concat(picture, ' ') FROM (SELECT picture FROM meaning_picture
            WHERE contribution_id = contribution.id ORDER BY picture)) AS pictures,
           (SELECT count(*) FROM exposure WHERE contribution_id = contribution.id AND visit_id IS NOT NULL
            AND played_ms >= 3000) AS watched,
           (SELECT count(*) FROM heart_now WHERE contribution_id = contribution.id AND given AND NOT maker_visit)
               AS hearts,
           contribution.rights
    FROM contribution
    JOIN open_for_research USING (id)
    JOIN question ON question.id = contribution.question_id
    LEFT JOIN learning_question ON learning_question.id = question.learning_question_id
    JOIN case_ ON case_.id = contribution.case_id
    JOIN place ON place.id = contribution.place_id
    LEFT JOIN contribution AS answered ON answered.id = contribution.answer_to
    LEFT JOIN meaning ON meaning.contribution_id = contribution.id;
CREATE VIEW exposures_for_research AS
    SELECT exposure.id AS exposure, exposure.visit_id AS visit, visit.language, visit.phase, contribution.code,
           exposure.screen, exposure.position, exposure.began_at, exposure.shown_ms, exposure.played_ms,
           exposure.visit_id IS NOT NULL AND played_ms >= 3000 AS watched
    FROM exposure
    JOIN open_for_research ON open_for_research.id = exposure.contribution_id
    JOIN contribution ON contribution.id = exposure.contribution_id
    LEFT JOIN visit ON visit.id = exposure.visit_id;
CREATE VIEW hearts_for_research AS
    SELECT heart_now.visit_id AS visit, visit.language, visit.phase, contribution.code,
           heart_now.exposure_id AS exposure, heart_now.maker_visit, heart_now.decided_at
    FROM heart_now
    JOIN open_for_research ON open_for_research.id = heart_now.contribution_id
    JOIN contribution ON contribution.id = heart_now.contribution_id
    JOIN visit ON visit.id = heart_now.visit_id
    WHERE given;
CREATE VIEW responses_for_research AS
    SELECT response_now.visit_id AS visit, visit.language, visit.phase, contribution.code, response_now.response,
           response_now.exposure_id AS exposure, response_now.maker_visit, response_now.decided_at
    FROM response_now
    JOIN open_for_research ON open_for_research.id = response_now.contribution_id
    JOIN contribution ON contribution.id = response_now.contribution_id
    JOIN visit ON visit.id = response_now.visit_id
    WHERE given;
"""
"""Only works whose makers allow research now, as `allowed` says it: without the demonstration and what carries it."""

RESEARCH_TABLES = _CODEBOOK + _VIEWS
