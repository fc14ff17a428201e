"""What tests of the kiosk share: a window without a display, and a look."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pytest

from config.texts import load_texts
from config.theme import load_theme
from kiosk.look import Look
from kiosk.window import Window


@pytest.fixture
def window():
    window = Window((640, 360), fullscreen=False)
    yield window
    window.close()


@pytest.fixture
def look():
    return Look(640, 360, 300, load_theme(), load_texts("nl"))
