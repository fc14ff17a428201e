"""Making 2 as a script: what is going to happen, and by whom."""

from exhibits.contribution import Consents
from exhibits.notice import NOTICE_VERSION
from kiosk.deciding import Windows
from kiosk.screens.full_notice import FullNotice
from kiosk.screens.notice import Agreed, More, Notice
from kiosk.script import Step, ask
from kiosk.stay import Stay


def agree(stay: Stay) -> Step[Agreed | None]:
    """Asked once a visit; again of who only wanted to try. None: the visitor goes back."""
    if stay.told.agreed is None:
        notice = Notice(stay.look)
        while (answer := (yield from ask(notice))) is More.WANTED:
            yield from read_all(stay)
        if not isinstance(answer, Agreed):
            return None
        if not answer.keep:
            return answer
        stay.told.agreed = answer
    return stay.told.agreed


def read_all(stay: Stay) -> Step[None]:
    """The whole notice; what is read aloud of it ends with it."""
    mouth, place = stay.hands.mouth, stay.hands.settings.notice
    try:
        yield from ask(FullNotice(stay.look, place, read=lambda text: mouth.say(text, stay.look.texts.language)))
    finally:
        mouth.hush()


def consents_of(agreed: Agreed, windows: Windows, language: str) -> Consents:
    """What was said at *who may see it*, and by whom."""
    return Consents(
        windows.yes,
        NOTICE_VERSION,
        language,
        given_by=windows.given_by,
        makers=agreed.makers,
        age=agreed.age,
        child=windows.child,
    )
