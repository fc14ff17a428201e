"""Dancers of paper: they stand on the floor, they never stretch, and their dances come round."""

import math

import numpy as np
import pytest

from media.figure import DANCES, POSES, STAND, Pose, blend, dance, draw_figure, figure_pieces, mirrored
from media.paper import Paper

PAPER, INK, ROSE = "#FFF6E5", "#1B1730", "#F48BA9"
ALL = [*POSES.values(), *(dance(name, beat / 4) for name in DANCES for beat in range(16))]


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_the_lowest_foot_is_on_the_floor(pose: Pose) -> None:
    pieces = figure_pieces(pose)
    assert max(y for piece in pieces.limbs for _, y in piece) == pytest.approx(-pose.rise)


def test_a_figure_is_as_high_as_was_asked_when_it_stands() -> None:
    page = Paper(300, 500)
    draw_figure(page, 150, 480, 440, INK, STAND, shadow=False)
    rows = np.flatnonzero(page.pixels[..., 3].any(axis=1))

    assert rows[-1] == pytest.approx(479, abs=1)
    assert rows[-1] - rows[0] == pytest.approx(440, rel=0.06)


@pytest.mark.parametrize("name", DANCES)
def test_a_dance_is_a_loop_without_jumps(name: str) -> None:
    """Any moment of a film may be the first."""
    assert dance(name, 0) == dance(name, 4) or dance(name, 0) == dance(name, 2)
    for step in range(120):
        now, soon = figure_pieces(dance(name, step / 30)), figure_pieces(dance(name, (step + 1) / 30))
        moved = max(math.dist(a, b) for a, b in zip(now.head, soon.head, strict=True))
        assert moved < 0.05


def test_everybody_keeps_within_arms_reach() -> None:
    for pose in ALL:
        pieces = figure_pieces(pose)
        points = np.array([point for piece in (pieces.head, *pieces.shirt, *pieces.limbs) for point in piece])
        assert np.abs(points[:, 0]).max() < 0.62
        assert points[:, 1].min() > -1.36


def test_half_way_is_half_way() -> None:
    half = blend(STAND, POSES["cheer"], 0.5)

    assert half.left_arm[0] == (STAND.left_arm[0] + POSES["cheer"].left_arm[0]) / 2
    assert blend(STAND, POSES["cheer"], 0) == STAND
    assert blend(STAND, POSES["cheer"], 1) == POSES["cheer"]


def test_a_mirrored_dancer_is_the_picture_in_a_mirror() -> None:
    left, right = Paper(300, 300, "#ffffff"), Paper(300, 300, "#ffffff")
    draw_figure(left, 150, 280, 220, INK, POSES["hail"], shadow=False)
    draw_figure(right, 150, 280, 220, INK, mirrored(POSES["hail"]), shadow=False)
    difference = left.pixels.astype(int) - right.pixels[:, ::-1]

    assert np.abs(difference).mean() < 2.5
    assert mirrored(mirrored(POSES["hail"])) == POSES["hail"]


def test_head_and_shirt_may_have_their_own_colours() -> None:
    page = Paper(300, 300, PAPER)
    draw_figure(page, 150, 290, 260, ROSE, STAND, head=INK, shirt="#67C3E8", shadow=False)
    seen = {tuple(pixel) for pixel in page.pixels[:, :, 2::-1].reshape(-1, 3).tolist()}

    assert {(0x1B, 0x17, 0x30), (0x67, 0xC3, 0xE8), (0xF4, 0x8B, 0xA9)} <= seen


def test_a_figure_of_one_colour_shows_no_seams() -> None:
    """Limbs that overlap are one piece of paper: half covered pixels stand only around the outline."""
    page = Paper(400, 600)
    draw_figure(page, 200, 590, 540, INK, POSES["stand"], shadow=False)
    alpha = page.pixels[..., 3]
    inner = alpha[1:-1, 1:-1]
    around = np.minimum.reduce([alpha[:-2, 1:-1], alpha[2:, 1:-1], alpha[1:-1, :-2], alpha[1:-1, 2:]])

    assert not ((inner < 255) & (around == 255)).any()
