"""From the command to the first picture, with a thousand works. Its files are in memory: it ran once before."""

import time
from functools import cache
from statistics import median

from tests.bench import works
from tests.bench.eyes import seen
from tests.bench.figures import Figure
from tests.bench.place import Place
from tests.bench.running import kiosk_on

STARTS = 4
_PATIENCE_SECONDS = 60.0


@cache
def starts(place: Place) -> tuple[float, ...]:
    return tuple(_start(place) for _ in range(STARTS))[1:]


def _start(place: Place) -> float:
    """The empty screen and a window without a picture are black, and no picture of ours is."""
    grid = place.display.live()[40::120, 40::120, :3]
    with works.thousand_works(place) as folder:
        seen(lambda: not grid.any(), _PATIENCE_SECONDS)
        with kiosk_on(place, folder) as kiosk:
            began = kiosk.began
            shown = seen(lambda: float(grid.any(axis=2).mean()) > 0.9, _PATIENCE_SECONDS)
            kiosk.visitor.sees("attract")
    time.sleep(0.2)  # the window goes away
    return shown - began


FIGURES = (Figure("start_1000_works", "s", lambda place: median(starts(place)), at_most=1.5),)
