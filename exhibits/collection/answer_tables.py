"""Two steps: what answers carry. Never edited; what changes is a new step in migrations.py."""

_CARRIES = """
CREATE INDEX contribution_answer_to ON contribution (answer_to) WHERE answer_to IS NOT NULL;
CREATE VIEW carries AS
    WITH RECURSIVE link (contribution_id, carried_id) AS (
        SELECT id, answer_to FROM contribution WHERE answer_to IS NOT NULL
        UNION
        SELECT link.contribution_id, before.answer_to
        FROM link JOIN contribution AS before ON before.id = link.carried_id
        WHERE before.answer_to IS NOT NULL
    )
    SELECT contribution_id, carried_id FROM link;
CREATE VIEW locked_by_link AS
    SELECT contribution_id, reason, decided_at
    FROM moderation_event AS event
    WHERE sequence = (
        SELECT max(sequence) FROM moderation_event AS latest
        WHERE latest.contribution_id = event.contribution_id AND decision = 'locked' AND reason IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM moderation_event AS later
                          WHERE later.contribution_id = latest.contribution_id AND later.decision = 'unlocked'
                            AND later.sequence > latest.sequence)
    );
"""

_OPEN = """
CREATE VIEW open_for_answers AS
    SELECT contribution.id
    FROM contribution
    JOIN consent_now ON consent_now.contribution_id = contribution.id AND purpose = 'answer' AND decision = 'yes'
    JOIN this_collection
    WHERE approval = 'approved' AND NOT locked AND withdrawn_at IS NULL AND erasing_since IS NULL
      AND coalesce(contribution.expires_at > latest_time, 1) AND coalesce(consent_now.expires_at > latest_time, 1);
CREATE VIEW seen_here AS
    SELECT contribution.id
    FROM contribution
    JOIN consent_now ON consent_now.contribution_id = contribution.id AND purpose = 'here' AND decision = 'yes'
    JOIN this_collection
    WHERE approval = 'approved' AND NOT locked AND withdrawn_at IS NULL AND erasing_since IS NULL
      AND coalesce(contribution.expires_at > latest_time, 1) AND coalesce(consent_now.expires_at > latest_time, 1);
"""

_PUBLIC = """
DROP VIEW public_contributions;
CREATE VIEW public_contributions AS
    SELECT contribution.code, contribution.form, question.key AS question, question.version AS question_version,
           case_.name AS case_name, contribution.made_at, contribution.duration_ms / 1000.0 AS seconds,
           contribution.language, contribution.name, contribution.demonstration, answered.code AS answer_to
    FROM contribution
    JOIN seen_here USING (id)
    JOIN question ON question.id = contribution.question_id
    JOIN case_ ON case_.id = contribution.case_id
    LEFT JOIN contribution AS answered ON answered.id = contribution.answer_to
    WHERE NOT EXISTS (
        SELECT 1 FROM carries
        WHERE carries.contribution_id = contribution.id
          AND (carried_id NOT IN (SELECT id FROM open_for_answers) OR carried_id NOT IN (SELECT id FROM seen_here))
    );
CREATE VIEW answers AS
    SELECT contribution.code, contribution.form, answered.code AS answer_to, answered.form AS answer_to_form,
           contribution.made_at,
           (SELECT count(*) FROM carries WHERE contribution_id = contribution.id) AS carries_works,
           locked_by_link.reason AS locked_because
    FROM contribution
    JOIN contribution AS answered ON answered.id = contribution.answer_to
    LEFT JOIN locked_by_link ON locked_by_link.contribution_id = contribution.id
    WHERE contribution.erased_at IS NULL;
"""

ANSWER_TABLES = _CARRIES + _OPEN + _PUBLIC


DEMONSTRATIONS_LEAVE = """
DROP VIEW public_contributions;
DROP VIEW open_for_answers;
DROP VIEW seen_here;
CREATE VIEW said_yes AS
    SELECT contribution_id AS id, purpose FROM consent_now JOIN this_collection
    WHERE decision = 'yes' AND coalesce(expires_at > latest_time, 1);
CREATE VIEW stands AS
    SELECT contribution.id FROM contribution JOIN this_collection
    WHERE approval = 'approved' AND NOT locked AND withdrawn_at IS NULL
      AND (erasing_since IS NULL OR demonstration) AND coalesce(expires_at > latest_time, 1);
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
    WHERE contribution.erasing_since IS NULL AND NOT EXISTS (
        SELECT 1 FROM carries
        WHERE carries.contribution_id = contribution.id
          AND (carried_id NOT IN (SELECT id FROM stands)
               OR carried_id NOT IN (SELECT id FROM said_yes WHERE purpose = 'answer')
               OR carried_id NOT IN (SELECT id FROM said_yes WHERE purpose = 'here'))
    );
"""
"""Nobody made a demonstration, so an answer to one that was removed stays; `stands` and `said_yes` say of a work what
its answers need to know."""
