"""Which troubles of the booth get a line in the event log: enough to know an evening by, never a flood."""

from collections.abc import Callable
from datetime import datetime, timedelta

from capture.messages import Trouble
from capture.troubles import Case

APART = timedelta(minutes=1)
"""A loose cable goes in and out all evening, and who sings loud is too loud in every refrain."""


class TroubleLines:
    """Each beginning that is written gets its end. A case that begins again too soon is written when it lasts."""

    def __init__(self, write: Callable[[str, Case], object], now: Callable[[], datetime]) -> None:
        self._write, self._now = write, now
        self._began: dict[Case, datetime] = {}
        """When each case was last written down."""
        self._written: set[Case] = set()
        self._unwritten: set[Case] = set()

    def hear(self, trouble: Trouble) -> None:
        case = trouble.case
        if not trouble.over:
            self._unwritten.add(case)
            self.catch_up()
        elif case in self._written:
            self._written.remove(case)
            self._write("trouble over", case)
        else:
            self._unwritten.discard(case)

    def catch_up(self) -> None:
        """Write what has begun and may be written now."""
        for case in sorted(self._unwritten):
            if case not in self._began or self._now() - self._began[case] >= APART:
                self._began[case] = self._now()
                self._unwritten.remove(case)
                self._written.add(case)
                self._write("trouble", case)
