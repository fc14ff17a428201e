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

    def __post_init__(self) -> None:
        self.began = self.now()

    def at(self, done: float, of: float, doing: str) -> Progress:
        spent = self.now() - self.began
        left = spent / done * (of - done) if done > 0 else None
        return Progress(done, of, doing, left)
