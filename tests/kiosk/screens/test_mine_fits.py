"""All that can be pressed in *Mijn werk* has the size, the room and the place that a finger needs."""

from itertools import combinations

import pytest

from kiosk.screen import Screen
from kiosk.strip import strip_targets
from tests.kiosk.screens.fitting import LOOKS, ROUNDING, all_are_seen_to_sink, all_lie_on_the_screen, gap
from tests.kiosk.screens.mine_screens import states

TARGET_MM, MAIN_MM, GAP_MM = 20.0, 25.0, 6.0
MAIN = {"windows", "away", "done", "keep", "card", "yes", "no"}
"""What one comes to a screen for (X-002)."""


@pytest.fixture(params=LOOKS)
def shown(request: pytest.FixtureRequest) -> list[tuple[str, Screen[object]]]:
    return list(states(LOOKS[request.param]))


def test_a_finger_fits_on_everything_that_can_be_pressed(shown: list[tuple[str, Screen[object]]]) -> None:
    """X-002: 20 mm, and 25 mm for the main action."""
    for name, screen in shown:
        for target in screen.targets():
            least = screen.look.mm * (MAIN_MM if target.name in MAIN else TARGET_MM)
            assert min(target.rect[2:]) + ROUNDING >= least, f"{name}: {target}"


def test_nothing_that_can_be_pressed_touches_its_neighbour(shown: list[tuple[str, Screen[object]]]) -> None:
    """X-004: 6 mm between any two, the strip among them."""
    for name, screen in shown:
        for one, other in combinations([*screen.targets(), *strip_targets(screen)], 2):
            apart = gap(one.rect, other.rect)
            assert apart + ROUNDING >= GAP_MM * screen.look.mm, (
                f"{name}: {one} and {other}: {apart / screen.look.mm:.1f} mm"
            )


def test_everything_that_can_be_pressed_is_on_the_screen(shown: list[tuple[str, Screen[object]]]) -> None:
    all_lie_on_the_screen(shown)


def test_whatever_can_be_pressed_is_seen_to_sink(shown: list[tuple[str, Screen[object]]]) -> None:
    all_are_seen_to_sink(shown)
