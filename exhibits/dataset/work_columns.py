"""The tables of works: one wide, and what makers said in long form."""

from exhibits.contribution import GivenBy, Kind, Makers, Method, Purpose
from exhibits.dataset.columns import (
    ADDRESSED,
    ITEM,
    LEARNING,
    PICTURES,
    QUESTION,
    TRIANGLES,
    place_in_triangle,
    when,
)
from exhibits.dataset.variables import Table, Type, Variable, one_of
from media.form import Form

ITEMS = Table(
    "items",
    "Alle werken, één per regel",
    "All works, one a line",
    (
        ITEM,
        Variable(
            "kind",
            "werk, of een vraag die een buur hardop stelt",
            "a work, or a question asked aloud",
            Type.CODE,
            values=one_of(Kind),
        ),
        Variable("form", "vorm", "form", Type.CODE, values=one_of(Form), source_screen="question"),
        *QUESTION,
        LEARNING,
        ADDRESSED,
        Variable("case", "casus: buurt of praktijk", "case: neighbourhood or practice", Type.TEXT),
        Variable("place", "plaats", "place", Type.TEXT),
        Variable("kiosk", "de kiosk", "the kiosk", Type.ID),
        Variable(
            "language",
            "taal waarin het is gemaakt",
            "language it was made in",
            Type.CODE,
            values="BCP 47",
            source_screen="home",
        ),
        Variable(
            "makers",
            "wie het samen maakten",
            "who made it together",
            Type.CODE,
            values=one_of(Makers),
            source_screen="who_may_see",
        ),
        Variable(
            "seconds", "duur, op hele seconden", "length, to the second", Type.INTEGER, unit="s", source_screen="record"
        ),
        Variable("has_sound", "er is geluid bij", "there is sound with it", Type.YES_NO, source_screen="record"),
        *when("record"),
        Variable(
            "answer_to",
            "het werk waar het op antwoordt",
            "the work that it answers",
            Type.ID,
            missing="empty = it answers none",
            source_screen="reply",
        ),
        Variable(
            "triangle",
            "de driehoek (hoeken a, b, c)",
            "the triangle (corners a, b, c)",
            Type.CODE,
            values=TRIANGLES,
            missing="empty = not asked",
            source_screen="about",
        ),
        *place_in_triangle("about"),
        Variable(
            "pictures",
            "gekozen plaatjes, met spaties ertussen",
            "pictures chosen, spaces between",
            Type.CODE,
            values=PICTURES,
            missing="empty = none",
            source_screen="about",
        ),
        Variable(
            "statement_seconds",
            "duur van de gesproken zin",
            "length of the spoken sentence",
            Type.INTEGER,
            unit="s",
            missing="empty = none",
            source_screen="speak",
        ),
        Variable(
            "recording",
            "bestand met het werk",
            "file of the work",
            Type.FILE,
            missing="empty = these data have no recordings",
        ),
        Variable(
            "rights",
            "rechten; InC = alle rechten voorbehouden",
            "rights; InC = in copyright",
            Type.CODE,
            values="InC or a Creative Commons licence",
        ),
        *(
            Variable(
                f"consent_{purpose}",
                f"de maker zegt nu ja: {purpose}",
                f"the maker says yes now: {purpose}",
                Type.YES_NO,
                source_screen="who_may_see",
            )
            for purpose in Purpose
        ),
    ),
)
SIGNIFICATION = Table(
    "signification",
    "Wat makers zeggen dat hun werk betekent",
    "What makers say that their works mean",
    (
        ITEM,
        Variable("kind", "hoe het gezegd is", "how it was said", Type.CODE, values="triangle | picture | spoken"),
        Variable(
            "key",
            "welke driehoek of welk plaatje",
            "which triangle or picture",
            Type.CODE,
            values=f"{TRIANGLES} | {PICTURES}",
            missing="empty = spoken",
            source_screen="about",
        ),
        *place_in_triangle("about"),
        Variable(
            "seconds",
            "duur van wat gezegd is",
            "length of what was said",
            Type.INTEGER,
            unit="s",
            missing="empty = not spoken",
            source_screen="speak",
        ),
        Variable(
            "file",
            "bestand met wat gezegd is",
            "file of what was said",
            Type.FILE,
            missing="empty = not spoken, or these data have no recordings",
        ),
    ),
)
ANSWERS = Table(
    "answers",
    "Welk werk antwoordt op welk",
    "Which work answers which",
    (
        ITEM,
        Variable(
            "answer_to",
            "het werk waar het op antwoordt, en waarvan het geluid erin zit",
            "the work that it answers, and whose sound it carries",
            Type.ID,
            source_screen="reply",
        ),
    ),
)
CONSENTS = Table(
    "consents",
    "Wat makers nu zeggen over wie het mag zien",
    "What makers say now about who may see it",
    (
        ITEM,
        Variable("purpose", "waarvoor", "for what", Type.CODE, values=one_of(Purpose), source_screen="who_may_see"),
        Variable(
            "decision",
            "ja of nee; een ja waarvan de tijd om is, is nee",
            "yes or no; a yes that ended is no",
            Type.CODE,
            values="yes | no",
            source_screen="who_may_see",
        ),
        Variable("given_by", "wie het zei", "who said it", Type.CODE, values=one_of(GivenBy)),
        Variable("method", "hoe", "how", Type.CODE, values=one_of(Method)),
        Variable(
            "notice_version",
            "versie van de privacyuitleg",
            "version of the privacy notice",
            Type.TEXT,
            source_screen="notice",
        ),
        Variable(
            "notice_language",
            "taal van de privacyuitleg",
            "language of the privacy notice",
            Type.CODE,
            values="BCP 47",
            source_screen="notice",
        ),
        *when("who_may_see"),
    ),
)
