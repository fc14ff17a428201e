"""What the works and their visits say together, as values: insights first, then figures, question by question.

Pure, and in no language: a work is its code, a question its key. Only works of the exhibition count, so that nobody is
in a figure who said no to it; small groups are hidden here already, so that no page can tell them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import dist

from config.meaning import shipped_triangles
from config.responses import shipped_responses
from exhibits.collection.counting import NEVER, Watched
from exhibits.contribution import Zone
from exhibits.exhibition.few import LEAST, at_least, without_small
from exhibits.exhibition.how_made import HowMade
from exhibits.exhibition.keys import Keyed
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan
from exhibits.exhibition.rates import Rate, Tier, rate, tier_of, together
from exhibits.insights import DrawnBy, Insight
from exhibits.order import drawn

PLACES = tuple(zone for zone in Zone if zone.weights is not None)


@dataclass(frozen=True)
class Told:
    insight: Insight
    works: tuple[str, ...]
    """Codes of those that are on the exhibition; it is true without them too, as at the kiosk (`outcomes`)."""


@dataclass(frozen=True)
class Placed:
    """Where in one triangle the makers of ten works or more placed them."""

    triangle: str
    makers: int
    """So many or more."""
    nearest: Zone
    """The place that is nearest to the mean of all taps."""
    places: Mapping[Zone, int | None]
    """Works in each of the seven places; None is hidden."""


@dataclass(frozen=True)
class Felt:
    """What works did to those who said it."""

    visits: int
    """So many or more."""
    shares: Mapping[str, Rate | None]
    """By response, in the order of the screen; several may be given, so that no sum gives a hidden one away."""
    most: str | None
    """The one that was given most often."""


@dataclass(frozen=True)
class Moved:
    code: str
    rate: Rate | None


@dataclass(frozen=True)
class OfQuestion:
    key: str
    quote: str
    """The code of a work that speaks for it, by lot."""
    placed: tuple[Placed, ...]
    unplaced: bool
    """Whether some makers were not asked, or gave no place."""
    rate: Rate | None
    tiers: Mapping[Tier, tuple[Moved, ...]]
    """In each the works stand by lot: there is no first one."""
    felt: Felt | None
    memos: tuple[Told, ...]
    """What was drawn from works of it: it hangs beside them on a wall (E-010)."""


@dataclass(frozen=True)
class Findings(Keyed):
    told: tuple[Told, ...]
    questions: tuple[OfQuestion, ...]
    whole: Rate | None
    """How often watching ended in a heart, in the whole exhibition."""
    made: HowMade


def findings_of(
    plan: ExhibitionPlan, watched: Mapping[str, Watched], insights: Iterable[Insight], made: HowMade
) -> Findings:
    """`watched` by the id of a work."""
    seen = {one.code: watched.get(one.work.id, NEVER) for one in plan.exhibits}
    whole = together((one.hearts, one.visits) for one in seen.values())
    told = _told(plan, insights)
    questions = tuple(_of(works, seen, whole, told, plan.seed) for works in by_question(plan))
    return Findings(told, questions, whole, made)


def by_question(plan: ExhibitionPlan) -> list[list[Exhibit]]:
    """The works of each question, in the order of the rooms; a question has a room in every building."""
    found: dict[str, list[Exhibit]] = {}
    for exhibit in plan.exhibits:
        found.setdefault(exhibit.question, []).append(exhibit)
    return list(found.values())


def _told(plan: ExhibitionPlan, insights: Iterable[Insight]) -> tuple[Told, ...]:
    """Whose neighbourhood it is speaks first, then who works there, experts last; of each the newest first."""
    codes = {one.work.id: one.code for one in plan.exhibits}
    speakers = list(DrawnBy)
    ordered = sorted(insights, key=lambda one: (speakers.index(one.drawn_by), -one.drawn_at.timestamp()))
    return tuple(Told(one, tuple(codes[work] for work in one.works if work in codes)) for one in ordered)


def _of(
    works: Sequence[Exhibit], seen: Mapping[str, Watched], whole: Rate | None, told: Sequence[Told], seed: int
) -> OfQuestion:
    lot = drawn(works, seed)
    moved = [Moved(one.code, rate(seen[one.code].hearts, seen[one.code].visits)) for one in lot]
    tiers = {tier: tuple(one for one in moved if tier_of(one.rate, whole) is tier) for tier in Tier}
    theirs = {one.code: seen[one.code] for one in works}
    return OfQuestion(
        key=works[0].question,
        quote=lot[0].code,
        placed=_placed(works),
        unplaced=any(_place(one) is None for one in works),
        rate=together((one.hearts, one.visits) for one in theirs.values()),
        tiers=tiers,
        felt=_felt(list(theirs.values())),
        memos=tuple(one for one in told if theirs.keys() & set(one.works)),
    )


def _placed(works: Iterable[Exhibit]) -> tuple[Placed, ...]:
    """How many works answer a question can be seen in its room, so all its triangles are one table, with those that
    have no place."""
    taps = Counter(_place(one) for one in works)
    cells = {(one.key, zone): taps[one.key, zone] for one in shipped_triangles() for zone in PLACES}
    shown = without_small({**cells, None: taps[None]})
    return tuple(
        Placed(
            triangle.key,
            at_least(makers) or LEAST,
            _nearest({zone: cells[triangle.key, zone] for zone in PLACES}),
            {zone: shown[triangle.key, zone] for zone in PLACES},
        )
        for triangle in shipped_triangles()
        if (makers := sum(cells[triangle.key, zone] for zone in PLACES)) >= LEAST
    )


def _place(exhibit: Exhibit) -> tuple[str, Zone] | None:
    meaning = exhibit.meaning
    return None if meaning is None or meaning.zone.weights is None else (meaning.triangle, meaning.zone)


def _nearest(taps: Mapping[Zone, int]) -> Zone:
    many = sum(taps.values())
    mean = [sum(taps[zone] * _weights(zone)[corner] for zone in PLACES) / many for corner in range(3)]
    return min(PLACES, key=lambda zone: dist(_weights(zone), mean))


def _weights(zone: Zone) -> tuple[float, float, float]:
    weights = zone.weights
    assert weights is not None
    return weights


def _felt(theirs: Sequence[Watched]) -> Felt | None:
    """None where too few said what it did to them."""
    visits = at_least(of := sum(one.responded for one in theirs))
    if visits is None:
        return None
    given = Counter[str]()
    for one in theirs:
        given.update(one.responses)
    shares = {one.key: Rate(given[one.key], of) if given[one.key] >= LEAST else None for one in shipped_responses()}
    most = max((key for key, share in shares.items() if share), key=lambda key: given[key], default=None)
    return Felt(visits, shares, most)
