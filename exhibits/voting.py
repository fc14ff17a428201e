"""Visits, what they saw, their hearts and what it did to them: never a person, and nothing counts without three seconds
of watching.

What a visit decides is written on a full disk too, out of the reserve; what only attract shows is not worth that.

Visits of the final exhibition are a phase of their own (E-008). Their hearts never choose a film (`ballots`): what they
saw was chosen before. They do tell a maker that somebody was moved (`moved_somebody`, `how_it_moved`), for that is true
wherever it happened, and a turn is a turn: the order in which works are shown counts the cards of both phases.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from config.settings import Phase
from exhibits.collection import Collection
from exhibits.collection.clock import as_text, from_text
from exhibits.errors import EnoughHeartsError, NotSeenError

WATCHED_SECONDS = 3
HEARTS_A_VISIT = 30
SAME_AGAIN_SECONDS = 20
CARDS, ATTRACT, EXAMPLE = "browse", "attract", "example"
"""Screens as they stand in `exposure`: cards set the order, attract belongs to no visit, an example is beside a
question."""


class Voting:
    def __init__(self, collection: Collection) -> None:
        self._store = collection.store

    def begin_visit(self, language: str, phase: Phase = Phase.NEIGHBOURHOOD) -> str:
        visit = self._store.new_id()
        sql = "INSERT INTO visit (id, kiosk_id, language, began_at, phase) VALUES (?, ?, ?, ?, ?)"
        row = [visit, self._store.kiosk_id, language, self._now(), phase]
        self._store.must(lambda database: database.execute(sql, row))
        return visit

    def end_visit(self, visit: str) -> None:
        sql = "UPDATE visit SET ended_at = ? WHERE id = ? AND ended_at IS NULL"
        row = [self._now(), visit]
        self._store.must(lambda database: database.execute(sql, row))

    def expose(self, visit: str | None, contribution_id: str, screen: str, position: int = 0) -> str:
        """One work appears; attract belongs to no visit. Returns the id of the exposure."""
        with self._store.writing() as database:
            exposure = self._store.new_id()
            database.execute(
                "INSERT INTO exposure (id, visit_id, contribution_id, screen, position, began_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [exposure, visit, contribution_id, screen, position, self._now()],
            )
        return exposure

    def expose_all(self, visit: str | None, contribution_ids: Sequence[str], screen: str) -> list[str]:
        """Several at once, at positions from 0, in one transaction."""
        return self._store.must(
            lambda _database: [
                self.expose(visit, work, screen, position) for position, work in enumerate(contribution_ids)
            ]
        )

    def watched(self, exposure: str, seconds: float, shown_seconds: float = 0) -> None:
        """How long it has played (and stood on the screen) until now; telling it again only makes it longer."""
        sql = "UPDATE exposure SET played_ms = max(played_ms, ?), shown_ms = max(shown_ms, ?) WHERE id = ?"
        row = [round(seconds * 1000), round(max(seconds, shown_seconds) * 1000), exposure]
        self._store.must(lambda database: database.execute(sql, row))

    # hearts

    def heart(self, visit: str, contribution_id: str) -> None:
        """Lasting when this returns. NotSeenError before three seconds, EnoughHeartsError after thirty hearts."""
        given = self.hearts(visit)
        if contribution_id in given:
            return
        if len(given) >= HEARTS_A_VISIT:
            raise EnoughHeartsError(f"This visit has given its {HEARTS_A_VISIT} hearts.")
        self._decide(visit, contribution_id, given=True)

    def unheart(self, visit: str, contribution_id: str) -> None:
        if contribution_id in self.hearts(visit):
            self._decide(visit, contribution_id, given=False)

    def _decide(self, visit: str, contribution_id: str, *, given: bool) -> None:
        sql = """INSERT INTO heart (visit_id, contribution_id, exposure_id, given, maker_visit, decided_at)
                 SELECT ?, id, ?, ?, coalesce(visit_id = ?, 0), ? FROM contribution WHERE id = ?"""
        row = [visit, self._seen(visit, contribution_id), given, visit, self._now(), contribution_id]
        self._store.must(lambda database: database.execute(sql, row))

    def hearts(self, visit: str) -> set[str]:
        """The works that have this visit's heart now."""
        rows = self._store.rows("SELECT contribution_id FROM heart_now WHERE visit_id = ? AND given", visit)
        return {row["contribution_id"] for row in rows}

    def moved_somebody(self, contribution_id: str) -> bool:
        """Whether it has a heart now that its maker did not give. More than that is not told."""
        sql = "SELECT EXISTS (SELECT 1 FROM heart_now WHERE contribution_id = ? AND given AND NOT maker_visit)"
        return bool(self._store.value(sql, contribution_id))

    def ballots(self) -> dict[str, frozenset[str]]:
        """By the id of a work, the visits of the neighbourhood whose heart it has now and that did not make it: by
        these a film may be chosen. A visit is a number for one stay, and nothing is known of who it was (V-018)."""
        given: defaultdict[str, set[str]] = defaultdict(set)
        sql = "SELECT contribution_id, visit_id FROM heart_now WHERE given AND NOT maker_visit AND phase = ?"
        for row in self._store.rows(sql, Phase.NEIGHBOURHOOD):
            given[row["contribution_id"]].add(row["visit_id"])
        return {work: frozenset(visits) for work, visits in given.items()}

    # responses: pictures of what it did to somebody

    def respond(self, visit: str, contribution_id: str, response: str) -> None:
        """Lasting when this returns; several may be given. NotSeenError before three seconds."""
        if response not in self.responses(visit, contribution_id):
            self._say(visit, contribution_id, response, given=True)

    def unrespond(self, visit: str, contribution_id: str, response: str) -> None:
        if response in self.responses(visit, contribution_id):
            self._say(visit, contribution_id, response, given=False)

    def _say(self, visit: str, contribution_id: str, response: str, *, given: bool) -> None:
        sql = """INSERT INTO response (visit_id, contribution_id, exposure_id, response, given, maker_visit, decided_at)
                 SELECT ?, id, ?, ?, ?, coalesce(visit_id = ?, 0), ? FROM contribution WHERE id = ?"""
        row = [visit, self._seen(visit, contribution_id), response, given, visit, self._now(), contribution_id]
        self._store.must(lambda database: database.execute(sql, row))

    def responses(self, visit: str, contribution_id: str) -> frozenset[str]:
        """What this visit says now that this work did to it."""
        sql = "SELECT response FROM response_now WHERE visit_id = ? AND contribution_id = ? AND given"
        return frozenset(row["response"] for row in self._store.rows(sql, visit, contribution_id))

    def how_it_moved(self, contribution_id: str) -> frozenset[str]:
        """What it did to others than its maker, whether to one or to a hundred. More than that is not told."""
        sql = "SELECT DISTINCT response FROM response_now WHERE contribution_id = ? AND given AND NOT maker_visit"
        return frozenset(row["response"] for row in self._store.rows(sql, contribution_id))

    def _seen(self, visit: str, contribution_id: str) -> str:
        """The latest exposure of at least three seconds."""
        exposure: str | None = self._store.value(
            "SELECT id FROM exposure WHERE visit_id = ? AND contribution_id = ? AND played_ms >= ?"
            " ORDER BY began_at DESC LIMIT 1",
            visit,
            contribution_id,
            WATCHED_SECONDS * 1000,
        )
        if exposure is None:
            raise NotSeenError("A heart or a response needs three seconds of watching before it.")
        return exposure

    def is_premiere(self, contribution_id: str) -> bool:
        """Whether the one time that it was on the stage-window of attract is now."""
        sql = "SELECT count(*) FROM exposure WHERE contribution_id = ? AND screen = ?"
        return bool(self._store.value(sql, contribution_id, ATTRACT) == 1)

    # what staff look at

    def repeated_patterns(self) -> list[str]:
        """Visits with the same hearts as the one before, begun within 20 s of its end: flagged, never deleted."""
        rows = self._store.rows(
            """SELECT visit.id, began_at, ended_at, (SELECT group_concat(contribution_id) FROM
                      (SELECT contribution_id FROM heart_now WHERE visit_id = visit.id AND given ORDER BY 1)) AS hearts
               FROM visit WHERE ended_at IS NOT NULL ORDER BY began_at"""
        )
        return [
            after["id"]
            for before, after in pairwise(rows)
            if after["hearts"] is not None
            and after["hearts"] == before["hearts"]
            and (from_text(after["began_at"]) - from_text(before["ended_at"])).total_seconds() < SAME_AGAIN_SECONDS
        ]

    def _now(self) -> str:
        return as_text(self._store.clock.now())
