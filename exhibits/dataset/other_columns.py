"""The tables around works: questions, insights, counts, and what was taken back."""

from exhibits.dataset.columns import ADDRESSED, ITEM, LEARNING, when
from exhibits.dataset.variables import Table, Type, Variable, one_of
from exhibits.insights import DrawnBy

FEW, FEW_CODE = 5, -5
"""A count of fewer is not told (A-034)."""

QUESTIONS = Table(
    "questions",
    "De vragen, in elke versie en taal",
    "The questions, in every version and language",
    (
        Variable("question", "de vraag", "the question", Type.CODE),
        Variable(
            "version",
            "versie: andere woorden zijn een andere versie",
            "version: other words are another version",
            Type.INTEGER,
        ),
        LEARNING,
        ADDRESSED,
        Variable(
            "asked_by",
            "de opname van de buur die hem stelt",
            "the recording of the neighbour who asks it",
            Type.ID,
            missing="empty = staff ask it, or it ships with the program",
        ),
        Variable(
            "language", "taal", "language", Type.CODE, values="BCP 47", missing="empty = no words are written down"
        ),
        Variable("text", "de vraag in woorden", "the question in words", Type.TEXT, missing="empty = only spoken"),
    ),
)
INSIGHTS = Table(
    "insights",
    "Wat mensen van werken leerden",
    "What people learned from works",
    (
        Variable("insight", "het inzicht", "the insight", Type.ID),
        Variable(
            "drawn_by",
            "wie het zag",
            "who saw it",
            Type.CODE,
            values=one_of(DrawnBy),
            source_screen="staff.new_insight",
        ),
        *when("staff.new_insight"),
        Variable("language", "taal", "language", Type.CODE, values="BCP 47"),
        Variable(
            "text",
            "het inzicht in één zin",
            "the insight in one sentence",
            Type.TEXT,
            source_screen="staff.new_insight",
        ),
    ),
)
INSIGHT_ITEMS = Table(
    "insight_items",
    "Op welke werken een inzicht rust",
    "Which works an insight rests on",
    (Variable("insight", "het inzicht", "the insight", Type.ID), ITEM),
)
_SUPPRESSED = f"code {FEW_CODE} = fewer than {FEW}, or hidden so that another such group cannot be worked out"
COUNTS = Table(
    "counts",
    "Aantallen om over te nemen; kleine groepen zijn verborgen",
    "Counts to copy from; small groups are hidden",
    (
        Variable(
            "by",
            "waarop geteld is",
            "what is counted by",
            Type.CODE,
            values="form | question | case | language | makers | zone",
        ),
        Variable("value", "de groep", "the group", Type.TEXT),
        *(
            Variable(name, nl, en, Type.INTEGER, missing=_SUPPRESSED)
            for name, nl, en in (
                ("items", "werken", "works"),
                (
                    "watched",
                    "keren dat een bezoek drie seconden of meer zag",
                    "times that a visit saw three seconds or more",
                ),
                ("hearts", "hartjes, niet van de makers zelf", "hearts, without those of the makers"),
            )
        ),
    ),
)
RECALLED = Table(
    "recalled",
    "Werken uit eerdere gegevens die niet meer gebruikt mogen worden",
    "Works of earlier data that may not be used any more",
    (ITEM,),
)
