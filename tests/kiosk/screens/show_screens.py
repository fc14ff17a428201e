"""States of the show on a wall."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from config.settings import Show as Wall
from exhibits.projection import Projection
from kiosk.cards import Card
from kiosk.lifesize import Standing, standing
from kiosk.look import Look
from kiosk.screen import Screen
from kiosk.screens.show import (
    CALL_SECONDS,
    CURTAIN_SECONDS,
    REST_SECONDS,
    STRIP_IN_SECONDS,
    SWELL_SECONDS,
    Show,
    Wish,
)
from kiosk.showing import Showing
from media.figure import POSES, draw_figure
from media.form import Form
from media.paper import Paper, Pixels
from media.sign import Sign
from media.take import FigureFacts
from tests.kiosk.screens.making_screens import StillShowing

PLACE = "Bospolder-Tussendijken"
WALL = Projection(2000, 3)
SIGNS = {f"work {i}": Sign.from_number(37 * i) for i in range(24)}
CARD = Card("work 3", Form.VIDEO, SIGNS["work 3"], "Anne-Marie van der Heijden-Oos", "Wat maakt jou blij?", 8.0)
FIGURE = FigureFacts(0.5, 0.9, 0.7, ("#67c3e8", "#0c4a66"))


def show(look: Look, *, signs: dict[str, Sign] | None = None, seed: int = 3) -> Show:
    return Show(look, PLACE, WALL, SIGNS if signs is None else signs, Random(seed))


def until(screen: Show, wish: Wish, most_seconds: float = 60.0) -> float:
    """How long it takes until the show asks for this."""
    seconds = 0.0
    while screen.tick(0.05) is not wish:
        seconds += 0.05
        assert seconds < most_seconds
    return seconds


def on_stage(
    look: Look,
    showing: Showing | None,
    seconds: float,
    card: Card = CARD,
    answered: Card | None = None,
    stood: Standing | None = None,
) -> Show:
    """The curtain has been open for so long."""
    screen = show(look)
    until(screen, Wish.NEXT)
    screen.call(card, answered, stood)
    until(screen, Wish.CURTAIN)
    screen.play(showing)
    run(screen, CURTAIN_SECONDS + seconds)
    return screen


def run(screen: Show, seconds: float) -> None:
    for _ in range(round(seconds / 0.05)):
        screen.tick(0.05)


def states(look: Look, showing: Showing | None = None) -> Iterator[tuple[str, Screen[object]]]:
    """Those that are written on, without the building."""
    question = look.texts["exhibition.welcome"]
    card, moment = replace(CARD, question=question), STRIP_IN_SECONDS + 0.4
    yield "show, a work", on_stage(look, showing or StillShowing(), moment, card)
    yield "show, an answer", on_stage(look, showing or StillShowing(), moment, card, replace(card, maker="Samuel"))
    yield "show, broken", on_stage(look, None, moment, card)


def danced(look: Look, stood: Standing) -> Pixels:
    """A dance without a face, as the booth draws it."""
    (_, _, w, h), (wall, floor) = stood.picture, stood.ground
    paper = Paper(w, h, wall, mm=look.mm)
    paper.fill([(0, h * 0.835), (w, h * 0.812), (w, h), (0, h)], floor)
    draw_figure(paper, w * FIGURE.feet_x, h * FIGURE.feet_y, h * FIGURE.height, look.theme.roles.board, POSES["reach"])
    return paper.pixels


def buildings(look: Look, cards: Sequence[Card]) -> Iterator[tuple[str, Screen[object]]]:
    """What is looked at as pictures: the wall at all hours, and somebody as tall as life."""
    signs = {card.id: card.sign for card in cards}
    yield "show", show(look, signs=signs)
    called = show(look, signs=signs)
    run(called, REST_SECONDS)
    called.press(cards[5].id)
    called.call(cards[2], None)
    run(called, CALL_SECONDS / 2)
    yield "show, a window is called", called
    swelling = show(look, signs=signs)
    swelling.call(cards[2], None)
    run(swelling, CALL_SECONDS + SWELL_SECONDS * 0.3)
    yield "show, a window swells", swelling
    asleep = show(look, signs=signs)
    asleep.asleep = True
    yield "show, asleep", asleep
    stood = standing(look, Wall(width_mm=4000), FIGURE)
    card = replace(cards[1], question=look.texts["exhibition.welcome"])
    yield "show, life size", on_stage(look, StillShowing(danced(look, stood)), 2.4, card, None, stood)
