"""The building calls: understood at once, never still for long, never black, and a work's first time is a feast."""

from collections.abc import Iterator
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from config.texts import languages, load_texts
from kiosk import premiere
from kiosk.look import FLOOR_MM, Look
from kiosk.press import target_at
from kiosk.screen import Moving, Part
from kiosk.screens.attract import (
    CURTAIN_SECONDS,
    DRESS_SECONDS,
    LANGUAGE_SECONDS,
    LEAST_SECONDS,
    LIGHT_SECONDS,
    PAUSE_SECONDS,
    PLAYS_SECONDS,
    Attract,
    Calling,
)
from media.building import State
from media.sign import Sign
from tests.kiosk.screens.drawing import canvas, look
from tests.kiosk.screens.fitting import LOOKS, ROUNDING
from tests.kiosk.screens.grey import Film
from tests.kiosk.screens.reading import outside, read

STEP_SECONDS = 0.05
SIGNS = [Sign.from_number(37 * i) for i in range(24)]
CUT_SECONDS = (6.0, 12.0)
CYCLE_SECONDS = 90.0
SMALL = (640, 360, 597.0)


def attract(look_: Look | None = None, *, works: int = 24, shut: int = 0) -> Attract:
    tongues = [load_texts(language.code) for language in languages()]
    return Attract(look_ or look(), SIGNS[:works], tongues, Random(2), shut=shut)


def small() -> Look:
    width, height, width_mm = SMALL
    return Look(width, height, width_mm, look().theme, look().texts)


def run(
    screen: Attract, seconds: float, *, films: bool = True, length: float = 60.0
) -> Iterator[tuple[float, Film | None]]:
    """Time passes as the flow lets it: a film whenever one is asked for, and a dress each minute."""
    film: Film | None = None
    for step in range(round(seconds / STEP_SECONDS)):
        if film:
            film.at += STEP_SECONDS
        if screen.tick(STEP_SECONDS) is Calling.NEXT_WORK:
            if screen.wants_dress:
                screen.dress(SIGNS if films else [], 0)
            film = Film(screen.stage[2:], length) if films else None
            if film:
                screen.play(film)
        yield step * STEP_SECONDS, film


def opening(screen: Attract) -> float:
    return next(part.key[1] for part in screen.parts() if isinstance(part.key, tuple) and part.key[0] == "curtain")


def playing_seconds(screen: Attract, film: Film, sign: Sign | None = None) -> float:
    """How long the curtain is wholly open."""
    screen.play(film, sign)
    seconds = 0.0
    while not film.closed:
        screen.tick(STEP_SECONDS)
        film.at += STEP_SECONDS
        seconds += STEP_SECONDS * (not film.closed and opening(screen) == 1.0)
    return seconds


@pytest.mark.parametrize(("length", "sign"), [(60.0, None), (2.0, None), (60.0, SIGNS[3]), (8.0, None)])
def test_a_cut_takes_six_to_twelve_seconds(length: float, sign: Sign | None) -> None:
    """K-001; a shorter work keeps its last picture, a première is a little longer."""
    screen = attract(small())
    least, most = CUT_SECONDS
    assert least - 0.3 <= playing_seconds(screen, Film(screen.stage[2:], length), sign) <= most


def test_in_ninety_seconds_it_called_in_every_language_and_showed_many_works() -> None:
    """K-001: a full cycle."""
    assert len(languages()) * LANGUAGE_SECONDS <= CYCLE_SECONDS
    assert (PLAYS_SECONDS + 2 * CURTAIN_SECONDS) * 8 <= CYCLE_SECONDS
    screen, heard, seen = attract(small()), set[str](), set[Film | None]()
    for _, film in run(screen, CYCLE_SECONDS):
        heard.update(part.key[1] for part in screen.parts() if isinstance(part.key, tuple) and part.key[0] == "board")
        seen.add(film)
    assert heard == {language.code for language in languages()}
    assert len(seen - {None}) >= 8


def test_what_it_calls_is_short() -> None:
    """K-001: at most five words, beside a hand."""
    for language in languages():
        assert len(load_texts(language.code)["attract.touch"].split()) <= 5


@pytest.mark.parametrize("works", [0, 1, 24])
def test_every_four_seconds_a_light_changes(works: int) -> None:
    screen = attract(small(), works=works)
    before = lights(screen)
    changed = []
    for _ in range(10):
        screen.tick(LIGHT_SECONDS)
        changed.append(lights(screen) != before)
        before = lights(screen)
    assert all(changed)


def lights(screen: Attract) -> list[object]:
    return [
        part.key for part in screen.parts() if isinstance(part.key, tuple) and part.key[0] in ("window", "home window")
    ]


@pytest.mark.parametrize("films", [False, True])
def test_nothing_stands_where_it_stood_ten_minutes_ago(films: bool) -> None:
    """K-026, also where there is no work: the sun, the stage and the board are elsewhere, and no minute is without a
    move."""
    screen = attract(small(), works=24 if films else 0)
    places = []
    for second, _ in run(screen, 600, films=films):
        if second % DRESS_SECONDS < STEP_SECONDS:
            places.append((screen.stage, frozenset(part.rect for part in screen.parts())))
    assert len({stage for stage, _ in places}) >= 5
    first, last = places[0][1], places[-1][1]
    assert len(first & last) <= 3, "what fills the screen, and the button that must stay where it is"


@pytest.mark.parametrize("works", [0, 24])
def test_it_is_never_black_and_each_minute_looks_different(works: int) -> None:
    shown = small()
    screen, page = attract(shown, works=works), canvas((shown.width, shown.height))
    pictures = []
    for second, _ in run(screen, 240, films=works > 0):
        if second % 60 < STEP_SECONDS:
            page.show(screen.parts(), shown)
            pictures.append(pixels(page))
    for before, after in pairwise(pictures):
        assert after.mean() > 25
        assert (np.abs(after - before).max(axis=2) > 24).mean() > 0.04


def pixels(page: object) -> np.ndarray:
    import pygame

    return np.asarray(pygame.surfarray.array3d(page.surface), int)  # type: ignore[attr-defined]


# a work that waits


def test_a_work_that_waits_is_a_shut_curtain_and_nothing_else() -> None:
    """Nobody sees what nobody has approved: no sign and no still."""
    windows = attract(works=5, shut=3)._facade.windows.values()
    shut = [window for window in windows if window.state is State.SHUT]
    assert [(window.sign, window.picture) for window in shut] == [(None, None)] * 3
    assert len([window for window in windows if window.sign]) == 5


def test_a_work_that_may_be_seen_never_hangs_behind_a_shut_curtain() -> None:
    """Shut means that it waits."""
    screen = attract(works=24)
    for _ in range(100):
        screen.tick(LIGHT_SECONDS)
        assert all(window.state is not State.SHUT for window in screen._facade.windows.values())


# the première


def test_a_premiere_has_its_word_its_sign_footlights_and_confetti_and_then_it_is_over() -> None:
    screen = attract(small())
    film = Film(screen.stage[2:])
    screen.play(film, SIGNS[3])
    kinds: list[set[str]] = []
    while not film.closed:
        screen.tick(STEP_SECONDS)
        kinds.append({part.key[0] for part in screen.parts() if isinstance(part.key, tuple)})
    feast = {"premiere", "premiere lights", "confetti"}
    assert feast <= set.union(*kinds)
    assert not feast & kinds[-1]
    screen.play(Film(screen.stage[2:]))
    screen.tick(STEP_SECONDS)
    assert not feast & {part.key[0] for part in screen.parts() if isinstance(part.key, tuple)}


def test_the_curtain_of_a_premiere_opens_after_its_herald_and_slower() -> None:
    screen = attract(small())
    screen.play(Film(screen.stage[2:]), SIGNS[3])
    for _ in range(round((premiere.HERALDS_SECONDS - 0.1) / STEP_SECONDS)):
        screen.tick(STEP_SECONDS)
    assert opening(screen) == 0
    for _ in range(round((0.1 + CURTAIN_SECONDS) / STEP_SECONDS)):
        screen.tick(STEP_SECONDS)
    assert 0 < opening(screen) < 1
    assert screen.rests() == 0


def test_a_premiere_does_not_flash() -> None:
    """X-026: brightness of a quarter of the screen goes up or down at most three times in any second."""
    shown = small()
    screen, page = attract(shown), canvas((shown.width, shown.height))
    screen.play(Film(screen.stage[2:]), SIGNS[3])
    bright = []
    for _ in range(round(8 / STEP_SECONDS)):
        screen.tick(STEP_SECONDS)
        page.show(screen.parts(), shown)
        bright.append(pixels(page).mean(axis=2) / 255)
    jumps = [float((np.abs(after - before) >= 0.1).mean()) > 0.25 for before, after in pairwise(bright)]
    in_a_second = round(1 / STEP_SECONDS)
    assert max(sum(jumps[i : i + in_a_second]) for i in range(len(jumps))) <= 3


# pause


def test_whoever_pauses_it_sees_it_hold_still_until_they_let_it_go_on() -> None:
    """X-027."""
    screen = attract(small())
    film = Film(screen.stage[2:])
    screen.play(film)
    for _ in range(40):
        screen.tick(STEP_SECONDS)
    screen.parts()
    assert screen.press("pause") is None
    held = identities(screen)
    for _ in range(400):
        film.at += STEP_SECONDS
        assert screen.tick(STEP_SECONDS) is None
    assert identities(screen) == held
    screen.press("pause")
    for _ in range(100):
        screen.tick(STEP_SECONDS)
    assert identities(screen) != held


def test_it_goes_on_by_itself_when_nobody_is_there_any_more() -> None:
    """K-026: never still for ten minutes."""
    screen = attract(small())
    screen.press("pause")
    assert screen.rests() == PAUSE_SECONDS
    screen.tick(PAUSE_SECONDS)
    assert screen.rests() <= LIGHT_SECONDS


def identities(screen: Attract) -> list[object]:
    return [
        (part.rect, part.key, part.serial if isinstance(part, Moving) else None)
        for part in screen.parts()
        if part.of != "pause"
    ]


@pytest.mark.parametrize("name", LOOKS)
def test_a_touch_beside_the_pause_goes_home_wherever_it_lands(name: str) -> None:
    """A finger fits on it, and it is on the screen."""
    shown = LOOKS[name]
    screen = attract(shown)
    x, y, w, h = screen._pause
    assert min(w, h) + ROUNDING >= 20 * shown.mm
    assert (x >= 0, y >= 0, x + w <= shown.width, y + h <= shown.height) == (True,) * 4
    assert target_at((x + w // 2, y + h // 2), screen.targets()) == "pause"
    for at in ((5, 5), (shown.width // 2, shown.height // 2), (x - 3, y), (x, y - 3), (x + w // 2, y + h + 3)):
        assert screen.press(target_at(at, screen.targets()) or "") is Calling.TOUCHED
    assert any(part.of == "pause" for part in screen.parts() if isinstance(part, Part))


@pytest.mark.parametrize("name", LOOKS)
def test_all_that_it_says_can_be_read(name: str) -> None:
    """In the language of the look: the board, the banner, the pause, and the question of an empty building."""
    shown = LOOKS[name]
    screens = [Attract(shown, SIGNS[:works], [shown.texts], Random(2)) for works in (24, 0)]
    screens[0].play(Film(screens[0].stage[2:]), SIGNS[3])
    for _ in range(round(LEAST_SECONDS / 2 / STEP_SECONDS)):
        screens[0].tick(STEP_SECONDS)
    for written in [one for screen in screens for one in read(screen)]:
        assert outside(written) <= 1.5, written
        assert not written.broken, written
        assert written.cap_mm >= FLOOR_MM - 0.01, written
