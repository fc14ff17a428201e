"""The questions in the collection. A version that works may have answered is never changed."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from sqlite_utils import Database

from config.questions import ShippedQuestion
from exhibits.collection.clock import as_text
from exhibits.collection.spoken_question import is_asked
from exhibits.collection.store import FREE, Store
from exhibits.errors import UnknownQuestionError
from exhibits.questions import Question
from media.form import Form

_QUESTIONS = """
SELECT question.key, version, forms, learning_question.key AS learning, asked_by,
       (SELECT json_group_object(language, text) FROM question_text WHERE question_id = question.id) AS texts
FROM question LEFT JOIN learning_question ON learning_question.id = learning_question_id
WHERE question.key = :key AND version = :version
   OR :key IS NULL AND question.key != :free
      AND version = (SELECT max(version) FROM question AS other WHERE other.key = question.key)
ORDER BY position, question.id
"""


def asked_now(store: Store) -> list[Question]:
    """The newest version of each, in the order in which they are asked: a neighbour's after each that ships, as long
    as it may be heard here, the newest first."""
    shipped = [question for question in _newest(store) if question.asked_by is None]
    spoken = [one for one in _newest(store) if one.asked_by is not None and is_asked(store, one.asked_by)]
    pairs = zip_longest(shipped, reversed(spoken))
    return [question for pair in pairs for question in pair if question is not None]


def newest_version(store: Store, key: str) -> Question:
    """Also of a question that is not asked any more: works still answer it."""
    found = next((question for question in _newest(store) if question.key == key), None)
    if found is None:
        raise UnknownQuestionError(f"There is no question called {key}.")
    return found


def _newest(store: Store) -> list[Question]:
    return _questions(store, None, None)


def one_version(store: Store, key: str, version: int) -> Question:
    found = _questions(store, key, version)
    if not found:
        raise UnknownQuestionError(f"There is no question called {key} with version {version}.")
    return found[0]


def _questions(store: Store, key: str | None, version: int | None) -> list[Question]:
    rows = store.database.execute(_QUESTIONS, {"key": key, "version": version, "free": FREE})
    return [_question(row) for row in rows.fetchall()]


def _question(row: sqlite3.Row) -> Question:
    forms = tuple(Form(form) for form in json.loads(row["forms"]))
    return Question(row["key"], row["version"], json.loads(row["texts"]), forms, row["learning"], row["asked_by"])


def seed(store: Store, shipped: Iterable[ShippedQuestion]) -> None:
    """Bring in the questions that ship and are not there yet, and their texts in languages that are new."""
    there = {question.key: question for question in asked_now(store)}
    for position, question in enumerate(shipped, start=1):
        known = there.get(question.key)
        if known is None:
            with store.writing() as database:
                _add(store, database, _as_first(question), position)
        elif any(language not in known.texts for language in question.texts):
            _translate(store, known, question.texts)


def _as_first(question: ShippedQuestion) -> Question:
    forms = tuple(Form(form) for form in question.forms)
    return Question(question.key, 1, question.texts, forms, question.learning_question)


def _translate(store: Store, known: Question, texts: Mapping[str, str]) -> None:
    """Only where the question still is the one that ships: what staff rewrote, they translate."""
    if any(texts.get(language, text) != text for language, text in known.texts.items()):
        return
    with store.writing() as database:
        for language in texts.keys() - known.texts.keys():
            database.execute(
                "INSERT INTO question_text (question_id, language, text)"
                " SELECT id, ?, ? FROM question WHERE key = ? AND version = ?",
                [language, texts[language], known.key, known.version],
            )


def edit(store: Store, key: str, texts: Mapping[str, str], forms: Sequence[Form]) -> Question:
    """Other words are another version; works that answered the old one keep it."""
    old = newest_version(store, key)
    new = Question(key, old.version + 1, dict(texts), tuple(forms), old.learning_question)
    position = store.value("SELECT position FROM question WHERE key = ? AND version = ?", key, old.version)
    with store.writing() as database:
        _add(store, database, new, position)
    return new


def _add(store: Store, database: Database, question: Question, position: int) -> None:
    database.execute(
        "INSERT INTO learning_question (key) VALUES (?) ON CONFLICT (key) DO NOTHING", [question.learning_question]
    )
    cursor = database.execute(
        """INSERT INTO question (key, version, addressed_to, learning_question_id, forms, position, made_at)
           SELECT ?, ?, 'leervraag', id, ?, ?, ? FROM learning_question WHERE key = ?""",
        [
            question.key,
            question.version,
            json.dumps(question.forms),
            position,
            as_text(store.clock.now()),
            question.learning_question,
        ],
    )
    for language, text in question.texts.items():
        database.execute(
            "INSERT INTO question_text (question_id, language, text) VALUES (?, ?, ?)",
            [cursor.lastrowid, language, text],
        )
