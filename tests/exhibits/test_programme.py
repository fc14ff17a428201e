"""What is shown next: simulated, as chance is handed in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exhibits.programme import next_cards, next_on_attract


@dataclass(frozen=True)
class Named:
    """All that the programme looks at."""

    id: str


def named(number: int, prefix: str = "work") -> list[Named]:
    return [Named(f"{prefix}{index}") for index in range(number)]


def shown(works: list[Named], before: Counter[str], visits: int, rng: Random) -> list[list[str]]:
    """Floors of six, one a visit; `before` counts on."""
    floors = []
    for _ in range(visits):
        floors.append([work.id for work in next_cards(works, before, rng)])
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
    works, rng, counts = named(6), Random(2), Counter[tuple[str, int]]()
    for _ in range(10_000):
        counts.update((work.id, place) for place, work in enumerate(next_cards(works, {}, rng)))
    expected = 10_000 / 6
    chi_square = sum((counts[work.id, place] - expected) ** 2 / expected for work in works for place in range(6))
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
    works = named(number)
    cards = next_cards(works, {f"work{key}": times for key, times in shown_before.items()}, Random(6), count)
    assert len(cards) == min(number, count) == len(set(cards))


def test_attract_takes_who_was_on_stage_the_longest_ago() -> None:
    start = datetime(2026, 7, 4, tzinfo=UTC)
    works, last = named(5), dict[str, datetime]()
    order = []
    for minute in range(15):
        work = next_on_attract(works, last, Random(minute))
        assert work is not None
        last[work.id] = start + timedelta(minutes=minute)
        order.append(work.id)
    assert sorted(order[:5]) == sorted(work.id for work in works)
    assert order[:5] == order[5:10] == order[10:]
    assert next_on_attract([], last, Random(0)) is None


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
