"""Presses: one finger, one tap, and it happens when the finger lifts inside."""

from kiosk.press import MOUSE, Finger, HiddenDoor, focus_next, target_at
from kiosk.screen import Target

LEFT, RIGHT = Target("left", (0, 0, 100, 100)), Target("right", (200, 0, 100, 100))
BOTH = [LEFT, RIGHT]


def test_a_press_is_down_and_up_on_the_same_target():
    finger = Finger()
    finger.down(1, (50, 50), BOTH, now=0)
    assert finger.down_on == "left"
    assert finger.up(1, (60, 60), BOTH, now=0) == "left"


def test_sliding_off_cancels_and_sliding_back_does_not_bring_it_back():
    finger = Finger()
    finger.down(1, (50, 50), BOTH, now=0)
    finger.moved(1, (150, 50), BOTH)
    finger.moved(1, (50, 50), BOTH)
    assert finger.up(1, (50, 50), BOTH, now=0) is None


def test_a_second_finger_or_a_palm_is_not_listened_to():
    finger = Finger()
    finger.down(1, (50, 50), BOTH, now=0)
    finger.down(2, (250, 50), BOTH, now=0)
    assert finger.up(2, (250, 50), BOTH, now=0) is None
    assert finger.up(1, (50, 50), BOTH, now=0) == "left"


def test_a_touch_that_arrives_as_finger_and_as_mouse_counts_once():
    """Some panels send both, one after the other."""
    finger = Finger()
    pressed = []
    for source, now in ((7, 0.0), (-1, 0.01)):
        finger.down(source, (50, 50), BOTH, now)
        pressed.append(finger.up(source, (50, 50), BOTH, now))
    assert pressed == ["left", None]


def test_its_echo_presses_nothing_of_a_screen_that_came_in_between():
    """Home has become the floor of windows when the mouse tells of the finger: no window opens below it."""
    finger = Finger()
    finger.down(7, (50, 50), [LEFT], now=0.0)
    assert finger.up(7, (50, 50), [LEFT], now=0.1) == "left"
    other = Target("window", LEFT.rect)
    assert not finger.down(MOUSE, (51, 50), [other], now=0.15)
    assert finger.up(MOUSE, (51, 50), [other], now=0.2) is None


def test_who_brings_a_mouse_beside_a_finger_is_two():
    finger = Finger()
    pressed = []
    for source, at, now in ((7, (50, 50), 0.0), (MOUSE, (250, 50), 0.1), (7, (50, 50), 0.6), (MOUSE, (50, 50), 1.2)):
        finger.down(source, at, BOTH, now)
        pressed.append(finger.up(source, at, BOTH, now))
    assert pressed == ["left", "right", "left", "left"]


def test_a_child_that_leans_on_the_glass_keeps_nobody_from_pressing():
    """Nor does a finger whose leaving a panel never told: the kiosk would be dead until somebody pulls its plug."""
    finger = Finger()
    finger.down(1, (150, 500), BOTH, now=0)
    assert not finger.down(2, (50, 50), BOTH, now=1.0)
    assert finger.down(3, (250, 50), BOTH, now=2.5)
    assert finger.up(1, (50, 50), BOTH, now=2.6) is None
    assert finger.up(3, (250, 50), BOTH, now=2.7) == "right"


def test_a_finger_that_comes_twice_without_leaving_is_followed_from_its_second_coming():
    finger = Finger()
    finger.down(1, (50, 50), BOTH, now=0)
    finger.down(1, (250, 50), BOTH, now=0.5)
    assert finger.up(1, (250, 50), BOTH, now=0.6) == "right"


def test_trembling_hands_press_once_and_another_target_counts_at_once():
    finger = Finger()
    pressed = []
    for at, now in (((50, 50), 0.0), ((50, 50), 0.3), ((250, 50), 0.4), ((50, 50), 1.0)):
        finger.down(1, at, BOTH, now)
        pressed.append(finger.up(1, at, BOTH, now))
    assert pressed == ["left", None, "right", "left"]


def test_a_press_beside_everything_is_nothing():
    finger = Finger()
    finger.down(1, (150, 500), BOTH, now=0)
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
