"""The tenth step: a large gallery. Released: never edited; changes are new steps in migrations.py.

What a visit asks of all works is kept up to date with each row that changes it, so that it is read from one end of an
index. Triggers do it: whoever writes the row cannot forget it. None of this says that a work may be shown: `allowed`
does.
"""

_CARRIES = """
DROP VIEW carries;
CREATE TABLE carries (
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    carried_id TEXT NOT NULL REFERENCES contribution(id),
    PRIMARY KEY (contribution_id, carried_id)
) WITHOUT ROWID;
CREATE INDEX carries_of ON carries (carried_id, contribution_id);
INSERT INTO carries
    WITH RECURSIVE link (contribution_id, carried_id) AS (
        SELECT id, answer_to FROM contribution WHERE answer_to IS NOT NULL
        UNION
        SELECT link.contribution_id, before.answer_to
        FROM link JOIN contribution AS before ON before.id = link.carried_id
        WHERE before.answer_to IS NOT NULL
    )
    SELECT contribution_id, carried_id FROM link;
"""
"""The same as the view of the second step; what a work answers never changes."""

_LOCKED = """
CREATE INDEX moderation_event_lost ON moderation_event (contribution_id, sequence)
    WHERE decision = 'locked' AND reason IS NOT NULL;
DROP VIEW locked_by_link;
CREATE VIEW locked_by_link AS
    SELECT contribution_id, reason, decided_at
    FROM moderation_event AS event
    WHERE decision = 'locked' AND reason IS NOT NULL AND sequence = (
        SELECT max(sequence) FROM moderation_event AS latest
        WHERE latest.contribution_id = event.contribution_id AND decision = 'locked' AND reason IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM moderation_event AS later
                          WHERE later.contribution_id = latest.contribution_id AND later.decision = 'unlocked'
                            AND later.sequence > latest.sequence)
    );
"""
"""As before, and it looks only at what was locked for a link."""

_ARRIVING = """
CREATE TABLE arriving (code TEXT PRIMARY KEY) WITHOUT ROWID;
"""
"""Works into whose folder a file is being put, written down before it is: a start need not look into all the others."""

_FEW_OF_MANY = """
CREATE INDEX contribution_waiting ON contribution (made_at) WHERE approval = 'waiting' AND erased_at IS NULL;
CREATE INDEX contribution_ends ON contribution (expires_at) WHERE expires_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX contribution_withdrawn ON contribution (withdrawn_at) WHERE withdrawn_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX contribution_erasing ON contribution (erasing_since)
    WHERE erasing_since IS NOT NULL AND erased_at IS NULL;
CREATE INDEX contribution_sha256 ON contribution (sha256) WHERE erased_at IS NULL;
CREATE INDEX heart_exposure ON heart (exposure_id);
"""
"""By what a start, a desk or an erasing looks for them."""

_SIGNS = """
CREATE TABLE sign_count (sign INTEGER PRIMARY KEY, works INTEGER NOT NULL);
INSERT INTO sign_count SELECT sign, count(*) FROM contribution WHERE erased_at IS NULL GROUP BY sign;
CREATE TRIGGER sign_is_taken AFTER INSERT ON contribution BEGIN
    INSERT INTO sign_count VALUES (NEW.sign, 1) ON CONFLICT (sign) DO UPDATE SET works = works + 1;
END;
CREATE TRIGGER sign_is_free AFTER UPDATE OF erased_at ON contribution
    WHEN NEW.erased_at IS NOT NULL AND OLD.erased_at IS NULL BEGIN
    UPDATE sign_count SET works = works - 1 WHERE sign = NEW.sign;
END;
"""

_SHOWN = """
CREATE VIEW open_windows AS
    SELECT contribution.id AS contribution_id, purpose,
           min(coalesce(contribution.expires_at, '9999'), coalesce(consent_now.expires_at, '9999')) AS until
    FROM contribution JOIN consent_now ON consent_now.contribution_id = contribution.id
    WHERE decision = 'yes' AND approval = 'approved' AND NOT locked AND withdrawn_at IS NULL
      AND (coalesce(erasing_since, erased_at) IS NULL OR demonstration);
CREATE VIEW shown_here AS
    SELECT contribution.id AS contribution_id, (
        SELECT CASE WHEN count(*) = count(until) THEN min(until) END
        FROM (SELECT (SELECT until FROM open_windows
                      WHERE open_windows.contribution_id = needed.id AND open_windows.purpose = needed.purpose) AS until
              FROM (SELECT contribution.id, 'here' AS purpose
                    UNION ALL SELECT carried_id, 'here' FROM carries WHERE carries.contribution_id = contribution.id
                    UNION ALL SELECT carried_id, 'answer' FROM carries
                        WHERE carries.contribution_id = contribution.id) AS needed)
    ) AS until
    FROM contribution
    WHERE kind = 'work' AND coalesce(erasing_since, erased_at) IS NULL
      AND EXISTS (SELECT 1 FROM media_file WHERE media_file.contribution_id = contribution.id AND role = 'view');
CREATE VIEW carried_until AS
    SELECT contribution.id AS contribution_id, (
        SELECT min(coalesce(link.expires_at, '9999'), coalesce(consent_now.expires_at, '9999')) AS until
        FROM carries JOIN contribution AS link ON link.id = carried_id
        LEFT JOIN consent_now ON consent_now.contribution_id = link.id AND purpose = 'answer'
        WHERE carries.contribution_id = contribution.id
        ORDER BY until LIMIT 1
    ) AS until
    FROM contribution;
"""
"""Until when a window is open, and a work can be shown here; the year 9999 is for ever. An answer needs the windows of
all that it carries, and loses the first of them when `carried_until` is over."""

_PROGRAMME = """
CREATE TABLE programme (
    contribution_id TEXT PRIMARY KEY REFERENCES contribution(id),
    form TEXT NOT NULL,
    question_key TEXT NOT NULL,
    short INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    shown_until TEXT,
    carried_until TEXT,
    cards INTEGER NOT NULL,
    cards_lot TEXT NOT NULL,
    examples INTEGER NOT NULL,
    examples_lot TEXT NOT NULL,
    staged_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE dealt (
    form TEXT NOT NULL, cards INTEGER NOT NULL, works INTEGER NOT NULL, PRIMARY KEY (form, cards)
) WITHOUT ROWID;
INSERT INTO programme
    SELECT contribution.id, form, question.key, duration_ms <= 20000,
           EXISTS (SELECT 1 FROM media_file WHERE contribution_id = contribution.id AND role = 'view'),
           (SELECT until FROM shown_here WHERE shown_here.contribution_id = contribution.id),
           (SELECT until FROM carried_until WHERE carried_until.contribution_id = contribution.id),
           (SELECT count(*) FROM exposure WHERE contribution_id = contribution.id AND screen = 'browse'),
           substr(contribution.id, 1, 8),
           (SELECT count(*) FROM exposure WHERE contribution_id = contribution.id AND screen = 'example'),
           substr(contribution.id, 25, 8),
           (SELECT coalesce(max(began_at), '') FROM exposure
            WHERE contribution_id = contribution.id AND screen = 'attract')
    FROM contribution JOIN question ON question.id = question_id WHERE erased_at IS NULL;
INSERT INTO dealt SELECT form, cards, count(*) FROM programme WHERE shown_until IS NOT NULL GROUP BY form, cards;
CREATE INDEX programme_cards ON programme (cards, cards_lot) WHERE shown_until IS NOT NULL;
CREATE INDEX programme_form_cards ON programme (form, cards, cards_lot) WHERE shown_until IS NOT NULL;
CREATE INDEX programme_examples ON programme (question_key, short, examples, examples_lot)
    WHERE shown_until IS NOT NULL;
CREATE INDEX programme_stage ON programme (staged_at, contribution_id) WHERE shown_until IS NOT NULL;
CREATE INDEX programme_lot ON programme (cards_lot) WHERE shown_until IS NOT NULL;
CREATE INDEX programme_over ON programme (shown_until) WHERE shown_until < '9999';
CREATE INDEX programme_carried ON programme (carried_until) WHERE carried_until < '9999';
CREATE INDEX programme_unfinished ON programme (contribution_id) WHERE NOT finished;
"""
"""One row for each work that was not erased: whether rows say that it can be shown here, and how often it had its turn
on cards, as an example (`short`: of at most 20 s) and on the stage of attract. A lot decides among those that had as
many turns: a piece of the id of the latest one, or of the work's own, which are random numbers. `dealt` counts the
works that can be shown, by form and number of cards."""


def _look_again(work: str) -> str:
    """A row of this work changed: so may what can be shown of it, and of all that carries it."""
    statement = """
    UPDATE programme
    SET shown_until = (SELECT until FROM shown_here WHERE contribution_id = programme.contribution_id),
        carried_until = (SELECT until FROM carried_until WHERE contribution_id = programme.contribution_id)
    WHERE contribution_id IN (SELECT :work UNION ALL SELECT contribution_id FROM carries WHERE carried_id = :work);
    """
    return statement.replace(":work", work)


_KEPT_UP_TO_DATE = f"""
CREATE TRIGGER programme_begins AFTER INSERT ON contribution BEGIN
    INSERT INTO carries SELECT NEW.id, NEW.answer_to WHERE NEW.answer_to IS NOT NULL
        UNION SELECT NEW.id, carried_id FROM carries WHERE contribution_id = NEW.answer_to;
    INSERT INTO programme
        SELECT NEW.id, NEW.form, key, NEW.duration_ms <= 20000, 0, NULL,
               (SELECT until FROM carried_until WHERE carried_until.contribution_id = NEW.id),
               0, substr(NEW.id, 1, 8), 0, substr(NEW.id, 25, 8), ''
        FROM question WHERE id = NEW.question_id;
END;
CREATE TRIGGER programme_ends AFTER UPDATE OF erased_at ON contribution WHEN NEW.erased_at IS NOT NULL BEGIN
    DELETE FROM programme WHERE contribution_id = NEW.id;
END;
CREATE TRIGGER programme_hears_decisions
    AFTER UPDATE OF approval, locked, withdrawn_at, erasing_since, erased_at, expires_at, demonstration, kind
    ON contribution BEGIN
    {_look_again("NEW.id")}
END;
CREATE TRIGGER programme_hears_consents AFTER INSERT ON consent_event WHEN NEW.purpose IN ('here', 'answer') BEGIN
    {_look_again("NEW.contribution_id")}
END;
CREATE TRIGGER programme_gets_a_view AFTER INSERT ON media_file WHEN NEW.role = 'view' BEGIN
    UPDATE programme SET finished = 1 WHERE contribution_id = NEW.contribution_id;
    {_look_again("NEW.contribution_id")}
END;
CREATE TRIGGER programme_loses_a_view AFTER DELETE ON media_file WHEN OLD.role = 'view' BEGIN
    UPDATE programme SET finished = 0 WHERE contribution_id = OLD.contribution_id;
    {_look_again("OLD.contribution_id")}
END;
CREATE TRIGGER programme_counts_cards AFTER INSERT ON exposure WHEN NEW.screen = 'browse' BEGIN
    UPDATE programme SET cards = cards + 1, cards_lot = substr(NEW.id, 1, 8)
    WHERE contribution_id = NEW.contribution_id;
END;
CREATE TRIGGER programme_counts_examples AFTER INSERT ON exposure WHEN NEW.screen = 'example' BEGIN
    UPDATE programme SET examples = examples + 1, examples_lot = substr(NEW.id, 1, 8)
    WHERE contribution_id = NEW.contribution_id;
END;
CREATE TRIGGER programme_knows_the_stage AFTER INSERT ON exposure WHEN NEW.screen = 'attract' BEGIN
    UPDATE programme SET staged_at = max(staged_at, NEW.began_at) WHERE contribution_id = NEW.contribution_id;
END;
CREATE TRIGGER dealt_moves AFTER UPDATE OF shown_until, cards ON programme
    WHEN (OLD.shown_until IS NULL) != (NEW.shown_until IS NULL) OR OLD.cards != NEW.cards BEGIN
    UPDATE dealt SET works = works - 1
        WHERE form = OLD.form AND cards = OLD.cards AND OLD.shown_until IS NOT NULL;
    INSERT INTO dealt SELECT NEW.form, NEW.cards, 1 WHERE NEW.shown_until IS NOT NULL
        ON CONFLICT (form, cards) DO UPDATE SET works = works + 1;
    DELETE FROM dealt WHERE form = OLD.form AND cards = OLD.cards AND works = 0;
END;
CREATE TRIGGER dealt_shrinks AFTER DELETE ON programme WHEN OLD.shown_until IS NOT NULL BEGIN
    UPDATE dealt SET works = works - 1 WHERE form = OLD.form AND cards = OLD.cards;
    DELETE FROM dealt WHERE form = OLD.form AND cards = OLD.cards AND works = 0;
END;
"""  # noqa: S608 - our own words

GALLERY_TABLES = _CARRIES + _LOCKED + _ARRIVING + _FEW_OF_MANY + _SIGNS + _SHOWN + _PROGRAMME + _KEPT_UP_TO_DATE
