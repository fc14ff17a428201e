"""The largest process of an export at 1080p, of ten, fifty and a hundred works: what one more costs is time alone."""

import time
from functools import cache
from pathlib import Path

from tests.bench import filmed
from tests.bench.broken_off import begun, ended, tree
from tests.bench.figures import Figure
from tests.bench.place import Place
from tests.bench.reel import PROFILE

SECONDS = 3.0
_LOOKS_SECONDS = 0.1
_MANY = (10, 50, 100)


@cache
def largest(place: Place, works: int) -> float:
    """MiB that any process had at its most, as the kernel counts."""
    with place.scratch() as scratch:
        shared = [filmed.seen(scratch / f"{seed}.mp4", SECONDS, PROFILE, seed) for seed in (1, 2)]
        filmed.fill(scratch / "collection", [*shared, filmed.heard(scratch / "song.mp4", SECONDS, PROFILE)], works)
        process = begun(scratch / "collection", scratch / "film.mp4", "--quality", "1080p", "--minutes", "180")
        most = 0.0
        while process.poll() is None:
            most = max(most, *map(_peak, tree(process.pid)))
            time.sleep(_LOOKS_SECONDS)
        ended(process)
        return most


def _peak(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:  # it ended just now
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def _spread(place: Place) -> float:
    found = [largest(place, works) for works in _MANY]
    return max(found) / min(found)


FIGURES = (
    *(
        Figure(f"film_rss_{works}", "MiB", lambda place, works=works: largest(place, works), at_most=350)
        for works in _MANY
    ),
    Figure("film_rss_spread", "times", _spread, at_most=1.1),
)
