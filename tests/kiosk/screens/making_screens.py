"""Every state of every making screen, for tests that hold for all of them."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import cv2
import numpy as np

from capture.framing import Framing
from capture.messages import Level, Opened, Recording, Trouble
from capture.ring import Preview
from capture.troubles import Case
from config.meaning import shipped_pictures, triangles_for
from config.questions import shipped_questions
from config.settings import PrivacyNotice
from config.texts import languages, load_texts
from exhibits.contribution import Purpose
from kiosk.cards import Card
from kiosk.look import Look
from kiosk.partner import Partner
from kiosk.screen import Screen
from kiosk.screens.about import About
from kiosk.screens.full_notice import FullNotice
from kiosk.screens.gone import Gone
from kiosk.screens.look_back import LookBack
from kiosk.screens.name import Name
from kiosk.screens.notice import Notice
from kiosk.screens.question import Asked, Question
from kiosk.screens.record import Record
from kiosk.screens.speak import Speak
from kiosk.screens.thanks import Thanks
from kiosk.screens.tried import Tried
from kiosk.screens.who import Carried, Turn, WhoMaySee
from kiosk.showing import Shown
from media.form import Form
from media.paper import Pixels
from media.seen import Seen
from media.sign import SIGNS, Sign

SIGN = Sign.from_number(777)


NEIGHBOUR = Card("samuel", Form.MUSIC, Sign.from_number(1435), "Samuel", "greeting", 7.8)
NOTICE = PrivacyNotice(
    organisation="Stichting Buurthuis De Wissel",
    contact="Fatma Yıldız, 010 123 45 67, fatma@buurthuis.nl",
    privacy_officer="fg@buurthuis.nl, 010 765 43 21",
    address="https://buurthuis.nl/wijkpodium/privacy",
)
NARROW = Carried(NEIGHBOUR.sign, NEIGHBOUR.maker, frozenset({Purpose.HERE, Purpose.EXHIBITION, Purpose.ANSWER}))
"""A neighbour who let in the people here and at the exhibition, and nobody else."""


class QuietVoice:
    """Remembers what was said and sounded, in order."""

    def __init__(self) -> None:
        self.heard: list[object] = []
        self.speaks = False

    def chime(self, name: str) -> None:
        self.heard.append(name)

    def say(self, key: str, **values: object) -> None:
        self.heard.append((key, *values.values()))


GREY: Pixels = np.full((360, 640, 4), 128, np.uint8)


class StillShowing:
    """A work of one picture, which stands where the screen's stage is."""

    def __init__(self, picture: Pixels = GREY) -> None:
        self.at, self.done, self.closed, self.next_in = 0.0, False, False, 0.033
        self._picture = picture

    def frame(self) -> Shown:
        return Shown(1, self._picture)

    def close(self) -> None:
        self.closed = True


def camera(picture: Pixels) -> Callable[[int], Preview | None]:
    """One picture, and no newer one."""
    return lambda after: Preview(1, picture) if after < 1 else None


def asked() -> list[Asked]:
    return [Asked(one.key, one.texts, tuple(map(Form, one.forms))) for one in shipped_questions()]


def everywhere(look: Look, key: str) -> dict[str, str]:
    said = {language.code: load_texts(language.code)[key] for language in languages()}
    return said | {look.texts.language: look.texts[key]}


WRITTEN = dict.fromkeys((language.code for language in languages()), "Wie bakt hier brood op de hoek?")
"""By staff, who wrote it in one language."""


@dataclass
class Shelf:
    """One neighbour answered every question."""

    look: Look
    picture: Pixels = field(default_factory=lambda: GREY)
    played: list[StillShowing] = field(default_factory=list)

    def card(self, question: str) -> Card:
        still = np.asarray(cv2.resize(self.picture, (480, 270), interpolation=cv2.INTER_AREA), np.uint8)
        return replace(NEIGHBOUR, form=Form.DANCE, still=still)

    def play(self, question: str, size: tuple[int, int]) -> StillShowing:
        picture = np.asarray(cv2.resize(self.picture, size, interpolation=cv2.INTER_AREA), np.uint8)
        self.played.append(StillShowing(picture))
        return self.played[-1]


def question(look: Look, picture: Pixels = GREY, *first: Asked) -> Question:
    return Question(look, [*first, *asked()], frozenset(Form), examples=Shelf(look, picture))


def record(
    look: Look,
    form: Form = Form.DANCE,
    voice: QuietVoice | None = None,
    countdown: int = 5,
    picture: Pixels = GREY,
    partner: Partner | None = None,
    troubles: Set[Case] = frozenset(),
) -> Record:
    question = asked()[0].texts[look.texts.language]
    return Record(
        look,
        question,
        form,
        most_seconds=60,
        countdown_seconds=countdown,
        voice=voice or QuietVoice(),
        preview=camera(picture),
        seen=Seen.SHADOW if form is Form.DANCE else Seen.YOURSELF,
        partner=partner,
        troubles=troubles,
        framing=Framing(),
    )


def partner(
    look: Look, form: Form, *, of: Form = Form.MUSIC, headphones: bool = False, picture: Pixels = GREY
) -> Partner:
    """A neighbour who made music, or something that is seen."""

    def play(size: tuple[int, int]) -> StillShowing:
        return StillShowing(np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8))

    return Partner(look, replace(NEIGHBOUR, form=of), form, has_sound=True, headphones=headphones, play=play)


def about(look: Look, learning_question: str | None = None, *, can_speak: bool = True) -> About:
    triangle = triangles_for(learning_question)[-1]
    return About(look, triangle.key, triangle.corners, shipped_pictures(), can_speak=can_speak)


def who(
    look: Look,
    count: int = 5,
    voice: QuietVoice | None = None,
    *,
    turn: Turn = Turn.ALONE,
    carried: Carried | None = None,
) -> WhoMaySee:
    purposes = list(Purpose)[:count]
    return WhoMaySee(look, purposes, SIGN, turn=turn, voice=voice or QuietVoice(), carried=carried)


def thanks(
    look: Look, name: str | None = None, voice: QuietVoice | None = None, answered: Card | None = None, **cards: bool
) -> Thanks:
    rng = Random(1)
    neighbours = [Sign.from_number(rng.randrange(SIGNS)) for _ in range(9)]
    return Thanks(
        look, SIGN, "4712", "7XK2M9QRTB", name, voice=voice or QuietVoice(), neighbours=neighbours, answered=answered,
        **cards,
    )  # fmt: skip


def states(look: Look, picture: Pixels = GREY) -> Iterator[tuple[str, Screen[object]]]:
    """Name and screen; the picture (640 by 360) is what the camera sees and what was made."""
    stage = LookBack.stage_size(look)
    made = np.asarray(cv2.resize(picture, stage, interpolation=cv2.INTER_AREA), np.uint8)
    yield "question", Question(look, asked(), frozenset(Form), examples=Shelf(look, picture))
    plays = _pressed(question(look, picture), "other", "example")
    plays.tick(1)
    yield "question, an example plays", plays
    yield (
        "question, a neighbour asks",
        question(look, picture, Asked("own", everywhere(look, "question.of_neighbour"), tuple(Form), SIGN)),
    )
    yield (
        "question, written down",
        question(look, picture, Asked("own", WRITTEN, tuple(Form), SIGN)),
    )
    yield "question, nobody answered it", Question(look, asked(), frozenset(Form))
    yield "question without a camera", Question(look, asked(), frozenset({Form.MUSIC}), "sorry.camera")
    yield "one question", Question(look, asked()[:1], frozenset(Form))
    yield "notice", Notice(look)
    yield "notice, how old", _pressed(Notice(look), "alone")
    yield "notice, how old the youngest is", _pressed(Notice(look), "together")
    yield "notice, a parent", _pressed(Notice(look), "alone", "younger")
    yield from _full_notice(look)
    for form in Form:
        yield from _recording(look, form, picture)
    yield from _answering(look, picture)
    yield "look back", LookBack(look, StillShowing(made), Form.VIDEO, keep=True)
    yield "look back, too short", LookBack(look, StillShowing(made), Form.MUSIC, keep=True, too_short=True)
    yield "look back, just trying", LookBack(look, StillShowing(made), Form.DANCE, keep=False)
    yield "about", about(look)
    yield "about, pointed at", _pressed(about(look), "zone.bc")
    yield "about, does not fit", _pressed(about(look, "chances"), "zone.does_not_fit")
    yield "about, pictures", _pressed(about(look, "place"), "way.pick", "picture.joy", "picture.daily")
    yield "about, saying it", _speaking(look)
    yield "about, said", LookBack(look, StillShowing(made), Form.MUSIC, keep=True, title="look_back.said", hue="lilac")
    yield "about, without a microphone", about(look, "together", can_speak=False)
    parent = WhoMaySee(look, list(Purpose), SIGN, turn=Turn.PARENT, voice=QuietVoice(), only=frozenset({Purpose.HERE}))
    yield "who, the parent", parent
    yield "who, the child", who(look, turn=Turn.CHILD)
    yield "who, everyone", _pressed(_opened(who(look, turn=Turn.TOGETHER)), "done")
    asking = WhoMaySee(look, list(Purpose)[:3], SIGN, voice=QuietVoice(), asks=True)
    yield "who, a question", _pressed(asking, "here", "done")
    for count in (4, 5):
        yield f"who, {count} shut", who(look, count)
    yield "who, all open", _opened(who(look, turn=Turn.TOGETHER))
    yield "who, read back", _read_back(who(look))
    yield "who, of an answer", _opened(who(look, carried=NARROW))
    yield "thanks", thanks(look)
    yield "thanks, with a name", _later(thanks(look, "Anne-Marie van der Heijden"))
    yield "thanks, with cards", _later(thanks(look, cards=True))
    yield "thanks, on a card", _later(thanks(look, cards=True, carded=True))
    yield "thanks, for an answer", _later(thanks(look, answered=NEIGHBOUR))
    yield "gone", Gone(look)
    yield "name", Name(look)
    yield "name, the longest", _typed(Name(look))
    yield "tried", Tried(look)
    yield "tried, younger than 16", Tried(look, come_back=True)


def _full_notice(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    """Every page, of a place that said all there is to say."""
    screen = FullNotice(look, NOTICE)
    page = 1
    while "next" in {target.name for target in screen.targets()}:
        yield f"full notice {page}", _pressed(FullNotice(look, NOTICE), *["next"] * (page - 1))
        screen.press("next")
        page += 1
    yield f"full notice {page}", screen
    yield "full notice, nothing set", FullNotice(look, PrivacyNotice())


def _recording(look: Look, form: Form, picture: Pixels) -> Iterator[tuple[str, Screen[object]]]:
    yield f"record {form}, opening", record(look, form, picture=picture)
    ready = record(look, form, picture=picture)
    ready.hear(Opened(True, True))
    ready.tick(1)
    yield f"record {form}, ready", ready
    counting = record(look, form, picture=picture)
    counting.hear(Opened(True, True))
    counting.press("go")
    counting.tick(2.3)
    yield f"record {form}, counting", counting
    yield f"record {form}, its last seconds", running(look, form, picture)
    for case in Case.SILENCE, Case.CLIPPING:
        hinted = record(look, form, picture=picture)
        hinted.hear(Opened(True, True))
        hinted.hear(Trouble(case))
        hinted.tick(2)
        yield f"record {form}, {case}", hinted


def running(look: Look, form: Form, picture: Pixels = GREY) -> Record:
    """In its last seconds."""
    screen = record(look, form, picture=picture)
    screen.hear(Opened(True, True))
    screen.tick(1)
    for _ in range(2):
        screen.press("go")
    screen.hear(Recording("x"))
    screen.hear(Level(0.6, 0.7, 52.4))
    return screen


def _answering(look: Look, picture: Pixels) -> Iterator[tuple[str, Screen[object]]]:
    danced = record(look, Form.DANCE, picture=picture, partner=partner(look, Form.DANCE, headphones=True))
    yield "record an answer, dance to music", _made_ready(danced)
    yield (
        "record an answer, music to a dance",
        _running(record(look, Form.MUSIC, partner=partner(look, Form.MUSIC, of=Form.DANCE, picture=picture))),
    )
    seen = partner(look, Form.VIDEO, of=Form.VIDEO, picture=picture)
    yield "record an answer, video to a video", _running(record(look, Form.VIDEO, picture=picture, partner=seen))


def _made_ready(screen: Record) -> Record:
    screen.hear(Opened(True, True))
    screen.tick(1)
    return screen


def _running(screen: Record) -> Record:
    _made_ready(screen)
    for _ in range(2):
        screen.press("go")
    screen.hear(Recording("x"))
    screen.hear(Level(0.6, 0.7, 12.0))
    return screen


def _speaking(look: Look) -> Speak:
    asked, voice = look.texts["about.sentence"], QuietVoice()
    speak = Speak(look, asked, Form.MUSIC, most_seconds=30, countdown_seconds=5, voice=voice, preview=camera(GREY))
    speak.hear(Opened(False, True))
    speak.tick(1)
    speak.press("go")
    speak.hear(Recording("x"))
    speak.hear(Level(0.4, 0.5, 8.4))
    return speak


def _opened(screen: WhoMaySee) -> WhoMaySee:
    for target in screen.targets():
        if target.name in set(Purpose):
            screen.press(target.name)
    screen.tick(1)
    return screen


def _read_back(screen: WhoMaySee) -> WhoMaySee:
    _opened(screen).press("done")
    screen.tick(1)
    return screen


def _later(screen: Thanks) -> Thanks:
    screen.tick(5)
    return screen


def _pressed(screen: Any, *targets: str) -> Any:
    for target in targets:
        screen.press(target)
    return screen


def _typed(screen: Name) -> Name:
    for letter in "W" * 40:
        screen.type(letter, letter)
    return screen
