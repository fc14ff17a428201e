"""The visit as a script: from the first touch to leaving, the map of screens on one page."""

from dataclasses import replace
from typing import Literal

from config.texts import languages, load_texts
from exhibits.contribution import Contribution
from exhibits.errors import EnoughHeartsError
from kiosk.answering import neighbours_answered, reply
from kiosk.hands import Hands
from kiosk.making import make
from kiosk.mine import my_work
from kiosk.screen import Frame
from kiosk.screens.attract import Attract, Calling
from kiosk.screens.browse import Browse, CardChosen, Floor, FormChosen
from kiosk.screens.home import Door, Home, LanguageChosen
from kiosk.screens.sorry import Sorry
from kiosk.screens.watch import HeartGiven, Leaving, Watch
from kiosk.script import Script, Step, WentHomeError, ask
from kiosk.staff_flow import first_start, staff_evening
from kiosk.stay import Stay
from media.form import Form


def visits(hands: Hands, sorry: bool) -> Script:
    """For ever: the building calls, somebody comes, somebody leaves."""
    if sorry:
        yield from ask(Sorry(hands.look))
    yield from first_start(hands)
    while True:
        called = yield from attract(hands)
        yield from staff_evening(hands) if called is Calling.STAFF else visit(hands)


def attract(hands: Hands) -> Step[Calling]:
    screen = Attract(hands.look, hands.signs(), [load_texts(language.code) for language in languages()], hands.rng)
    try:
        while True:
            answer = yield from ask(screen)
            if answer is Calling.NEXT_WORK:
                if screen.has_played:
                    hands.tidy()
                work = hands.next_on_stage()
                showing = hands.show(work, screen.stage[2:], hands.look, sound=False) if work else None
                if showing:
                    screen.play(showing)
            elif answer in (Calling.TOUCHED, Calling.STAFF):
                return Calling(answer)
    finally:
        screen.close()


def visit(hands: Hands) -> Step[None]:
    hands.backstage.look_for_devices()
    stay = Stay(hands, hands.voting.begin_visit(hands.look.texts.language), hands.look)
    try:
        while True:
            try:
                answer = yield from ask(Home(stay.look, languages(), hands.signs(6)))
                if isinstance(answer, LanguageChosen):
                    stay = replace(stay, look=stay.look.speaking(load_texts(answer.code)))
                    hands.voice(stay.look.texts).say("language.own_name")
                elif answer is Door.WATCH:
                    yield from browse(stay)
                elif answer is Door.MAKE:
                    yield from make(stay)
                elif answer is Door.MINE:
                    yield from my_work(stay, watch)
                elif answer is Door.STAFF:
                    yield from staff_evening(hands)
                    return
            except WentHomeError:
                continue
    finally:
        hands.voting.end_visit(stay.visit)


# watching


def browse(stay: Stay) -> Step[None]:
    """A floor of six windows, other ones each time; after a look into one of them the floor is as it was."""
    form: Form | None = None
    while True:
        works, more = stay.hands.next_works(form)
        stay.hands.expose(stay.visit, works, Browse.name)
        screen = Browse(stay.look, [stay.hands.card(work, stay.look) for work in works], form, more=more)
        while isinstance(answer := (yield from ask(screen)), CardChosen):
            if (yield from watch(stay, works, answer.position)):
                return
        if answer is Frame.BACK:
            return
        if answer is Floor.MAKE:
            yield from make(stay)
            return
        if isinstance(answer, FormChosen):
            form = answer.form


def watch(stay: Stay, works: list[Contribution], position: int) -> Step[bool]:
    """The chosen work, and with *next* what neighbours answered, then its neighbour on the floor. True: the visitor
    made something, and has done enough looking."""
    work, offered = works[position], set[str]()
    while True:
        leaving = yield from watch_one(stay, work)
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
        work = works[position]


def watch_one(stay: Stay, work: Contribution) -> Step[Leaving | Literal[Frame.BACK]]:
    hands = stay.hands
    exposure = hands.expose(stay.visit, [work], Watch.name)[0]
    showing = hands.show(work, (stay.look.width, stay.look.height), stay.look)
    if showing is None:
        yield from ask(Sorry(stay.look, stay.look.texts["sorry.work"]))
        return Leaving.NEXT
    answered = hands.answered(work)
    screen = Watch(
        stay.look,
        hands.card(work, stay.look),
        showing,
        hearted=work.id in hands.voting.hearts(stay.visit),
        answered=hands.card(answered, stay.look) if answered else None,
        may_answer=hands.may_answer(work),
    )
    try:
        while True:
            answer = yield from ask(screen)
            if not isinstance(answer, HeartGiven):
                return answer
            hands.voting.watched(exposure, screen.watched_seconds)
            if not give_heart(stay, work, answer.given):
                screen.take_heart_back()
    finally:
        hands.voting.watched(exposure, screen.watched_seconds)
        showing.close()


def give_heart(stay: Stay, work: Contribution, given: bool) -> bool:
    """Whether it is as the visitor wants it."""
    voting = stay.hands.voting
    try:
        (voting.heart if given else voting.unheart)(stay.visit, work.id)
    except EnoughHeartsError:
        stay.hands.collection.log("enough hearts")
        return False
    return True
