"""Sound against picture in a recording: a flash and a beep go into camera and microphone at the same moment."""

import os
import queue
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import TypeVar

import numpy as np

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.messages import BoothNews, Open, Opened, Record, Recording, Taken
from capture.virtual import virtual_camera
from media.form import Form
from media.testcard import marks
from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.place import Place

SECONDS = 12.0
_PATIENCE_SECONDS = 40.0

N = TypeVar("N", bound=BoothNews)


@cache
def recorded_apart(place: Place) -> tuple[float, ...]:
    """Beep minus flash in seconds, for every flash of one take."""
    news: queue.SimpleQueue[BoothNews] = queue.SimpleQueue()
    with ExitStack() as stack:
        folder = stack.enter_context(place.scratch())
        stack.enter_context(_surroundings(place.sound.environment))
        camera = stack.enter_context(virtual_camera(place.sound, every=1.0))
        choice = DeviceChoice(camera.url, place.sound.microphone)
        booth = stack.enter_context(Booth(folder / "takes", choice, news.put))
        booth.send(Open(Form.VIDEO))
        _until(news, Opened)
        booth.send(Record("bench", Form.VIDEO, SECONDS))
        _until(news, Recording)
        found = marks(_until(news, Taken).take.path).apart
    if len(found) < SECONDS / 2:
        raise NotMeasuredError(f"only {len(found)} flashes with a beep are in the recording.")
    return found


def _until(news: "queue.SimpleQueue[BoothNews]", kind: type[N]) -> N:
    limit = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            one = news.get(timeout=max(0.0, limit - time.monotonic()))
        except queue.Empty as error:
            raise NotMeasuredError(f"the booth did not say {kind.__name__}.") from error
        if isinstance(one, kind):
            return one


@contextmanager
def _surroundings(environment: Mapping[str, str]) -> Iterator[None]:
    """The booth's process takes its environment from this one."""
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _off(place: Place) -> float:
    return abs(float(np.mean(recorded_apart(place)))) * 1000


FIGURES = (Figure("sync_recorded", "ms", _off, at_most=20),)
