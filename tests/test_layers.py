"""The rooms keep their doors: who may import whom, and who may touch a window, a device or the database."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY = {
    "kiosk": {"exhibits", "capture", "media", "config"},
    "exhibits": {"media", "config"},
    "capture": {"media"},
    "media": set(),
    "config": set(),
}
ONLY_IN = {
    "pygame": {"kiosk"},
    "sounddevice": {"capture", "media"},
    "sqlite_utils": {"exhibits"},
    "sqlite3": {"exhibits"},
    "click": {"kiosk"},
}


def imports(path):
    """The top-level names that a file imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def files(room):
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", MAY)
def test_a_room_imports_only_what_lies_below_it(room):
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files(room)
        for name in imports(path)
        if name in MAY and name != room and name not in MAY[room]
    }
    assert wrong == set()


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_border_has_its_room(library):
    wrong = {
        str(path.relative_to(ROOT))
        for room in MAY
        if room not in ONLY_IN[library]
        for path in files(room)
        if library in imports(path)
    }
    assert wrong == set()


def test_the_root_holds_the_five_rooms_and_nothing_grows_beside_them():
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert rooms == set(MAY)


def test_a_command_does_not_load_the_window():
    """`wijkpodium --help` answers at once: pygame belongs to `run`."""
    import subprocess
    import sys

    heavy = "('pygame', 'cv2', 'av', 'sounddevice')"
    loaded = f"import sys, kiosk.__main__; print([name for name in {heavy} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.strip() == "[]"
