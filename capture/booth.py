"""The kiosk's end of the booth: a process that owns camera and microphone, and is started again when it dies."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from capture.devices import DeviceChoice
from capture.errors import NothingRecordedError
from capture.line import BoothLine, LineBrokenError
from capture.messages import (
    BoothNews,
    BoothOrder,
    Bye,
    Choose,
    Close,
    Discard,
    Discarded,
    Failed,
    Learn,
    Learned,
    LookForCard,
    Open,
    Opened,
    Record,
    See,
    Taken,
    Trouble,
)
from capture.ongoing import Ongoing
from capture.ring import Preview, PreviewRing
from capture.troubles import Case

HEART_SECONDS = 3.0
"""A booth that said nothing for so long is killed; it beats twice a second, and after half of this it is in trouble."""
START_SECONDS = 15.0
"""A slow disk may need this before the first word."""
_AGAIN_SECONDS = (0.1, 0.1, 1.0, 5.0)
"""Before each new start, after so many short lives: a driver may end every process that opens it."""
_SHORT_LIFE_SECONDS = 10.0


class Booth:
    """`send` and `preview` never wait. `tell` is called on the booth's own thread: let it put into a queue."""

    def __init__(
        self,
        takes: Path,
        devices: DeviceChoice,
        tell: Callable[[BoothNews], None],
        clock: Callable[[], float] = time.monotonic,
        heart_seconds: float = HEART_SECONDS,
    ) -> None:
        self._takes, self._devices, self._tell, self._clock = takes, devices, tell, clock
        self._heart_seconds = heart_seconds
        self._ring = PreviewRing.new()
        self._lock = threading.Lock()
        self._line: BoothLine | None = None
        self._beats = False
        self._unsent: list[BoothOrder] = []
        self._open: Open | Learn | LookForCard | None = None
        self._records: dict[str, Record] = {}
        self._discards: dict[str, Discard] = {}
        self._ongoing = Ongoing()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="booth", daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        """Whether the process runs and has spoken."""
        return self._beats

    @property
    def pid(self) -> int | None:
        line = self._line
        return line.pid if line else None

    def send(self, order: BoothOrder) -> None:
        with self._lock:
            self._remember_order(order)
            if self._line is None:
                self._unsent.append(order)
            else:
                self._line.say(order)

    def preview(self, after: int = 0) -> Preview | None:
        """The newest live picture, or None where there is none newer than the serial `after`."""
        return self._ring.read(after)

    def close(self) -> None:
        """Say goodbye; a process that does not answer is killed. The only call that waits: 0.1 s, at most 4."""
        self._closing.set()
        self.send(Bye())
        self._thread.join(self._heart_seconds + 1.0)
        self._ring.close()

    def __enter__(self) -> "Booth":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # --- on the booth's own thread ---------------------------------------------------------------------------------

    def _keep(self) -> None:
        short_lives = 0
        while not self._closing.is_set():
            began = self._clock()
            case = self._live_once()
            if not self._closing.is_set():
                self._tell_all(self._ongoing.ended(case))
                self._mend()
            short_lives = short_lives + 1 if self._clock() - began < _SHORT_LIFE_SECONDS else 0
            self._closing.wait(_AGAIN_SECONDS[min(short_lives, len(_AGAIN_SECONDS) - 1)])

    def _live_once(self) -> Case | None:
        """From the start of a process to its end; what it died of, unless it ended by itself."""
        try:
            line = BoothLine(self._takes, self._devices, self._ring)
        except LineBrokenError:
            return Case.BOOTH_CRASHED
        self._connect(line)
        try:
            self._listen(line)
        except LineBrokenError:
            return None if line.ended_well else Case.BOOTH_CRASHED
        finally:
            with self._lock:
                self._line, self._beats = None, False
            line.cut()
        return Case.BOOTH_HUNG

    def _connect(self, line: BoothLine) -> None:
        """A new process is told what still holds of what the one before was told."""
        with self._lock:
            unsent, self._unsent = self._unsent, []
            kept = [self._open, *self._discards.values()]
            for order in [*(one for one in kept if one is not None and one not in unsent), *unsent]:
                line.say(order)
            self._line = line

    def _listen(self, line: BoothLine) -> None:
        """Returns when it hangs."""
        heard = self._clock()
        while True:
            news = line.hear(0.25)
            quiet = self._clock() - heard
            if news is not None:
                heard = self._clock()
                self._beats = True
                self._remember_news(news)
                self._tell_all([] if isinstance(news, Trouble) else [news])
                self._tell_all(self._ongoing.after(news))
            elif quiet > self._patience():
                return
            elif self._beats and quiet > self._heart_seconds / 2:
                self._tell_all(self._ongoing.turn(Case.BOOTH_HUNG, on=True))

    def _tell_all(self, news: Iterable[BoothNews]) -> None:
        for one in news:
            self._tell(one)

    def _patience(self) -> float:
        if self._beats or self._closing.is_set():
            return self._heart_seconds
        return START_SECONDS

    def _mend(self) -> None:
        """The process is gone: say what there is no more, and what of the take is on the disk."""
        self._ring.forget()
        with self._lock:
            is_open = self._open is not None
            broken = [one for one in self._records.values() if one not in self._unsent]
            for record in broken:
                del self._records[record.take_id]
            wanted = [one for one in broken if one.take_id not in self._discards]
        if is_open:
            self._tell(Opened(camera=False, microphone=False))
        for record in wanted:
            self._tell(self._rescued(record))

    def _rescued(self, record: Record) -> BoothNews:
        from capture.recover import recover  # loads the decoders, which a kiosk without mishaps needs later

        try:
            return Taken(recover(self._takes, record.take_id, record.form))
        except NothingRecordedError as error:
            return Failed(record.take_id, str(error))

    def _remember_order(self, order: BoothOrder) -> None:
        match order:
            case Open() | Learn() | LookForCard():
                self._open = order
            case See(seen) if isinstance(self._open, Open):
                self._open = replace(self._open, seen=seen)
            case Choose(choice):
                self._devices = choice
            case Close():
                self._open = None
            case Record(take_id):
                self._records[take_id] = order
            case Discard(take_id):
                self._discards[take_id] = order

    def _remember_news(self, news: BoothNews) -> None:
        with self._lock:
            match news:
                case Taken(take):
                    self._records.pop(take.id, None)
                case Failed(take_id):
                    self._records.pop(take_id, None)
                case Learned() if isinstance(self._open, Learn):
                    self._open = None
                case Discarded(take_id):
                    self._discards.pop(take_id, None)
                    self._records.pop(take_id, None)
