"""What was counted in the neighbourhood's visits, for pages that tell of it: visitors of the final exhibition look at
these pages, and are not in them. Nothing of it is for publication as it is: small
groups are hidden by who publishes (`exhibition.few`)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from exhibits.collection.clock import from_text
from exhibits.collection.store import Store
from exhibits.contribution import Purpose

_WATCHED = """
WITH watched AS (
    SELECT DISTINCT exposure.contribution_id, exposure.visit_id
    FROM exposure JOIN contribution ON contribution.id = exposure.contribution_id
    JOIN visit ON visit.id = exposure.visit_id AND phase = 'neighbourhood'
    WHERE exposure.visit_id IS NOT contribution.visit_id AND played_ms >= ?
)
SELECT contribution_id, count(*) AS visits,
       sum(EXISTS (SELECT 1 FROM heart_now WHERE heart_now.contribution_id = watched.contribution_id
                   AND heart_now.visit_id = watched.visit_id AND given)) AS hearts,
       sum(EXISTS (SELECT 1 FROM response_now WHERE response_now.contribution_id = watched.contribution_id
                   AND response_now.visit_id = watched.visit_id AND given)) AS responded
FROM watched GROUP BY contribution_id
"""
_RESPONSES = """
SELECT contribution_id, response, count(*) AS visits FROM response_now
WHERE given AND NOT maker_visit AND phase = 'neighbourhood' GROUP BY contribution_id, response
"""
_CARDS = "SELECT contribution_id, count(*) AS cards FROM exposure WHERE screen = 'browse' GROUP BY contribution_id"
_VISITS = "SELECT began_at FROM visit WHERE phase = 'neighbourhood' ORDER BY began_at"
_KEPT = "FROM contribution WHERE kind = 'work' AND NOT demonstration AND erased_at IS NULL AND withdrawn_at IS NULL"


@dataclass(frozen=True)
class Watched:
    """One work before the eyes of others than its maker."""

    visits: int = 0
    """Those that watched it for as long as a heart needs."""
    hearts: int = 0
    responded: int = 0
    """Visits that said what it did to them."""
    responses: Mapping[str, int] = field(default_factory=dict)
    cards: int = 0
    """How often it was among the windows that one chooses from."""


NEVER = Watched()


class Counts:
    """Each is one statement over the whole collection: for an export, and for no visit."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def watched(self, seconds: float) -> dict[str, Watched]:
        """By the id of a work that somebody met; `seconds` of playing make it watched."""
        cards = {row["contribution_id"]: row["cards"] for row in self._store.rows(_CARDS)}
        responses: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for row in self._store.rows(_RESPONSES):
            responses[row["contribution_id"]][row["response"]] = row["visits"]
        seen = {row["contribution_id"]: row for row in self._store.rows(_WATCHED, round(seconds * 1000))}
        return {
            work: Watched(
                visits=seen[work]["visits"] if work in seen else 0,
                hearts=seen[work]["hearts"] if work in seen else 0,
                responded=seen[work]["responded"] if work in seen else 0,
                responses=responses.get(work, {}),
                cards=cards.get(work, 0),
            )
            for work in {**cards, **seen}
        }

    def visits(self) -> list[datetime]:
        """When each began, the first first."""
        return [from_text(row["began_at"]) for row in self._store.rows(_VISITS)]

    def kept(self) -> int:
        """Works of neighbours that are there, whoever may see them."""
        return int(self._store.value(f"SELECT count(*) {_KEPT}"))

    def said_yes(self) -> dict[Purpose, int]:
        """Of these works, how many have an open window of each kind now."""
        rows = self._store.rows(
            f"SELECT purpose, count(*) AS works FROM said_yes WHERE id IN (SELECT id {_KEPT}) GROUP BY purpose"  # noqa: S608 - our own words
        )
        return {Purpose(row["purpose"]): row["works"] for row in rows}

    def gone(self) -> int:
        """Works that were taken back, refused or had their time: of each only that it was there is left."""
        sql = "SELECT count(*) FROM contribution WHERE kind = 'work' AND NOT demonstration AND erased_at IS NOT NULL"
        return int(self._store.value(sql))

    def film(self) -> tuple[str, int] | None:
        """By which rule and lot the newest film was chosen."""
        row = self._store.row(
            """SELECT json_extract(facts, '$.rule') AS rule, json_extract(facts, '$.seed') AS seed
               FROM export WHERE kind = 'reel' ORDER BY made_at DESC LIMIT 1"""
        )
        return (row["rule"], row["seed"]) if row and row["rule"] else None
