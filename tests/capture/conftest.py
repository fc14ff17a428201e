"""A booth's news, waited for with a limit; and a sound card and a camera that are real to the booth."""

import queue
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from capture.booth import Booth
from capture.messages import BoothNews, Level, Open, Opened, Record, Recording
from capture.virtual import VirtualSound, virtual_sound
from media.form import Form

N = TypeVar("N", bound=BoothNews)


class Listener:
    """Waits for news of a kind; what comes before it is left behind."""

    def __init__(self) -> None:
        self.news: queue.SimpleQueue[BoothNews] = queue.SimpleQueue()

    def until(self, kind: type[N], seconds: float = 15.0) -> N:
        limit = time.monotonic() + seconds
        while True:
            news = self.news.get(timeout=max(0.01, limit - time.monotonic()))
            if isinstance(news, kind):
                return news

    def until_recording(self, booth: Booth, take_id: str, form: Form = Form.DANCE, most: float = 20.0) -> None:
        booth.send(Open(form))
        self.until(Opened)
        booth.send(Record(take_id, form, most))
        self.until(Recording)

    def until_long(self, seconds: float) -> None:
        """Until the take is so long."""
        while self.until(Level).seconds < seconds:
            pass


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def takes(tmp_path: Path) -> Path:
    return tmp_path / "takes"


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualSound]:
    """A sound card that every process of this test finds."""
    with virtual_sound() as sound:
        for name, value in sound.environment.items():
            monkeypatch.setenv(name, value)
        yield sound
