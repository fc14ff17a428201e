"""*Mijn werk* as a script: find it by sign and digits or by card; see it, change who may see it, or take it away."""

from collections.abc import Callable, Sequence

from capture.messages import Close, LookForCard
from config.responses import shipped_responses
from exhibits.contribution import Approval, Contribution, GivenBy, Kind, Makers, Method, Purpose, Use
from exhibits.errors import TooManyTriesError, UnknownCardError, WrongReceiptError
from kiosk.screen import Frame
from kiosk.screens.gone import Gone
from kiosk.screens.mine.away import Sure, TakeAway
from kiosk.screens.mine.card import CardShown, HoldCard, NoCamera
from kiosk.screens.mine.digits import Digits, DigitsGiven
from kiosk.screens.mine.own import AnswerWanted, OwnWork, Wish
from kiosk.screens.mine.pick import Instead, PickSign, SignPicked
from kiosk.screens.mine.works import IsItYours, Mine, WhichWork, WorkPicked
from kiosk.screens.sorry import Sorry
from kiosk.screens.who import Carried, Chosen, Turn, WhoMaySee
from kiosk.script import Step, ask
from kiosk.stay import Stay
from kiosk.withdrawal import change_windows, take_away

Watching = Callable[[Stay, list[Contribution], int], Step[bool]]
"""How a neighbour's work is watched here: works, and which of them."""


def my_work(stay: Stay, watch: Watching) -> Step[None]:
    """Until the visitor has found a work and is done with it, or goes back."""
    screen = PickSign(stay.look, cards=stay.hands.reads_cards)
    while True:
        answer = yield from ask(screen)
        if answer is Frame.BACK:
            if not screen.step_back():
                return
            continue
        found: Step[list[Contribution] | None]
        found = by_card(stay) if answer is Instead.CARD else by_digits(stay, answer)
        if works := (yield from found):
            yield from choose_work(stay, works, watch)
            return


# finding it


def by_digits(stay: Stay, picked: SignPicked | Instead) -> Step[list[Contribution] | None]:
    """The work with this sign and the four digits that somebody knows; None: back to the signs.

    Whether there is a work with this sign at all is not to be seen, however often one tries.
    """
    assert isinstance(picked, SignPicked)
    collection, wrong = stay.hands.collection, False
    while True:
        screen = Digits(stay.look, picked.sign, rests=collection.receipt_rests(), wrong=wrong)
        given = yield from ask(screen)
        if not isinstance(given, DigitsGiven):
            return None
        try:
            return [collection.by_receipt(picked.sign, given.digits)]
        except WrongReceiptError:
            collection.log("wrong receipt")
            wrong = True
        except TooManyTriesError:
            collection.log("too many tries")
            yield from ask(Sorry(stay.look, "mine.ask"))
            return None


def by_card(stay: Stay) -> Step[list[Contribution] | None]:
    """What a card opens; None: the visitor goes back, or the card is still empty."""
    code = yield from shown_card(stay)
    if code is None:
        return None
    works = stay.hands.collection.by_card(code)
    if not works:
        yield from ask(Sorry(stay.look, "mine.empty_card"))
    return works or None


def shown_card(stay: Stay) -> Step[str | None]:
    """The code of a card of ours that is held before the camera; None: the visitor goes back, or it cannot be read."""
    hands, unknown = stay.hands, False
    hands.booth.send(LookForCard())
    try:
        while True:
            shown = yield from ask(HoldCard(stay.look, hands.booth.preview, unknown=unknown))
            if not isinstance(shown, CardShown):
                break
            try:
                hands.collection.by_card(shown.code)
            except UnknownCardError:
                hands.collection.log("unknown card")
                unknown = True
            else:
                return shown.code
    finally:
        hands.booth.send(Close())
    if isinstance(shown, NoCamera):
        yield from ask(Sorry(stay.look, "mine.no_camera"))
    return None


def bind_card(stay: Stay, work: Contribution) -> Step[bool]:
    """At *thanks*: from now on a card opens this work. Whether it does."""
    collection = stay.hands.collection
    while code := (yield from shown_card(stay)):
        others = [one for one in collection.by_card(code) if one.id != work.id]
        if others and (yield from ask(IsItYours(stay.look, [one.sign for one in others]))) is not Mine.YES:
            continue
        collection.bind_card(code, work.id)
        return True
    return False


# being there


def choose_work(stay: Stay, works: list[Contribution], watch: Watching) -> Step[None]:
    """One of those that a card opens, and another; a receipt opens one."""
    while len(works) > 1:
        picked = yield from ask(WhichWork(stay.look, [work.sign for work in works]))
        if not isinstance(picked, WorkPicked):
            return
        yield from be_with(stay, works[picked.position], watch)
        works = [work for work in map(stay.hands.there, works) if work]
    for work in works:
        yield from be_with(stay, work, watch)


def be_with(stay: Stay, work: Contribution, watch: Watching) -> Step[None]:
    """See it as often as one likes, until one is done with it or it is gone."""
    there: Contribution | None = work
    while there:
        answers = stay.hands.answers(there)
        wish = yield from see(stay, there, answers)
        if isinstance(wish, AnswerWanted):
            yield from watch(stay, answers, wish.position)
        elif wish is Wish.WINDOWS:
            yield from change(stay, there)
        elif wish is Wish.AWAY:
            yield from take_back(stay, there)
        elif wish is not Wish.AGAIN:
            return
        there = stay.hands.there(there)


def see(stay: Stay, work: Contribution, answers: Sequence[Contribution]) -> Step[Wish | AnswerWanted | Frame]:
    hands, look = stay.hands, stay.look
    showing = hands.show(work, OwnWork.window_size(look), look, use=Use.MAKER)
    screen = OwnWork(
        look,
        hands.card(work, look, Use.MAKER),
        showing,
        state_of(work),
        hearted=hands.voting.moved_somebody(work.id),
        felt=how_it_moved(stay, work),
        answers=[hands.card(one, look) for one in answers],
    )
    try:
        return (yield from ask(screen))
    finally:
        if showing:
            showing.close()


def how_it_moved(stay: Stay, work: Contribution) -> list[str]:
    """In the order of the pictures, which tells nothing."""
    felt = stay.hands.voting.how_it_moved(work.id)
    return [response.key for response in shipped_responses() if response.key in felt]


def state_of(work: Contribution) -> str:
    """The key of the sentence that says what becomes of it."""
    if work.locked:
        return "mine.locked"
    words = {Approval.WAITING: "mine.waiting", Approval.REFUSED: "mine.refused"}
    return words.get(work.approval, "mine.open")


def change(stay: Stay, work: Contribution) -> Step[None]:
    """Windows as they are now, to open and to shut. Who shuts the last one is asked whether it shall go."""
    hands = stay.hands
    asks = work.kind is Kind.QUESTION
    screen = WhoMaySee(
        stay.look,
        [purpose for purpose in hands.purposes(work) if not (asks and purpose is Purpose.ANSWER)],
        work.sign,
        turn=Turn.ALONE if work.makers is Makers.ALONE else Turn.TOGETHER,
        voice=hands.voice(),
        carried=carried_by(stay, work),
        asks=asks,
        yes=work.yes,
    )
    chosen = yield from ask(screen)
    if not isinstance(chosen, Chosen):
        return
    if chosen.yes:
        change_windows(hands.collection, work, chosen.yes, stay.look.texts.language)
    else:
        yield from take_back(stay, work)


def carried_by(stay: Stay, work: Contribution) -> Carried | None:
    """What an answer carries keeps windows shut; one that is open can still be shut."""
    answered = stay.hands.answered(work)
    if answered is None:
        return None
    return Carried(answered.sign, answered.name, work.narrowed | work.yes)


def take_back(stay: Stay, work: Contribution) -> Step[None]:
    """Asked once more; then it is gone before the next screen is seen."""
    hands = stay.hands
    answered = bool(hands.answers(work))
    if (yield from ask(TakeAway(stay.look, work.sign, answered=answered))) is not Sure.AWAY:
        return
    copies = take_away(hands.collection, work, stay.look.texts.language, Method.TAP, GivenBy.SELF)
    hands.forget(work)
    yield from ask(Gone(stay.look, "mine.gone_copies" if copies else "gone.title"))
