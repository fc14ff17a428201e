"""*Buurtdans* with forty dancers: what a film of ten seconds costs, in a process of its own."""

import time
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice, product
from pathlib import Path
from random import Random

from config.theme import load_theme
from exhibits.colours import palette_of
from exhibits.demonstration import soundtracks
from media.buurtdans import render_crowd
from media.child import in_child
from media.progress import Progress
from media.seen import Seen
from media.take import FigureFacts
from tests.bench.figures import Figure
from tests.bench.place import Place
from tests.media.dances import record_dance

DANCERS, SECONDS = 40, 10.0
_NAMES = ("sway", "jump")
_MOST_SECONDS = 600.0


@dataclass(frozen=True)
class Cost:
    lifting: float
    """Seconds of a core until all dancers are lifted, each from ten seconds of a file."""
    drawing: float
    """Seconds of a core from there to the whole film."""
    memory: float
    """MiB at most."""


@cache
def cost(place: Place) -> Cost:
    with place.scratch() as folder:
        ways = product((seen for seen in Seen if seen.faceless), _NAMES)
        paths = {folder / f"{seen}-{name}.mkv": (seen, name) for seen, name in ways}
        dances = [(path, record_dance(path, *way, SECONDS)) for path, way in paths.items()]
        return in_child(
            film,
            list(islice(cycle(dances), DANCERS)),
            folder / "film.mp4",
            seconds=_MOST_SECONDS,
            quiet_seconds=_MOST_SECONDS,
        )


def film(dances: list[tuple[Path, FigureFacts]], to: Path) -> Cost:
    began, told = time.process_time(), list[tuple[str, float]]()

    def report(progress: Progress) -> None:
        told.append((progress.doing, time.process_time() - began))

    render_crowd(dances, soundtracks.circle_music(), SECONDS, to, palette_of(load_theme()), Random(1), report=report)
    lifted = next(seconds for doing, seconds in told if doing.endswith("draw"))
    return Cost(lifted, time.process_time() - began - lifted, most_memory())


def most_memory() -> float:
    """MiB; what getrusage says begins with the process that started this one."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return float(status["VmHWM"].split()[0]) / 1024


FIGURES = (
    Figure("buurtdans_40_lift", "s of a core", lambda place: cost(place).lifting),
    Figure("buurtdans_40_draw", "s of a core", lambda place: cost(place).drawing),
    Figure("buurtdans_40_rss", "MiB", lambda place: cost(place).memory),
)
