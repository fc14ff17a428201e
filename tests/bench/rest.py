"""What the kiosk takes while it waits: the home screen, all devices closed."""

import time
from dataclasses import dataclass
from functools import cache

from tests.bench import visit, works
from tests.bench.figures import Figure
from tests.bench.place import Place
from tests.bench.running import Load, kiosk_on

SECONDS = 20.0
_QUIET_AFTER_SECONDS = 8.0
"""The press that came here was heard: the loudspeaker stays open a little longer."""


@dataclass(frozen=True)
class Rest:
    percent: float
    rss_mib: float


@cache
def at_rest(place: Place) -> Rest:
    with works.thousand_works(place) as folder, kiosk_on(place, folder) as kiosk:
        visit.begin(kiosk.visitor)
        time.sleep(_QUIET_AFTER_SECONDS)
        before = Load.now(kiosk)
        time.sleep(SECONDS)
        return Rest(Load.now(kiosk).percent_since(before), kiosk.rss_mib())


FIGURES = (
    Figure("cpu_at_rest", "% of a core", lambda place: at_rest(place).percent, at_most=1),
    Figure("kiosk_rss_home", "MiB", lambda place: at_rest(place).rss_mib),
)
