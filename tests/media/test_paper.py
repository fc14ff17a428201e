"""Paper: straight snips, hard shadows, flat colours."""

import math
from pathlib import Path
from random import Random

import numpy as np
import pytest

from media.paper import Paper, blob, box, snip

PAPER, INK, LEAF = "#FFF6E5", "#1B1730", "#7FCB7A"


def test_a_page_is_blue_green_red_alpha_and_starts_transparent() -> None:
    page = Paper(4, 3)
    assert page.pixels.shape == (3, 4, 4)
    assert not page.pixels.any()

    page.fill(box(0, 0, 4, 3), LEAF)

    assert page.pixels[1, 1].tolist() == [0x7A, 0xCB, 0x7F, 255]


def test_half_of_a_colour_is_premultiplied() -> None:
    page = Paper(2, 2)
    page.fill(box(0, 0, 2, 2), "#ffffff", 0.5)

    assert page.pixels[0, 0].tolist() == pytest.approx([128] * 4, abs=1)


def test_snips_stray_no_further_than_they_may() -> None:
    edge = snip(box(0, 0, 1000, 600), Random(1), 90, 3)

    assert len(edge) > 20
    assert all(min(abs(x), abs(x - 1000), abs(y), abs(y - 600)) <= 3 for x, y in edge)


def test_the_same_seed_cuts_the_same_edge() -> None:
    """A button that is drawn again may not wriggle."""
    pages = [Paper(200, 100, PAPER) for _ in range(3)]
    for page, seed in zip(pages, (7, 7, 8), strict=True):
        page.cut(box(20, 20, 150, 60), LEAF, seed)

    assert np.array_equal(pages[0].pixels, pages[1].pixels)
    assert not np.array_equal(pages[0].pixels, pages[2].pixels)


def test_a_shadow_is_one_hard_step_to_the_right_and_down() -> None:
    page = Paper(200, 200, "#ffffff", mm=4)
    page.sheet(box(50, 50, 60, 60), LEAF)
    row = page.pixels[100, :, 2]

    assert row[45] == 255
    assert len(set(row[112:118].tolist())) == 1
    assert 195 < row[114] < 215
    assert row[125] == 255


def test_shadows_fall_the_same_way_from_a_turned_sheet() -> None:
    page = Paper(200, 200, "#ffffff", mm=4)
    with page.moved(100, 100, turn=math.pi, flip=True):
        page.sheet(box(-30, -30, 60, 60), LEAF)

    assert page.pixels[100, 134, 2] < 230
    assert page.pixels[100, 66, 2] == 255


def test_shapes_that_overlap_have_one_shadow_between_them() -> None:
    """Also when one was drawn clockwise and the other was not."""
    page = Paper(100, 100, "#ffffff")
    page.fill_all([box(10, 10, 50, 50), box(30, 30, 50, 50)[::-1]], INK, 0.5)

    assert page.pixels[45, 45].tolist() == page.pixels[15, 15].tolist() == page.pixels[75, 75].tolist()


def test_nothing_leaves_the_shape_it_is_drawn_inside() -> None:
    page = Paper(60, 60, "#ffffff")
    with page.inside(box(20, 20, 20, 20)):
        page.fill(box(0, 0, 60, 60), INK)

    assert page.pixels[30, 30, 2] == 0x1B
    assert page.pixels[10, 30, 2] == 255


def test_a_picture_fills_its_place_to_the_edge() -> None:
    page = Paper(100, 100, "#ffffff")
    picture = np.full((9, 16, 4), 255, np.uint8)
    picture[..., :3] = 0
    page.picture(picture, 10, 20, 80, 45)

    assert not page.pixels[20:65, 10:90, :3].any()
    assert page.pixels[19, 50, 0] == 255


def test_right_to_left_words_end_where_they_are_anchored() -> None:
    page = Paper(400, 80, "#ffffff")
    page.words("مرحبا", 300, 5, cap_mm=8, colour=INK, rtl=True, language="ar")
    columns = np.flatnonzero((page.pixels[..., 0] < 128).any(axis=0))

    assert 290 <= columns[-1] <= 300
    assert columns[0] < 270


def test_words_in_a_box_start_on_the_side_of_their_language() -> None:
    left, right = Paper(400, 80, "#ffffff"), Paper(400, 80, "#ffffff")
    left.words("Dag", 0, 5, cap_mm=8, colour=INK, width=400)
    right.words("مرحبا", 0, 5, cap_mm=8, colour=INK, width=400, rtl=True, language="ar")

    assert (left.pixels[..., 0] < 128)[:, :200].any()
    assert not (left.pixels[..., 0] < 128)[:, 200:].any()
    assert (right.pixels[..., 0] < 128)[:, 200:].any()


def test_words_say_how_much_room_they_took() -> None:
    page = Paper(400, 300)
    one = page.words("Dag buurvrouw en buurman", 0, 0, cap_mm=8, colour=INK)
    wrapped = page.words("Dag buurvrouw en buurman", 0, 0, cap_mm=8, colour=INK, width=200)

    assert one[1] == pytest.approx(8 * page.mm / 0.714 * 1.5, rel=0.02)
    assert wrapped[1] > 1.9 * one[1]


def test_a_page_is_kept_as_png(tmp_path: Path) -> None:
    page = Paper(20, 20, PAPER)
    page.fill(blob(10, 10, 8, 9, Random(1)), LEAF)
    page.png(tmp_path / "page.png")

    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")


def test_drawing_on_given_pixels_keeps_what_is_there() -> None:
    frame = np.full((20, 20, 4), 9, np.uint8)
    Paper(20, 20, pixels=frame).disc(10, 10, 4, LEAF)

    assert frame[10, 10, 1] == 0xCB
    assert frame[0, 0, 1] == 9
