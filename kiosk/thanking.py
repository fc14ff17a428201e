"""After the last *Klaar* as a script: sign and digits to take home; for who wants, a name, or a card that opens it."""

from exhibits.collection import Kept
from exhibits.contribution import Contribution
from kiosk.mine import bind_card
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
    voice = hands.voice()
    name: str | None = None
    carded = False
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
            cards=hands.reads_cards,
            carded=carded,
        )
        farewell = yield from ask(thanks)
        if farewell is Farewell.CARD:
            carded = yield from bind_card(stay, work)
            continue
        if farewell is not Farewell.NAME:
            return
        given = yield from ask(Name(stay.look))
        if isinstance(given, NameGiven) and given.name:
            name = given.name
            hands.collection.give_name(work.id, name)
