"""How the exhibition came about, as values for the page that tells it (A-035): who could take part and when, what was
asked and shown, who agreed, and what is missing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from exhibits.collection import Collection
from exhibits.collection.counting import NEVER, Watched
from exhibits.collection.store import FREE
from exhibits.contribution import Purpose, Use
from exhibits.exhibition.few import LEAST, at_least, without_small
from exhibits.exhibition.plan import ExhibitionPlan
from exhibits.exhibition.rates import Rate
from exhibits.questions import Question

WEEK = range(7)


class DayPart(StrEnum):
    """Times are not told more finely (A-033)."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"

    @classmethod
    def of(cls, moment: datetime) -> "DayPart":
        return (cls.NIGHT, cls.MORNING, cls.AFTERNOON, cls.EVENING)[moment.hour // 6]


@dataclass(frozen=True)
class Shown:
    """So often or more; None is too seldom to tell."""

    cards: int | None
    watched: int | None


@dataclass(frozen=True)
class HowMade:
    span: tuple[date, date] | None
    """The first day and the last with a visit; None where there were too few visits."""
    many: int | None
    """Visits: so many or more."""
    hours: Mapping[tuple[int, DayPart], int | None]
    """Visits by weekday (0 is Monday) and part of the day, where the kiosk stands; None is hidden."""
    asked: tuple[Question, ...]
    """Every wording of every question that is asked or answered here."""
    shown: Mapping[str, Shown]
    """By the key of a question."""
    said_yes: Mapping[Purpose, Rate | None]
    """Of all works that were kept; None is hidden."""
    elsewhere: int | None
    """Works that were kept and are not here: so many or more."""
    gone: int | None
    """Works that were taken back or had their time: so many or more."""
    unplaced: int | None
    """Works here without a place in a triangle: so many or more."""
    film: tuple[str, int] | None
    """By which rule and lot the newest film was chosen."""
    seed: int


def how_made(collection: Collection, plan: ExhibitionPlan, watched: Mapping[str, Watched]) -> HowMade:
    counts = collection.counts
    visits = [moment.astimezone() for moment in counts.visits()]
    kept, yes = counts.kept(), counts.said_yes()
    ours = sum(not one.work.demonstration for one in plan.exhibits)
    placed = sum(one.meaning is not None and one.meaning.zone.weights is not None for one in plan.exhibits)
    return HowMade(
        span=(visits[0].date(), visits[-1].date()) if len(visits) >= LEAST else None,
        many=at_least(len(visits)),
        hours=by_hours(visits),
        asked=tuple(_asked(collection, plan)),
        shown=_shown(plan, watched),
        said_yes={one: Rate(yes[one], kept) if yes.get(one, 0) >= LEAST else None for one in Purpose},
        elsewhere=at_least(kept - ours),
        gone=at_least(counts.gone()),
        unplaced=at_least(len(plan.exhibits) - placed),
        film=counts.film(),
        seed=plan.seed,
    )


def by_hours(visits: Sequence[datetime]) -> dict[tuple[int, DayPart], int | None]:
    """Nothing where there were too few altogether."""
    if len(visits) < LEAST:
        return {}
    found = Counter((moment.weekday(), DayPart.of(moment)) for moment in visits)
    return without_small({(day, part): found[day, part] for day in WEEK for part in DayPart})


def _asked(collection: Collection, plan: ExhibitionPlan) -> Iterable[Question]:
    """What a neighbour asked aloud is their work too: it is told where that may be exhibited."""
    answered = (one.question for one in plan.exhibits if one.question != FREE)
    for key in dict.fromkeys([*(question.key for question in collection.questions()), *answered]):
        versions = collection.question_versions(key)
        asker = versions[-1].asked_by
        if asker is None or any(collection.among([asker], Use.EXHIBITION)):
            yield from (question for question in versions if question.texts)


def _shown(plan: ExhibitionPlan, watched: Mapping[str, Watched]) -> dict[str, Shown]:
    cards, seen = Counter[str](), Counter[str]()
    for one in plan.exhibits:
        there = watched.get(one.work.id, NEVER)
        cards[one.question] += there.cards
        seen[one.question] += there.visits
    return {one.question: Shown(at_least(cards[one.question]), at_least(seen[one.question])) for one in plan.exhibits}
