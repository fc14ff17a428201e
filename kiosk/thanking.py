"""After the last *Klaar* as a script: sign and digits to take home; and a name, for who wants one."""

from exhibits.collection import Kept
from exhibits.contribution import Contribution
from kiosk.screens.gone import Farewell
from kiosk.screens.name import Name, NameGiven
from kiosk.screens.thanks import Thanks
from kiosk.script import Step, ask
from kiosk.stay import Stay


def thank(stay: Stay, kept: Kept, answered: Contribution | None = None, then: str = "thanks.next") -> Step[None]:
    """`then` is the key of the sentence that says what happens next."""
    hands, work = stay.hands, kept.contribution
    beside = hands.card(answered, stay.look) if answered else None
    neighbours = [sign for sign in hands.signs() if not answered or sign != answered.sign]
    voice = hands.voice(stay.look.texts)
    name: str | None = None
    while True:
        thanks = Thanks(
            stay.look,
            work.sign,
            kept.digits,
            work.code,
            name,
            voice=voice,
            neighbours=neighbours,
            answered=beside,
            then=then,
        )
        if (yield from ask(thanks)) is not Farewell.NAME:
            return
        given = yield from ask(Name(stay.look))
        if isinstance(given, NameGiven) and given.name:
            name = given.name
            hands.collection.give_name(work.id, name)
