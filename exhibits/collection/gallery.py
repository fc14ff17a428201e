"""Works for the next turn, however many there are: rows narrow them down, and of each `allowed` is asked.

What has a turn is one end of an index (`gallery_tables`). Where rows promise more than `allowed` gives, that work is
passed over, and after many of them the search ends: too little is shown then, never too much.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from typing import Any

from exhibits.collection.clock import as_text
from exhibits.collection.loading import usable
from exhibits.collection.store import Store
from exhibits.contribution import Contribution, Use
from media.form import Form

log = logging.getLogger(__name__)
_AT_A_TIME = 12
MOST_REFUSED = 60
"""So many works that rows promise and `allowed` refuses, before a search gives up."""

_TURN = "SELECT contribution_id FROM programme WHERE shown_until IS NOT NULL AND shown_until > :now"


@dataclass(frozen=True)
class Floor:
    """The works of a form, or of all forms, as cards are dealt to them."""

    store: Store
    form: Form | None

    def dealt(self) -> Mapping[int, int]:
        """By a number of cards, how many works had that many."""
        rows = self.store.rows("SELECT cards, works FROM dealt WHERE ?1 IS NULL OR form = ?1", self.form)
        works = Counter[int]()
        for row in rows:
            works[row["cards"]] += row["works"]
        over = (
            "SELECT cards FROM programme WHERE shown_until < '9999' AND shown_until <= ? AND (?2 IS NULL OR form = ?2)"
        )
        works.subtract(row["cards"] for row in self.store.rows(over, as_text(self.store.clock.now()), self.form))
        return +works

    def by_turn(self, fewest: int, below: int | None = None) -> Iterator[Contribution]:
        """Those with at least `fewest` cards and less than `below`, the fewest first; a lot decides among equals."""
        form = "" if self.form is None else "AND form = :form"
        until = "" if below is None else "AND cards < :below"
        sql = f"{_TURN} {form} AND cards >= :fewest {until} ORDER BY cards, cards_lot"
        return _allowed(self.store, sql, {"form": self.form, "fewest": fewest, "below": below})


@dataclass(frozen=True)
class Gallery:
    store: Store

    def floor(self, form: Form | None) -> Floor:
        return Floor(self.store, form)

    def on_stage(self) -> Iterator[Contribution]:
        """For the window of attract: whatever was never in it, then what was in it the longest ago."""
        return _allowed(self.store, f"{_TURN} ORDER BY staged_at, contribution_id", {})

    def examples(self, question: str, pinned: str | None) -> Iterator[Contribution]:
        """What staff pinned; then those that are short enough to be seen as a whole, the one shown least first."""
        works = usable(self.store, [pinned], Use.HERE) if pinned else []
        sql = f"{_TURN} AND question_key = :question AND short = :short ORDER BY examples, examples_lot"
        turns = (_allowed(self.store, sql, {"question": question, "short": short}) for short in (1, 0))
        return chain((work for work in works if work.question == question), chain.from_iterable(turns))

    def from_lot(self, lot: str) -> Iterator[Contribution]:
        """All of them once, from a place in an order that means nothing, and on from its beginning."""
        ends = ("cards_lot >= :lot", "cards_lot < :lot")
        return chain.from_iterable(
            _allowed(self.store, f"{_TURN} AND {end} ORDER BY cards_lot", {"lot": lot}) for end in ends
        )

    def close_over(self) -> None:
        """What has had its time leaves the programme, so that nobody has to pass it over."""
        now = as_text(self.store.clock.now())
        if self.store.row("SELECT 1 FROM programme WHERE shown_until < '9999' AND shown_until <= ?", now):
            close = "UPDATE programme SET shown_until = NULL WHERE shown_until < '9999' AND shown_until <= ?"
            self.store.must(lambda database: database.execute(close, [now]))


def _allowed(store: Store, sql: str, values: Mapping[str, Any]) -> Iterator[Contribution]:
    refused = 0
    now = as_text(store.clock.now())
    with closing(store.database.execute(sql, {**values, "now": now})) as cursor:
        while refused < MOST_REFUSED and (rows := cursor.fetchmany(_AT_A_TIME)):
            works = usable(store, _ids(rows), Use.HERE)
            refused += len(rows) - len(works)
            yield from works
    if refused:
        log.warning("the programme promises %s works that are not shown", refused)


def _ids(rows: Iterable[Any]) -> list[str]:
    return [row["contribution_id"] for row in rows]
