"""*Wat is er mee gebeurd?* as a script: one thing after the other, and into the windows of the works."""

import logging
from collections.abc import Callable
from functools import partial
from itertools import islice

from babel.dates import format_date

from config.texts import Texts, load_texts
from exhibits.contribution import Contribution, Role, Use
from exhibits.errors import NotAllowedError
from exhibits.outcomes import Answered, Asked, Drawn, Made, Outcome, outcomes
from kiosk.hands import Hands
from kiosk.poster import Came, Poster
from kiosk.question_words import words_of
from kiosk.screens.outcomes import Onward, Outcomes, WorkPicked
from kiosk.script import Step, ask
from kiosk.stay import Stay
from media.sound import read_sound

log = logging.getLogger(__name__)
MOST_TOLD = 12
"""The newest; who wants to see more comes again."""
Watching = Callable[[Stay, list[Contribution], int], Step[bool]]
"""How a neighbour's work is watched here: works, and which of them."""


def anything_came(hands: Hands) -> bool:
    """Without an outcome there is no door to outcomes: nobody walks up to an empty board."""
    return next(outcomes(hands.collection), None) is not None


def what_came_of_it(stay: Stay, watch: Watching) -> Step[None]:
    """After a look into a window one is where one was; with what may still be seen."""
    at = 0
    while told := list(islice(outcomes(stay.hands.collection), MOST_TOLD)):
        at %= len(told)
        works = list(told[at].works)
        stay.hands.expose(stay.visit, works, Outcomes.name)
        answer = yield from _shown(stay, told[at], at, len(told))
        if answer is Onward.NEXT:
            at += 1
        elif not isinstance(answer, WorkPicked) or (yield from watch(stay, works, answer.position)):
            return


def _shown(stay: Stay, outcome: Outcome, at: int, of: int) -> Step[object]:
    """What was being said ends with it."""
    hands, look = stay.hands, stay.look
    said = partial(poster_of, hands, outcome)
    cards = [hands.card(work, look) for work in outcome.works]
    try:
        return (yield from ask(Outcomes(look, said, cards, at=at, of=of, read=partial(_read, stay, outcome))))
    finally:
        hands.mouth.hush()


def poster_of(hands: Hands, outcome: Outcome, texts: Texts) -> Poster:
    """One sentence, and a line above it that says whose it is, or when it was."""
    day = format_date(outcome.at.astimezone(), "d MMMM y", locale=texts.language)
    match outcome:
        case Drawn(insight=insight):
            sentence, language = insight.said(texts.language)
            whose = texts[f"outcomes.by.{insight.drawn_by}"]
            return Poster(Came(insight.drawn_by), whose, sentence, load_texts(language))
        case Made(kind=kind):
            return Poster(Came(kind), day, texts[f"outcomes.{kind}"], texts)
        case Answered():
            return Poster(Came.ANSWERED, day, texts["outcomes.answered"], texts)
        case Asked(question=question, recording=recording):
            asked = words_of(hands.collection, question, texts)
            return Poster(Came.ASKED, texts["outcomes.asked"], asked, texts, recording.sign)


def _read(stay: Stay, outcome: Outcome) -> None:
    """A question in the voice of who asks it; all else in the kiosk's."""
    hands, poster = stay.hands, poster_of(stay.hands, outcome, stay.look.texts)
    if isinstance(outcome, Asked):
        try:
            path = hands.collection.path(outcome.recording, Role.VIEW, Use.HERE)
        except NotAllowedError as error:
            log.warning("%s", error)
            return
        if path:
            hands.mouth.play(lambda: read_sound(path))
        return
    hands.mouth.say(poster.sentence, poster.texts.language)
