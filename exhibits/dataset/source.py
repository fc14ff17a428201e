"""What the tables are made of: the works whose makers allow research now, each under its name in the data."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from exhibits.collection import Collection
from exhibits.contribution import Contribution, Use
from exhibits.dataset.cells import Cell
from exhibits.dataset.columns import NOT_IN_DATA, NOT_IN_DATA_CODE
from exhibits.dataset.moments import Moments
from exhibits.dataset.pseudonyms import Pseudonyms


@dataclass(frozen=True)
class Item:
    """A work, or a question that a neighbour asks aloud."""

    name: str
    work: Contribution


class Source:
    """Works stand in the order of their names, which says nothing of when they were made."""

    def __init__(self, collection: Collection, names: Pseudonyms, moments: Moments, *, media: bool) -> None:
        works = collection.contributions(Use.RESEARCH, kind=None)
        self.collection, self.names, self.moments, self.media = collection, names, moments, media
        self.items = tuple(sorted((Item(names.work(work.id), work) for work in works), key=lambda item: item.name))

    @cached_property
    def named(self) -> dict[str, str]:
        """By id; who is not in it is in no table."""
        return {item.work.id: item.name for item in self.items}

    @cached_property
    def _asked_aloud(self) -> dict[str, str | None]:
        """By the key of a neighbour's question, which holds the code of the recording: what it is called here."""
        rows = self.collection.store.rows("SELECT DISTINCT key, asked_by FROM question WHERE asked_by IS NOT NULL")
        return {row["key"]: self.named.get(row["asked_by"]) for row in rows}

    def question(self, key: str) -> str | None:
        """What a question is called here; None where the neighbour who asks it does not allow research."""
        if key not in self._asked_aloud:
            return key
        name = self._asked_aloud[key]
        return name and f"asked_{name}"

    def question_cells(self, work: Contribution) -> dict[str, Cell]:
        name = self.question(work.question)
        if name is None:
            return {"question": NOT_IN_DATA, "question_version": NOT_IN_DATA_CODE}
        return {"question": name, "question_version": work.question_version}

    def visit(self, row: sqlite3.Row, work_id: str) -> str | None:
        """Of a row with `visit_id` and `maker_visit`."""
        if row["visit_id"] is None:
            return None
        if row["maker_visit"]:
            return self.names.makers_visit(row["visit_id"], work_id)
        return self.names.visit(row["visit_id"])

    def rows(self, sql: str) -> Iterator[tuple[Item, sqlite3.Row]]:
        """The rows of one work after the other, each asked with its id: never all of them at once."""
        for item in self.items:
            for row in self.collection.store.rows(sql, item.work.id):
                yield item, row

    @property
    def works(self) -> tuple[Contribution, ...]:
        return tuple(item.work for item in self.items)
