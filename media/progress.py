"""How far long work is, in words people can wait with."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Progress:
    done: float
    of: float
    doing: str
    """A key of config/texts, such as `job.film.pictures`."""
    left_seconds: float | None = None


Report = Callable[[Progress], None]
Tell = Callable[[float], None]
"""Of a part of the work: hears how far that is, from 0 to 1, and may raise StoppedError."""


class StoppedError(Exception):
    """Somebody asked the work to stop; what is done stays done."""


def tell_nobody(progress: Progress) -> None:
    """The report of work that nobody watches."""


def never() -> bool:
    """The `stopped` of work that nobody stops."""
    return False


@dataclass
class Pace:
    """Estimates the time left from the speed so far. `now` counts seconds and never jumps."""

    now: Callable[[], float]
    began: float = field(init=False)
    before: float = field(init=False, default=0.0)
    """What was done when it began."""

    def __post_init__(self) -> None:
        self.began = self.now()

    def begin(self, done: float) -> None:
        """With so much done already: how long that took tells nothing of the rest."""
        self.began, self.before = self.now(), done

    def at(self, done: float, of: float, doing: str) -> Progress:
        spent, by_now = self.now() - self.began, done - self.before
        left = spent / by_now * (of - done) if by_now > 0 else None
        return Progress(done, of, doing, left)
