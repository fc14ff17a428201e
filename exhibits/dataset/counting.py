"""Counts to copy from into a report: of a small group nothing is told (A-034)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from exhibits.dataset.cells import Row
from exhibits.dataset.columns import NOT_IN_DATA
from exhibits.dataset.other_columns import FEW, FEW_CODE
from exhibits.dataset.source import Item, Source

MEASURES = ("items", "watched", "hearts")
_SEEN = """
SELECT (SELECT count(*) FROM exposure
        WHERE contribution_id = ?1 AND visit_id IS NOT NULL AND played_ms >= 3000) AS watched,
       (SELECT count(*) FROM heart_now WHERE contribution_id = ?1 AND given AND NOT maker_visit) AS hearts
"""
Groups = Mapping[str, Counter[str]]
"""By the value of a group, how many of each measure."""


def counts(source: Source) -> Iterator[Row]:
    for by, groups in sorted(_counted(source).items()):
        hidden = {measure: too_small(groups, measure) for measure in MEASURES}
        for value, count in sorted(groups.items()):
            told = {one: FEW_CODE if value in hidden[one] else count[one] for one in MEASURES}
            yield {"by": by, "value": value, **told}


def too_small(groups: Groups, measure: str) -> set[str]:
    """Groups of which this is not told. One alone could be worked out from the whole, so the next one is hidden too;
    and of few works nothing else is told either."""
    few = {value for value, count in groups.items() if count[measure] < FEW}
    if len(few) == 1:
        few |= set(sorted(groups, key=lambda value: groups[value][measure])[:2])
    return few if measure == "items" else few | too_small(groups, "items")


def _counted(source: Source) -> dict[str, dict[str, Counter[str]]]:
    found: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for item, row in source.rows(_SEEN):
        count = Counter(items=1, watched=row["watched"], hearts=row["hearts"])
        for by, value in _groups_of(source, item):
            found[by][value] += count
    return {by: dict(groups) for by, groups in found.items()}


def _groups_of(source: Source, item: Item) -> Iterator[tuple[str, str]]:
    work = item.work
    yield "form", work.form
    yield "question", source.question(work.question) or NOT_IN_DATA
    yield "case", work.case
    yield "language", work.language
    yield "makers", work.makers
    if meaning := source.collection.meaning(work):
        yield "zone", f"{meaning.triangle} {meaning.zone}"
