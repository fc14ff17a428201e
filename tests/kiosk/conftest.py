"""What tests of the kiosk share: a window without a display, and a look."""

import os
import sys

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pytest

from config.texts import load_texts
from config.theme import load_theme
from kiosk.__main__ import main
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


@pytest.fixture
def folder(tmp_path):
    """Of a collection that is not there yet."""
    return tmp_path / "wijkpodium"


@pytest.fixture
def wijkpodium(folder, monkeypatch, capsys):
    """Runs a command in this process; returns how it ended, what it said, and what went wrong."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["wijkpodium", "--collection", str(folder), *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run
