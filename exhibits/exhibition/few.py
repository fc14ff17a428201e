"""Small groups stay hidden in what is published (A-034): what is told of fewer than ten is told of somebody."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

LEAST = 10
_STEPS = (1, 2, 5)

Key = TypeVar("Key", bound=Hashable)


def at_least(count: int) -> int | None:
    """So many or more, as one says it: 10, 20, 50, 100, 200... None for fewer than ten.

    A number that was rounded down so far takes part in no subtraction.
    """
    if count < LEAST:
        return None
    ten: int = 10 ** (len(str(count)) - 1)
    return max(step * ten for step in _STEPS if step * ten <= count)


def without_small(cells: Mapping[Key, int], least: int = LEAST) -> dict[Key, int | None]:
    """The counts of one table whose total is known, with None for every one that is hidden.

    Hidden are counts below `least`, also none at all. Where the total would give them away, the next smallest counts
    are hidden with them, all that are equal: who knows this rule too still finds two possible numbers for every hidden
    cell. Only where all hidden cells are empty can that be known, and an empty cell is nobody. A total below `least`
    is not for publication at all.
    """
    small = [count for count in cells.values() if count < least]
    given_away = 0 < sum(small) < least or (bool(small) and all(count == least - 1 for count in small))
    next_smallest = min((count for count in cells.values() if count >= least), default=0)
    return {
        key: None if count < least or (given_away and count == next_smallest) else count for key, count in cells.items()
    }
