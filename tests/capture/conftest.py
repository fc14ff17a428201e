"""A booth's news, waited for with a limit; and a sound card and a camera that are real to the booth."""

import queue
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from capture.booth import Booth
from capture.messages import BoothNews, Level, Open, Opened, Record, Recording, Trouble
from capture.troubles import Case
from capture.virtual import VirtualSound, virtual_sound
from media.form import Form
from tests.capture.webcam import Webcam, compiled

N = TypeVar("N", bound=BoothNews)


class Listener:
    """Waits for news of a kind; what comes before it is left behind."""

    def __init__(self) -> None:
        self.news: queue.SimpleQueue[BoothNews] = queue.SimpleQueue()
        self.heard: list[BoothNews] = []
        """All that was waited for or passed over."""

    def until(self, kind: type[N], seconds: float = 15.0) -> N:
        limit = time.monotonic() + seconds
        while True:
            news = self.news.get(timeout=max(0.01, limit - time.monotonic()))
            self.heard.append(news)
            if isinstance(news, kind):
                return news

    def until_trouble(self, case: Case, *, over: bool = False, seconds: float = 15.0) -> None:
        limit = time.monotonic() + seconds
        while self.until(Trouble, limit - time.monotonic()) != Trouble(case, over=over):
            pass

    def knows_within(self, seconds: float, case: Case) -> None:
        """From now, which is when the test did it."""
        self.until_trouble(case, seconds=seconds)

    def until_recording(self, booth: Booth, take_id: str, form: Form = Form.DANCE, most: float = 20.0) -> None:
        booth.send(Open(form))
        self.until(Opened)
        booth.send(Record(take_id, form, most))
        self.until(Recording)

    def until_loud(self, level: float) -> None:
        while self.until(Level).peak < level:
            pass

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


@pytest.fixture(scope="session")
def fake_camera(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("gcc") is None:
        pytest.skip("the webcam of the tests is compiled, and gcc is not installed")
    return compiled(tmp_path_factory.mktemp("fake-camera"))


@pytest.fixture
def webcam(tmp_path: Path, fake_camera: Path, monkeypatch: pytest.MonkeyPatch) -> Webcam:
    """A camera that every process that this test starts finds, and none else."""
    webcam = Webcam(tmp_path / "webcam")
    monkeypatch.setenv("FAKE_CAMERA", str(webcam.folder))
    monkeypatch.setenv("LD_PRELOAD", str(fake_camera))
    return webcam
