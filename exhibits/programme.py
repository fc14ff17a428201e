"""What is shown next: the least shown first, and nobody's place is fixed (V-003, V-005, V-006)."""

from collections.abc import Iterator, Mapping
from itertools import islice
from random import Random
from typing import Protocol, TypeVar

Work = TypeVar("Work")
Work_co = TypeVar("Work_co", covariant=True)
CARDS_ON_A_FLOOR = 6


class Floor(Protocol[Work_co]):
    """Works that may be shown, in the order in which cards are dealt to them."""

    def dealt(self) -> Mapping[int, int]:
        """By a number of cards, how many works had that many."""

    def by_turn(self, fewest: int, below: int | None = None) -> Iterator[Work_co]:
        """Those with at least `fewest` cards and less than `below`, the fewest first, ties by chance."""


def next_cards(floor: Floor[Work], rng: Random, count: int = CARDS_ON_A_FLOOR) -> list[Work]:
    """The works that had the fewest cards so far, ties by chance, in places by chance.

    Works that lag behind (new ones) catch up without taking the floor: they get a third of the places, or a place more
    than their share of all works where that is more; with less they would never catch up.
    """
    dealt = floor.dealt()
    if not dealt:
        return []
    in_step = max(dealt) - 1
    late = sum(works for cards, works in dealt.items() if cards < in_step)
    room = max(count // 3, count * late // sum(dealt.values()) + 1)
    lagging, others = floor.by_turn(0, in_step), floor.by_turn(in_step)
    chosen = [*islice(lagging, room)]
    chosen += islice(others, count - len(chosen))
    chosen += islice(lagging, count - len(chosen))
    return rng.sample(chosen, len(chosen))
