"""The steps that bring a collection's tables up to date. A step that was released is never edited again."""

import sqlite3
from collections.abc import Iterator

from sqlite_utils import Database, Migrations

from exhibits.collection.age_tables import AGE_TABLES
from exhibits.collection.answer_tables import ANSWER_TABLES, DEMONSTRATIONS_LEAVE
from exhibits.collection.card_tables import CARD_TABLES
from exhibits.collection.first_tables import FIRST_TABLES
from exhibits.collection.gallery_tables import GALLERY_TABLES
from exhibits.collection.insight_tables import INSIGHT_TABLES
from exhibits.collection.meaning_tables import MEANING_TABLES
from exhibits.collection.notice_tables import NOTICE_TABLES
from exhibits.collection.phase_tables import PHASE_TABLES
from exhibits.collection.question_tables import QUESTION_TABLES
from exhibits.collection.research_tables import RESEARCH_TABLES
from exhibits.collection.response_tables import RESPONSE_TABLES

migrations = Migrations("wijkpodium")


@migrations(name="0001 the whole loop")
def _the_whole_loop(database: Database) -> None:
    for statement in _statements(FIRST_TABLES):
        database.execute(statement)


@migrations(name="0002 answers")
def _answers(database: Database) -> None:
    for statement in _statements(ANSWER_TABLES):
        database.execute(statement)


@migrations(name="0003 paper cards")
def _paper_cards(database: Database) -> None:
    for statement in _statements(CARD_TABLES):
        database.execute(statement)


@migrations(name="0004 meaning")
def _meaning(database: Database) -> None:
    for statement in _statements(MEANING_TABLES):
        database.execute(statement)


@migrations(name="0005 demonstrations leave")
def _demonstrations_leave(database: Database) -> None:
    for statement in _statements(DEMONSTRATIONS_LEAVE):
        database.execute(statement)


@migrations(name="0006 questions of neighbours")
def _questions_of_neighbours(database: Database) -> None:
    for statement in _statements(QUESTION_TABLES):
        database.execute(statement)


@migrations(name="0007 age")
def _age(database: Database) -> None:
    for statement in _statements(AGE_TABLES):
        database.execute(statement)


@migrations(name="0008 responses")
def _responses(database: Database) -> None:
    for statement in _statements(RESPONSE_TABLES):
        database.execute(statement)


@migrations(name="0009 what came of it")
def _what_came_of_it(database: Database) -> None:
    for statement in _statements(INSIGHT_TABLES):
        database.execute(statement)


@migrations(name="0010 a large gallery")
def _a_large_gallery(database: Database) -> None:
    for statement in _statements(GALLERY_TABLES):
        database.execute(statement)


@migrations(name="0011 the words of the notice")
def _the_words_of_the_notice(database: Database) -> None:
    for statement in _statements(NOTICE_TABLES):
        database.execute(statement)


@migrations(name="0012 phases")
def _phases(database: Database) -> None:
    for statement in _statements(PHASE_TABLES):
        database.execute(statement)


@migrations(name="0013 what researchers read")
def _what_researchers_read(database: Database) -> None:
    for statement in _statements(RESEARCH_TABLES):
        database.execute(statement)


def _statements(script: str) -> Iterator[str]:
    """One by one: `executescript` would end the transaction that the step runs in."""
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
