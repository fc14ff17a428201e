"""The strip is the same on every screen, and whatever a visitor does goes on in another language."""

from collections.abc import Hashable, Iterator

import pytest

from config.texts import languages, load_texts
from kiosk.look import TARGET_MM, Look
from kiosk.screen import Frame, Moving, Part, Screen
from kiosk.strip import ear_place, strip_parts, strip_targets
from tests.kiosk.screens import making_screens, mine_screens, sheet_screens, staff_screens, test_watching_fits
from tests.kiosk.screens.drawing import PROFILES, look
from tests.kiosk.screens.fitting import LOOKS, ROUNDING, all_are_seen_to_sink, all_lie_on_the_screen, gap
from tests.kiosk.screens.reading import overlap, read

GAP_MM = 6.0


def visitors(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    for walk in (making_screens.states, test_watching_fits.screens, mine_screens.states):
        yield from walk(look)


Shown = list[tuple[str, Screen[object]]]


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in LOOKS])
def shown(request: pytest.FixtureRequest) -> Shown:
    """Made once for all tests, and gone with them."""
    return list(visitors(LOOKS[request.param]))


def test_help_back_home_and_the_globe_have_one_place_each_on_all_screens(shown: Shown) -> None:
    """X-048."""
    places = {(target.name, target.rect) for _, screen in shown for target in strip_targets(screen)}

    assert sorted(place[0] for place in places) == ["BACK", "HELP", "HOME", "LANGUAGE"]


def test_buttons_of_the_strip_are_as_large_and_as_far_apart_as_all_others(shown: Shown) -> None:
    look = shown[0][1].look
    targets = strip_targets(max((screen for _, screen in shown), key=lambda screen: len(screen.frame)))
    assert all(min(target.rect[2:]) + ROUNDING >= TARGET_MM * look.mm for target in targets)
    assert all(x >= 0 and x + w <= look.width for x, _, w, _ in (target.rect for target in targets))
    apart = [gap(one.rect, other.rect) for one in targets for other in targets if one is not other]
    assert min(apart) + ROUNDING >= GAP_MM * look.mm


def test_the_place_of_the_ear_is_free(shown: Shown) -> None:
    """Nothing to press lies there, and nothing to read."""
    look = shown[0][1].look
    place = ear_place(look)
    for screen_name, screen in shown:
        for target in [*screen.targets(), *strip_targets(screen)]:
            assert gap(target.rect, place) + ROUNDING >= GAP_MM * look.mm, f"{screen_name}: {target}"
        over = [one.text for one in read(screen) if overlap(one.box, place) > look.px(0.5)]
        assert not over, f"{screen_name}: {over}"


def test_help_is_on_every_visitor_screen_and_the_globe_but_where_one_records_or_chooses_a_language_anyway() -> None:
    """X-054, L-013: at home all languages lie open; on the stage there is only stop and help, and back before it."""
    for name, screen in visitors(look()):
        assert Frame.HELP in screen.frame, name
        assert (Frame.LANGUAGE in screen.frame) == (screen.name not in ("home", "record", "speak")), name


def test_while_it_records_there_is_help_and_nothing_else_in_the_strip() -> None:
    recording = [screen for _, screen in visitors(look()) if screen.on_air]
    assert recording
    assert all(tuple(screen.frame) == (Frame.HELP,) for screen in recording)


def test_staff_have_no_strip_of_visitors() -> None:
    for name, screen in staff_screens.states(look()):
        assert not {Frame.HELP, Frame.LANGUAGE} & set(screen.frame), name


@pytest.mark.parametrize("profile", PROFILES)
def test_back_and_the_globe_are_mirrored_for_who_reads_from_the_right(profile: str) -> None:
    dutch, arabic = look(profile), look(profile, "ar")
    for (name, one), (_, other) in zip(visitors(dutch), visitors(arabic), strict=True):
        for left, right in zip(strip_targets(one), strip_targets(other), strict=True):
            starts = left.rect[0] < dutch.width / 2
            assert starts == (right.rect[0] + right.rect[2] > arabic.width / 2), f"{name}: {left}"


@pytest.mark.parametrize("profile", ["27 inch", "narrow"])
@pytest.mark.parametrize("to", [language.code for language in languages()])
def test_every_screen_goes_on_in_another_language_as_if_it_had_been_made_in_it(profile: str, to: str) -> None:
    """L-011: nothing of the first language stays behind, and nothing of what one did is lost."""
    begun_in = "ar" if to == "nl" else "nl"
    for (name, screen), (_, fresh) in zip(visitors(look(profile, begun_in)), visitors(look(profile, to)), strict=True):
        if Frame.LANGUAGE not in screen.frame:
            continue
        drawn(screen)
        screen.speak(load_texts(to))
        assert screen.targets() == fresh.targets(), name
        assert drawn(screen) == drawn(fresh), name


def drawn(screen: Screen[object]) -> list[tuple[Hashable, ...]]:
    return [_identity(part) for part in [*screen.parts(), *strip_parts(screen)]]


def _identity(part: Part | Moving) -> tuple[Hashable, ...]:
    return (part.rect, part.key, part.of, part.serial if isinstance(part, Moving) else None)


@pytest.mark.parametrize("name", LOOKS)
def test_sheets_lie_on_the_screen_and_have_large_buttons_apart_from_each_other(name: str) -> None:
    look = LOOKS[name]
    sheets = list(sheet_screens.states(look))
    all_lie_on_the_screen(sheets)
    all_are_seen_to_sink(sheets)
    for sheet_name, screen in sheets:
        targets = screen.targets()
        assert all(min(target.rect[2:]) + ROUNDING >= TARGET_MM * look.mm for target in targets), sheet_name
        apart = [gap(one.rect, other.rect) for one in targets for other in targets if one is not other]
        assert min(apart, default=look.width) + ROUNDING >= GAP_MM * look.mm, sheet_name


def test_the_sheet_of_languages_has_them_all_in_their_own_scripts_and_no_flags() -> None:
    screen = next(screen for name, screen in sheet_screens.states(look()) if name == "languages")
    written = [one.text for one in read(screen)]
    assert [language.own_name for language in languages()] == written[1:-1]
