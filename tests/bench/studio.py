"""A booth on a virtual camera and microphone, without a kiosk: takes made by order, and what they cost."""

import queue
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TypeVar

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.messages import BoothNews, Close, Learn, Learned, Open, Opened, Record, Recording, Taken
from capture.virtual import virtual_camera
from media.form import Form
from media.seen import Seen
from media.take import Take
from tests.bench.figures import NotMeasuredError
from tests.bench.place import Place
from tests.bench.running import cpu_seconds
from tests.bench.surroundings import surrounded_by

_PATIENCE_SECONDS = 30.0
_SETTLE_SECONDS = 5.0
"""Of a steady picture, before anything counts; whoever records has stood there for longer."""

N = TypeVar("N", bound=BoothNews)


@dataclass(frozen=True)
class Made:
    take: Take
    percent: float
    """Of a core: what the booth's process took while it recorded."""


class Studio:
    def __init__(self, booth: Booth, news: "queue.SimpleQueue[BoothNews]") -> None:
        self._booth, self._news = booth, news

    def learns(self) -> None:
        """The empty room."""
        self._booth.send(Learn())
        self.until(Learned)

    def opens(self, form: Form, seen: Seen = Seen.YOURSELF) -> None:
        self._booth.send(Open(form, seen))
        self.until(Opened)
        time.sleep(_SETTLE_SECONDS)

    def records(self, form: Form, seconds: float) -> Made:
        self._booth.send(Record("bench", form, seconds))
        self.until(Recording)
        began, before = time.monotonic(), self._cpu_seconds()
        time.sleep(seconds - 1.0)  # not the end, when the file is closed
        percent = 100 * (self._cpu_seconds() - before) / (time.monotonic() - began)
        return Made(self.until(Taken).take, percent)

    def closes(self) -> None:
        self._booth.send(Close())

    def until(self, kind: type[N]) -> N:
        limit = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                one = self._news.get(timeout=max(0.0, limit - time.monotonic()))
            except queue.Empty as error:
                raise NotMeasuredError(f"the booth did not say {kind.__name__}.") from error
            if isinstance(one, kind):
                return one

    def _cpu_seconds(self) -> float:
        pid = self._booth.pid
        if pid is None:
            raise NotMeasuredError("the booth has ended.")
        return cpu_seconds(pid)


@contextmanager
def a_studio(place: Place, *, every: float | None = None, empty_for: int = 0) -> Iterator[Studio]:
    """With `every`, the camera flashes and the microphone beeps each so many seconds."""
    news: queue.SimpleQueue[BoothNews] = queue.SimpleQueue()
    with ExitStack() as stack:
        folder = stack.enter_context(place.scratch())
        stack.enter_context(surrounded_by(place.sound.environment))
        camera = stack.enter_context(virtual_camera(place.sound, every=every, empty_for=empty_for))
        choice = DeviceChoice(camera.url, place.sound.microphone)
        booth = stack.enter_context(Booth(folder / "takes", choice, news.put))
        yield Studio(booth, news)
