"""Presses: one finger, one tap, and it happens when the finger lifts inside."""

from kiosk.press import Finger, HiddenDoor, focus_next, target_at
from kiosk.screen import Target

LEFT, RIGHT = Target("left", (0, 0, 100, 100)), Target("right", (200, 0, 100, 100))
BOTH = [LEFT, RIGHT]


def test_a_press_is_down_and_up_on_the_same_target():
    finger = Finger()
    finger.down(1, (50, 50), BOTH)
    assert finger.down_on == "left"
    assert finger.up(1, (60, 60), BOTH, now=0) == "left"


def test_sliding_off_cancels_and_sliding_back_does_not_bring_it_back():
    finger = Finger()
    finger.down(1, (50, 50), BOTH)
    finger.moved(1, (150, 50), BOTH)
    finger.moved(1, (50, 50), BOTH)
    assert finger.up(1, (50, 50), BOTH, now=0) is None


def test_a_second_finger_or_a_palm_is_not_listened_to():
    finger = Finger()
    finger.down(1, (50, 50), BOTH)
    finger.down(2, (250, 50), BOTH)
    assert finger.up(2, (250, 50), BOTH, now=0) is None
    assert finger.up(1, (50, 50), BOTH, now=0) == "left"


def test_a_touch_that_arrives_as_finger_and_as_mouse_counts_once():
    """Some panels send both, one after the other."""
    finger = Finger()
    pressed = []
    for source, now in ((7, 0.0), (-1, 0.01)):
        finger.down(source, (50, 50), BOTH)
        pressed.append(finger.up(source, (50, 50), BOTH, now))
    assert pressed == ["left", None]


def test_trembling_hands_press_once_and_another_target_counts_at_once():
    finger = Finger()
    pressed = []
    for at, now in (((50, 50), 0.0), ((50, 50), 0.3), ((250, 50), 0.4), ((50, 50), 1.0)):
        finger.down(1, at, BOTH)
        pressed.append(finger.up(1, at, BOTH, now))
    assert pressed == ["left", None, "right", "left"]


def test_a_press_beside_everything_is_nothing():
    finger = Finger()
    finger.down(1, (150, 500), BOTH)
    assert finger.up(1, (150, 500), BOTH, now=0) is None


def test_the_topmost_target_is_meant():
    assert target_at((50, 50), [Target("below", (0, 0, 300, 300)), LEFT]) == "left"


def test_focus_walks_through_all_and_round_again():
    assert focus_next(BOTH, None, 1) == "left"
    assert focus_next(BOTH, "left", 1) == "right"
    assert focus_next(BOTH, "right", 1) == "left"
    assert focus_next(BOTH, None, -1) == "right"
    assert focus_next(BOTH, "gone", 1) == "left"
    assert focus_next([], "left", 1) is None


def test_five_knocks_in_five_seconds_open_the_staff_door():
    door = HiddenDoor()
    assert [door.knock(now) for now in (0, 1, 2, 3)] == [False] * 4
    assert door.knock(4)
    assert not door.knock(4.1)


def test_slow_knocks_do_not_open_it():
    door = HiddenDoor()
    assert not any(door.knock(now * 2.0) for now in range(10))
