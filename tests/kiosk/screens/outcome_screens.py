"""Everything that can have come of works, as it is told, for whoever measures or draws it."""

from collections.abc import Iterator, Sequence

from config.texts import Texts, load_texts
from kiosk.cards import Card
from kiosk.look import Look
from kiosk.poster import Came, Poster
from kiosk.screen import Screen
from kiosk.screens.outcomes import DROPS_SECONDS, Outcomes

SHORT = "Wie samen muziek maakt, kent elkaars naam."
LONGEST = (
    "Een praatje op de stoep doet soms meer dan een recept, "
    "en het begint bij iemand die eerst luistert en dan pas helpt."
)
"""Of 116 characters, of the 120 that there may be."""
QUESTION = "Wie bakt er bij jou op de hoek het brood voor de hele buurt?"
DAY = "28 september 2026"


def poster(texts: Texts, came: Came, sentence: str, sign: Card | None = None) -> Poster:
    """What people said is in Dutch, whatever the screen speaks; all else is in the words of the catalogue."""
    if came is Came.ASKED:
        return Poster(came, texts["outcomes.asked"], sentence, load_texts("nl"), sign and sign.sign)
    if came.is_said:
        return Poster(came, texts[f"outcomes.by.{came}"], sentence, load_texts("nl"))
    return Poster(came, DAY, texts[f"outcomes.{came}"], texts)


def told(
    look: Look, came: Came, cards: Sequence[Card], sentence: str = SHORT, sign: Card | None = None, *, of: int = 12
) -> Outcomes:
    """It hangs in its place."""
    screen = Outcomes(look, lambda texts: poster(texts, came, sentence, sign), cards, at=min(2, of - 1), of=of)
    screen.tick(DROPS_SECONDS)
    return screen


def states(look: Look, cards: Sequence[Card]) -> Iterator[tuple[str, Screen[object]]]:
    for came, count in ((Came.RESIDENTS, 3), (Came.PRACTICE, 2), (Came.EXPERTS, 1)):
        yield f"outcomes, {came}", told(look, came, cards[:count])
    yield "outcomes, the longest sentence", told(look, Came.PRACTICE, cards[:4], LONGEST)
    yield "outcomes, works are gone", told(look, Came.RESIDENTS, [], LONGEST)
    yield "outcomes, asked", told(look, Came.ASKED, cards[:1], QUESTION, cards[3])
    for came in (Came.REEL, Came.EXHIBITION, Came.ANSWERED):
        yield f"outcomes, {came}", told(look, came, cards[:4])
    yield "outcomes, the only film", told(look, Came.REEL, [], of=1)
