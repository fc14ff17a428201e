"""The tables of visits: what they saw, what they gave a heart, and what it did to them."""

from config.responses import shipped_responses
from exhibits.dataset.columns import EXPOSURE, ITEM, MAKER_VISIT, PHASE, SPOKEN, VISIT, when
from exhibits.dataset.variables import Table, Type, Variable, one_of

EXPOSURES = Table(
    "exposures",
    "Elke keer dat een werk in beeld was",
    "Every time that a work was on the screen",
    (
        EXPOSURE,
        VISIT,
        SPOKEN,
        PHASE,
        ITEM,
        Variable(
            "screen",
            "het scherm",
            "the screen",
            Type.CODE,
            values="browse = a card | watch = playing | attract = shown to nobody | example | other screens",
        ),
        Variable("position", "plek op dat scherm, vanaf 0", "place on that screen, from 0", Type.INTEGER),
        *when(),
        Variable("shown_ms", "hoelang in beeld", "how long on the screen", Type.INTEGER, unit="ms"),
        Variable("played_ms", "hoelang gespeeld", "how long played", Type.INTEGER, unit="ms"),
        Variable(
            "watched",
            "1 = een bezoek zag er drie seconden of meer van; pas dan telt een hartje",
            "1 = a visit saw three seconds or more of it; only then a heart counts",
            Type.YES_NO,
        ),
        MAKER_VISIT,
    ),
)
VOTES = Table(
    "votes",
    "Elk hartje dat er nu staat",
    "Every heart that stands now",
    (
        VISIT,
        SPOKEN,
        PHASE,
        *when("watch"),
        ITEM,
        Variable("type", "soort stem", "kind of vote", Type.CODE, values="heart", source_screen="watch"),
        EXPOSURE,
        MAKER_VISIT,
        Variable(
            "repeated_pattern",
            "1 = dezelfde hartjes als het bezoek vlak ervoor",
            "1 = the same hearts as the visit just before",
            Type.YES_NO,
        ),
    ),
)
RESPONSES = Table(
    "responses",
    "Wat werken met kijkers deden",
    "What works did to who watched",
    (
        VISIT,
        SPOKEN,
        PHASE,
        *when("watch"),
        ITEM,
        Variable(
            "response",
            "het gekozen plaatje",
            "the picture chosen",
            Type.CODE,
            values=one_of(f"{one.key} ({one.feels})" for one in shipped_responses()),
            source_screen="watch",
        ),
        EXPOSURE,
        MAKER_VISIT,
    ),
)
