"""What a show plays for days: every work once a round, in an order as fair as a film's, and never one twice running."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from exhibits.order import Placed, alternating, drawn

Work = TypeVar("Work", bound=Placed)
AT_A_TIME = 60
"""So many of a round's lot are ordered together: ordering takes the square of their number."""


def rounds(works: Callable[[], Sequence[Work]], seed: int) -> Iterator[Work]:
    """Ends only when there are none. `works` is asked anew before each round: who said yes meanwhile is in it."""
    line: list[Work] = []
    while lot := drawn(works(), seed):
        for begin in range(0, len(lot), AT_A_TIME):
            order = alternating(lot[begin : begin + AT_A_TIME], seed, after=line[-2:])
            if line and len(order) > 1 and order[0].code == line[-1].code:
                order[0], order[1] = order[1], order[0]
            yield from order
            line = [*line, *order][-2:]
        seed += 1
