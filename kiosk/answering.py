"""Answering a neighbour, as a script: how to answer, and what neighbours answered already."""

from exhibits.contribution import Contribution
from kiosk.agreeing import agree
from kiosk.making import Wish, make_one
from kiosk.screen import Frame
from kiosk.screens.neighbours import MOST, AnswerPicked, Neighbours
from kiosk.screens.reply import AnswerChosen, Reply
from kiosk.script import Step, ask
from kiosk.stay import Stay


def reply(stay: Stay, work: Contribution) -> Step[bool]:
    """The door to answer through, the notice, and the making. False: the visitor went back to the work."""
    health = stay.hands.health()
    screen = Reply(stay.look, stay.hands.card(work, stay.look), health.working, health.sorry)
    while isinstance(chosen := (yield from ask(screen)), AnswerChosen):
        if agreed := (yield from agree(stay)):
            yield from make_one(stay, Wish(work.question, chosen.form, work), agreed)
            return True
    return False


def neighbours_answered(stay: Stay, work: Contribution) -> Step[Contribution | Frame | None]:
    """The answers to a work, the newest first: the one that a visitor wants to see; BACK, or None for the next work."""
    hands, look = stay.hands, stay.look
    answers = hands.answers(work)[:MOST]
    if not answers:
        return None
    hands.expose(stay.visit, answers, Neighbours.name)
    screen = Neighbours(look, hands.card(work, look), [hands.card(one, look) for one in answers])
    picked = yield from ask(screen)
    if picked is Frame.BACK:
        return Frame.BACK
    return answers[picked.position] if isinstance(picked, AnswerPicked) else None
