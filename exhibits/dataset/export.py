"""`export_dataset`: from the collection to one folder for researchers, or the folder that was there before."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any
from uuid import uuid4

from config.settings import Settings, load_settings
from config.texts import load_texts
from exhibits.collection import Collection
from exhibits.collection.clock import as_text
from exhibits.contribution import Use
from exhibits.dataset.bag import PAYLOAD, close_bag
from exhibits.dataset.cells import Row, write_table
from exhibits.dataset.codebook import CODEBOOK, DUBLIN_CORE, codebook
from exhibits.dataset.counting import counts
from exhibits.dataset.dublin_core import dublin_core, write_json_ld
from exhibits.dataset.media import lay_out
from exhibits.dataset.moments import Moments
from exhibits.dataset.other_columns import COUNTS, INSIGHT_ITEMS, INSIGHTS, QUESTIONS, RECALLED
from exhibits.dataset.other_rows import insight_items, insights, questions, recalled
from exhibits.dataset.pseudonyms import Pseudonyms
from exhibits.dataset.readme import readme
from exhibits.dataset.source import Source
from exhibits.dataset.variables import Table
from exhibits.dataset.visit_columns import EXPOSURES, RESPONSES, VOTES
from exhibits.dataset.visit_rows import exposures, responses, votes
from exhibits.dataset.work_columns import ANSWERS, CONSENTS, ITEMS, SIGNIFICATION
from exhibits.dataset.work_rows import answers, consents, items, signification
from exhibits.errors import NothingToShowError
from exhibits.exhibition.swap import Mark, replaced
from exhibits.gather import as_json, listed, software, still_allowed
from media.files import write_beside
from media.progress import Pace, Report, StoppedError, never, tell_nobody

DATASET = Mark("dataset.json", "dataset")
_TABLES, _MEDIA = "job.data.tables", "job.data.media"
_OFTEN = 1000


@dataclass(frozen=True)
class Order:
    """What was agreed with the researchers."""

    project: str = "research"
    """Data of one project cannot be laid beside those of another."""
    minutes: bool = False
    """Times to the minute, and not only parts of days."""
    media: bool = False
    """The recordings too."""


ORDINARY = Order()


@dataclass(frozen=True)
class DatasetResult:
    path: Path
    listed: Path
    """What is in it under the codes of works: it stays in the collection."""
    works: int
    rows: int


def export_dataset(
    collection: Collection,
    out: Path,
    order: Order = ORDINARY,
    *,
    zone: tzinfo | None = None,
    report: Report = tell_nobody,
    stopped: Callable[[], bool] = never,
    clock: Callable[[], float] = time.monotonic,
) -> DatasetResult:
    """`zone`: of the clock on the wall where the kiosk stands; None is that of this machine."""
    out, settings = out.absolute(), load_settings(collection.folder)
    tell = _Teller(report, stopped, Pace(clock))
    with replaced(out, DATASET) as folder:
        data = folder / PAYLOAD
        data.mkdir()
        with collection.store.one_moment():
            source = _source(collection, order, zone)
            counted = dict(_write_tables(source, settings, order, data, tell))
        if order.media:
            for number, _ in enumerate(lay_out(source, data), 1):
                tell(0.7 + 0.2 * number / len(source.items), _MEDIA)
        facts = _facts(source, order, counted)
        (folder / DATASET.file).write_text(as_json(facts), encoding="utf-8")
        (folder / "README.md").write_text(_readme(settings, facts), encoding="utf-8")
        close_bag(folder)
        os.sync()
        still_allowed(collection, source.works, (Use.RESEARCH,))
        taken_down = _take_down(source, out, facts)
    tell(1.0, _TABLES)
    return DatasetResult(out, taken_down, len(source.items), sum(counted.values()))


class _Teller:
    """Tables are the first part, recordings the second; one that stops, stops within a thousand rows."""

    def __init__(self, report: Report, stopped: Callable[[], bool], pace: Pace) -> None:
        self._report, self._stopped, self._pace = report, stopped, pace

    def __call__(self, part: float, doing: str) -> None:
        if self._stopped():
            raise StoppedError
        self._report(self._pace.at(part, 1.0, doing))

    def along(self, rows: Iterator[Row], part: float) -> Iterator[Row]:
        for number, row in enumerate(rows):
            if number % _OFTEN == 0:
                self(part, _TABLES)
            yield row


def _source(collection: Collection, order: Order, zone: tzinfo | None) -> Source:
    names = Pseudonyms(collection.project_key(order.project))
    source = Source(collection, names, Moments(minutes=order.minutes, zone=zone), media=order.media)
    if not source.items:
        raise NothingToShowError("No work may be in the data: approve works that said yes to research first.")
    return source


def _write_tables(
    source: Source, settings: Settings, order: Order, data: Path, tell: _Teller
) -> Iterator[tuple[str, int]]:
    """The name of each with how many rows it has."""
    texts = load_texts("nl")
    tables: Mapping[Table, Iterator[Row]] = {
        ITEMS: items(source),
        SIGNIFICATION: signification(source),
        ANSWERS: answers(source),
        CONSENTS: consents(source),
        EXPOSURES: exposures(source),
        VOTES: votes(source),
        RESPONSES: responses(source),
        QUESTIONS: questions(source),
        INSIGHTS: insights(source),
        INSIGHT_ITEMS: insight_items(source),
        COUNTS: counts(source),
        RECALLED: recalled(source, order.project),
        DUBLIN_CORE: dublin_core(source, settings, texts, order.project),
        CODEBOOK: codebook(),
    }
    for number, (table, rows) in enumerate(tables.items()):
        part = 0.7 * number / len(tables)
        tell(part, _TABLES)
        yield table.name, write_table(data / f"{table.name}.csv", table.columns, tell.along(rows, part))
    write_json_ld(data / "dublin-core.jsonld", dublin_core(source, settings, texts, order.project))


def _facts(source: Source, order: Order, counted: Mapping[str, int]) -> dict[str, Any]:
    """Of the data as a whole, and of no work in them."""
    now = source.collection.store.clock.now()
    return {
        "id": str(uuid4()),
        "kind": DATASET.kind,
        **asdict(order),
        "day": source.moments.told(as_text(now))["day"],
        "software": software(),
        "rows": dict(counted),
    }


def _readme(settings: Settings, facts: Mapping[str, Any]) -> str:
    return readme(
        facts["rows"],
        place=settings.place.name,
        project=facts["project"],
        version=facts["software"],
        day=facts["day"],
        minutes=facts["minutes"],
    )


def _take_down(source: Source, out: Path, facts: Mapping[str, Any]) -> Path:
    """What went out, in the collection's own exports: the folder itself must not hold the code of a work, by which its
    page in the exhibition would be found. It is there before the folder has its name: none goes out that is not listed.
    """
    collection, told = source.collection, {**facts, "by": "staff"}
    place = collection.store.folder.exports / f"{facts['id']}.json"
    place.parent.mkdir(exist_ok=True)
    with write_beside(place) as part:
        part.write_text(as_json(listed(collection, DATASET.kind, out, source.works, told)), encoding="utf-8")
    return place
