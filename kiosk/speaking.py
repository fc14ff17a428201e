"""Saying a sentence: sound only, heard back, and nobody's until a work or a question has it."""

from dataclasses import dataclass

from capture.messages import Discard
from kiosk.recording import recorded
from kiosk.screens.look_back import LookBack, Verdict
from kiosk.screens.record import NotNow
from kiosk.screens.sorry import Sorry
from kiosk.screens.speak import Speak
from kiosk.script import Step, ask
from kiosk.stay import Stay
from media.form import Form
from media.seen import Seen
from media.sign import Sign
from media.take import Take

LEAST_SECONDS = 1.0
"""A sentence can be as short as a word; less is a slip of the finger."""


@dataclass(frozen=True)
class Speech:
    asked: str
    """The key of what one is to say."""
    most_seconds: float
    keep: bool = True
    """False for who only tries."""


def spoken(stay: Stay, speech: Speech, sign: Sign, take: Take | None = None) -> Step[Take | None]:
    """What somebody wants to keep of it: a sentence, or None. With a `take` they hear once more what they said.

    The camera is shut meanwhile, whatever was opened before; afterwards the microphone is too.
    """
    try:
        while True:
            take = take or (yield from _said(stay, speech))
            if take is None:
                return None
            verdict = yield from _heard_back(stay, speech, take, sign)
            if verdict is Verdict.KEEP:
                return take
            take = None
            if verdict is Verdict.AWAY:
                return None
    finally:
        stay.hands.backstage.close_devices()


def _said(stay: Stay, speech: Speech) -> Step[Take | None]:
    hands = stay.hands
    hands.backstage.open_devices(Form.MUSIC, Seen.YOURSELF)
    screen = Speak(
        stay.look,
        stay.look.texts[speech.asked],
        Form.MUSIC,
        most_seconds=speech.most_seconds,
        countdown_seconds=hands.settings.record.countdown_seconds,
        voice=hands.voice(),
        preview=hands.booth.preview,
        troubles=hands.health().troubles,
    )
    take = yield from recorded(stay, screen, Form.MUSIC, speech.most_seconds)
    if isinstance(take, NotNow):
        yield from ask(Sorry(stay.look, "sorry.try_again"))
        return None
    return take


def _heard_back(stay: Stay, speech: Speech, take: Take, sign: Sign) -> Step[Verdict]:
    """Unless somebody wants to keep it, it is gone when this ends."""
    showing = stay.hands.show_take(take, sign, LookBack.stage_size(stay.look), stay.look)
    too_short = take.seconds < LEAST_SECONDS
    screen = LookBack(
        stay.look, showing, Form.MUSIC, keep=speech.keep, too_short=too_short, title="look_back.said", hue=Speak.hue
    )
    verdict: object = None
    try:
        verdict = yield from ask(screen)
        return verdict if isinstance(verdict, Verdict) else Verdict.AWAY
    finally:
        showing.close()
        if verdict is not Verdict.KEEP:
            stay.hands.booth.send(Discard(take.id))
