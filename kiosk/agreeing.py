"""Making 2 as a script: what is going to happen, and by whom."""

from exhibits.contribution import Consents
from kiosk.deciding import Windows
from kiosk.screens.notice import NOTICE_VERSION, Agreed, Notice
from kiosk.script import Step, ask
from kiosk.stay import Stay


def agree(stay: Stay) -> Step[Agreed | None]:
    """Asked once a visit; again of who only wanted to try. None: the visitor goes back."""
    if stay.told.agreed is None:
        answer = yield from ask(Notice(stay.look))
        if not isinstance(answer, Agreed):
            return None
        if not answer.keep:
            return answer
        stay.told.agreed = answer
    return stay.told.agreed


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
