"""A day of 300 takes through one kiosk, in all three forms: what it and its booth have afterwards that they had not
before. Most takes are made again, the last of each visit is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

import numpy as np

from capture.virtual import virtual_camera
from config.settings import Settings
from kiosk.rehearsal.visitor import Visitor
from tests.bench import visit, works
from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.place import Place
from tests.bench.running import Running, kiosk_on

FORMS = ("video", "dance", "music")
VISITS = 21
TAKES_A_VISIT = 15
WARM_VISITS = 3
"""One in each form, before it is measured: nothing is new any more."""
_SOME_VISITS = 6
"""Two in each form."""
TAKE_SECONDS = 1.3
GONE_SECONDS = 3.0
"""After so long the kiosk asks whether somebody is still there, and soon after goes back to its start."""
_SETTLE_SECONDS = 14.0
"""Until the building calls with its next work: then the kiosk has tidied up after the visit."""
_LOOKS = 56
_OWN = ("Pss_Anon:", "Pss_Shmem:", "SwapPss:")


@dataclass(frozen=True)
class Held:
    """What one process has."""

    pid: int
    memory_mb: float
    """In 10**6 bytes: what it has for itself, and its part of what it shares; without files that lie on the disk too,
    which the system puts into memory and takes out again as it likes."""
    handles: int
    threads: int
    shared: int
    """Pieces of shared memory it has in its reach."""

    @classmethod
    def by(cls, pid: int) -> "Held":
        proc = Path(f"/proc/{pid}")
        lines = (line.split() for line in (proc / "smaps_rollup").read_text(encoding="utf-8").splitlines())
        kib = sum(int(words[1]) for words in lines if words[0] in _OWN)
        maps = (proc / "maps").read_text(encoding="utf-8").splitlines()
        shared = sum("/memfd:" in line or "/dev/shm/" in line for line in maps)
        handles, threads = (len(list((proc / what).iterdir())) for what in ("fd", "task"))
        return cls(pid, kib * 1024 / 1e6, handles, threads, shared)


@cache
def day(place: Place) -> tuple[tuple[Held, Held], ...]:
    """Kiosk and booth after each visit, when the building calls again."""
    with (
        virtual_camera(place.sound, every=1.0) as camera,
        works.one_film(place, _settings(place, camera.url)) as folder,
        kiosk_on(place, folder) as kiosk,
    ):
        return tuple(_visit(kiosk, number) for number in range(WARM_VISITS + VISITS))[WARM_VISITS:]


def growth_mb(held: Sequence[Held]) -> float:
    """Of the middle of the last visits against that of the first ones: a single visit says little, as memory is freed
    in pieces."""
    first, last = (median(one.memory_mb for one in some) for some in (held[:_SOME_VISITS], held[-_SOME_VISITS:]))
    return last - first


def left_behind(held: Sequence[Held]) -> int:
    """Handles, threads and pieces of shared memory that there were not after the first visits. A process that had to be
    started anew is none that held out."""
    if len({one.pid for one in held}) > 1:
        raise NotMeasuredError("a process ended within the day; build/bench/kiosk.log tells why.")
    counts = [(one.handles, one.threads, one.shared) for one in held]
    first, last = (np.median(some, axis=0) for some in (counts[:_SOME_VISITS], counts[-_SOME_VISITS:]))
    return int(np.maximum(0, last - first).sum())


def _settings(place: Place, camera: str) -> Settings:
    return works.settings(place, camera, place.sound.microphone, warn_seconds=GONE_SECONDS)


def _visit(kiosk: Running, number: int) -> tuple[Held, Held]:
    visitor = kiosk.visitor
    visit.begin(visitor)
    visit.goes_to_record(visitor, FORMS[number % len(FORMS)])
    for _ in range(TAKES_A_VISIT - 1):
        _make(visitor)
        visitor.touches("again", "look_back")
    _make(visitor)
    visit.keeps(visitor)
    visitor.sees("attract")
    return _at_rest(kiosk)


def _at_rest(kiosk: Running) -> tuple[Held, Held]:
    """Where each holds least: between two works the building plays none."""
    looks = []
    for _ in range(_LOOKS):
        kiosk.visitor.waits(_SETTLE_SECONDS / _LOOKS)
        looks.append((Held.by(kiosk.kiosk), Held.by(kiosk.booth)))
    kiosks, booths = zip(*looks, strict=True)
    return min(kiosks, key=_memory), min(booths, key=_memory)


def _memory(held: Held) -> float:
    return held.memory_mb


def _make(visitor: Visitor) -> None:
    visit.records(visitor)
    visitor.waits(TAKE_SECONDS)
    visitor.touches("go", "record")
    visitor.sees("look_back", "again")


def _kiosk(place: Place) -> list[Held]:
    return [kiosk for kiosk, _ in day(place)]


def _booth(place: Place) -> list[Held]:
    return [booth for _, booth in day(place)]


FIGURES = (
    Figure("day_kiosk_growth", "MB", lambda place: growth_mb(_kiosk(place)), at_most=10),
    Figure("day_booth_growth", "MB", lambda place: growth_mb(_booth(place)), at_most=10),
    Figure(
        "day_left_behind", "pieces", lambda place: left_behind(_kiosk(place)) + left_behind(_booth(place)), at_most=0
    ),
)
