"""The building: dark where nobody is, shut where a work waits, open where it may be seen."""

import numpy as np
import pytest

from media.building import DARK, Palette, State, Window, curtains, draw_building, draw_window, window_box
from media.colour import rgb
from media.paper import Paper
from media.sign import Sign

HUES = (
    ("#F6A63A", "#8A2F12"),
    ("#F48BA9", "#7A1B4B"),
    ("#67C3E8", "#0C4A66"),
    ("#7FCB7A", "#1E5631"),
    ("#B9A4F0", "#46307F"),
    ("#FFD84D", "#8A2F12"),
)
PALETTE = Palette(
    hues=HUES, paper="#FFF6E5", ink="#1B1730", dusk="#2B2350", wall="#241C47", night="#141126", ledge="#4A3F7A",
    dark_window="#3A3163", curtain="#D7263D", curtain_fold="#A81830", sun="#FFD84D",
)  # fmt: skip
CAT = Sign(2, 5, 3)
PLACE = (10, 10, 180, 150)


def test_a_dark_window_is_darker_than_one_with_light_behind_its_curtain() -> None:
    dark, shut = _drawn(DARK), _drawn(Window(State.SHUT, CAT, 2))

    assert dark[..., :3].mean() < 80
    assert shut[..., :3].mean() > dark[..., :3].mean() + 40


def test_a_shut_curtain_keeps_the_work_to_itself() -> None:
    """Kept, but not approved: neither sign nor still may be seen."""
    picture = np.full((9, 16, 4), 255, np.uint8)

    assert np.array_equal(_drawn(Window(State.SHUT, CAT, 2, picture)), _drawn(Window(State.SHUT, None, 2)))


def test_a_shut_curtain_has_the_colours_of_its_form() -> None:
    seen = _colours(_drawn(Window(State.SHUT, CAT, 1)))

    assert {HUES[1][0], HUES[1][1]} <= seen


@pytest.mark.parametrize("state", [State.LIT, State.OPEN])
@pytest.mark.parametrize("seed", range(10))
def test_a_sign_is_seen_in_every_light(state: State, seed: int) -> None:
    seen = _colours(_drawn(Window(state, CAT, 2), seed))

    assert {HUES[3][0], HUES[3][1], PALETTE.paper} <= seen


def test_a_still_fills_its_window_with_the_sign_before_it() -> None:
    picture = np.full((9, 16, 4), 255, np.uint8)
    picture[..., :3] = (1, 2, 3)
    page = _drawn(Window(State.LIT, CAT, 2, picture))

    assert page[20:60, 20:80, 0].max() <= 3
    assert "#7FCB7A" in _colours(page)


def test_the_same_seed_is_the_same_window() -> None:
    assert np.array_equal(_drawn(Window(State.OPEN, CAT, 2), 4), _drawn(Window(State.OPEN, CAT, 2), 4))


def test_curtains_open_from_the_middle() -> None:
    covered = [_covered(opening) for opening in (0, 0.25, 0.5, 0.75, 1)]

    assert covered[0] > 0.95
    assert covered == sorted(covered, reverse=True)
    assert 0.2 < covered[-1] < 0.45


def test_curtains_hide_everything_when_shut() -> None:
    """Who may see it: shut is no, and no is not a slit."""
    page = Paper(400, 300, "#00ff00")
    curtains(page, (0, 0, 400, 300), 0, PALETTE, valance=True)

    assert not (page.pixels[:280] == (0, 255, 0, 255)).all(axis=2).any()


def test_a_building_shows_each_work_in_its_own_window() -> None:
    page = Paper(960, 540, PALETTE.dusk)
    place = (40, 20, 880, 480)
    draw_building(page, place, 6, 4, {(2, 1): Window(State.LIT, CAT, 2)}, PALETTE)
    x, y, w, h = map(int, window_box(place, 6, 4, 2, 1))

    assert HUES[3][0] in _colours(page.pixels[y : y + h, x : x + w])
    page.fill([(x - 9, y - 9), (x + w + 9, y - 9), (x + w + 9, y + h + 9), (x - 9, y + h + 9)], PALETTE.wall)
    assert HUES[3][0] not in _colours(page.pixels)


def test_a_place_can_be_left_for_a_stage() -> None:
    page = Paper(960, 540, PALETTE.dusk)
    place = (40, 20, 880, 480)
    draw_building(page, place, 6, 4, {}, PALETTE, skip={(2, 1)})
    x, y, w, h = map(int, window_box(place, 6, 4, 2, 1))

    assert _colours(page.pixels[y : y + int(h * 0.9), x : x + w]) == {PALETTE.wall}


def test_windows_do_not_touch_each_other() -> None:
    x0, _, w0, h0 = window_box((0, 0, 1500, 900), 12, 6, 3, 2)
    x1, y1, _, _ = window_box((0, 0, 1500, 900), 12, 6, 4, 3)

    assert x1 - (x0 + w0) > 0.15 * w0
    assert y1 - (window_box((0, 0, 1500, 900), 12, 6, 3, 2)[1] + h0) > 0.2 * h0


def _drawn(window: Window, seed: int = 3) -> np.ndarray:
    page = Paper(200, 180, PALETTE.wall)
    draw_window(page, PLACE, window, PALETTE, seed=seed)
    return page.pixels


def _colours(pixels: np.ndarray) -> set[str]:
    return {f"#{r:02X}{g:02X}{b:02X}" for b, g, r, _ in np.unique(pixels.reshape(-1, 4), axis=0)}


def _covered(opening: float) -> float:
    page = Paper(400, 300, "#000000")
    curtains(page, (0, 0, 400, 300), opening, PALETTE, colours=("#ffffff", "#ffffff"))
    assert rgb("#ffffff") == (1, 1, 1)
    return float((page.pixels[..., 0] > 200).mean())
