"""The tables that researchers get, and what stands in every column of them (A-012 to A-014)."""

from collections.abc import Iterator

from exhibits.dataset.cells import Row
from exhibits.dataset.other_columns import COUNTS, INSIGHT_ITEMS, INSIGHTS, QUESTIONS, RECALLED
from exhibits.dataset.variables import Table, Type, Variable
from exhibits.dataset.visit_columns import EXPOSURES, RESPONSES, VOTES
from exhibits.dataset.work_columns import ANSWERS, CONSENTS, ITEMS, SIGNIFICATION

DUBLIN_CORE = Table(
    "dublin-core",
    "Elk werk in de vijftien velden van Dublin Core",
    "Every work in the fifteen elements of Dublin Core",
    tuple(
        Variable(name, nl, en, kind, values=values, missing="empty = there is none")
        for name, nl, en, kind, values in (
            ("title", "titel: de vorm en de vraag", "title: its form and its question", Type.TEXT, ""),
            ("creator", "maker, onder een pseudoniem", "its maker, under a pseudonym", Type.ID, ""),
            ("subject", "leervraag en gekozen plaatjes", "learning question and pictures chosen", Type.TEXT, ""),
            (
                "description",
                "wat de maker ermee zegt, in het Nederlands",
                "what its maker says by it, in Dutch",
                Type.TEXT,
                "",
            ),
            ("publisher", "wie het bewaart", "who keeps it", Type.TEXT, ""),
            (
                "contributor",
                "maker van het geluid waar het op antwoordt",
                "maker of the sound that it answers",
                Type.ID,
                "",
            ),
            ("date", "dag", "day", Type.DATE, "ISO 8601"),
            ("type", "soort", "type", Type.CODE, "MovingImage | Sound (DCMI)"),
            ("format", "formaat van het bestand", "format of its file", Type.CODE, "video/mp4 | audio/mp4"),
            (
                "identifier",
                "het werk, als item in de andere tabellen",
                "the work, as item in the other tables",
                Type.ID,
                "",
            ),
            ("source", "het project", "the project", Type.CODE, ""),
            ("language", "taal", "language", Type.CODE, "BCP 47"),
            ("relation", "het werk waar het op antwoordt", "the work that it answers", Type.ID, ""),
            ("coverage", "plaats en casus", "place and case", Type.TEXT, ""),
            ("rights", "rechten", "rights", Type.CODE, "InC or a Creative Commons licence"),
        )
    ),
)
CODEBOOK = Table(
    "codebook",
    "Wat elke kolom betekent",
    "What every column means",
    tuple(
        Variable(name, nl, en, Type.TEXT)
        for name, nl, en in (
            ("table", "de tabel", "the table"),
            ("variable", "de kolom", "the column"),
            ("label_nl", "betekenis in het Nederlands", "meaning in Dutch"),
            ("label_en", "betekenis in het Engels", "meaning in English"),
            ("type", "soort waarde", "kind of value"),
            ("unit", "eenheid", "unit"),
            ("values", "mogelijke waarden, met | ertussen", "possible values, | between them"),
            ("missing", "wat ontbreken betekent", "what a missing value means"),
            ("source_screen", "scherm van de kiosk waar het vandaan komt", "screen of the kiosk where it comes from"),
            ("since_version", "sinds deze versie van Wijkpodium", "since this version of Wijkpodium"),
        )
    ),
)

TABLES = (
    ITEMS,
    SIGNIFICATION,
    ANSWERS,
    CONSENTS,
    EXPOSURES,
    VOTES,
    RESPONSES,
    QUESTIONS,
    INSIGHTS,
    INSIGHT_ITEMS,
    COUNTS,
    RECALLED,
    DUBLIN_CORE,
    CODEBOOK,
)


def codebook() -> Iterator[Row]:
    """One row for every column of every table, its own too."""
    for table in TABLES:
        for variable in table.variables:
            yield {"table": table.name, "variable": variable.name, **_told(variable)}


def _told(variable: Variable) -> dict[str, str]:
    return {column: str(getattr(variable, column)) for column in CODEBOOK.columns[2:]}
