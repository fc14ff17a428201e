"""The gallery with a hundred thousand works and with a hundred, by turns: from the finger that leaves a door to the
floor that stands on the screen."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from statistics import median

from kiosk.press import DEBOUNCE_SECONDS
from kiosk.rehearsal.visitor import Visitor
from tests.bench import visit, works
from tests.bench.figures import Figure
from tests.bench.hand import Hand, a_hand
from tests.bench.place import Place
from tests.bench.running import kiosk_on

FEW, MANY = 100, 100_000
ROUNDS, OPENINGS, SHEETS = 2, 8, 3
"""Two kiosks by turns, so that whatever else the machine does meets both; in each, openings with so many sheets."""


@dataclass(frozen=True)
class Seen:
    opened: tuple[float, ...]
    """Milliseconds each."""
    next_sheets: tuple[float, ...]


@cache
def seen(place: Place) -> tuple[Seen, Seen]:
    """With few works, and with many."""
    taken: dict[int, list[Seen]] = {FEW: [], MANY: []}
    for _ in range(ROUNDS):
        for number, rounds in taken.items():
            rounds.append(_round(place, number))
    return _together(taken[FEW]), _together(taken[MANY])


def _round(place: Place, number: int) -> Seen:
    opened, sheets = [], []
    with works.many_works(place, number) as folder, kiosk_on(place, folder) as kiosk, a_hand(place.display) as hand:
        visit.begin(kiosk.visitor)
        for _ in range(1 + OPENINGS):
            kiosk.visitor.touches("watch", "home")
            kiosk.visitor.sees("watch", "BACK")
            opened.append(_until_browse(kiosk.visitor, hand, "BACK"))
            sheets += [_until_browse(kiosk.visitor, hand, "more") for _ in range(SHEETS)]
            kiosk.visitor.touches("BACK", "browse")
            kiosk.visitor.sees("home", "watch")
    return Seen(tuple(opened[1:]), tuple(sheets[SHEETS:]))  # the first of each paints what the others have


def _until_browse(visitor: Visitor, hand: Hand, target: str) -> float:
    time.sleep(2 * DEBOUNCE_SECONDS)
    x, y, w, h = visitor.targets[target]
    hand.moves(x + w // 2, y + h // 2)
    hand.presses()
    visitor.forgets()
    began = time.monotonic()
    hand.lifts()
    visitor.sees("browse", "card.0")
    return (time.monotonic() - began) * 1000


def _together(rounds: list[Seen]) -> Seen:
    return Seen(
        tuple(one for some in rounds for one in some.opened), tuple(one for some in rounds for one in some.next_sheets)
    )


def _times_as_long(place: Place, of: Callable[[Seen], tuple[float, ...]]) -> float:
    few, many = (median(of(one)) for one in seen(place))
    return many / few


def _opened(one: Seen) -> tuple[float, ...]:
    return one.opened


def _next_sheets(one: Seen) -> tuple[float, ...]:
    return one.next_sheets


FIGURES = (
    Figure("gallery_open", "ms", lambda place: median(seen(place)[1].opened), at_most=100),
    Figure("gallery_open_by_100", "times", lambda place: _times_as_long(place, _opened), at_most=1.2),
    Figure("gallery_next", "ms", lambda place: median(seen(place)[1].next_sheets), at_most=100),
    Figure("gallery_next_by_100", "times", lambda place: _times_as_long(place, _next_sheets), at_most=1.2),
)
