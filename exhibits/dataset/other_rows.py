"""The rows around works: questions, what people learned from works, and what may not be used any more."""

from collections.abc import Iterator

from exhibits.collection import FREE
from exhibits.collection.clock import as_text
from exhibits.dataset.cells import Row
from exhibits.dataset.source import Source
from exhibits.insights import Insight

_QUESTIONS = """
SELECT question.key, version, learning_question.key AS learning, addressed_to, asked_by, language, text
FROM question
LEFT JOIN learning_question ON learning_question.id = learning_question_id
LEFT JOIN question_text ON question_text.question_id = question.id
WHERE question.key != ?
ORDER BY question.key, version, language
"""


def questions(source: Source) -> Iterator[Row]:
    """Also those that are not asked any more: works answered them."""
    for row in source.collection.store.rows(_QUESTIONS, FREE):
        name = source.question(row["key"])
        if name is not None:
            yield {
                "question": name,
                "version": row["version"],
                "learning_question": row["learning"],
                "addressed_to": row["addressed_to"],
                "asked_by": source.named[row["asked_by"]] if row["asked_by"] else None,
                "language": row["language"],
                "text": row["text"],
            }


def insights(source: Source) -> Iterator[Row]:
    for insight in _whole(source):
        for language, text in sorted(insight.texts.items()):
            told = source.moments.told(as_text(insight.drawn_at))
            name = source.names.insight(insight.id)
            yield {"insight": name, "drawn_by": insight.drawn_by, **told, "language": language, "text": text}


def insight_items(source: Source) -> Iterator[Row]:
    for insight in _whole(source):
        for work in insight.works:
            yield {"insight": source.names.insight(insight.id), "item": source.named[work]}


def recalled(source: Source, project: str) -> Iterator[Row]:
    """What earlier data of this project had and these have not."""
    gone = source.collection.works_in_data(project) - source.named.keys()
    for name in sorted(map(source.names.work, gone)):
        yield {"item": name}


def _whole(source: Source) -> Iterator[Insight]:
    """A sentence tells of every work that it rests on: where one of them is not in the data, it is not either."""
    for insight in sorted(source.collection.insights(), key=lambda one: source.names.insight(one.id)):
        if insight.works and all(work in source.named for work in insight.works):
            yield insight
