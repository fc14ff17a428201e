"""Making something, as a script: six screens, and nothing is kept before the last *Klaar*."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Literal

from capture.messages import Discard
from exhibits.collection import Kept
from exhibits.contribution import Age, Contribution, Purpose
from exhibits.errors import NotAllowedError, NotAnswerableError
from kiosk.agreeing import agree, consents_of
from kiosk.asking import NeighbourExamples, asked_now, read_aloud, text_of
from kiosk.deciding import Deciding, Windows
from kiosk.explaining import Explained, explain
from kiosk.own_question import ask_a_question
from kiosk.recording import recorded
from kiosk.screen import Frame
from kiosk.screens.gone import Gone
from kiosk.screens.look_back import LookBack, Verdict
from kiosk.screens.notice import Agreed
from kiosk.screens.question import Own, Question, QuestionChosen
from kiosk.screens.record import NotNow
from kiosk.screens.record import Record as RecordScreen
from kiosk.screens.sorry import Sorry
from kiosk.screens.tried import Tried, TriedAnswer
from kiosk.screens.who import Turn, WhoMaySee
from kiosk.script import Step, ask
from kiosk.stage import curtain_opens
from kiosk.stay import Stay
from kiosk.thanking import thank
from media.form import Form
from media.seen import Seen
from media.sign import Sign
from media.take import Take


class After(Enum):
    """What a visitor does when a take is done with."""

    AGAIN = auto()
    LEAVE = auto()


@dataclass(frozen=True)
class Wish:
    """What somebody wants to make."""

    question: str
    form: Form
    answered: Contribution | None = None
    """The neighbour's work that it answers; then the question is that work's."""


def make(stay: Stay) -> Step[None]:
    """1 question and form, 2 notice; then a take, until it is kept or the visitor has had enough."""
    question = question_screen(stay)
    while (chosen := (yield from chosen_on(stay, question))) is not None:
        if chosen is Own.QUESTION:
            yield from ask_a_question(stay)
            return
        if agreed := (yield from agree(stay)):
            yield from make_one(stay, Wish(chosen.question, chosen.form), agreed)
            return


def question_screen(stay: Stay) -> Question:
    health, asked = stay.hands.health(), asked_now(stay.hands)
    screen = Question(
        stay.look,
        asked,
        health.working,
        health.sorry,
        read=partial(read_aloud, stay),
        examples=NeighbourExamples(stay),
        may_ask=Form.MUSIC in health.working,
    )
    screen.ahead = curtain_opens(stay.look)  # before the stage every frame of it is one too many
    return screen


def chosen_on(stay: Stay, question: Question) -> Step[QuestionChosen | Literal[Own.QUESTION] | None]:
    """None: the visitor goes back. What was said or played there ends with it."""
    try:
        answer = yield from ask(question)
        return None if isinstance(answer, Frame) else answer
    finally:
        question.close()
        stay.hands.mouth.hush()


def make_one(stay: Stay, wish: Wish, agreed: Agreed) -> Step[None]:
    hands = stay.hands
    seen = Seen.SHADOW if wish.form is Form.DANCE else Seen.YOURSELF
    hands.jobs.rest()
    try:
        after = After.AGAIN
        while after is After.AGAIN:
            # also after *again*: the stage waits for the answer
            piece = hands.piece(wish.answered) if wish.answered else None
            hands.backstage.open_devices(wish.form, seen, piece)
            take, seen = yield from record(stay, wish, seen)
            if isinstance(take, NotNow):
                yield from ask(Sorry(stay.look, hands.health().sorry or "sorry.try_again"))
                return
            if take is None:
                return
            after = yield from decide(stay, wish, agreed, take)
    except NotAllowedError:  # of the piece: its maker took it back
        yield from not_open(stay)
    finally:
        hands.backstage.close_devices()
        hands.jobs.go_on()


def not_open(stay: Stay) -> Step[None]:
    """The work was taken away while somebody was answering it: a kind word, and nothing is kept."""
    yield from ask(Sorry(stay.look, "sorry.answered"))


def record(stay: Stay, wish: Wish, seen: Seen) -> Step[tuple[Take | NotNow | None, Seen]]:
    """3 record: a whole take, or nothing, and how one wanted to be seen."""
    hands, texts = stay.hands, stay.look.texts
    most = hands.most_seconds(wish.form, wish.answered)
    partner = hands.partner(wish.answered, wish.form, stay.look) if wish.answered else None
    screen = RecordScreen(
        stay.look,
        text_of(hands, wish.question, texts),
        wish.form,
        most_seconds=most,
        countdown_seconds=hands.settings.record.countdown_seconds,
        voice=hands.voice(),
        preview=hands.booth.preview,
        seen=seen,
        partner=partner,
        troubles=hands.health().troubles,
        framing=hands.backstage.framing,
    )
    try:
        take = yield from recorded(stay, screen, wish.form, most)
        return take, screen.seen
    finally:
        if partner:
            partner.close()


def decide(stay: Stay, wish: Wish, agreed: Agreed, take: Take) -> Step[After]:
    """What becomes of a take. Until the last *Klaar* it belongs to nobody, and goes when this ends."""
    kept, taken_away = None, False
    try:
        _check_open(stay, wish)
        sign = stay.hands.collection.free_sign()
        verdict = yield from look_back(stay, wish, agreed, take, sign)
        if verdict is Verdict.AGAIN:
            return After.AGAIN
        if not agreed.keep:
            again = yield from ask(Tried(stay.look, come_back=agreed.age is Age.UNDER_16))
            return After.AGAIN if again is TriedAnswer.AGAIN else After.LEAVE
        if verdict is Verdict.KEEP:
            who = Deciding(agreed, partial(who_may_see, stay, wish, take, sign))
            kept = yield from explain(stay, wish.question, sign, who, partial(accept, stay, wish, agreed, take, sign))
    except NotAnswerableError:
        taken_away = True
    finally:
        if kept is None:
            stay.hands.booth.send(Discard(take.id))
    if taken_away:
        yield from not_open(stay)
    elif kept is None:
        yield from ask(Gone(stay.look))
    else:
        yield from thank(stay, kept, wish.answered)
    return After.LEAVE


def _check_open(stay: Stay, wish: Wish) -> None:
    """Nobody listens once more to a neighbour who took their work back meanwhile."""
    if wish.answered and not stay.hands.is_open_for_answers(wish.answered):
        raise NotAnswerableError("The work was taken away while somebody answered it.")


def look_back(stay: Stay, wish: Wish, agreed: Agreed, take: Take, sign: Sign) -> Step[Verdict]:
    """4 look back, as often as one likes."""
    hands = stay.hands
    too_short = take.seconds < hands.settings.record.min_seconds
    showing = hands.show_take(take, sign, LookBack.stage_size(stay.look), stay.look)
    screen = LookBack(stay.look, showing, wish.form, keep=agreed.keep, too_short=too_short)
    try:
        answer = yield from ask(screen)
        return answer if isinstance(answer, Verdict) else Verdict.AGAIN
    finally:
        showing.close()


def who_may_see(
    stay: Stay, wish: Wish, take: Take, sign: Sign, turn: Turn, only: frozenset[Purpose] | None
) -> WhoMaySee:
    hands, look = stay.hands, stay.look
    return WhoMaySee(
        look,
        hands.purposes(take),
        sign,
        turn=turn,
        voice=hands.voice(),
        carried=hands.carried(wish.answered) if wish.answered else None,
        only=only,
    )


def accept(
    stay: Stay, wish: Wish, agreed: Agreed, take: Take, sign: Sign, explained: Explained, windows: Windows
) -> Kept:
    """The moment a take becomes a contribution: after this it survives a power cut.

    NotAnswerableError: the work that it answers was taken away meanwhile, and the take is gone.
    """
    language = stay.look.texts.language
    kept = stay.hands.collection.accept(
        take,
        sign=sign,
        question=wish.question,
        consents=consents_of(agreed, windows, language),
        meaning=explained.meaning,
        statement=explained.statement,
        visit=stay.visit,
        makers=agreed.makers,
        language=language,
        answer_to=wish.answered.id if wish.answered else None,
    )
    stay.hands.backstage.finish_next()
    return kept
