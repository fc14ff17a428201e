"""Drawing: each part is painted once, and only what changed is drawn again."""

import numpy as np
import pygame
import pytest

from kiosk.draw import Canvas
from kiosk.screen import Moving, Part
from media.paper import box

RED, GREEN = "#FF0000", "#00FF00"


def part(rect, colour, painted=None, **options):
    def paint(paper):
        if painted is not None:
            painted.append(colour)
        paper.fill(box(0, 0, rect[2], rect[3]), colour)

    return Part(rect, ("part", colour), paint, **options)


@pytest.fixture
def canvas(window):
    return Canvas(window.surface)


def colour_at(canvas, x, y):
    return tuple(canvas.surface.get_at((x, y)))[:3]


def test_a_part_is_painted_once_however_often_it_is_shown(canvas, look):
    painted = []
    for _ in range(3):
        canvas.show([part((0, 0, 640, 360), RED, painted, solid=True)], look)
    assert painted == [RED]
    assert colour_at(canvas, 5, 5) == (255, 0, 0)


def test_only_what_changed_is_drawn_again(canvas, look):
    ground = part((0, 0, 640, 360), RED, solid=True)
    assert canvas.show([ground, part((10, 10, 50, 50), GREEN)], look) == [pygame.Rect(0, 0, 640, 360)]
    assert canvas.show([ground, part((10, 10, 50, 50), GREEN)], look) == []
    assert canvas.show([ground, part((100, 10, 50, 50), GREEN)], look) == [
        pygame.Rect(10, 10, 50, 50),
        pygame.Rect(100, 10, 50, 50),
    ]
    assert colour_at(canvas, 20, 20) == (255, 0, 0)
    assert colour_at(canvas, 120, 20) == (0, 255, 0)


def test_a_part_that_went_leaves_what_was_below_it(canvas, look):
    ground = part((0, 0, 640, 360), RED, solid=True)
    canvas.show([ground, part((10, 10, 50, 50), GREEN)], look)
    canvas.show([ground], look)
    assert colour_at(canvas, 20, 20) == (255, 0, 0)


def test_a_moving_picture_is_drawn_for_each_new_serial(canvas, look):
    pixels = np.zeros((20, 30, 4), np.uint8)
    pixels[...] = (10, 20, 30, 255)
    assert canvas.show([Moving((5, 5, 30, 20), "film", 1, pixels)], look)
    assert canvas.show([Moving((5, 5, 30, 20), "film", 1, pixels)], look) == []
    assert canvas.show([Moving((5, 5, 30, 20), "film", 2, pixels)], look)
    assert colour_at(canvas, 10, 10) == (30, 20, 10)


def test_paper_with_holes_lets_the_ground_through(canvas, look):
    half = Part((0, 0, 100, 100), "half", lambda paper: paper.fill(box(0, 0, 50, 100), GREEN))
    canvas.show([part((0, 0, 640, 360), RED, solid=True), half], look)
    assert colour_at(canvas, 25, 50) == (0, 255, 0)
    assert colour_at(canvas, 75, 50) == (255, 0, 0)


def test_another_language_paints_anew(canvas, look):
    from config.texts import load_texts

    painted = []
    canvas.show([part((0, 0, 9, 9), RED, painted)], look)
    canvas.show([part((0, 0, 9, 9), RED, painted)], look.speaking(load_texts("en")))
    canvas.forget()
    canvas.show([part((0, 0, 9, 9), RED, painted)], look.speaking(load_texts("en")))
    assert len(painted) == 2
