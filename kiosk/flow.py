"""The visit as a script: from the first touch to leaving, the map of screens on one page."""

from collections.abc import Iterable
from typing import Literal

from config.texts import languages, load_texts
from exhibits.contribution import Contribution
from exhibits.errors import EnoughHeartsError
from kiosk.answering import neighbours_answered, reply
from kiosk.floors import Floors
from kiosk.hands import Hands
from kiosk.making import make
from kiosk.mine import my_work
from kiosk.outcomes import anything_came, what_came_of_it
from kiosk.screen import Frame, Part
from kiosk.screens.attract import Attract, Calling
from kiosk.screens.browse import Browse, CardChosen, Floor, FormChosen
from kiosk.screens.home import Door, Home
from kiosk.screens.sorry import Sorry
from kiosk.screens.watch import HeartGiven, Leaving, ResponseGiven, Watch
from kiosk.script import Script, Step, WentHomeError, ask
from kiosk.staff_flow import first_start, staff_evening
from kiosk.stay import Stay
from kiosk.tongue import LanguageChosen
from media.form import Form


def visits(hands: Hands, sorry: bool) -> Script:
    """For ever: the building calls, somebody comes, somebody leaves."""
    if sorry:
        yield from ask(Sorry(hands.look))
    yield from first_start(hands)
    while True:
        called = yield from attract(hands)
        if called is Calling.STAFF or (yield from visit(hands)) is Door.STAFF:
            yield from staff_evening(hands)


def attract(hands: Hands) -> Step[Calling]:
    """The building speaks all languages, and then the place's own: nobody's choice outlasts them."""
    hands.tongue.texts = hands.look.texts
    tongues, shut = [load_texts(language.code) for language in languages()], hands.collection.shut_curtains()
    screen = Attract(hands.look, hands.signs(), tongues, hands.rng, shut=shut)
    try:
        while True:
            answer = yield from ask(screen)
            if answer is Calling.NEXT_WORK:
                if screen.has_played:
                    hands.tidy()
                if screen.wants_dress:
                    screen.dress(hands.signs(), hands.collection.shut_curtains())
                work = hands.next_on_stage()
                showing = hands.show(work, screen.stage[2:], hands.look, sound=False) if work else None
                if work and showing:
                    feast = hands.voting.is_premiere(work.id) and not work.demonstration
                    screen.play(showing, premiere=work.sign if feast else None)
            elif answer in (Calling.TOUCHED, Calling.STAFF):
                return Calling(answer)
    finally:
        screen.close()


def visit(hands: Hands) -> Step[Literal[Door.STAFF]]:
    """Until the visitor walks away, or staff come in through the hidden door."""
    hands.backstage.look_for_devices()
    hands.tongue.texts = hands.look.texts
    stay = Stay(hands, hands.voting.begin_visit(hands.look.texts.language, hands.settings.place.phase))
    try:
        while True:
            try:
                answer = yield from ask(Home(stay.look, languages(), hands.signs(6), board=anything_came(hands)))
                if isinstance(answer, LanguageChosen):
                    hands.tongue.speak(answer)
                    hands.voice().say("language.own_name")
                elif answer is Door.WATCH:
                    yield from browse(stay)
                elif answer is Door.MAKE:
                    yield from make(stay)
                elif answer is Door.MINE:
                    yield from my_work(stay, watch)
                elif answer is Door.OUTCOMES:
                    yield from what_came_of_it(stay, watch)
                elif answer is Door.STAFF:
                    return answer
            except WentHomeError:
                continue
    finally:
        hands.tongue.texts = hands.look.texts
        hands.voting.end_visit(stay.visit)


# watching


def browse(stay: Stay) -> Step[None]:
    """A work plays at once: nobody has to choose before they have seen something (K-004). *Back* leads to its floor of
    six windows, other ones each time; after a look into one of them the floor is as it was."""
    floors = Floors(stay)
    try:
        yield from look_around(stay, floors)
    finally:
        floors.count()


def look_around(stay: Stay, floors: Floors) -> Step[None]:
    form: Form | None = None
    looked = False
    while True:
        chosen = floors.next(form)
        if chosen.works and not looked:
            looked = True
            if (yield from watch(stay, chosen.works, 0, on_a_floor=False, ahead=floors.windows(chosen))):
                return
            chosen = floors.there(chosen)
        screen = floors.page(chosen)
        while isinstance(answer := (yield from ask(screen)), CardChosen):
            floors.count()
            if (yield from watch(stay, chosen.works, answer.position)):
                return
        if answer is Frame.BACK:
            return
        if answer is Floor.MAKE:
            yield from make(stay)
            return
        if isinstance(answer, FormChosen):
            form = answer.form


def watch(
    stay: Stay,
    works: list[Contribution],
    position: int,
    *,
    on_a_floor: bool = True,
    ahead: Iterable[Part] = (),
) -> Step[bool]:
    """The chosen work, and with *next* what neighbours answered, then its neighbour on the floor. True: the visitor
    made something, and has done enough looking.

    Where no floor has been seen, a work that comes has its turn as if its window had been there. `ahead` is painted
    meanwhile.
    """
    work, offered, turn = works[position], set[str](), not on_a_floor
    while True:
        if turn:
            stay.hands.expose(stay.visit, [work], Browse.name)
            turn = False
        leaving = yield from watch_one(stay, work, ahead)
        if leaving is Frame.BACK:
            return False
        if leaving is Leaving.REPLY and (yield from reply(stay, work)):
            return True
        if leaving is Leaving.ANSWERED:
            work = stay.hands.answered(work) or work
        if leaving is not Leaving.NEXT:
            continue
        if work.id not in offered:
            offered.add(work.id)
            wanted = yield from neighbours_answered(stay, work)
            if wanted is not None:
                work = wanted if isinstance(wanted, Contribution) else work
                continue
        if len(works) == 1:  # then the next is on the floor
            return False
        position = (position + 1) % len(works)
        work, turn = works[position], not on_a_floor


def watch_one(stay: Stay, work: Contribution, ahead: Iterable[Part] = ()) -> Step[Leaving | Literal[Frame.BACK]]:
    hands = stay.hands
    exposure = hands.expose(stay.visit, [work], Watch.name)[0]
    showing = hands.show(work, Watch.picture_size(stay.look, work.form), stay.look)
    if showing is None:
        yield from ask(Sorry(stay.look, "sorry.work"))
        return Leaving.NEXT
    answered = hands.answered(work)
    screen = Watch(
        stay.look,
        hands.card(work, stay.look),
        showing,
        hearted=work.id in hands.voting.hearts(stay.visit),
        felt=hands.voting.responses(stay.visit, work.id),
        answered=hands.card(answered, stay.look) if answered else None,
        may_answer=hands.may_answer(work),
    )
    screen.ahead = ahead
    try:
        while True:
            answer = yield from ask(screen)
            if not isinstance(answer, (HeartGiven, ResponseGiven)):
                return answer
            hands.voting.watched(exposure, screen.watched_seconds)
            if isinstance(answer, ResponseGiven):
                respond(stay, work, answer)
            elif not give_heart(stay, work, answer.given):
                screen.take_heart_back()
    finally:
        hands.voting.watched(exposure, screen.watched_seconds)
        showing.close()


def respond(stay: Stay, work: Contribution, answer: ResponseGiven) -> None:
    voting = stay.hands.voting
    (voting.respond if answer.given else voting.unrespond)(stay.visit, work.id, answer.response)


def give_heart(stay: Stay, work: Contribution, given: bool) -> bool:
    """Whether it is as the visitor wants it."""
    voting = stay.hands.voting
    try:
        (voting.heart if given else voting.unheart)(stay.visit, work.id)
    except EnoughHeartsError:
        stay.hands.collection.log("enough hearts")
        return False
    return True
