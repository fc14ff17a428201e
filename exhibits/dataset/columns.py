"""Columns that several tables have, and what stands in them where there is nothing to tell."""

from config.meaning import shipped_pictures, shipped_triangles
from exhibits.contribution import Zone
from exhibits.dataset.variables import Type, Variable, one_of

NOT_IN_DATA = "not_in_data"
NOT_IN_DATA_CODE = -7
"""It exists, and stands nowhere in these data."""
DAY_PARTS = ("night", "morning", "afternoon", "evening")
"""Six hours each, from midnight."""
TRIANGLES = one_of(f"{one.key} ({', '.join(one.corners)})" for one in shipped_triangles())
PICTURES = one_of(shipped_pictures())

ITEM = Variable("item", "het werk", "the work", Type.ID)
VISIT = Variable(
    "visit",
    "het bezoek; een maker heeft voor het eigen werk een andere naam dan voor alle andere",
    "the visit; a maker's visit has another name for its own work than for all others",
    Type.ID,
    missing="empty = nobody was there: the kiosk showed it by itself",
)
EXPOSURE = Variable(
    "exposure", "de keer dat het werk in beeld was", "the time that the work was on the screen", Type.ID
)
SPOKEN = Variable(
    "language",
    "taal van de kiosk tijdens het bezoek",
    "language of the kiosk in the visit",
    Type.CODE,
    values="BCP 47",
    source_screen="home",
)
PHASE = Variable(
    "phase",
    "tijdens het maken in de buurt, of op de tentoonstelling aan het eind",
    "while the neighbourhood made its works, or at the final exhibition",
    Type.CODE,
    values=one_of(("neighbourhood", "exhibition")),
    missing="empty = nobody was there",
)
MAKER_VISIT = Variable(
    "maker_visit", "1 = in het bezoek waarin het werk is gemaakt", "1 = in the visit that made the work", Type.YES_NO
)
QUESTION = (
    Variable(
        "question",
        "de vraag waar het werk op antwoordt; free = geen vraag",
        "the question that the work answers; free = none",
        Type.CODE,
        missing=f"{NOT_IN_DATA} = a neighbour asks it, who does not allow research",
        source_screen="question",
    ),
    Variable(
        "question_version",
        "versie van die vraag",
        "version of that question",
        Type.INTEGER,
        missing=f"code {NOT_IN_DATA_CODE} = not in these data",
    ),
)
LEARNING = Variable(
    "learning_question",
    "de leervraag waar de vraag bij hoort",
    "the learning question it belongs to",
    Type.CODE,
    missing="empty = none",
)
ADDRESSED = Variable(
    "addressed_to",
    "waar de vraag vandaan komt",
    "what the question is for",
    Type.CODE,
    values=one_of(("leervraag", "casus", "lerende praktijk", "interview", "expertmeeting", "vrij")),
    missing="empty = not in these data",
)


def when(screen: str = "") -> tuple[Variable, ...]:
    return (
        Variable("day", "dag", "day", Type.DATE, unit="ISO 8601", source_screen=screen),
        Variable(
            "day_part",
            "deel van de dag, zes uur vanaf middernacht",
            "part of the day, six hours from midnight",
            Type.CODE,
            values=one_of(DAY_PARTS),
            source_screen=screen,
        ),
        Variable(
            "time",
            "tijd, in de zone van de kiosk",
            "time, in the zone of the kiosk",
            Type.TIME,
            unit="hh:mm",
            missing="empty = coarsened",
            source_screen=screen,
        ),
    )


def place_in_triangle(screen: str) -> tuple[Variable, ...]:
    return (
        Variable(
            "zone",
            "plek in de driehoek: hoek, zijde of midden",
            "place in the triangle: corner, side or middle",
            Type.CODE,
            values=one_of(Zone),
            missing="empty = not asked",
            source_screen=screen,
        ),
        Variable(
            "zone_code",
            "dezelfde plek als getal",
            "the same place as a number",
            Type.INTEGER,
            values=" | ".join(f"{zone.code} = {zone}" for zone in Zone if zone.code > 0),
            missing="code -8 = does not fit | code -9 = skipped | empty = not asked",
            source_screen=screen,
        ),
        *(
            Variable(
                corner,
                f"aandeel van hoek {corner}; samen 1",
                f"share of corner {corner}; 1 together",
                Type.NUMBER,
                unit="share",
                values="0 to 1",
                missing="empty = no place was touched",
                source_screen=screen,
            )
            for corner in "abc"
        ),
    )
