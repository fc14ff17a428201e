"""What hands, sleeves, children and broken panels do to the glass, as the events that a display sends for it."""

from random import Random

import pygame
import pytest

from kiosk.app import Kiosk, Times
from kiosk.pieces import ground
from kiosk.screen import Screen, Target
from tests.kiosk.monkey.monkey import Clock
from tests.kiosk.monkey.paws import KEYS, MODIFIERS, Paws

HERE, THERE = (150, 140), (450, 140)


class TwoDoors(Screen):
    """Opens the door that is pressed, behind which there are two more in the same places."""

    name = "two doors"

    def __init__(self, look, opened=()):
        super().__init__(look)
        self.opened = opened

    def parts(self):
        return [ground(self.look, "#FFF6E5")]

    def targets(self):
        depth = len(self.opened)
        return [Target(f"left.{depth}", (100, 100, 120, 80)), Target(f"right.{depth}", (400, 100, 120, 80))]

    def press(self, target):
        return target


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def kiosk(window, look, clock):
    def script(sorry):
        opened = ()
        while not sorry:
            opened = (*opened, (yield TwoDoors(look, opened)))

    window.wait = lambda seconds: None
    return Kiosk(window, script, Times(warn=60, warn_long=120, grace=30), clock=clock)


@pytest.fixture
def send(kiosk, clock):
    """Events, each in a step of its own, a moment after the other."""

    def send(*events):
        for kind, what in events:
            pygame.event.post(pygame.event.Event(kind, what))
            kiosk.step()
            clock.now += 0.02

    return send


def down(finger, at):
    return pygame.FINGERDOWN, told(finger, at)


def moved(finger, at):
    return pygame.FINGERMOTION, told(finger, at)


def up(finger, at):
    return pygame.FINGERUP, told(finger, at)


def told(finger, at):
    return {"finger_id": finger, "touch_id": 1, "x": at[0] / 640, "y": at[1] / 360, "dx": 0, "dy": 0, "pressure": 1}


def mouse(kind, at, *, button=1, touch=False):
    return kind, {"pos": at, "button": button, "buttons": (1, 0, 0), "rel": (0, 0), "touch": touch}


def click(at, **how):
    return mouse(pygame.MOUSEBUTTONDOWN, at, **how), mouse(pygame.MOUSEBUTTONUP, at, **how)


def test_of_two_fingers_the_first_presses(kiosk, send):
    send(down(1, HERE), down(2, THERE), up(2, THERE), up(1, HERE))
    assert kiosk.screen.opened == ("left.0",)


@pytest.mark.parametrize("seed", range(20))
def test_a_palm_presses_one_thing_at_most(kiosk, send, seed):
    """Ten places at once, gone in any order."""
    rng = Random(seed)
    places = {finger: (rng.randrange(90, 540), rng.randrange(90, 190)) for finger in range(10)}
    send(*(down(finger, at) for finger, at in places.items()))
    send(*(up(finger, places[finger]) for finger in rng.sample(range(10), 10)))
    assert len(kiosk.screen.opened) <= 1


def test_a_child_that_leans_on_the_glass_presses_nothing_and_keeps_nobody_from_it(kiosk, send, clock):
    send(down(1, HERE))
    clock.now += 5
    send(moved(1, (152, 141)), down(2, THERE), up(2, THERE), up(1, HERE))
    assert kiosk.screen.opened == ("right.0",)


def test_a_finger_that_never_left_does_not_keep_the_kiosk_awake(kiosk, send, clock):
    """A drop of water trembles on the glass all night: whoever was here has left."""
    send(down(1, HERE))
    for _ in range(61):
        clock.now += 1
        send(moved(1, HERE))
    assert kiosk.asks


@pytest.mark.parametrize(
    "way",
    [
        [mouse(pygame.MOUSEBUTTONDOWN, HERE, touch=True), down(1, HERE), mouse(pygame.MOUSEBUTTONUP, HERE, touch=True),
         up(1, HERE)],
        [down(1, HERE), mouse(pygame.MOUSEBUTTONDOWN, HERE), up(1, HERE), mouse(pygame.MOUSEBUTTONUP, HERE)],
        [down(1, HERE), up(1, HERE), *click(HERE)],
        [*click(HERE), down(1, HERE), up(1, HERE)],
    ],
    ids=["as SDL does it", "both together", "the mouse after it", "the mouse before it"],
)  # fmt: skip
def test_a_touch_that_arrives_as_finger_and_mouse_counts_once(kiosk, send, way):
    """Also when the first of them opened a door, behind which lies another."""
    send(*way)
    assert kiosk.screen.opened == ("left.0",)


def test_sliding_off_cancels(kiosk, send):
    """X-013; a drag over the whole screen too."""
    send(down(1, HERE), moved(1, (300, 300)), moved(1, HERE), up(1, HERE))
    send(down(2, HERE), moved(2, THERE), up(2, THERE))
    send(mouse(pygame.MOUSEBUTTONDOWN, HERE), mouse(pygame.MOUSEMOTION, THERE), mouse(pygame.MOUSEBUTTONUP, THERE))
    assert kiosk.screen.opened == ()


def test_neither_a_wheel_nor_another_button_presses_anything(kiosk, send):
    for button in (2, 3, 4, 5, 8):
        send(*click(HERE, button=button))
    send((pygame.MOUSEWHEEL, {"x": 0, "y": 3, "flipped": False, "which": 0}))
    assert kiosk.screen.opened == ()


def test_no_key_with_whatever_others_ends_it(kiosk, send):
    """Alt-F4, Ctrl-Alt-Delete, Super, Escape, the menu key: all that reach it are keys like any other."""
    for key in KEYS:
        for modifiers in MODIFIERS:
            send((pygame.KEYDOWN, {"key": key, "unicode": "", "mod": modifiers, "scancode": 0}))
    assert kiosk.running
    assert kiosk.screen.name == "two doors"


def test_a_combination_of_keys_presses_nothing(kiosk, send):
    """Alt-Tab and then Alt-Space are meant for a window manager: no door opens by them."""
    for key, modifiers in ((pygame.K_TAB, pygame.KMOD_LALT), (pygame.K_SPACE, pygame.KMOD_LALT)):
        send((pygame.KEYDOWN, {"key": key, "unicode": " ", "mod": modifiers, "scancode": 0}))
    send((pygame.KEYDOWN, {"key": pygame.K_RETURN, "unicode": "", "mod": pygame.KMOD_LCTRL, "scancode": 0}))
    assert kiosk.screen.opened == ()


def test_whatever_happens_to_its_window_it_goes_on(kiosk, send, window):
    paws = Paws(window.size, Random(1))
    for _ in range(200):
        paws.window()
        send()
        kiosk.step()
    send(*click(HERE))
    assert kiosk.running
    assert kiosk.screen.opened == ("left.0",)
