"""Music's picture, which is drawn beside the loop: the one that is due is there when its time has come."""

import time

import numpy as np
import pytest

from kiosk.showing import LIVING_FPS, MusicShowing
from media.curve import loudness_curve
from media.player import Player
from media.samples import RATE
from media.sign import Sign
from media.speaker import SilentSpeaker
from media.testcard import flash_and_beep

SIZE = (320, 180)


class Clock:
    now = 50.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def music(tmp_path):
    return flash_and_beep(tmp_path / "music.mp4", seconds=2.0, size=None)


@pytest.fixture
def curve():
    return loudness_curve(np.sin(np.arange(2 * RATE) / 20) * np.abs(np.sin(np.arange(2 * RATE) / 9000)))


@pytest.fixture
def showing(music, clock, curve, look):
    player = Player(music, None, SilentSpeaker(clock))
    showing = MusicShowing(player, Sign.from_number(5), look, SIZE, lambda: curve)
    soon(lambda: player.begun)
    yield showing
    showing.close()


def soon(done):
    until = time.monotonic() + 5
    while not done():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.001)


def is_drawn(showing):
    """Whatever the painter was asked for."""
    showing._painter.submit(lambda: None).result(timeout=5)


def look_at(showing, clock, seconds):
    clock.now = 50.0 + seconds + 0.001
    is_drawn(showing)
    return showing.frame()


def test_the_picture_that_is_due_lies_ready(showing, clock):
    assert look_at(showing, clock, 0) is None
    shown = [look_at(showing, clock, number / LIVING_FPS) for number in range(1, 20)]
    assert [one.serial for one in shown] == list(range(19)) or [one.serial for one in shown] == list(range(1, 20))
    assert any(not np.array_equal(one.pixels, other.pixels) for one, other in zip(shown, shown[5:], strict=False))


def test_pictures_whose_time_is_over_are_passed_over(showing, clock):
    for number in range(3):
        look_at(showing, clock, number / LIVING_FPS)
    look_at(showing, clock, 10 / LIVING_FPS)
    assert look_at(showing, clock, 11 / LIVING_FPS).serial >= 10


def test_one_that_is_late_is_asked_for_again_at_once(showing, clock):
    look_at(showing, clock, 0)
    clock.now += 0.5 / LIVING_FPS
    assert 0 <= showing.next_in < 1 / LIVING_FPS
    clock.now += 2 / LIVING_FPS
    assert showing.next_in == 0.0


def test_what_has_ended_stands_still(showing, clock):
    look_at(showing, clock, 0)

    def goes_on():
        clock.now += 0.01
        return showing.done

    soon(goes_on)
    for _ in range(3):
        is_drawn(showing)
        last = showing.frame()
    is_drawn(showing)
    assert showing.frame().serial == last.serial
    assert showing._coming is None


def test_until_it_is_known_how_loud_it_is_nothing_is_drawn(music, clock, look):
    showing = MusicShowing(Player(music, None, SilentSpeaker(clock)), Sign.from_number(5), look, SIZE, lambda: None)
    assert showing.frame() is None
    showing.close()
