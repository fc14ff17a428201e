"""A visitor who presses anything, and a booth that says anything: nothing is kept without a yes, every visit ends."""

import pytest

from media.testcard import flash_and_beep
from tests.kiosk.monkey.house import a_monkey

INPUTS, MONKEYS = 1000, 8


@pytest.fixture(scope="session")
def clip(tmp_path_factory):
    return flash_and_beep(tmp_path_factory.mktemp("clip") / "clip.mp4", seconds=4.0, size=(160, 90)).read_bytes()


@pytest.mark.parametrize("seed", range(MONKEYS))
def test_whatever_is_pressed_and_said_the_kiosk_goes_on_and_keeps_nothing_unasked(seed, window, clip, tmp_path):
    """Thousands of inputs without sense: no exception, no dead end, no exit, nothing kept without a yes or twice."""
    with a_monkey(tmp_path, seed, window, clip, draws=True) as monkey:
        monkey.lives(INPUTS)
