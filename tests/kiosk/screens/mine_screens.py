"""Every state of the screens of *Mijn werk*, for tests that hold for all of them."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import cv2
import numpy as np

from config.responses import shipped_responses
from kiosk.cards import Card
from kiosk.look import Look
from kiosk.screen import Screen
from kiosk.screens.gone import Gone
from kiosk.screens.mine.away import TakeAway
from kiosk.screens.mine.card import HoldCard
from kiosk.screens.mine.digits import Digits
from kiosk.screens.mine.own import OwnWork
from kiosk.screens.mine.pick import PickSign
from kiosk.screens.mine.works import IsItYours, WhichWork
from media.form import Form
from media.paper import Pixels
from media.sign import Sign
from tests.kiosk.screens.making_screens import GREY, StillShowing, camera

SIGN = Sign(2, 5, 3)
FELT = tuple(response.key for response in shipped_responses())
S = TypeVar("S", bound=Screen)


def states(look: Look, picture: Pixels = GREY) -> Iterator[tuple[str, Screen[object]]]:
    yield "mine, thing", picked(look)
    yield "mine, extra", picked(look, SIGN.thing)
    yield "mine, colour", picked(look, SIGN.thing, SIGN.extra)
    yield "mine, digits", typed(Digits(look, SIGN), "47")
    yield "mine, wrong", waited(Digits(look, SIGN, rests=4, wrong=True), 2.0)
    yield "mine, hold a card", waited(HoldCard(look, camera(picture)), 0.1)
    yield "mine, an unknown card", HoldCard(look, camera(picture), unknown=True)
    yield "mine, one work of two", WhichWork(look, signs(2))
    yield "mine, one work of many", WhichWork(look, signs(9))
    yield "mine, is it yours", IsItYours(look, signs(3))
    yield "mine, waiting", own(look, picture, "mine.waiting")
    yield "mine, open", own(look, picture, "mine.open", hearted=True, answers=2)
    yield "mine, at its end", own(look, picture, "mine.open", hearted=True, answers=1, done=True)
    yield "mine, loved", own(look, picture, "mine.open", hearted=True)
    yield "mine, moved", own(look, picture, "mine.open", felt=("proud", "moved"))
    yield "mine, moved in every way", own(look, picture, "mine.open", hearted=True, felt=FELT)
    yield "mine, answered and moved", own(look, picture, "mine.open", hearted=True, felt=FELT, answers=2)
    yield "mine, locked", waited(OwnWork(look, card(0), None, "mine.locked"), 1)
    for answered in (False, True):
        yield f"mine, take away{' answered' * answered}", TakeAway(look, SIGN, answered=answered)
    yield "mine, gone with copies", Gone(look, "mine.gone_copies")


def picked(look: Look, *choices: int) -> PickSign:
    screen = PickSign(look, cards=True)
    for which in choices:
        screen.press(f"pick.{which}")
    screen.tick(1)
    return screen


def signs(count: int) -> list[Sign]:
    return [Sign.from_number(SIGN.number + 101 * i) for i in range(count)]


def card(which: int) -> Card:
    return Card(f"work {which}", list(Form)[which % 3], signs(9)[which], "Fatma", "greeting", 8.0)


def own(
    look: Look,
    picture: Pixels,
    state: str,
    *,
    hearted: bool = False,
    felt: Sequence[str] = (),
    answers: int = 0,
    done: bool = False,
) -> OwnWork:
    size = OwnWork.window_size(look)
    showing = StillShowing(np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8))
    answered_by = [card(1 + i) for i in range(answers)]
    screen = OwnWork(look, card(0), showing, state, hearted=hearted, felt=felt, answers=answered_by)
    screen.tick(1)
    showing.done = done
    screen.tick(1)
    return screen


def typed(screen: Digits, digits: str) -> Digits:
    for digit in digits:
        screen.press(f"key.{digit}")
    return screen


def waited(screen: S, seconds: float) -> S:
    screen.tick(seconds)
    return screen
