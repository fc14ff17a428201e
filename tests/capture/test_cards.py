"""A paper card that is held before the camera: the booth reads it itself, and writes nothing."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from capture.booth import Booth
from capture.captured import Pixels
from capture.cardreader import Look
from capture.devices import DeviceChoice
from capture.messages import Beat, CardSeen, Close, Level, LookForCard, Open, Opened, Record, Taken
from capture.standin import draw_scene, hold_card
from capture.virtual import virtual_camera
from media.form import Form

CODE = "K7XK2M9QRT"


def held(code: str, *, turned: float = 0.0, light: float = 1.0, blur: float = 0.0) -> Pixels:
    """A picture of somebody with a card, as a camera of 720 lines gives it."""
    picture = draw_scene(1.0)
    hold_card(picture, code)
    high, wide = picture.shape[:2]
    picture = cv2.warpAffine(picture, cv2.getRotationMatrix2D((wide / 2, high * 0.55), turned, 1.0), (wide, high))
    if blur:
        picture = cv2.GaussianBlur(picture, (0, 0), blur)
    noise = np.random.default_rng(3).normal(0, 5, picture.shape)
    return np.clip(picture * light + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(
    "how", [{}, {"turned": 25}, {"turned": -110}, {"light": 0.35}, {"blur": 1.2}], ids=lambda how: str(how or "plain")
)
def test_a_card_is_read_within_two_looks_however_it_is_held(how: dict[str, float]) -> None:
    look, picture = Look(), held(CODE, **how)

    assert CODE in [look.at(picture), look.at(picture)]


@pytest.mark.parametrize("other", ["https://example.org", "7XK2M9QRTB", "K7XK2M9QR", "hello"])
def test_other_codes_in_the_picture_are_nobody_s_card(other: str) -> None:
    """A poster behind the visitor, or the code of a work, which stands beside it on the wall."""
    look, picture = Look(), held(other)

    assert [look.at(picture) for _ in range(4)] == [None] * 4


def test_the_booth_tells_of_a_card_once_and_writes_nothing(takes: Path, listener) -> None:
    """Nobody speaks here: the microphone stays shut."""
    with (
        virtual_camera(card=CODE) as camera,
        Booth(takes, DeviceChoice(camera.url, "tone"), listener.news.put) as booth,
    ):
        booth.send(LookForCard())
        assert listener.until(Opened).camera
        assert listener.until(CardSeen) == CardSeen(CODE)
        assert booth.preview() is not None  # people see what they hold up
        for _ in range(4):
            assert listener.until(Beat).sound_age is None
        booth.send(Close())

        assert [news for news in listener.heard if isinstance(news, CardSeen)] == [CardSeen(CODE)]
        assert not any(isinstance(news, Level) for news in listener.heard)
        assert not takes.exists()


def test_whoever_records_after_it_is_not_searched_for_cards(takes: Path, listener) -> None:
    with (
        virtual_camera(card=CODE) as camera,
        Booth(takes, DeviceChoice(camera.url, "tone"), listener.news.put) as booth,
    ):
        booth.send(LookForCard())
        listener.until(CardSeen)
        booth.send(Open(Form.VIDEO))
        listener.until(Opened)
        listener.heard.clear()
        booth.send(Record("after", Form.VIDEO, 1.5))

        assert listener.until(Taken).take.seconds > 1
        assert not any(isinstance(news, CardSeen) for news in listener.heard)


def test_without_a_camera_that_is_known_at_once(takes: Path, listener) -> None:
    with Booth(takes, DeviceChoice("no such camera", "tone"), listener.news.put) as booth:
        booth.send(LookForCard())

        assert not listener.until(Opened).camera
