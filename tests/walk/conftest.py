"""The whole walk, played once for all tests of a file: real window, pointer, sound, camera and child processes."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from capture.virtual import VirtualCamera, virtual_camera, virtual_sound
from config.settings import load_settings, save_settings
from exhibits.collection import Collection, Incoming
from exhibits.contribution import Consents, Purpose, Role
from kiosk.rehearsal.__main__ import prepare, running_kiosk
from kiosk.rehearsal.display import Display, NoDisplayError, virtual_display
from kiosk.rehearsal.visitor import Visitor
from kiosk.rehearsal.walk import Evening
from media.form import Form
from media.stills import save_jpeg
from media.testcard import flash_and_beep

SIZE = (1280, 720)
MARK_SECONDS = 1.0
"""The camera flashes, and the microphone beeps, this often."""


def neighbours_work(collection: Collection, seconds: float = 5.0) -> None:
    """Something to watch and to answer: a clip that flashes and beeps, approved."""
    takes = collection.takes
    view = flash_and_beep(takes / "view.mp4", seconds=seconds, size=(1280, 720))
    original = takes / "original.mp4"
    original.write_bytes(view.read_bytes())
    files = {Role.ORIGINAL: original, Role.VIEW: view, Role.STILL: save_jpeg(view, takes / "still.jpg", 1.0)}
    consents = Consents(
        frozenset({Purpose.HERE, Purpose.EXHIBITION, Purpose.ANSWER}), notice_version="1", language="nl"
    )
    kept = collection.adopt(
        Incoming(files, Form.VIDEO, seconds, (1280, 720), has_sound=True, question="greeting", consents=consents)
    )
    collection.approve(kept.contribution.id)


@dataclass
class House:
    """Virtual screen, sound card and camera, for as many kiosks as a test wants to start."""

    folder: Path
    collection: Path
    environment: dict[str, str]
    display: Display

    def kiosk(self):
        return running_kiosk(self.collection, self.folder, self.environment)

    def evening(self, visitor: Visitor) -> Evening:
        return Evening(visitor, self.display, self.folder, lambda sentence: None)


def build_house(stack: ExitStack, folder: Path, camera: AbstractContextManager[VirtualCamera] | None = None) -> House:
    """With a camera of one's own, or one that flashes when the microphone beeps."""
    try:
        display = stack.enter_context(virtual_display(SIZE))
    except NoDisplayError as missing:
        pytest.skip(str(missing))
    sound = stack.enter_context(virtual_sound())
    seen = stack.enter_context(camera or virtual_camera(sound, every=MARK_SECONDS))
    collection = folder / "collection"
    prepare(collection, seen, sound)
    settings = load_settings(collection)
    changed = settings.model_dump() | {"disk": {"least_free_gb": 0, "least_free_share": 0}}
    changed["record"] |= {"countdown_seconds": 3}
    save_settings(collection, type(settings).model_validate(changed))
    with Collection.open(collection) as opened:
        neighbours_work(opened)
    # every press arrives as a finger and as a mouse, as some panels send it, and has to count once
    environment = display.seen_from(sound.environment) | {"SDL_MOUSE_TOUCH_EVENTS": "1"}
    return House(folder, collection, environment, display)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with ExitStack() as stack:
        yield build_house(stack, tmp_path_factory.mktemp("walk"))
