"""No key, and nothing a pointer can do, leads out of a real window on a desktop, or stops the kiosk (K-021)."""

import subprocess

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(420), pytest.mark.xdist_group("walk")]

WAYS_OUT = (
    "alt+F4", "alt+Tab", "alt+shift+Tab", "alt+Escape", "alt+space", "alt+F2", "alt+F10", "ctrl+alt+Left",
    "ctrl+alt+Right", "ctrl+alt+d", "ctrl+alt+t", "ctrl+alt+Delete", "ctrl+alt+BackSpace", "ctrl+Escape", "ctrl+q",
    "ctrl+w", "ctrl+c", "super+d", "super+e", "super+F1", "super+l", "Super_L", "Menu", "F1", "F11", "Print", "Escape",
    "XF86PowerOff", "XF86Sleep",
)  # fmt: skip
"""On openbox many of these show another desktop, a menu or another window, or close the one that is there."""


@pytest.fixture(scope="module")
def visitor(house):
    with house.kiosk() as visitor:
        visitor.sees("staff.pin", "1", seconds=120)  # other tests may be busy beside it
        house.evening(visitor).first_start()
        visitor.touches("screen", "attract")
        visitor.sees("home")
        yield visitor


def asked(visitor, *words: str) -> str:
    said = subprocess.run(["xdotool", *words], env=visitor.environment, capture_output=True, text=True, check=True)
    return said.stdout.strip()


def answers(visitor) -> None:
    """It is the same kiosk, which was never started again: a visit goes on where it was."""
    visitor.touches("watch", "home")
    visitor.sees("watch")
    visitor.touches("HOME")
    visitor.sees("home")


def is_all_there_is(visitor, house) -> None:
    """Full screen, on top, and its keys are its own."""
    window = asked(visitor, "getactivewindow")
    assert asked(visitor, "getwindowname", window) == "Wijkpodium"
    shape = dict(line.split("=") for line in asked(visitor, "getwindowgeometry", "--shell", window).splitlines())
    assert (int(shape["WIDTH"]), int(shape["HEIGHT"])) == house.display.size
    assert (int(shape["X"]), int(shape["Y"])) == (0, 0)


def test_no_combination_of_keys_leads_out(visitor, house):
    for keys in WAYS_OUT:
        visitor.types(keys)
        is_all_there_is(visitor, house)
    before = len(visitor.seen)
    answers(visitor)
    assert visitor.seen[before:] == ["watch", "home"]


def test_a_key_that_is_held_or_stuck_stalls_nothing(visitor, house):
    for key in ("Escape", "Return", "Alt_L", "Super_L", "a"):
        asked(visitor, "keydown", key)
    try:
        visitor.waits(2)
        is_all_there_is(visitor, house)
        answers(visitor)
    finally:
        for key in ("Escape", "Return", "Alt_L", "Super_L", "a"):
            asked(visitor, "keyup", key)


def test_no_other_button_no_wheel_and_no_drag_opens_anything(visitor, house):
    for button in ("2", "3", "4", "5", "8", "9"):
        asked(visitor, "mousemove", "5", "5", "click", button)
    asked(visitor, "mousemove", "0", "300", "mousedown", "1", "mousemove", "600", "300", "mouseup", "1")
    asked(visitor, "mousemove", "600", "719", "mousedown", "1", "mousemove", "600", "100", "mouseup", "1")
    is_all_there_is(visitor, house)
    answers(visitor)
