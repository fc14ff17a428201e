"""What is shown next: simulated, as chance is handed in; first with numbers only, then with real works and rows."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exhibits.collection import Collection
from exhibits.contribution import Contribution
from exhibits.programme import next_cards
from exhibits.voting import ATTRACT, CARDS, EXAMPLE, Voting
from tests.exhibits.works import keep_work


@dataclass(frozen=True)
class Named:
    """All that the programme looks at."""

    id: str


@dataclass(frozen=True)
class Listed:
    """Works as a floor, in the plainest way: all of them are sorted each time."""

    works: Sequence[Named]
    before: Mapping[str, int]
    rng: Random

    def dealt(self) -> Mapping[int, int]:
        return Counter(self.before.get(work.id, 0) for work in self.works)

    def by_turn(self, fewest: int, below: int | None = None) -> Iterator[Named]:
        shuffled = self.rng.sample(self.works, len(self.works))
        ordered = sorted(shuffled, key=lambda work: self.before.get(work.id, 0))
        ends = (fewest, float("inf") if below is None else below)
        return (work for work in ordered if ends[0] <= self.before.get(work.id, 0) < ends[1])


def named(number: int, prefix: str = "work") -> list[Named]:
    return [Named(f"{prefix}{index}") for index in range(number)]


def shown(works: list[Named], before: Counter[str], visits: int, rng: Random) -> list[list[str]]:
    """Floors of six, one a visit; `before` counts on."""
    floors = []
    for _ in range(visits):
        floors.append([work.id for work in next_cards(Listed(works, before, rng), rng)])
        before.update(floors[-1])
    return floors


def test_five_hundred_visits_show_forty_works_alike() -> None:
    counts: Counter[str] = Counter()
    works = named(40)
    shown(works, counts, 500, Random(1))
    assert max(counts.values()) - min(counts.values()) <= 1
    assert gini([counts[work.id] for work in works]) <= 0.05


def test_no_work_has_a_place_of_its_own() -> None:
    """10,000 draws of six works for six places: chi-square with 25 degrees of freedom, p > 0.01."""
    rng, counts = Random(2), Counter[tuple[str, int]]()
    floor = Listed(named(6), {}, rng)
    for _ in range(10_000):
        counts.update((work.id, place) for place, work in enumerate(next_cards(floor, rng)))
    expected = 10_000 / 6
    chi_square = sum((counts[work.id, place] - expected) ** 2 / expected for work in floor.works for place in range(6))
    assert chi_square < 44.31


def test_new_works_catch_up_without_taking_the_floor() -> None:
    old, new = named(40), named(8, "new")
    counts = Counter({work.id: 75 for work in old})
    floors = shown(old + new, counts, 400, Random(3))
    assert any(name.startswith("new") for name in floors[0])
    assert all(sum(name.startswith("new") for name in floor) <= 2 for floor in floors[:150])
    shown(old + new, counts, 600, Random(4))
    assert max(counts.values()) - min(counts.values()) <= 1


def test_a_new_half_of_the_works_catches_up_too() -> None:
    """A third of the places would never be enough for them."""
    works = named(20)
    counts = Counter({work.id: 20 for work in works[:8]})
    shown(works, counts, 400, Random(5))
    assert max(counts.values()) - min(counts.values()) <= 1


@given(some.integers(0, 12), some.integers(1, 8), some.dictionaries(some.integers(0, 11), some.integers(0, 9)))
def test_a_floor_is_as_full_as_it_can_be_and_shows_nothing_twice(
    number: int, count: int, shown_before: dict[int, int]
) -> None:
    rng, before = Random(6), {f"work{key}": times for key, times in shown_before.items()}
    cards = next_cards(Listed(named(number), before, rng), rng, count)
    assert len(cards) == min(number, count) == len(set(cards))


@pytest.mark.parametrize(("shown_times", "uneven"), [([], 0), ([3, 3, 3], 0), ([0, 0, 9], 2 / 3)])
def test_gini_is_none_when_all_are_shown_alike(shown_times: list[int], uneven: float) -> None:
    assert gini(shown_times) == pytest.approx(uneven)


def gini(exposures: Sequence[int]) -> float:
    """How unevenly cards fell, by Gini's coefficient (C. Gini 1912; here from sorted counts): 0 is all alike."""
    total, number = sum(exposures), len(exposures)
    if not total:
        return 0.0
    weighted = sum(rank * shown for rank, shown in enumerate(sorted(exposures), start=1))
    return 2 * weighted / (number * total) - (number + 1) / number


# the same with real rows: what the kiosk does


@pytest.fixture
def voting(collection: Collection) -> Voting:
    return Voting(collection)


def works_of(collection: Collection, number: int, name: str = "work") -> list[Contribution]:
    return [keep_work(collection, name=f"{name}{one}") for one in range(number)]


def floors_of(collection: Collection, voting: Voting, visits: int, rng: Random) -> list[list[str]]:
    """Each visit looks at one floor of six."""
    floors = []
    for _ in range(visits):
        floors.append([work.id for work in next_cards(collection.gallery.floor(None), rng)])
        voting.expose_all(voting.begin_visit("nl"), floors[-1], CARDS)
    return floors


def test_five_hundred_real_visits_show_forty_works_alike(collection: Collection, voting: Voting) -> None:
    works, rng = works_of(collection, 40), Random(1)
    counts = Counter(one for floor in floors_of(collection, voting, 500, rng) for one in floor)
    assert set(counts) == {work.id for work in works}
    assert max(counts.values()) - min(counts.values()) <= 1
    rows = collection.store.rows("SELECT cards FROM hearts_by_contribution")
    assert gini([row["cards"] for row in rows]) <= 0.05


def test_a_new_work_gets_a_place_at_once_and_new_ones_no_more_than_a_third(
    collection: Collection, voting: Voting
) -> None:
    works_of(collection, 20)
    floors_of(collection, voting, 40, Random(2))
    new = {work.id for work in works_of(collection, 4, "new")}
    floors = floors_of(collection, voting, 60, Random(3))
    assert new & set(floors[0])
    assert all(len(new & set(floor)) <= 2 for floor in floors[:10])
    counts = {row["contribution_id"]: row["cards"] for row in collection.store.rows("SELECT * FROM programme")}
    assert max(counts.values()) - min(counts.values()) <= 1


def test_among_works_that_were_shown_as_often_chance_decides(collection: Collection, voting: Voting) -> None:
    """In each round of ten, floors of two: which work is in the first floor is another one each time. Chi-square with
    9 degrees of freedom, p > 0.01."""
    works, rng, first = works_of(collection, 10), Random(4), Counter[str]()
    for _ in range(200):
        for turn in range(5):
            cards = [work.id for work in next_cards(collection.gallery.floor(None), rng, 2)]
            voting.expose_all(None, cards, CARDS)
            if turn == 0:
                first.update(cards)
    expected = 2 * 200 / len(works)
    # two at a time without putting back: a little less spread than ten single draws have
    assert 1 < sum((first[work.id] - expected) ** 2 / expected for work in works) < 21.67


def test_attract_takes_who_was_on_stage_the_longest_ago(collection: Collection, voting: Voting, clock) -> None:
    works, order = works_of(collection, 5), list[str]()
    for _ in range(15):
        clock.forward(seconds=9)
        order.append(next(collection.gallery.on_stage()).id)
        voting.expose(None, order[-1], ATTRACT)
    assert sorted(order[:5]) == sorted(work.id for work in works)
    assert order[:5] == order[5:10] == order[10:]


def test_nobody_begins_on_the_stage_by_name(tmp_path: Path) -> None:
    """Works that came in at the same time: which is first is chance."""

    def first(chance: int) -> int:
        with Collection.open(tmp_path / str(chance), chance=random.Random(chance).randrange) as collection:
            works = [work.id for work in works_of(collection, 3)]
            return works.index(next(collection.gallery.on_stage()).id)

    assert {first(chance) for chance in range(12)} == {0, 1, 2}


def test_examples_take_turns_and_what_is_pinned_comes_first(collection: Collection, voting: Voting) -> None:
    works, seen = {work.id for work in works_of(collection, 3)}, Counter[str]()
    for _ in range(9):
        chosen = next(collection.gallery.examples("free", None))
        voting.expose(None, chosen.id, EXAMPLE)
        seen[chosen.id] += 1
    assert seen == dict.fromkeys(works, 3)
    pinned = min(works)
    assert next(collection.gallery.examples("free", pinned)).id == pinned
    assert next(collection.gallery.examples("greeting", pinned), None) is None


def test_signs_of_all_works_come_once_from_any_place(collection: Collection) -> None:
    works = {work.id for work in works_of(collection, 5)}
    for lot in ("00000000", "7", "ffffffff"):
        found = [work.id for work in collection.gallery.from_lot(lot)]
        assert len(found) == 5
        assert set(found) == works
