"""What people draw from works. Drawing and taking down are events; a sentence that was said is never changed."""

import json
import sqlite3
from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from exhibits.collection import event_log
from exhibits.collection.clock import as_text, from_text
from exhibits.collection.store import Store
from exhibits.errors import NoInsightError
from exhibits.insights import LONGEST_INSIGHT, DrawnBy, Insight, is_insight

_STANDING = """
SELECT insight.*,
       (SELECT json_group_object(language, text) FROM insight_text WHERE insight_id = insight.id) AS texts,
       (SELECT json_group_array(contribution_id) FROM (SELECT contribution_id FROM insight_work
        WHERE insight_id = insight.id ORDER BY position)) AS works
FROM insight
WHERE NOT EXISTS (SELECT 1 FROM insight_event WHERE insight_id = insight.id AND event = 'taken_down')
ORDER BY drawn_at DESC, insight.rowid DESC
"""


def standing(store: Store) -> list[Insight]:
    """Those that were not taken down, the newest first."""
    return [_insight(row) for row in store.rows(_STANDING)]


def draw(store: Store, texts: Mapping[str, str], works: Sequence[str], drawn_by: DrawnBy, by: str) -> str:
    """`texts` by language, `works` by id; gives back the id of the insight."""
    said = {language: " ".join(text.split()) for language, text in texts.items()}
    if not said or not all(map(is_insight, said.values())):
        raise NoInsightError(f"An insight is one sentence of 1 to {LONGEST_INSIGHT} characters.")
    if not works:
        raise NoInsightError("An insight rests on one work or more.")

    def work(database: Database) -> str:
        drawn = store.new_id()
        database.execute(
            "INSERT INTO insight (id, drawn_by, drawn_at, kiosk_id) VALUES (?, ?, ?, ?)",
            [drawn, drawn_by, as_text(store.clock.now()), store.kiosk_id],
        )
        for language, text in said.items():
            database.execute("INSERT INTO insight_text VALUES (?, ?, ?)", [drawn, language, text])
        for position, rests_on in enumerate(dict.fromkeys(works)):
            database.execute("INSERT INTO insight_work VALUES (?, ?, ?)", [drawn, rests_on, position])
        _write(store, database, drawn, "drawn", by)
        return drawn

    return store.must(work)


def take_down(store: Store, insight_id: str, by: str) -> None:
    """It is not shown any more; a researcher still reads that it was drawn, and when it went."""
    if insight_id not in {insight.id for insight in standing(store)}:
        raise NoInsightError(f"There is no insight {insight_id}, or it was taken down.")
    store.must(lambda database: _write(store, database, insight_id, "taken_down", by))


def _write(store: Store, database: Database, insight_id: str, event: str, by: str) -> None:
    database.execute(
        "INSERT INTO insight_event (insight_id, event, decided_by, decided_at) VALUES (?, ?, ?, ?)",
        [insight_id, event, by, as_text(store.clock.now())],
    )
    event_log.write(store, database, f"insight {event}", actor=by, facts={"insight": insight_id})


def _insight(row: sqlite3.Row) -> Insight:
    texts, works = json.loads(row["texts"]), tuple(json.loads(row["works"]))
    return Insight(row["id"], DrawnBy(row["drawn_by"]), from_text(row["drawn_at"]), texts, works)
