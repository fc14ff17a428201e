"""*Stel zelf een vraag* as a script: a neighbour asks aloud, says who may hear it, and leaves with a receipt."""

from functools import partial

from capture.messages import Discard
from exhibits.collection import Kept
from exhibits.contribution import Purpose
from kiosk.agreeing import agree, consents_of
from kiosk.deciding import Deciding, Windows
from kiosk.screens.gone import Gone
from kiosk.screens.notice import Agreed
from kiosk.screens.who import Turn, WhoMaySee
from kiosk.script import Step, ask
from kiosk.speaking import Speech, spoken
from kiosk.stay import Stay
from kiosk.thanking import thank
from media.sign import Sign
from media.take import Take


def ask_a_question(stay: Stay) -> Step[None]:
    """The notice comes before anything is recorded, and the last yes before anything is kept."""
    agreed = yield from agree(stay)
    if agreed is None:
        return
    stay.hands.jobs.rest()
    try:
        kept, said = yield from _asked(stay, agreed)
    finally:
        stay.hands.jobs.go_on()
    if kept:
        yield from thank(stay, kept, then="thanks.next_question")
    elif said:
        yield from ask(Gone(stay.look))


def _asked(stay: Stay, agreed: Agreed) -> Step[tuple[Kept | None, bool]]:
    """What was kept of it; and whether somebody was asked who may hear it. Until then it is nobody's."""
    hands, sign = stay.hands, stay.hands.collection.free_sign()
    speech = Speech("question.own", hands.settings.record.question_seconds, keep=agreed.keep)
    who: Deciding | None = None
    take: Take | None = None
    kept: Kept | None = None
    try:
        windows: Windows | None = None
        while windows is None:  # *back* lets them hear it once more
            before, take = take, None
            take = yield from spoken(stay, speech, sign, before)
            if take is None:
                return None, False
            who = who or Deciding(agreed, partial(_who_may_hear, stay, take, sign))
            windows = yield from who.decided()
        if take and Purpose.HERE in windows.yes:
            kept = _keep(stay, agreed, take, sign, windows)
        return kept, True
    finally:
        if take and kept is None:
            hands.booth.send(Discard(take.id))


def _who_may_hear(stay: Stay, take: Take, sign: Sign, turn: Turn, only: frozenset[Purpose] | None) -> WhoMaySee:
    """Nobody makes something with a question: they answer it, which is what it is for."""
    purposes = [purpose for purpose in stay.hands.purposes(take) if purpose is not Purpose.ANSWER]
    voice = stay.hands.voice()
    return WhoMaySee(stay.look, purposes, sign, turn=turn, voice=voice, asks=True, only=only)


def _keep(stay: Stay, agreed: Agreed, take: Take, sign: Sign, windows: Windows) -> Kept:
    language = stay.look.texts.language
    kept = stay.hands.collection.accept_question(
        take,
        consents=consents_of(agreed, windows, language),
        visit=stay.visit,
        makers=agreed.makers,
        language=language,
        sign=sign,
    )
    stay.hands.backstage.finish_next()
    return kept
