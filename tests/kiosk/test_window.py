"""Whoever brings a mouse sees its arrow; on a touch screen there is none."""

from collections.abc import Iterator

import pygame
import pytest

from kiosk.window import POINTER_SECONDS, Window


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kiosk_window(clock: Clock) -> Iterator[Window]:
    window = Window((640, 360), clock=clock)
    window.inputs()
    yield window
    window.close()


def move(window: Window, *, touch: bool) -> None:
    motion = {"pos": (5, 5), "rel": (1, 1), "buttons": (0, 0, 0), "touch": touch}
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, motion))
    window.inputs()


def test_the_arrow_is_seen_while_a_mouse_moves_and_goes_after_it(kiosk_window: Window, clock: Clock) -> None:
    assert not pygame.mouse.get_visible()
    move(kiosk_window, touch=False)
    assert pygame.mouse.get_visible()

    clock.now += POINTER_SECONDS + 0.1
    kiosk_window.wait(0)

    assert not pygame.mouse.get_visible()


def test_a_finger_shows_no_arrow(kiosk_window: Window) -> None:
    """Touch screens send a mouse along with every finger."""
    move(kiosk_window, touch=True)

    assert not pygame.mouse.get_visible()
