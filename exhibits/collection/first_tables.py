"""The tables and views of the first step. Released: never edited; what changes is a new step in migrations.py.

Times are ISO 8601 in UTC. Rows of events are only added, which triggers keep so.
"""

_PLACES = """
CREATE TABLE this_collection (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    kiosk_id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    latest_time TEXT NOT NULL,
    place_id INTEGER NOT NULL REFERENCES place(id),
    case_id INTEGER NOT NULL REFERENCES case_(id)
);
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE case_ (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, place_id INTEGER NOT NULL REFERENCES place(id));
"""

_QUESTIONS = """
CREATE TABLE learning_question (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    addressed_to TEXT NOT NULL CHECK (addressed_to IN
        ('leervraag', 'casus', 'lerende praktijk', 'interview', 'expertmeeting', 'vrij')),
    learning_question_id INTEGER REFERENCES learning_question(id),
    forms TEXT NOT NULL CHECK (json_valid(forms)),
    position INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    UNIQUE (key, version)
);
CREATE TABLE question_text (
    question_id INTEGER NOT NULL REFERENCES question(id),
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (question_id, language)
);
"""

_WORKS = """
CREATE TABLE contribution (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (length(code) = 10),
    made_at TEXT NOT NULL,
    utc_offset_minutes INTEGER NOT NULL,
    kiosk_id TEXT NOT NULL,
    place_id INTEGER NOT NULL REFERENCES place(id),
    case_id INTEGER NOT NULL REFERENCES case_(id),
    question_id INTEGER NOT NULL REFERENCES question(id),
    form TEXT NOT NULL CHECK (form IN ('music', 'dance', 'video')),
    language TEXT NOT NULL,
    duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0),
    sha256 TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    has_sound INTEGER NOT NULL CHECK (has_sound IN (0, 1)),
    sign INTEGER NOT NULL,
    receipt TEXT,
    name TEXT CHECK (length(name) BETWEEN 1 AND 30),
    makers TEXT NOT NULL CHECK (makers IN ('alone', 'together', 'with_child')),
    rights TEXT NOT NULL DEFAULT 'InC',
    approval TEXT NOT NULL DEFAULT 'waiting' CHECK (approval IN ('waiting', 'approved', 'refused')),
    demonstration INTEGER NOT NULL DEFAULT 0 CHECK (demonstration IN (0, 1)),
    answer_to TEXT REFERENCES contribution(id),
    visit_id TEXT REFERENCES visit(id),
    locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),
    expires_at TEXT,
    withdrawn_at TEXT,
    erasing_since TEXT,
    erased_at TEXT
);
CREATE INDEX contribution_sign ON contribution (sign);
CREATE TABLE media_file (
    id INTEGER PRIMARY KEY,
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    role TEXT NOT NULL,
    path TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes INTEGER NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    made_at TEXT NOT NULL
);
CREATE INDEX media_file_contribution ON media_file (contribution_id, role);
CREATE TABLE consent_event (
    sequence INTEGER PRIMARY KEY,
    record_id TEXT NOT NULL UNIQUE,
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    purpose TEXT NOT NULL CHECK (purpose IN ('here', 'exhibition', 'research', 'internet', 'answer')),
    decision TEXT NOT NULL CHECK (decision IN ('yes', 'no')),
    notice_version TEXT NOT NULL,
    notice_language TEXT NOT NULL,
    audio_played INTEGER NOT NULL CHECK (audio_played IN (0, 1)),
    given_by TEXT NOT NULL CHECK (given_by IN ('self', 'parent', 'staff')),
    age_band TEXT NOT NULL CHECK (age_band IN ('not_asked', 'with_child')),
    method TEXT NOT NULL CHECK (method IN ('tap', 'key', 'paper')),
    decided_at TEXT NOT NULL,
    kiosk_id TEXT NOT NULL,
    legal_basis TEXT NOT NULL DEFAULT 'consent',
    expires_at TEXT,
    withdrawn_at TEXT
);
CREATE INDEX consent_event_of ON consent_event (contribution_id, purpose, sequence);
CREATE TABLE meaning (
    id INTEGER PRIMARY KEY,
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    triangle TEXT NOT NULL,
    zone TEXT NOT NULL,
    zone_code INTEGER NOT NULL CHECK (zone_code BETWEEN 1 AND 7 OR zone_code IN (-8, -9)),
    a REAL, b REAL, c REAL,
    made_at TEXT NOT NULL,
    CHECK (CASE WHEN zone_code > 0 THEN abs(a + b + c - 1) <= 0.001 ELSE coalesce(a, b, c) IS NULL END)
);
CREATE INDEX meaning_of ON meaning (contribution_id);
CREATE TABLE receipt_try (
    id INTEGER PRIMARY KEY,
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    tried_at TEXT NOT NULL
);
CREATE INDEX receipt_try_of ON receipt_try (contribution_id, tried_at);
CREATE TABLE moderation_event (
    sequence INTEGER PRIMARY KEY,
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    decision TEXT NOT NULL CHECK (decision IN ('approved', 'refused', 'locked', 'unlocked')),
    reason TEXT,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL
);
CREATE INDEX moderation_event_of ON moderation_event (contribution_id);
CREATE TABLE tombstone (
    contribution_hash TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,
    erased_at TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT 'none',
    hearts INTEGER NOT NULL,
    exposures INTEGER NOT NULL
);
"""

_VISITS = """
CREATE TABLE visit (
    id TEXT PRIMARY KEY,
    kiosk_id TEXT NOT NULL,
    language TEXT NOT NULL,
    began_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE TABLE exposure (
    id TEXT PRIMARY KEY,
    visit_id TEXT REFERENCES visit(id),
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    screen TEXT NOT NULL,
    position INTEGER NOT NULL,
    began_at TEXT NOT NULL,
    shown_ms INTEGER NOT NULL DEFAULT 0,
    played_ms INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX exposure_of ON exposure (contribution_id, screen, began_at);
CREATE INDEX exposure_visit ON exposure (visit_id, contribution_id, played_ms);
CREATE TABLE heart (
    sequence INTEGER PRIMARY KEY,
    visit_id TEXT NOT NULL REFERENCES visit(id),
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    exposure_id TEXT NOT NULL REFERENCES exposure(id),
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    maker_visit INTEGER NOT NULL CHECK (maker_visit IN (0, 1)),
    decided_at TEXT NOT NULL
);
CREATE INDEX heart_of ON heart (visit_id, contribution_id, sequence);
CREATE INDEX heart_for ON heart (contribution_id);
"""

_EXPORTS = """
CREATE TABLE export (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    made_at TEXT NOT NULL,
    path TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    consent_hash TEXT NOT NULL
);
CREATE TABLE export_item (
    export_id TEXT NOT NULL REFERENCES export(id),
    contribution_id TEXT NOT NULL REFERENCES contribution(id),
    PRIMARY KEY (export_id, contribution_id)
);
CREATE INDEX export_item_of ON export_item (contribution_id);
CREATE TABLE event_log (
    sequence INTEGER PRIMARY KEY,
    happened_at TEXT NOT NULL,
    event TEXT NOT NULL,
    actor TEXT NOT NULL,
    contribution_id TEXT,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    hash TEXT NOT NULL
);
CREATE INDEX event_log_of ON event_log (contribution_id);
"""

ERASED = "(SELECT erased_at IS NOT NULL OR erasing_since IS NOT NULL FROM contribution WHERE id = OLD.contribution_id)"

ONLY_ADDED = ("consent_event", "moderation_event", "event_log", "export", "export_item")
"""Tables whose rows are never changed and never deleted."""


def only_added(table: str, but: str = "0") -> str:
    """Triggers that keep rows of events as they are; `but` says when one may be deleted."""
    refuse = f"SELECT RAISE(ABORT, 'rows of {table} are only added');"
    return (
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table} BEGIN {refuse} END;"
        f"CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table} WHEN NOT {but} BEGIN {refuse} END;"
    )


_EXPOSURE_STAYS = f"""
CREATE TRIGGER exposure_stays
    BEFORE UPDATE OF id, visit_id, contribution_id, screen, position, began_at ON exposure
    BEGIN SELECT RAISE(ABORT, 'an exposure is only made longer'); END;
CREATE TRIGGER exposure_grows BEFORE UPDATE ON exposure
    WHEN NEW.played_ms < OLD.played_ms OR NEW.shown_ms < OLD.shown_ms
    BEGIN SELECT RAISE(ABORT, 'an exposure is only made longer'); END;
CREATE TRIGGER exposure_is_kept BEFORE DELETE ON exposure WHEN NOT {ERASED}
    BEGIN SELECT RAISE(ABORT, 'an exposure is kept as long as its work'); END;
"""

_VIEWS = """
CREATE VIEW consent_now AS
    SELECT contribution_id, purpose, decision, expires_at, decided_at, given_by, method, notice_version, notice_language
    FROM consent_event AS event
    WHERE sequence = (SELECT max(sequence) FROM consent_event
                      WHERE contribution_id = event.contribution_id AND purpose = event.purpose);
CREATE VIEW public_contributions AS
    SELECT contribution.code, contribution.form, question.key AS question, question.version AS question_version,
           case_.name AS case_name, contribution.made_at, contribution.duration_ms / 1000.0 AS seconds,
           contribution.language, contribution.name, contribution.demonstration, contribution.answer_to
    FROM contribution
    JOIN question ON question.id = question_id
    JOIN case_ ON case_.id = contribution.case_id
    JOIN consent_now ON consent_now.contribution_id = contribution.id AND purpose = 'here' AND decision = 'yes'
    JOIN this_collection
    WHERE approval = 'approved' AND NOT locked AND withdrawn_at IS NULL AND erased_at IS NULL
      AND coalesce(contribution.expires_at > latest_time, 1) AND coalesce(consent_now.expires_at > latest_time, 1)
      AND answer_to IS NULL;
CREATE VIEW heart_now AS
    SELECT visit_id, contribution_id, exposure_id, given, maker_visit, decided_at
    FROM heart AS event
    WHERE sequence = (SELECT max(sequence) FROM heart
                      WHERE visit_id = event.visit_id AND contribution_id = event.contribution_id);
CREATE VIEW hearts_by_contribution AS
    SELECT code, form,
           (SELECT count(*) FROM heart_now WHERE contribution_id = contribution.id AND given) AS hearts,
           (SELECT count(*) FROM heart_now WHERE contribution_id = contribution.id AND given AND maker_visit)
               AS hearts_of_makers,
           (SELECT count(*) FROM exposure WHERE contribution_id = contribution.id AND visit_id IS NOT NULL
               AND played_ms >= 3000) AS watched,
           (SELECT count(*) FROM exposure WHERE contribution_id = contribution.id AND screen = 'browse') AS cards
    FROM contribution WHERE erased_at IS NULL;
CREATE VIEW waiting_for_approval AS
    SELECT code, form, question.key AS question, contribution.made_at, duration_ms / 1000.0 AS seconds, expires_at,
           (SELECT group_concat(purpose, ' ') FROM consent_now
            WHERE contribution_id = contribution.id AND decision = 'yes') AS consents
    FROM contribution JOIN question ON question.id = question_id
    WHERE approval = 'waiting' AND withdrawn_at IS NULL AND erased_at IS NULL
    ORDER BY contribution.made_at;
"""

FIRST_TABLES = (
    _PLACES
    + _QUESTIONS
    + _WORKS
    + _VISITS
    + _EXPORTS
    + "".join(only_added(table) for table in ONLY_ADDED)
    + only_added("heart", ERASED)
    + _EXPOSURE_STAYS
    + _VIEWS
)
