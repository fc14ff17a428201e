"""The show on a wall goes on by itself: never black, never stuck, legible from afar, and a dancer as tall as life."""

from dataclasses import replace

import numpy as np
import pytest

from config.settings import Show as Wall
from exhibits.projection import Projection
from kiosk.lifesize import BODY_MM, standing
from kiosk.look import Look
from kiosk.screen import Moving, Part
from kiosk.screens.show import (
    BROKEN_SECONDS,
    CALL_SECONDS,
    CURTAIN_SECONDS,
    GLOW_SECONDS,
    REST_SECONDS,
    STRIP_IN_SECONDS,
    SWELL_SECONDS,
    Wish,
)
from kiosk.showing import Shown
from media.sign import Sign
from media.take import FigureFacts
from tests.kiosk.screens.drawing import PROFILES, canvas, look
from tests.kiosk.screens.grey import Film
from tests.kiosk.screens.reading import read
from tests.kiosk.screens.show_screens import CARD, FIGURE, SIGNS, WALL, on_stage, run, show, states, until

BACK_SECONDS = CURTAIN_SECONDS + SWELL_SECONDS + REST_SECONDS
CUT_OFF = FigureFacts(0.3, 0.99, 0.6, ("#111111",))
FAR_AWAY = FigureFacts(0.9, 0.8, 0.05, ("#111111", "#222222"))


def small() -> Look:
    return Look(640, 360, 597.0, look().theme, look().texts)


def kinds(parts: list[Part | Moving]) -> set[object]:
    return {part.key[0] if isinstance(part.key, tuple) else part.key for part in parts}


def test_the_arc_of_a_work() -> None:
    """A window is called, swells, the curtain opens, sign and name come after a moment, and all goes back."""
    screen = show(small())
    assert until(screen, Wish.NEXT) == pytest.approx(REST_SECONDS, abs=0.2)
    screen.call(CARD, None)
    assert "glowing" in kinds(screen.parts())
    assert until(screen, Wish.CURTAIN) == pytest.approx(CALL_SECONDS + SWELL_SECONDS, abs=0.2)
    film = Film(screen.picture_size())
    screen.play(film)
    film.at = 0.1
    run(screen, CURTAIN_SECONDS + STRIP_IN_SECONDS - 0.3)
    assert {"show"} <= kinds(screen.parts())
    assert "show strip" not in kinds(screen.parts())
    for _ in range(40):
        film.at += 0.05
        screen.tick(0.05)
    assert "show strip" in kinds(screen.parts())
    film.at = film.seconds
    assert until(screen, Wish.NEXT) == pytest.approx(BACK_SECONDS, abs=0.4)
    assert film.closed


@pytest.mark.parametrize("broken", ["no file", "stands still"])
def test_what_is_broken_is_passed_over_in_three_seconds_with_its_sign_shown(broken: str) -> None:
    film = None if broken == "no file" else Film((640, 360))
    screen = on_stage(small(), film, STRIP_IN_SECONDS + 0.4)
    assert ("sign card" in kinds(screen.parts())) is (film is None)
    assert "show strip" in kinds(screen.parts())
    assert until(screen, Wish.NEXT) <= BROKEN_SECONDS + BACK_SECONDS + 0.5


def test_it_is_never_black_not_with_nobody_in_it_and_not_at_night() -> None:
    page = canvas((640, 360))
    for signs, asleep in (({}, False), (SIGNS, False), (SIGNS, True)):
        screen = show(small(), signs=signs)
        screen.asleep = asleep
        for _ in range(12):
            run(screen, 1.0)
            page.show(screen.parts(), screen.look)
            assert page.surface.get_at((320, 350))[:3] != (0, 0, 0)
    assert "window" not in kinds(screen.parts())
    assert not screen.targets()


def test_the_night_draws_the_curtain_on_whatever_plays() -> None:
    film = Film((640, 360))
    screen = on_stage(small(), film, 0.5)
    screen.asleep = True
    run(screen, 1.0)
    assert film.closed
    wishes = {screen.tick(0.5) for _ in range(200)}
    assert wishes == {None, Wish.CLOCK}
    screen.asleep = False
    assert until(screen, Wish.NEXT) < REST_SECONDS + 1


def test_a_touch_lets_a_window_glow_for_ten_seconds_and_counts_nothing() -> None:
    screen = show(small())
    assert {target.name for target in screen.targets()} == set(SIGNS)
    for _ in range(3):
        assert screen.press("work 7") is None
    assert "glowing" in kinds(screen.parts())
    run(screen, REST_SECONDS - 0.2)
    screen.call(CARD, None)
    run(screen, GLOW_SECONDS - REST_SECONDS - 0.5 - CALL_SECONDS)
    screen = on_stage(small(), Film((640, 360)), 0.5)
    screen.press("screen")
    assert "glowing side" in kinds(screen.parts())
    run(screen, GLOW_SECONDS + 0.2)
    assert not kinds(screen.parts()) & {"glowing side", "glowing"}


def test_who_has_no_window_yet_moves_into_one() -> None:
    screen = show(small())
    screen.call(replace(CARD, id="new", sign=Sign.from_number(5)), None)
    assert sum(window.sign == Sign.from_number(5) for window in screen._facade.windows.values()) == 1
    assert len(screen._lives) == len(SIGNS)
    alone = show(small(), signs={})
    alone.call(CARD, None)
    assert "glowing" in kinds(alone.parts())


@pytest.mark.parametrize("profile", PROFILES)
def test_every_word_is_seven_tenths_of_a_degree_from_where_people_stand(profile: str) -> None:
    """E-006: whatever the screen, on a wall of two metres from three."""
    on = look(profile)
    wished = WALL.share(WALL.cap_mm) * on.width
    words = [one for _, screen in states(on) for one in read(screen)]
    assert words
    assert min(one.cap_mm * on.mm for one in words) >= wished - 0.01
    building = show(on, signs={}).parts()[-1]
    assert isinstance(building, Part)
    page = on.paper(*building.rect[2:])
    building.paint(page)


def test_a_dancer_is_as_tall_as_life_and_stands_on_the_floor() -> None:
    on, wall = look("43 inch"), Wall(width_mm=5000, floor_mm=250)
    stood = standing(on, wall, FIGURE)
    scale = on.width / 5000
    x, y, w, h = stood.picture
    assert h * FIGURE.height / scale == pytest.approx(BODY_MM, rel=0.002)
    assert y + FIGURE.feet_y * h == pytest.approx(on.height - 250 * scale, abs=2)
    assert x + FIGURE.feet_x * w == pytest.approx(on.width / 2, abs=2)


@pytest.mark.parametrize("figure", [FIGURE, CUT_OFF, FAR_AWAY])
@pytest.mark.parametrize("profile", ["27 inch", "upright"])
def test_a_wall_that_is_too_low_shows_all_of_a_dancer(profile: str, figure: FigureFacts) -> None:
    on = look(profile)
    stood = standing(on, Wall(width_mm=600), figure)
    x, y, w, h = stood.picture
    assert y + (figure.feet_y - figure.height) * h >= 0
    assert h <= 3 * on.height
    shown = Shown(1, np.zeros((h, w, 4), np.uint8))
    film = stood.parts(on, shown)[1]
    assert isinstance(film, Moving)
    assert film.pixels.shape[:2] == film.rect[:1:-1]
    assert film.rect[0] >= 0 <= film.rect[1]
    assert film.rect[0] + film.rect[2] <= on.width
    assert film.rect[1] + film.rect[3] <= on.height


def test_what_stands_for_a_wall_is_its_own_size() -> None:
    assert Projection(4000, 3).share(BODY_MM) == pytest.approx(0.425)
