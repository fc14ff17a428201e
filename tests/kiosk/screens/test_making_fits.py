"""All that can be pressed while making something has the size, the room and the place that a finger needs."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from kiosk.look import Look, Rect
from kiosk.screen import Moving, Screen
from kiosk.strip import strip_targets
from tests.kiosk.screens.drawing import PROFILES, look
from tests.kiosk.screens.making_screens import states

TARGET_MM, MAIN_MM, GAP_MM = 20.0, 25.0, 6.0
MAIN = {"go", "keep", "done", "form.music", "form.dance", "form.video", "alone", "together", "with_child", "try"}
"""What one comes to a screen for (X-002)."""
ROUNDING = 1


def _looks() -> Iterator[tuple[str, Look]]:
    for profile in PROFILES:
        for language in ("nl", "en"):
            yield f"{profile}-{language}", look(profile, language)
        plain = look(profile)
        yield f"{profile}-mirrored", replace(plain, texts=replace(plain.texts, rtl=True))


LOOKS = dict(_looks())


@pytest.fixture(params=LOOKS)
def shown(request: pytest.FixtureRequest) -> list[tuple[str, Screen[object]]]:
    return list(states(LOOKS[request.param]))


def test_a_finger_fits_on_everything_that_can_be_pressed(shown: list[tuple[str, Screen[object]]]) -> None:
    """X-002: 20 mm, and 25 mm for the main action."""
    for name, screen in shown:
        for target in screen.targets():
            least = screen.look.mm * (MAIN_MM if target.name in MAIN else TARGET_MM)
            _, _, width, height = target.rect
            assert min(width, height) + ROUNDING >= least, f"{name}: {target}"


def test_nothing_that_can_be_pressed_touches_its_neighbour(shown: list[tuple[str, Screen[object]]]) -> None:
    """X-004: 6 mm between any two, the strip among them."""
    for name, screen in shown:
        for one, other in combinations([*screen.targets(), *strip_targets(screen)], 2):
            gap = _gap(one.rect, other.rect)
            assert gap + ROUNDING >= GAP_MM * screen.look.mm, (
                f"{name}: {one} and {other}: {gap / screen.look.mm:.1f} mm"
            )


def test_everything_that_can_be_pressed_is_on_the_screen(shown: list[tuple[str, Screen[object]]]) -> None:
    for name, screen in shown:
        for target in screen.targets():
            x, y, w, h = target.rect
            assert x >= 0 <= y, f"{name}: {target}"
            assert x + w <= screen.look.width, f"{name}: {target}"
            assert y + h <= screen.look.height, f"{name}: {target}"


def test_whatever_can_be_pressed_is_seen_to_sink(shown: list[tuple[str, Screen[object]]]) -> None:
    """Every press answers in the next frame: some part of the screen belongs to the target."""
    for name, screen in shown:
        moves = {part.of for part in screen.parts() if not isinstance(part, Moving)}
        for target in screen.targets():
            assert target.name in moves, f"{name}: {target.name}"


def _gap(one: Rect, other: Rect) -> float:
    """Between the edges; negative where they overlap."""
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    down = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return max(across, down)
