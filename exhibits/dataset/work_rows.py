"""The rows about works: what they are, and what their makers said of them."""

from collections.abc import Iterator

from exhibits.contribution import Contribution, Meaning, Purpose, Role
from exhibits.dataset.cells import Cell, Row
from exhibits.dataset.media import spoken_file, work_file
from exhibits.dataset.source import Source

_ABOUT = """
SELECT contribution.made_at, place.name AS place, contribution.kiosk_id, contribution.rights, addressed_to,
       learning_question.key AS learning
FROM contribution
JOIN place ON place.id = place_id
JOIN question ON question.id = question_id
LEFT JOIN learning_question ON learning_question.id = learning_question_id
WHERE contribution.id = ?
"""
_CONSENTS = """
SELECT purpose, given_by, method, notice_version, notice_language, decided_at
FROM consent_now WHERE contribution_id = ? ORDER BY purpose
"""


def items(source: Source) -> Iterator[Row]:
    for item, row in source.rows(_ABOUT):
        work = item.work
        meaning = source.collection.meaning(work)
        asked = source.question_cells(work)
        known = source.question(work.question) is not None
        yield {
            "item": item.name,
            "kind": work.kind,
            "form": work.form,
            **asked,
            "learning_question": row["learning"] if known else None,
            "addressed_to": row["addressed_to"] if known else None,
            "case": work.case,
            "place": row["place"],
            "kiosk": source.names.kiosk(row["kiosk_id"]),
            "language": work.language,
            "makers": work.makers,
            "seconds": round(work.seconds),
            "has_sound": work.has_sound,
            **source.moments.told(row["made_at"]),
            "answer_to": answered(source, work),
            "triangle": meaning.triangle if meaning else None,
            **_zone(meaning),
            "pictures": " ".join(sorted(meaning.pictures)) if meaning else None,
            "statement_seconds": spoken_seconds(source, work),
            "recording": work_file(source, item),
            "rights": row["rights"],
            **{f"consent_{purpose}": purpose in work.yes for purpose in Purpose},
        }


def signification(source: Source) -> Iterator[Row]:
    """One row for the triangle, one for each picture, one for what was spoken; none for who was not asked."""
    nothing: dict[str, Cell] = {**_zone(None), "seconds": None, "file": None}
    for item in source.items:
        meaning = source.collection.meaning(item.work)
        if meaning:
            told = {"item": item.name, "kind": "triangle", "key": meaning.triangle}
            yield {**nothing, **told, **_zone(meaning)}
            for picture in sorted(meaning.pictures):
                yield {**nothing, "item": item.name, "kind": "picture", "key": picture}
        seconds = spoken_seconds(source, item.work)
        if seconds is not None:
            told = {"item": item.name, "kind": "spoken"}
            yield {**nothing, **told, "key": None, "seconds": seconds, "file": spoken_file(source, item)}


def answers(source: Source) -> Iterator[Row]:
    """An answer is as open as the narrowest of what it carries, so that what it answers is in the data too."""
    for item in source.items:
        if item.work.answer_to is not None:
            yield {"item": item.name, "answer_to": answered(source, item.work)}


def consents(source: Source) -> Iterator[Row]:
    for item, row in source.rows(_CONSENTS):
        yield {
            "item": item.name,
            "purpose": row["purpose"],
            "decision": "yes" if row["purpose"] in item.work.yes else "no",
            "given_by": row["given_by"],
            "method": row["method"],
            "notice_version": row["notice_version"],
            "notice_language": row["notice_language"],
            **source.moments.told(row["decided_at"]),
        }


def answered(source: Source, work: Contribution) -> str | None:
    return source.named[work.answer_to] if work.answer_to else None


def spoken_seconds(source: Source, work: Contribution) -> int | None:
    seconds = source.collection.facts(work.id, Role.STATEMENT).get("seconds")
    return None if seconds is None else round(seconds)


def _zone(meaning: Meaning | None) -> dict[str, Cell]:
    if meaning is None:
        return dict.fromkeys(("zone", "zone_code", "a", "b", "c"))
    a, b, c = meaning.zone.weights or (None, None, None)
    return {"zone": meaning.zone, "zone_code": meaning.zone.code, "a": a, "b": b, "c": c}
