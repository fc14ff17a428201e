"""All that staff can press has the size, the room and the place that a finger needs, and all words are whole."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from kiosk.look import Look
from kiosk.pieces import text_size
from kiosk.screen import Screen
from kiosk.strip import strip_targets
from tests.kiosk.screens.drawing import canvas, look
from tests.kiosk.screens.fitting import LOOKS, ROUNDING, all_are_seen_to_sink, all_lie_on_the_screen, gap
from tests.kiosk.screens.staff_screens import states, waiting

TARGET_MM, MAIN_MM, GAP_MM, ROW_GAP_MM = 20.0, 25.0, 4.0, 3.5
MAIN = {"approve", "nobody", "make", "stop", "withdraw", "away", "leave.neighbours", "leave.off", "take_down",
        "taken_down", "insight.new", "insight.put_up"}  # fmt: skip


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
    """X-004: never less than 2.5 mm; staff's lists are dense, all else has 4 mm or more."""
    for name, screen in shown:
        for one, other in combinations([*screen.targets(), *strip_targets(screen)], 2):
            listed = all(target.name.startswith(("row.", "day.")) for target in (one, other))
            apart = gap(one.rect, other.rect)
            least = (ROW_GAP_MM if listed else GAP_MM) * screen.look.mm
            assert apart + ROUNDING >= least, f"{name}: {one} and {other}: {apart / screen.look.mm:.1f} mm"


def test_everything_that_can_be_pressed_is_on_the_screen(shown: list[tuple[str, Screen[object]]]) -> None:
    all_lie_on_the_screen(shown)


def test_whatever_can_be_pressed_is_seen_to_sink(shown: list[tuple[str, Screen[object]]]) -> None:
    all_are_seen_to_sink(shown)


def test_all_words_are_inside_their_place(shown: list[tuple[str, Screen[object]]]) -> None:
    """Letters shrink to the floor and no further: below it the place must be large enough."""
    for name, screen in shown:
        for part in screen.parts():
            if isinstance(part.key, tuple) and part.key[0] == "words":
                _, text, _, cap, bold, _, _ = part.key
                _, height = text_size(screen.look, text, cap, width=part.rect[2], bold=bold)
                assert height <= part.rect[3] + ROUNDING, f"{name}: {text!r} needs {height} px of {part.rect[3]}"


@pytest.mark.parametrize("profile", ["27 inch", "small"])
def test_every_state_can_be_drawn(profile: str) -> None:
    shown = look(profile)
    page = canvas((shown.width, shown.height))
    for _, screen in states(shown):
        assert page.show([*screen.parts()], shown)


def test_the_desk_is_mirrored_for_who_reads_from_the_right() -> None:
    plain = look()
    mirrored = replace(plain, texts=replace(plain.texts, rtl=True))
    for one, other in zip(waiting(plain).targets(), waiting(mirrored).targets(), strict=True):
        assert other.rect == mirrored.mirrored(one.rect)
        assert one.name == other.name


def test_a_list_of_any_length_can_be_paged_through() -> None:
    """Every work is on just one page, and the page of the chosen one comes first."""
    for count in (1, 4, 5, 11, 12, 13, 60):
        desk = waiting(look(), count, chosen=count - 1)
        assert f"row.{count - 1}" in _names(desk)
        while "list.up" in _names(desk):
            desk.press("list.up")
        seen = [name for name in _names(desk) if name.startswith("row.")]
        while "list.down" in _names(desk):
            desk.press("list.down")
            seen += [name for name in _names(desk) if name.startswith("row.")]
        assert seen == [f"row.{i}" for i in range(count)]


@pytest.mark.parametrize("height", [360, 200, 100])
def test_on_a_screen_too_small_for_it_there_is_still_a_stage(height: int) -> None:
    """It is no size that we know of, but staff see something there, and nothing fails."""
    small = Look(640, height, 300.0, look().theme, look().texts)

    width, high = waiting(small).stage_size()

    assert width > high >= small.px(10)


def test_the_stage_is_as_large_as_the_picture_that_plays_on_it() -> None:
    for one in LOOKS.values():
        desk = waiting(one)
        width, height = desk.stage_size()
        assert (width % 2, height % 2) == (0, 0)
        assert abs(width / height - 16 / 9) < 0.02
        assert np.shape(next(part for part in desk.parts() if hasattr(part, "pixels")).pixels) == (height, width, 4)


def _names(screen: Screen[object]) -> list[str]:
    return [target.name for target in screen.targets()]
