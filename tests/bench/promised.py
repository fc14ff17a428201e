"""The time left that is shown after a tenth of the work, against the time that was left."""

import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from exhibits.collection import Collection
from exhibits.contribution import Consents, Use
from exhibits.reel.export import export_reel
from media.profile import HOUSE
from media.progress import Progress
from tests.bench import filmed
from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.place import Place

WORKS, SECONDS, MINUTES = 16, 20.0, 10
_PART = 0.1


@dataclass
class Promise:
    """The first that is said after a tenth of the work."""

    began: float = field(default_factory=time.monotonic)
    said: tuple[float, float] | None = None
    """When, and how much was left then."""

    def hear(self, progress: Progress) -> None:
        if self.said is None and progress.left_seconds is not None and progress.done >= _PART * progress.of:
            self.said = time.monotonic(), progress.left_seconds

    def off(self) -> float:
        """Per cent of the truth, now that all is done."""
        if self.said is None:
            raise NotMeasuredError("no time left was shown")
        at, left = self.said
        truth = time.monotonic() - at
        return abs(left - truth) / truth * 100


@dataclass(frozen=True)
class Off:
    first: float
    again: float
    """After a work was taken away."""


@cache
def off(place: Place) -> Off:
    with place.scratch() as scratch:
        folder = scratch / "collection"
        shared = [
            filmed.seen(scratch / "one.mp4", SECONDS, HOUSE), filmed.heard(scratch / "song.mp4", 8.0, HOUSE),
            filmed.seen(scratch / "other.mp4", SECONDS / 2, HOUSE, seed=8),
        ]  # fmt: skip
        filmed.fill(folder, shared, WORKS)
        first = _promised(folder, scratch / "film.mp4")
        with Collection.open(folder) as collection:
            gone = collection.contributions(Use.EXHIBITION)[WORKS // 2]
            collection.withdraw(gone.id, Consents(frozenset(), "1", "nl"))
        return Off(first, _promised(folder, scratch / "again.mp4"))


def _promised(folder: Path, out: Path) -> float:
    promise = Promise()
    with Collection.read(folder) as collection:
        export_reel(collection, out, minutes=MINUTES, seed=7, report=promise.hear)
    return promise.off()


FIGURES = (
    Figure("film_left_first", "% off", lambda place: off(place).first, at_most=25),
    Figure("film_left_again", "% off", lambda place: off(place).again, at_most=25),
)
