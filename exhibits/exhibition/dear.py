"""Files that take a while to make: all cores make them, while pages are drawn."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from exhibits.exhibition.again import Growing
from media.progress import Tell
from media.side_by_side import Processes

WORTH_SECONDS = 5.0
"""Of work: processes take two to begin."""
_LOOKS_SECONDS = 0.2


@dataclass(frozen=True)
class Dear:
    """A file of the exhibition that is not made yet. All of it travels to another process."""

    name: str
    key: str
    seconds: float
    """About what a core takes."""
    doing: str
    """A key of config/texts: what people read while they wait for it."""
    make: Callable[[Path, Tell], object]
    """Writes the given path, and tells how far it is."""


Doing = Callable[[float, str], None]
"""Hears how far all of it is, from 0 to 1, and what is being done; may raise StoppedError."""


class Meanwhile:
    """What is made while something else is done. Where there is little of it, it is made when it is waited for."""

    def __init__(self, growing: Growing) -> None:
        self._growing = growing
        self._processes: Processes | None = None
        self._begun: list[tuple[Dear, Future[object] | None]] = []

    def begin(self, dear: Iterable[Dear]) -> None:
        """What is there already is taken over."""
        new = [one for one in dear if not self._growing.keep(one.name, one.key)]
        if self._processes is None and sum(one.seconds for one in new) >= WORTH_SECONDS:
            self._processes = Processes()
        for one in new:
            path = self._growing.folder / one.name
            self._begun.append((one, self._processes.submit(one.make, path, _nobody) if self._processes else None))

    def finish(self, tell: Doing) -> None:
        """Everything that was begun is there when this returns."""
        of, done = sum(one.seconds for one, _ in self._begun), 0.0
        for one, future in self._begun:
            self._finish(one, future, partial(_told, tell, one, done, of))
            done += one.seconds
        self._begun.clear()

    def _finish(self, one: Dear, future: Future[object] | None, tell: Tell) -> None:
        tell(0)
        if future is None:
            one.make(self._growing.folder / one.name, tell)
        else:
            _wait(future, tell)
        self._growing.made(one.name, one.key)

    def close(self) -> None:
        """What is not finished is not made."""
        if self._processes is not None:
            self._processes.kill()
            self._processes.shutdown(cancel_futures=True)


@contextmanager
def meanwhile(growing: Growing) -> Iterator[Meanwhile]:
    hands = Meanwhile(growing)
    try:
        yield hands
    finally:
        hands.close()


def _wait(future: Future[object], tell: Tell) -> None:
    """Whoever waits for it may stop waiting meanwhile. Raises what went wrong there."""
    while not wait([future], _LOOKS_SECONDS).done:
        tell(0)
    future.result()


def _told(tell: Doing, one: Dear, done: float, of: float, part: float) -> None:
    tell((done + part * one.seconds) / of, one.doing)


def _nobody(part: float) -> None:
    """Whoever watches sits in another process."""
