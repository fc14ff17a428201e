"""The exhibition of a thousand works whose media are in shape: made first, made again, and made after somebody took a
work back; and how heavy its pages become with ten thousand.

Times are those of the pages, in all languages, with media laid beside them: until the labels begin, which are paper.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from config.texts import load_texts
from config.theme import load_theme
from exhibits.collection import Collection
from exhibits.contribution import Consents, Use
from exhibits.exhibition.export import export_exhibition
from exhibits.exhibition.plan import Exhibit, plan_exhibition
from exhibits.exhibition.site import Look, site
from media.profile import HOUSE
from media.progress import Progress
from tests.bench import filmed
from tests.bench.figures import Figure
from tests.bench.place import Place

WORKS, MANY = 1000, 10_000
PAPER = ("job.exhibition.labels", "job.exhibition.posters")
"""What is told when the pages are there: at the latest when all is done."""
SMALL = replace(HOUSE, width=640, height=360)


@dataclass
class Watch:
    """Stops when the pages are there."""

    began: float = field(default_factory=time.monotonic)
    seconds: float | None = None

    def hear(self, progress: Progress) -> None:
        if self.seconds is None and progress.doing in PAPER:
            self.seconds = time.monotonic() - self.began


@dataclass(frozen=True)
class Times:
    """Seconds of pages."""

    first: float
    again: float
    withdrawn: float
    labels: float
    """Of the first time, what came after the pages."""


@cache
def times(place: Place) -> Times:
    with _thousand(place) as (folder, out):
        began = time.monotonic()
        first = _pages(folder, out)
        labels = time.monotonic() - began - first
        again = _pages(folder, out)
        with Collection.open(folder) as collection:
            gone = collection.contributions(Use.EXHIBITION)[WORKS // 2]
            collection.withdraw(gone.id, Consents(frozenset(), "1", "nl"))
        return Times(first, again, _pages(folder, out), labels)


@contextmanager
def _thousand(place: Place) -> Iterator[tuple[Path, Path]]:
    with place.scratch() as scratch:
        shared = [
            filmed.seen(scratch / "one.mp4", 2.0, SMALL),
            filmed.heard(scratch / "song.mp4", 8.0, SMALL),
            filmed.seen(scratch / "other.mp4", 4.0, SMALL, seed=8),
        ]
        filmed.fill(scratch / "collection", shared, WORKS)
        yield scratch / "collection", scratch / "exhibition"


def _pages(folder: Path, out: Path) -> float:
    watch = Watch()
    with Collection.read(folder) as collection:
        export_exhibition(collection, out, report=watch.hear)
    assert watch.seconds is not None
    return watch.seconds


@cache
def heaviest(place: Place) -> float:
    """In kB, of the pages a visitor walks through; the works are one work, ten thousand times."""
    with place.scratch() as scratch:
        filmed.fill(scratch / "collection", [filmed.seen(scratch / "one.mp4", 2.0, SMALL)], 1)
        with Collection.read(scratch / "collection") as collection:
            (work,) = collection.contributions(Use.EXHIBITION)
    works = [replace(work, id=f"{number}", code=f"{number:010}") for number in range(MANY)]
    plan = plan_exhibition([Exhibit(one, "?") for one in works], {work.question: "?"}, place="Onze buurt", seed=1)
    look = Look(load_texts(), load_theme(), "0")
    pages = {sheet.page: sheet for sheet in site(plan, look) if sheet.template in ("index.html", "room.html")}
    return max(len(sheet.draw().encode()) for sheet in pages.values()) / 1000


FIGURES = (
    Figure("exhibition_first", "s", lambda place: times(place).first, at_most=20),
    Figure("exhibition_again", "s", lambda place: times(place).again, at_most=3),
    Figure("exhibition_withdrawn", "s", lambda place: times(place).withdrawn, at_most=3),
    Figure("exhibition_labels", "s", lambda place: times(place).labels),
    Figure("exhibition_10000", "kB", heaviest, at_most=200),
)
