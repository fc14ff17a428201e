"""A booth's process as the kiosk starts it, and nobody who rescues what it leaves behind."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from capture.devices import DeviceChoice
from capture.line import BoothLine, LineBrokenError
from capture.messages import BoothNews, Failed, Level, Open, Opened, Record, Recording
from capture.ring import PreviewRing
from media.form import Form
from media.seen import Seen

TAKE = "torture"
SEEN = {Form.VIDEO: Seen.YOURSELF, Form.DANCE: Seen.SHADOW, Form.MUSIC: Seen.YOURSELF}
_PATIENCE_SECONDS = 30.0

N = TypeVar("N", bound=BoothNews)


class NoTakeError(Exception):
    """The booth did not come to record: this run says nothing about losses."""


@dataclass
class Doomed:
    _line: BoothLine
    began_about: float = float("inf")
    """Monotonic moment of second 0 of the take; sound needs a little time to the booth, so it is a little late."""

    def records(self, form: Form) -> None:
        """Until the first picture and the first sound are in the file."""
        self._line.say(Open(form, SEEN[form]))
        self._until(Opened)
        self._line.say(Record(TAKE, form, 60.0))
        self._until(Recording)

    def lives(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._hear(left)

    def is_killed(self) -> float:
        """The moment."""
        at = time.monotonic()
        os.kill(self._line.pid, signal.SIGKILL)
        return at

    def stands_still(self) -> float:
        """Not another byte is written; the moment."""
        at = time.monotonic()
        os.kill(self._line.pid, signal.SIGSTOP)
        return at

    def _until(self, kind: type[N]) -> N:
        limit = time.monotonic() + _PATIENCE_SECONDS
        while (left := limit - time.monotonic()) > 0:
            news = self._hear(left)
            if isinstance(news, kind):
                return news
            if isinstance(news, Failed):
                raise NoTakeError(news.sentence)
        raise NoTakeError(f"the booth did not say {kind.__name__}")

    def _hear(self, seconds: float) -> BoothNews | None:
        try:
            news = self._line.hear(seconds)
        except LineBrokenError as error:
            raise NoTakeError("the booth ended by itself") from error
        if isinstance(news, Level) and news.seconds:
            self.began_about = min(self.began_about, time.monotonic() - news.seconds)
        return news


@contextmanager
def doomed(takes: Path, devices: DeviceChoice) -> Iterator[Doomed]:
    ring = PreviewRing.new()
    line = BoothLine(takes, devices, ring)
    try:
        yield Doomed(line)
    finally:
        line.cut()
        ring.close()
