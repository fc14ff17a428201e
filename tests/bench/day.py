"""A day of 300 takes through one kiosk, in all three forms: what it and its booth have afterwards that they had not
before. Most takes are made again, the last of each visit is kept."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from capture.virtual import virtual_camera
from config.settings import Settings
from kiosk.rehearsal.visitor import Visitor
from tests.bench import visit, works
from tests.bench.figures import Figure
from tests.bench.place import Place
from tests.bench.running import Running, kiosk_on

FORMS = ("video", "dance", "music")
VISITS = 30
TAKES_A_VISIT = 10
WARM_VISITS = 3
"""One in each form, before it is measured: nothing is new any more."""
TAKE_SECONDS = 1.3
GONE_SECONDS = 3.0
"""After so long the kiosk asks whether somebody is still there, and soon after goes back to its start."""
_SETTLE_SECONDS = 12.0
"""Until the last work is ready, the loudspeaker is shut and the window plays as before."""


@dataclass(frozen=True)
class Held:
    """What one process has."""

    pid: int
    memory_mb: float
    """Its own share (PSS) in 10**6 bytes: what it has for itself, and its part of what it has with others."""
    handles: int
    threads: int
    shared: int
    """Pieces of shared memory it has in its reach."""

    @classmethod
    def by(cls, pid: int) -> "Held":
        proc = Path(f"/proc/{pid}")
        lines = (proc / "smaps_rollup").read_text(encoding="utf-8").splitlines()
        pss_kib = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        maps = (proc / "maps").read_text(encoding="utf-8").splitlines()
        shared = sum("/memfd:" in line or "/dev/shm/" in line for line in maps)
        handles, threads = (len(list((proc / what).iterdir())) for what in ("fd", "task"))
        return cls(pid, pss_kib * 1024 / 1e6, handles, threads, shared)

    def more_than(self, before: "Held") -> int:
        """Handles, threads and shared memory that are left behind."""
        counts = (self.handles, before.handles), (self.threads, before.threads), (self.shared, before.shared)
        return sum(max(0, now - then) for now, then in counts)


@dataclass(frozen=True)
class Day:
    kiosk: tuple[Held, Held]
    booth: tuple[Held, Held]

    @property
    def left_behind(self) -> int:
        return sum(
            after.more_than(before) + 100 * (after.pid != before.pid) for before, after in (self.kiosk, self.booth)
        )


@cache
def day(place: Place) -> Day:
    with (
        virtual_camera(place.sound, every=1.0) as camera,
        works.one_film(place, _settings(place, camera.url)) as folder,
        kiosk_on(place, folder) as kiosk,
    ):
        for number in range(WARM_VISITS):
            _visit(kiosk.visitor, number)
        before = _held(kiosk)
        for number in range(VISITS):
            _visit(kiosk.visitor, number)
        after = _held(kiosk)
    return Day(*zip(before, after, strict=True))


def _settings(place: Place, camera: str) -> Settings:
    return works.settings(place, camera, place.sound.microphone, warn_seconds=GONE_SECONDS)


def _visit(visitor: Visitor, number: int) -> None:
    visit.begin(visitor)
    visit.goes_to_record(visitor, FORMS[number % len(FORMS)])
    for _ in range(TAKES_A_VISIT - 1):
        _make(visitor)
        visitor.touches("again", "look_back")
    _make(visitor)
    visit.keeps(visitor)
    visitor.sees("attract")


def _make(visitor: Visitor) -> None:
    visit.records(visitor)
    visitor.waits(TAKE_SECONDS)
    visitor.touches("go", "record")
    visitor.sees("look_back", "again")


def _held(kiosk: Running) -> tuple[Held, Held]:
    kiosk.visitor.waits(_SETTLE_SECONDS)
    return Held.by(kiosk.kiosk), Held.by(kiosk.booth)


def _growth(held: tuple[Held, Held]) -> float:
    before, after = held
    return after.memory_mb - before.memory_mb


FIGURES = (
    Figure("day_kiosk_growth", "MB", lambda place: _growth(day(place).kiosk), at_most=10),
    Figure("day_booth_growth", "MB", lambda place: _growth(day(place).booth), at_most=10),
    Figure("day_left_behind", "pieces", lambda place: day(place).left_behind, at_most=0),
)
