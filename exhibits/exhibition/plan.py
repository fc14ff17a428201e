"""The exhibition as values: a building for every case, a floor in it for every question, and the order of the show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count

from exhibits.contribution import Contribution, Meaning, Use
from exhibits.errors import NothingToShowError
from exhibits.exhibition.keys import Keyed
from exhibits.order import alternating, placed_by_lot
from media.form import Form

ON_A_PAGE = 48
"""Works of a floor that stand on one page. It is 6, 4, 3 and 2 times a whole number: no row is left half empty."""


@dataclass(frozen=True)
class Exhibit(Keyed):
    """A work on its page. Every file of it is named by its code, never by what somebody typed."""

    work: Contribution
    asked: str = ""
    """The question in the words that were answered; staff may have changed them since."""
    meaning: Meaning | None = None
    still: bool = True
    """Whether there is a picture to show before it plays."""
    statement: bool = False
    """Whether its maker says what it means."""
    asked_in: str = ""
    """The language of `asked`, where that is not the language of the pages."""

    @property
    def code(self) -> str:
        return self.work.code

    @property
    def form(self) -> Form:
        return self.work.form

    @property
    def question(self) -> str:
        return self.work.question

    @property
    def page(self) -> str:
        return f"work-{self.code}.html"

    @property
    def media(self) -> str:
        return f"media/{self.code}.{'mp4' if self.form.seen else 'm4a'}"

    @property
    def poster(self) -> str | None:
        """Music has none: its page draws a picture that lives with it."""
        return f"media/{self.code}.jpg" if self.form.seen and self.still else None

    @property
    def small(self) -> str | None:
        """The poster for a wall with many of them."""
        return f"media/{self.code}-small.jpg" if self.poster else None

    @property
    def sign(self) -> str:
        return f"media/{self.code}.svg"

    @property
    def curve(self) -> str:
        """How loud music is, for the picture that lives with it."""
        return f"media/{self.code}.js"

    def captions(self, language: str) -> str:
        return f"media/{self.code}.{language}.vtt"

    @property
    def said(self) -> str | None:
        """What its maker says about it."""
        return f"media/{self.code}-said.m4a" if self.statement else None


@dataclass(frozen=True)
class Wing:
    """As many works of a room as stand on one page."""

    room: int
    number: int
    exhibits: tuple[Exhibit, ...]

    @property
    def page(self) -> str:
        return f"room-{self.room}.html" if self.number == 1 else f"room-{self.room}-{self.number}.html"


@dataclass(frozen=True)
class Room:
    """All works of one case that answer one question: a floor of its building."""

    number: int
    title: str
    exhibits: tuple[Exhibit, ...]
    title_in: str = ""
    """The language of `title`, where that is not the language of the pages."""

    @property
    def page(self) -> str:
        return self.wings[0].page

    @cached_property
    def wings(self) -> tuple[Wing, ...]:
        starts = range(0, len(self.exhibits), ON_A_PAGE)
        parts = (self.exhibits[start : start + ON_A_PAGE] for start in starts)
        return tuple(Wing(self.number, number, part) for number, part in enumerate(parts, 1))


@dataclass(frozen=True)
class Building:
    """A neighbourhood or a practice that the exhibition tells about."""

    title: str
    """Empty where there is no other one, or where the case has no name."""
    rooms: tuple[Room, ...]


@dataclass(frozen=True)
class ExhibitionPlan:
    place: str
    seed: int
    buildings: tuple[Building, ...]
    show: tuple[Exhibit, ...]
    """Every work once, in the fair order of a film."""
    use: Use = Use.EXHIBITION
    """What its makers said yes to."""

    @cached_property
    def rooms(self) -> tuple[Room, ...]:
        return tuple(room for building in self.buildings for room in building.rooms)

    @cached_property
    def exhibits(self) -> tuple[Exhibit, ...]:
        return tuple(exhibit for room in self.rooms for exhibit in room.exhibits)

    def answered(self, exhibit: Exhibit) -> Exhibit | None:
        """What a work answers, where that is on the exhibition too."""
        return self._by_id.get(exhibit.work.answer_to or "")

    def answers(self, exhibit: Exhibit) -> tuple[Exhibit, ...]:
        """What neighbours answered to it, the first answer first."""
        return tuple(sorted(self._answers.get(exhibit.work.id, ()), key=lambda one: one.work.made_at))

    def in_other_words(
        self, exhibits: Iterable[Exhibit], questions: Mapping[str, str], said_in: Mapping[str, str]
    ) -> "ExhibitionPlan":
        """The same exhibition in another language: the same works, each with its question in that language."""
        said = {one.code: one for one in exhibits}

        def room(one: Room) -> Room:
            works = tuple(said[exhibit.code] for exhibit in one.exhibits)
            title, title_in = _titled(works, questions, said_in)
            return Room(one.number, title, works, title_in)

        buildings = tuple(Building(one.title, tuple(map(room, one.rooms))) for one in self.buildings)
        return replace(self, buildings=buildings, show=tuple(said[exhibit.code] for exhibit in self.show))

    @cached_property
    def _by_id(self) -> Mapping[str, Exhibit]:
        return {one.work.id: one for one in self.exhibits}

    @cached_property
    def _answers(self) -> Mapping[str, Sequence[Exhibit]]:
        found: dict[str, list[Exhibit]] = {}
        for one in self.exhibits:
            if one.work.answer_to is not None:
                found.setdefault(one.work.answer_to, []).append(one)
        return found


def plan_exhibition(
    exhibits: Sequence[Exhibit],
    questions: Mapping[str, str],
    *,
    place: str,
    seed: int,
    use: Use = Use.EXHIBITION,
    said_in: Mapping[str, str] | None = None,
) -> ExhibitionPlan:
    """Rooms stand in the order of `questions` (key to text); a question that nobody answered has no room. `said_in`:
    the language of those that are not in the language of the pages.

    A question that is asked no longer has its room after them, under the words that its first work answered. In a room
    works hang as the lot fell for each by itself: when one is taken down, all others keep their places.
    """
    if not exhibits:
        raise NothingToShowError("No work may be exhibited: approve works that said yes to the exhibition first.")
    hung: dict[tuple[str, str], list[Exhibit]] = {}
    for exhibit in placed_by_lot(exhibits, seed):
        hung.setdefault((exhibit.work.case, exhibit.question), []).append(exhibit)
    keys = dict.fromkeys([*questions, *(one.question for one in exhibits)])
    cases, numbers = sorted({case for case, _ in hung}), count(1)

    def rooms(case: str) -> Iterator[Room]:
        for key in keys:
            if works := hung.get((case, key)):
                title, title_in = _titled(works, questions, said_in or {})
                yield Room(next(numbers), title, tuple(works), title_in)

    buildings = tuple(Building(case if len(cases) > 1 else "", tuple(rooms(case))) for case in cases)
    return ExhibitionPlan(place, seed, buildings, tuple(alternating(exhibits, seed)), use)


def _titled(works: Sequence[Exhibit], questions: Mapping[str, str], said_in: Mapping[str, str]) -> tuple[str, str]:
    """What stands over the room of these works, and its language where that is not the one of the pages."""
    first = works[0]
    if first.question in questions:
        return questions[first.question], said_in.get(first.question, "")
    return first.asked, first.asked_in
