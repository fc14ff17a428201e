"""A language of the wall: its words, and the questions in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from config.texts import Texts, load_texts
from exhibits.collection import Collection
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan, Room
from exhibits.questions import Question


@dataclass(frozen=True, eq=False)
class Wording:
    texts: Texts
    titles: Mapping[str, str]
    """By the key of a question: how it is asked now."""
    asked: Mapping[str, str]
    """By the code of a work: the question in the version that it answers."""

    def title(self, room: Room) -> str:
        """A question that is asked no longer has the words that were answered."""
        first = room.exhibits[0]
        return self.titles.get(first.question) or self.asked.get(first.code) or room.title

    def named(self, exhibit: Exhibit) -> str:
        return exhibit.work.name or self.texts["place.resident"]


def wording_of(collection: Collection, plan: ExhibitionPlan, language: str) -> Wording:
    asked, texts = (
        {one.code: collection.question(one.work).text(language) for one in plan.exhibits},
        load_texts(language),
    )
    return Wording(texts, titles(collection.questions(), texts), asked)


def titles(asked: Sequence[Question], texts: Texts) -> dict[str, str]:
    """Questions as they are asked now, in their order; last the room of works that answer none."""
    return {**{one.key: one.text(texts.language) for one in asked}, "free": texts["exhibition.free"]}


def in_each(said: list[str]) -> list[str]:
    """The same in every language, where it is another: a question that nobody translated is said once."""
    return list(dict.fromkeys(filter(None, said)))
