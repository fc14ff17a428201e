"""What a maker presses in *Mijn werk*, and what the script hears of it."""

from collections import Counter

import numpy as np
import pytest

from capture.messages import CardSeen, Device, Lost, Missing, Opened
from kiosk.own_house import HEART, OwnHouse
from kiosk.screen import Moving, Patience
from kiosk.screens.mine.card import CardShown, HoldCard, NoCamera
from kiosk.screens.mine.digits import Digits, DigitsGiven
from kiosk.screens.mine.own import AJAR, OwnWork
from kiosk.screens.mine.pick import PickSign, SignPicked
from kiosk.screens.mine.works import WhichWork, WorkPicked
from media.sign import SIGNS, Sign
from tests.kiosk.screens.drawing import look
from tests.kiosk.screens.fitting import LOOKS
from tests.kiosk.screens.making_screens import GREY, StillShowing, camera
from tests.kiosk.screens.mine_screens import FELT, SIGN, card, own, signs


def test_every_sign_is_found_with_three_touches() -> None:
    for number in range(0, SIGNS, 37):
        sign, screen = Sign.from_number(number), PickSign(look(), cards=False)
        for which in (sign.thing, sign.extra, sign.colour):
            answer = screen.press(f"pick.{which}")
        assert answer == SignPicked(sign)


def test_each_window_shows_what_it_chooses() -> None:
    """Sixteen things, then that thing with sixteen extras, then both in six colours: nothing has to be named."""
    screen, shown = PickSign(look(), cards=False), []
    for which in (4, 5, None):
        screen.tick(1)
        shown.append([part.key for part in screen.parts() if part.key[0] == "pane"])
        if which is not None:
            screen.press(f"pick.{which}")

    assert [len(set(keys)) for keys in shown] == [16, 16, 6]


def test_digits_come_from_fingers_or_a_keyboard_and_can_be_rubbed_out() -> None:
    screen = Digits(look(), SIGN)
    screen.press("key.4")
    screen.type("9", "9")
    screen.press("key.erase")
    screen.press("key.7")
    screen.type("a", "a")
    screen.type("1", "1")

    assert screen.press("key.2") == DigitsGiven("4712")


def test_while_the_keys_rest_no_keyboard_gets_round_it() -> None:
    screen = Digits(look(), SIGN, rests=4, wrong=True)

    assert [screen.type(digit, digit) for digit in "4712"] == [None] * 4
    screen.tick(4)
    assert screen.rests() == float("inf")
    assert [screen.type(digit, digit) for digit in "4712"][-1] == DigitsGiven("4712")


def test_a_card_that_the_booth_sees_is_shown_and_a_camera_that_goes_is_told() -> None:
    screen = HoldCard(look(), camera(GREY))

    assert screen.hear(CardSeen("K7XK2M9QRT")) == CardShown("K7XK2M9QRT")
    assert screen.hear(Opened(camera=True, microphone=False)) is None
    for gone in (Opened(camera=False, microphone=False), Missing(Device.CAMERA, ""), Lost(Device.CAMERA)):
        assert isinstance(screen.hear(gone), NoCamera)
    assert screen.hear(Missing(Device.MICROPHONE, "")) is None


def test_who_holds_up_a_card_sees_it_inside_the_corners() -> None:
    screen = HoldCard(look(), camera(GREY))
    screen.tick(0.1)
    parts = screen.parts()
    picture = next(part for part in parts if isinstance(part, Moving))
    corners = [part.rect for part in parts if part.key[0] == "corner"]

    x, y, w, h = picture.rect
    assert picture.pixels.shape[:2] == (h, w)
    assert len(corners) == 4
    assert all(x < left and left + wide < x + w and y < top and top + tall < y + h for left, top, wide, tall in corners)


def test_nobody_is_hurried_while_it_plays_and_at_its_end_the_curtain_comes() -> None:
    playing, ended = own(look(), GREY, "mine.open"), own(look(), GREY, "mine.open", done=True)

    assert (playing.patience, ended.patience) == (Patience.ENDLESS, Patience.LONG)
    assert "again" not in {target.name for target in playing.targets()}
    assert "again" in {target.name for target in ended.targets()}
    assert ended._opening == AJAR
    assert ended.rests() == float("inf")


def test_that_neighbours_gave_a_heart_is_seen_in_their_windows() -> None:
    loved, not_yet = own(look(), GREY, "mine.open", hearted=True), own(look(), GREY, "mine.open")
    drawn = [np.asarray(_ground(screen)) for screen in (loved, not_yet)]

    assert (drawn[0] != drawn[1]).any()


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("answers", [0, 1, 2])
def test_every_way_in_which_neighbours_were_moved_is_at_one_window(name: str, answers: int) -> None:
    """However many answers hang there: each once, beside a heart, and never where an answer is."""
    house = OwnHouse.of(LOOKS[name])
    at = house.moved(answers, FELT, hearted=True)

    assert Counter(picture for pictures in at.values() for picture in pictures) == Counter([*FELT, HEART])
    assert not {house.answer(i) for i in range(answers)} & {house.cells[cell] for cell in at}


def test_what_neighbours_felt_is_at_their_windows_and_said_in_a_sentence() -> None:
    moved, loved = own(look(), GREY, "mine.open", felt=("sad",)), own(look(), GREY, "mine.open", hearted=True)

    assert (np.asarray(_ground(moved)) != np.asarray(_ground(loved))).any()
    written = [part.key[1] for part in moved.parts() if part.key[0] == "words"]
    assert any(look().texts["mine.moved"] in text for text in written)


def test_without_a_picture_there_is_still_the_sign_and_the_way_to_take_it_away() -> None:
    screen = OwnWork(look(), card(0), None, "mine.locked")

    assert {target.name for target in screen.targets()} == {"windows", "away", "done"}
    assert not any(isinstance(part, Moving) for part in screen.parts())


def test_a_playing_work_stands_in_its_window() -> None:
    picture = np.zeros((*OwnWork.window_size(look())[::-1], 4), np.uint8)
    screen = OwnWork(look(), card(0), StillShowing(picture), "mine.open")

    moving = [part for part in screen.parts() if isinstance(part, Moving)]
    assert [part.pixels.shape[1::-1] for part in moving] == [moving[0].rect[2:]]


def test_of_many_works_on_a_card_six_are_seen_at_a_time_and_more_comes_round() -> None:
    screen, pages = WhichWork(look(), signs(8)), []
    for _ in range(3):
        pages.append([target.name for target in screen.targets() if target.name != "more"])
        screen.press("more")

    assert [len(page) for page in pages] == [6, 2, 6]
    assert pages[0] == pages[2]
    assert screen.press("work.7") == WorkPicked(7)


def _ground(screen: OwnWork) -> np.ndarray:
    part = screen.parts()[0]
    page = screen.look.paper(*part.rect[2:])
    part.paint(page)
    return page.pixels
