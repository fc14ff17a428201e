"""The questions as a visitor meets them: whose they are, how they sound, and what neighbours made of them."""

import logging
from functools import cached_property

from config.texts import Texts, languages, load_texts
from exhibits.contribution import Contribution, Role, Use
from exhibits.errors import NotAllowedError, UnknownQuestionError
from exhibits.voting import EXAMPLE
from kiosk.cards import Card
from kiosk.hands import Hands
from kiosk.question_words import recording_of, words_of
from kiosk.screens.question import Asked
from kiosk.showing import Showing, Shown
from kiosk.stay import Stay
from media.sound import read_sound

log = logging.getLogger(__name__)


def asked_now(hands: Hands) -> list[Asked]:
    """In all languages, for a visitor may change to another one before it."""
    asked, offered = [], [load_texts(language.code) for language in languages()]
    for question in hands.collection.questions():
        recording = recording_of(hands.collection, question)
        said = {texts.language: words_of(hands.collection, question, texts) for texts in offered}
        asked.append(Asked(question.key, said, question.forms, recording.sign if recording else None))
    return asked


def text_of(hands: Hands, key: str, texts: Texts) -> str:
    """Also of a question that is not asked any more, but whose works are still answered."""
    return words_of(hands.collection, hands.collection.newest_question(key), texts)


def read_aloud(stay: Stay, key: str) -> None:
    """In the voice of the neighbour who asks, or in the kiosk's."""
    hands, texts = stay.hands, stay.look.texts
    try:
        question = hands.collection.newest_question(key)
        recording = recording_of(hands.collection, question)
        path = hands.collection.path(recording, Role.VIEW, Use.HERE) if recording else None
    except (NotAllowedError, UnknownQuestionError) as error:
        log.warning("%s", error)
        return
    if path:
        hands.mouth.play(lambda: read_sound(path))
    elif text := question.text(texts.language):
        hands.mouth.say(text, texts.language)


class NeighbourExamples:
    """One work for each question, which stays the same during a visit; that it is shown counts, as for a card."""

    def __init__(self, stay: Stay) -> None:
        self._stay = stay
        self._chosen: dict[str, Contribution | None] = {}
        self._exposures: dict[str, str] = {}

    def card(self, question: str) -> Card | None:
        work = self._of(question)
        return self._cards[work.id] if work else None

    def play(self, question: str, size: tuple[int, int]) -> Showing | None:
        stay, work = self._stay, self._of(question)
        if work is None:
            return None
        stay.hands.mouth.hush()
        showing = stay.hands.show(work, size, stay.look)
        return showing and _Counted(showing, stay, self._exposures[work.id])

    def _of(self, question: str) -> Contribution | None:
        if question not in self._chosen:
            self._chosen[question] = self._choose(question)
        return self._chosen[question]

    def _choose(self, question: str) -> Contribution | None:
        """What staff pinned; else the one that was shown here least, of those that are short enough (K-012)."""
        stay = self._stay
        chosen = next(stay.hands.collection.gallery.examples(question, self._pinned.get(question)), None)
        if chosen is None:
            return None
        self._cards[chosen.id] = stay.hands.card(chosen, stay.look)
        self._exposures[chosen.id] = stay.hands.expose(stay.visit, [chosen], EXAMPLE)[0]
        return chosen

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return {}

    @cached_property
    def _pinned(self) -> dict[str, str]:
        return self._stay.hands.collection.examples()


class _Counted:
    """Plays as it does, and tells at its end how long it was watched."""

    def __init__(self, showing: Showing, stay: Stay, exposure: str) -> None:
        self._showing, self._stay, self._exposure = showing, stay, exposure

    @property
    def at(self) -> float:
        return self._showing.at

    @property
    def done(self) -> bool:
        return self._showing.done

    @property
    def next_in(self) -> float:
        return self._showing.next_in

    def frame(self) -> Shown | None:
        return self._showing.frame()

    def close(self) -> None:
        self._stay.hands.voting.watched(self._exposure, self._showing.at)
        self._showing.close()
