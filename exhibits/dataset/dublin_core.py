"""Every work in the fifteen elements of Dublin Core (A-025), as a table and as JSON-LD."""

import json
from collections.abc import Iterator
from pathlib import Path

from config.meaning import shipped_triangles
from config.settings import Settings
from config.texts import Texts
from exhibits.contribution import Kind, Meaning, Zone
from exhibits.dataset.cells import Row
from exhibits.dataset.source import Item, Source
from exhibits.dataset.work_rows import answered

_ELEMENTS = "http://purl.org/dc/elements/1.1/"
_ABOUT = """
SELECT contribution.made_at, place.name AS place, contribution.rights, learning_question.key AS learning
FROM contribution
JOIN place ON place.id = place_id
JOIN question ON question.id = question_id
LEFT JOIN learning_question ON learning_question.id = learning_question_id
WHERE contribution.id = ?
"""


def dublin_core(source: Source, settings: Settings, texts: Texts, project: str) -> Iterator[Row]:
    """No name of a maker is data, also one that they chose for a wall: the maker of a work is called after it."""
    for item, row in source.rows(_ABOUT):
        work, answers = item.work, answered(source, item.work)
        meaning = source.collection.meaning(work)
        known = source.question(work.question) is not None
        yield {
            "title": _title(source, item, texts),
            "creator": _maker(item.name),
            "subject": "; ".join([*([row["learning"]] if known and row["learning"] else []), *_pictures(meaning)]),
            "description": ", ".join(texts[f"meaning.{one}"] for one in (*_corners(meaning), *_pictures(meaning))),
            "publisher": settings.notice.organisation or settings.place.name,
            "contributor": _maker(answers) if answers else None,
            "date": source.moments.told(row["made_at"])["day"],
            "type": "MovingImage" if work.form.seen else "Sound",
            "format": "video/mp4" if work.form.seen else "audio/mp4",
            "identifier": item.name,
            "source": f"wijkpodium {project}",
            "language": work.language,
            "relation": answers,
            "coverage": "; ".join(filter(None, (row["place"], work.case))),
            "rights": row["rights"],
        }


def write_json_ld(path: Path, rows: Iterator[Row]) -> None:
    """One line a work, written as it comes."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"@context": {{"dc": "{_ELEMENTS}"}},\n"@graph": [')
        for number, row in enumerate(rows):
            told = {"@id": f"#{row['identifier']}", **{f"dc:{name}": value for name, value in row.items() if value}}
            file.write((",\n" if number else "\n") + json.dumps(told, ensure_ascii=False))
        file.write("\n]}\n")


def _title(source: Source, item: Item, texts: Texts) -> str:
    if item.work.kind is Kind.QUESTION:
        return texts["outcomes.asked"]
    form = texts[f"form.{item.work.form}"]
    known = source.question(item.work.question) is not None
    asked = source.collection.question(item.work).text(texts.language) if known else ""
    return f"{form}: {asked}" if asked else form


def _maker(name: str) -> str:
    return f"maker_of_{name}"


def _corners(meaning: Meaning | None) -> tuple[str, ...]:
    """The corners that a maker touched, one, two or all."""
    if meaning is None or meaning.zone.weights is None:
        return ()
    found = next((one.corners for one in shipped_triangles() if one.key == meaning.triangle), ())
    touched = "abc" if meaning.zone is Zone.CENTRE else meaning.zone
    return tuple(corner for letter, corner in zip("abc", found, strict=False) if letter in touched)


def _pictures(meaning: Meaning | None) -> tuple[str, ...]:
    return tuple(sorted(meaning.pictures)) if meaning else ()
