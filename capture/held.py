"""One device, opened and closed on a thread of its own, because either can hang; tried again while it is wanted."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, Protocol, TypeVar

from capture.errors import CaptureError
from capture.messages import Device, Lost, Missing, Trouble
from capture.troubles import Case

RETRY_SECONDS = 2.0
SILENT_SECONDS = 5.0
"""Longer than a device that is well needs to open: nobody waits for it any more."""
STUCK_SECONDS = 12.0
"""Only a new process helps."""
_ABSENT = {Device.CAMERA: Case.CAMERA_GONE, Device.MICROPHONE: Case.MICROPHONE_GONE}
_MUTE = {Device.CAMERA: Case.CAMERA_STALLED, Device.MICROPHONE: Case.SOUND_HUNG}
News = list[Missing | Lost | Trouble]


class Closable(Protocol):
    name: str
    last_at: float

    @property
    def lost(self) -> Case | None:
        """What is wrong with it, where it can give nothing any more."""

    def close(self) -> None: ...


D = TypeVar("D", bound=Closable)


class Held(Generic[D]):
    def __init__(self, device: Device, opener: Callable[[], D], clock: Callable[[], float]) -> None:
        self.device = device
        self.there: D | None = None
        self._opener, self._clock = opener, clock
        self._hand = ThreadPoolExecutor(1, thread_name_prefix=f"{device} hand")
        self._opening: Future[D] | None = None
        self._closing: Future[None] | None = None
        self._wanted = self._known_missing = self._stale = self._hurries = False
        self._since = clock()

    @property
    def settled(self) -> bool:
        """Whether nothing is under way."""
        return self._opening is None and self._closing is None

    @property
    def opening_seconds(self) -> float:
        """For how long it has been opened without having come."""
        return 0.0 if self._opening is None else self._clock() - self._since

    @property
    def silent(self) -> bool:
        return not self.settled and self._clock() - self._since > SILENT_SECONDS

    @property
    def stuck(self) -> bool:
        return not self.settled and self._clock() - self._since > STUCK_SECONDS

    @property
    def _rested(self) -> bool:
        return self._clock() - self._since >= RETRY_SECONDS

    @property
    def age(self) -> float | None:
        return None if self.there is None else self._clock() - self.there.last_at

    def want(self, *, wanted: bool) -> None:
        """From now on have the device, or not."""
        if wanted and not self._wanted:
            self._known_missing = False
            self._since = self._clock() - RETRY_SECONDS
        self._wanted = wanted
        if not wanted:
            self._let_go()

    def renew(self) -> None:
        """Another one was chosen: let go of this one, and open that as soon as this one is shut."""
        self._known_missing, self._stale, self._hurries = False, self._opening is not None, True
        self._let_go()

    def look(self, *, retry: bool) -> News:
        """Carry on with what is under way; what there is to tell, each thing once."""
        if self._closing is not None and self._closing.done():
            self._closing.result()
            self._closing = None
        news = self._came() if self._opening is not None and self._opening.done() else self._went()
        if self._opening is not None and self.silent:
            news = self._miss(f"The {self.device} does not answer.", _MUTE[self.device])
        due = retry or not self._known_missing
        if self._wanted and due and self.there is None and self.settled and (self._rested or self._hurries):
            self._opening, self._hurries = self._hand.submit(self._opener), False
            self._since = self._clock()
        return news

    def _came(self) -> News:
        assert self._opening is not None
        opening, self._opening = self._opening, None
        stale, self._stale = self._stale, False
        try:
            self.there = opening.result()
        except CaptureError as error:
            self._since = self._clock()
            return [] if stale else self._miss(str(error), _ABSENT[self.device])
        self._known_missing = False
        if stale or not self._wanted:
            self._let_go()
        return []

    def _miss(self, sentence: str, case: Case) -> News:
        known, self._known_missing = self._known_missing, True
        return [] if known or not self._wanted else [Missing(self.device, sentence), Trouble(case)]

    def _went(self) -> News:
        case = self.there.lost if self.there is not None else None
        if case is None:
            return []
        self._known_missing = True
        self._let_go()
        return [Lost(self.device), Trouble(case)]

    def _let_go(self) -> None:
        if self.there is not None:
            self._closing = self._hand.submit(self.there.close)
            self.there = None
            self._since = self._clock()
