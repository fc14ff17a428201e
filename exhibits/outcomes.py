"""What came of works: what people drew from them, what was made of them, and how neighbours went on with them.

Everything that is told names only works that may be seen here now; what is true without them is told without them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice

from exhibits.collection import Collection
from exhibits.contribution import Contribution, Use
from exhibits.insights import Insight
from exhibits.questions import Question

MOST_WORKS = 4
"""Of each outcome; there is room for so many windows beside it."""
REEL, EXHIBITION = "reel", "exhibition"
MADE = (REEL, EXHIBITION)
"""What is told of exports; other kinds are for researchers and for other screens."""


@dataclass(frozen=True)
class Drawn:
    at: datetime
    works: tuple[Contribution, ...]
    insight: Insight


@dataclass(frozen=True)
class Made:
    at: datetime
    works: tuple[Contribution, ...]
    kind: str
    """REEL or EXHIBITION."""


@dataclass(frozen=True)
class Answered:
    at: datetime
    works: tuple[Contribution, ...]
    """The one that was answered, then its answers, the newest first."""


@dataclass(frozen=True)
class Asked:
    at: datetime
    works: tuple[Contribution, ...]
    """Those that answer it."""
    question: Question
    recording: Contribution
    """A neighbour, asking aloud."""


Outcome = Drawn | Made | Answered | Asked


def outcomes(collection: Collection) -> Iterator[Outcome]:
    """The newest first. Each is looked up when it is asked for: on the home screen one is enough."""
    kinds = (_drawn, _made, _answered, _asked)
    return merge(*(kind(collection) for kind in kinds), key=lambda outcome: outcome.at, reverse=True)


def _drawn(collection: Collection) -> Iterator[Outcome]:
    for insight in collection.insights():
        yield Drawn(insight.drawn_at, _some(collection, insight.works), insight)


def _made(collection: Collection) -> Iterator[Outcome]:
    """The last of each kind: staff try several times."""
    exports = [export for export in map(collection.newest_export, MADE) if export]
    for export in sorted(exports, key=lambda one: one.made_at, reverse=True):
        yield Made(export.made_at, _some(collection, collection.works_in(export)), export.kind)


def _answered(collection: Collection) -> Iterator[Outcome]:
    """Every work that was answered once, where its newest answer that may be seen stands."""
    links, told = collection.lately_answered(), set[str]()
    for answer, answered in links:
        if answered in told:
            continue
        both = tuple(collection.among([answered, answer], Use.HERE))
        if len(both) == 2:
            told.add(answered)
            others = [other for other, to in links if to == answered and other != answer]
            more = islice(collection.among(others, Use.HERE), MOST_WORKS - len(both))
            yield Answered(both[1].made_at, (*both, *more))


def _asked(collection: Collection) -> Iterator[Outcome]:
    asked = [(question, question.asked_by) for question in collection.questions() if question.asked_by]
    found = [(next(collection.among([by], Use.HERE), None), question) for question, by in asked]
    heard = [(recording, question) for recording, question in found if recording]
    for recording, question in sorted(heard, key=lambda one: one[0].made_at, reverse=True):
        yield Asked(recording.made_at, _some(collection, collection.works_answering(question)), question, recording)


def _some(collection: Collection, ids: list[str] | tuple[str, ...]) -> tuple[Contribution, ...]:
    return tuple(islice(collection.among(ids, Use.HERE), MOST_WORKS))
