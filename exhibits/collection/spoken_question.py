"""A question that a neighbour asks aloud: kept as a work is, and asked as long as it may be heard here."""

import json

from sqlite_utils import Database

from exhibits.collection import event_log
from exhibits.collection.clock import as_text
from exhibits.collection.consent import allowed
from exhibits.collection.loading import one_work
from exhibits.collection.store import Store
from exhibits.contribution import Contribution, Kind, Use
from exhibits.errors import NoQuestionError
from exhibits.questions import LONGEST_TEXT
from media.form import Form

LATELY = 60
"""Answers to a question that one looks through for some that may be shown."""
FORMS = (Form.VIDEO, Form.MUSIC, Form.DANCE)
"""Nobody knows yet how a neighbour's question is answered best: talking is the nearest."""


def add(store: Store, database: Database, code: str) -> int:
    """The first version of a question without words. Part of the transaction in which its recording is kept."""
    cursor = database.execute(
        """INSERT INTO question (key, version, addressed_to, forms, position, made_at)
           SELECT ?, 1, 'vrij', ?, coalesce(max(position), 0) + 1, ? FROM question""",
        [f"asked_{code.lower()}", json.dumps(FORMS), as_text(store.clock.now())],
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def belongs_to(database: Database, question_id: int, contribution_id: str) -> None:
    """Once there is a row of the recording, the question can point to it."""
    database.execute("UPDATE question SET asked_by = ? WHERE id = ?", [contribution_id, question_id])


def is_asked(store: Store, asked_by: str) -> bool:
    """While its curtain is open here, and its sound is ready."""
    recording = one_work(store, asked_by)
    return recording is not None and recording.finished and bool(allowed(recording, Use.HERE, store.clock.now()))


def works_answering(store: Store, key: str) -> list[str]:
    """The ids of works that answer it, the newest first."""
    rows = store.rows(
        """SELECT contribution.id FROM question JOIN contribution ON question_id = question.id
           WHERE key = ? AND kind = 'work' AND erased_at IS NULL ORDER BY contribution.made_at DESC LIMIT ?""",
        key,
        LATELY,
    )
    return [row["id"] for row in rows]


def write_text(store: Store, recording: Contribution, text: str, language: str, by: str) -> None:
    """Words for the screen, as staff hear them. The first are added to what was spoken; other ones are a new version.

    Works keep the version that they answer.
    """
    if recording.kind is not Kind.QUESTION:
        raise NoQuestionError(f"The work {recording.code} asks no question.")
    text = " ".join(text.split())
    if not 1 <= len(text) <= LONGEST_TEXT:
        raise NoQuestionError(f"The text of a question has 1 to {LONGEST_TEXT} characters.")

    def work(database: Database) -> None:
        newest = database.execute(
            """SELECT question.id, text FROM question
               LEFT JOIN question_text ON question_id = question.id AND language = ?
               WHERE asked_by = ? ORDER BY version DESC LIMIT 1""",
            [language, recording.id],
        ).fetchone()
        if newest["text"] == text:
            return
        question = newest["id"] if newest["text"] is None else _next_version(store, database, newest["id"])
        database.execute(
            "INSERT INTO question_text (question_id, language, text) VALUES (?, ?, ?)", [question, language, text]
        )
        event_log.write(store, database, "question written down", actor=by, work=recording.id)

    store.must(work)


def _next_version(store: Store, database: Database, question_id: int) -> int:
    cursor = database.execute(
        """INSERT INTO question (key, version, addressed_to, learning_question_id, forms, position, made_at, asked_by)
           SELECT key, version + 1, addressed_to, learning_question_id, forms, position, ?, asked_by
           FROM question WHERE id = ?""",
        [as_text(store.clock.now()), question_id],
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def forget_words(database: Database, contribution_id: str) -> None:
    """What its asker said is gone in writing too; works that answered it keep only that they answered something."""
    database.execute(
        "DELETE FROM question_text WHERE question_id IN (SELECT id FROM question WHERE asked_by = ?)", [contribution_id]
    )
