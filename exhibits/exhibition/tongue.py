"""A language of the wall: its words, and the questions in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from config.texts import Texts, load_texts
from exhibits.collection import Collection
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan, Room


@dataclass(frozen=True, eq=False)
class Tongue:
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


def tongue_of(collection: Collection, plan: ExhibitionPlan, language: str) -> Tongue:
    asked = {one.code: collection.question(one.work).text(language) for one in plan.exhibits}
    return Tongue(load_texts(language), titles(collection, language), asked)


def titles(collection: Collection, language: str) -> dict[str, str]:
    """Questions as they are asked now, in their order; last the room of works that answer none."""
    asked = {question.key: question.text(language) for question in collection.questions()}
    return {**asked, "free": load_texts(language)["exhibition.free"]}


def in_each(said: list[str]) -> list[str]:
    """The same in every language, where it is another: a question that nobody translated is said once."""
    return list(dict.fromkeys(filter(None, said)))
