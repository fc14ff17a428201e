"""Whatever is written on a screen can be read: whole, large enough and on nothing else, in every language."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from kiosk.look import FLOOR_MM, Look
from kiosk.screen import Screen
from kiosk.screens.question import Question
from kiosk.screens.watch import Watch
from kiosk.strip import strip_targets
from tests.kiosk.screens import (
    making_screens,
    mine_screens,
    sheet_screens,
    show_screens,
    staff_screens,
    test_watching_fits,
)
from tests.kiosk.screens.drawing import PROFILES, look
from tests.kiosk.screens.fitting import LOOKS
from tests.kiosk.screens.longer import longer_texts
from tests.kiosk.screens.reading import Written, outside, overlap, read

TOUCHES_MM = 0.5
"""What is a rounding, and no overlap."""
NAMES = (
    test_watching_fits.LONG_NAME,
    staff_screens.LONG_NAME,
    staff_screens.LISTED,
    "Anne-Marie van der Heijden",
    "23 nov. 19:20",
)
"""As long as a name may be; some places end it with dots, and the day it was made."""
LONGER = {f"{profile}-longer": replace(look(profile), texts=longer_texts()) for profile in PROFILES}
EVERYWHERE = LOOKS | LONGER
ROOMY = ("27 inch", "43 inch")
"""Where staff's dense desks have room for a language that is 40 % longer as well; the shipped ones fit all screens."""


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in EVERYWHERE])
def shown(request: pytest.FixtureRequest) -> list[tuple[str, Screen[object], list[Written]]]:
    """Read once for all tests, and gone with them: the screens of one look are some hundred megabytes of pictures."""
    name = request.param
    staff = name not in LONGER or name.startswith(ROOMY)
    return [(screen_name, screen, read(screen)) for screen_name, screen in _screens(EVERYWHERE[name], staff=staff)]


def _screens(look: Look, *, staff: bool) -> Iterator[tuple[str, Screen[object]]]:
    walks = (
        making_screens.states,
        test_watching_fits.screens,
        mine_screens.states,
        sheet_screens.states,
        show_screens.states,
    )
    for name, screen in [one for walk in walks for one in walk(look)]:
        if isinstance(screen, (Watch, Question)):
            screen.tick(1.0)  # the curtain falls over the name at its foot; another question has slid in
        yield name, screen
    if staff:
        yield from staff_screens.states(look)


Shown = list[tuple[str, Screen[object], list[Written]]]


def test_no_word_is_cut_off(shown: Shown) -> None:
    for name, screen, written in shown:
        cut = {one.text: f"{outside(one) / screen.look.mm:.1f} mm" for one in written if outside(one) > 1.5}
        assert not _but_names(cut), name


def test_no_word_is_broken_off_or_ends_in_dots(shown: Shown) -> None:
    """A name of thirty letters may; a word of ours is whole."""
    for name, _, written in shown:
        assert not _but_names({one.text: one.cap_mm for one in written if one.broken or one.shortened}), name


def test_no_letter_is_smaller_than_the_floor(shown: Shown) -> None:
    """X-020: 4.8 mm."""
    for name, _, written in shown:
        assert not {one.text: one.cap_mm for one in written if one.cap_mm < FLOOR_MM - 0.01}, name


def test_nothing_is_written_over_something_else(shown: Shown) -> None:
    for name, screen, written in shown:
        for one, other in combinations(written, 2):
            assert overlap(one.box, other.box) <= TOUCHES_MM * screen.look.mm, f"{name}: {one.text!r}, {other.text!r}"


def test_no_word_lies_on_a_button_that_it_does_not_belong_to(shown: Shown) -> None:
    for name, screen, written in shown:
        for target in [*screen.targets(), *strip_targets(screen)]:
            on_it = [one.text for one in written if one.of != target.name and _on(one, target.rect, screen.look)]
            assert not on_it, f"{name}: {target.name}"


def _on(one: Written, rect: tuple[int, int, int, int], look: Look) -> bool:
    return overlap(one.box, rect) > TOUCHES_MM * look.mm


def _but_names(found: dict[str, object]) -> dict[str, object]:
    return {text: what for text, what in found.items() if not any(name in text for name in NAMES)}


def test_larger_letters_are_a_smaller_screen_down_to_what_a_layout_needs() -> None:
    """X-021: nothing is lost, as every layout is walked over on the smallest screens as well."""
    assert look("43 inch", letters=2).mm == pytest.approx(2 * look("43 inch").mm)
    assert look("27 inch", letters=1.5).laid_out_mm == pytest.approx(597 / 1.5)
    assert look("27 inch", letters=2).laid_out_mm == 340
    assert look("upright", letters=2).laid_out_mm == 260
    assert look("small", letters=2).mm == look("small").mm
