"""The rows about visits, as they are read, one work after the other: there may be millions.

Within a work they stand in the order of their names, and not in that in which they happened.
"""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from exhibits.dataset.cells import Row
from exhibits.dataset.source import Item, Source
from exhibits.voting import WATCHED_SECONDS, Voting

_EXPOSURES = """
SELECT exposure.*, visit.language, visit.phase, coalesce(exposure.visit_id = contribution.visit_id, 0) AS maker_visit
FROM exposure
JOIN contribution ON contribution.id = contribution_id
LEFT JOIN visit ON visit.id = exposure.visit_id
WHERE contribution_id = ?
"""
_HEARTS = """
SELECT heart_now.*, language FROM heart_now JOIN visit ON visit.id = visit_id WHERE contribution_id = ? AND given
"""
_RESPONSES = """
SELECT response_now.*, language FROM response_now JOIN visit ON visit.id = visit_id WHERE contribution_id = ? AND given
"""


def exposures(source: Source) -> Iterator[Row]:
    yield from _shuffled(_exposures(source), "exposure")


def votes(source: Source) -> Iterator[Row]:
    yield from _shuffled(_votes(source), "visit")


def responses(source: Source) -> Iterator[Row]:
    yield from _shuffled(_responses(source), "visit")


def _exposures(source: Source) -> Iterator[Row]:
    for item, row in source.rows(_EXPOSURES):
        seen = row["visit_id"] is not None and row["played_ms"] >= WATCHED_SECONDS * 1000
        yield {
            "exposure": source.names.exposure(row["id"]),
            "visit": source.visit(row, item.work.id),
            "language": row["language"],
            "phase": row["phase"],
            "item": item.name,
            "screen": row["screen"],
            "position": row["position"],
            **source.moments.told(row["began_at"]),
            "shown_ms": row["shown_ms"],
            "played_ms": row["played_ms"],
            "watched": seen,
            "maker_visit": row["maker_visit"],
        }


def _votes(source: Source) -> Iterator[Row]:
    repeated = set(Voting(source.collection).repeated_patterns())
    for item, row in source.rows(_HEARTS):
        yield {**_given(source, item, row), "type": "heart", "repeated_pattern": row["visit_id"] in repeated}


def _responses(source: Source) -> Iterator[Row]:
    for item, row in source.rows(_RESPONSES):
        yield {**_given(source, item, row), "response": row["response"]}


def _given(source: Source, item: Item, row: sqlite3.Row) -> Row:
    return {
        "visit": source.visit(row, item.work.id),
        "language": row["language"],
        "phase": row["phase"],
        **source.moments.told(row["decided_at"]),
        "item": item.name,
        "exposure": source.names.exposure(row["exposure_id"]),
        "maker_visit": row["maker_visit"],
    }


def _shuffled(rows: Iterator[Row], by: str) -> Iterator[Row]:
    for _, of_a_work in groupby(rows, key=itemgetter("item")):
        yield from sorted(of_a_work, key=itemgetter(by))
