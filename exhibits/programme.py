"""What is shown next, decided by pure functions: the least shown first, and nobody's place is fixed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from random import Random

from exhibits.contribution import Contribution


def next_cards(
    candidates: Sequence[Contribution], exposures: Mapping[str, int], rng: Random, count: int = 6
) -> list[Contribution]:
    """The works that had the fewest cards so far, ties by chance, in places by chance.

    Works that lag behind (new ones) catch up without taking the floor: they get a third of the places, or a place more
    than their share of all works where that is more; with less they would never catch up.
    """
    if not candidates:
        return []
    ordered = sorted(rng.sample(candidates, len(candidates)), key=lambda work: exposures.get(work.id, 0))
    most = max(exposures.get(work.id, 0) for work in ordered)
    late = [work for work in ordered if exposures.get(work.id, 0) < most - 1]
    room = max(count // 3, count * len(late) // len(ordered) + 1)
    late_ids = {work.id for work in late[room:]}
    first = [work for work in ordered if work.id not in late_ids]
    chosen = (first + late[room:])[:count]
    return rng.sample(chosen, len(chosen))


def next_on_attract(
    candidates: Sequence[Contribution], last_shown: Mapping[str, datetime], rng: Random
) -> Contribution | None:
    """The work that was on the stage-window the longest ago, or never."""
    if not candidates:
        return None
    shuffled = rng.sample(candidates, len(candidates))
    never = [work for work in shuffled if work.id not in last_shown]
    return never[0] if never else min(shuffled, key=lambda work: last_shown[work.id])
