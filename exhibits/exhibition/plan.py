"""The exhibition as values: a building of rooms, one for every question, and the order of the show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exhibits.contribution import Contribution, Meaning
from exhibits.errors import NothingToShowError
from exhibits.order import alternating
from media.form import Form


@dataclass(frozen=True)
class Exhibit:
    """A work on its page. Every file of it is named by its code, never by what somebody typed."""

    work: Contribution
    asked: str = ""
    """The question in the words that were answered; staff may have changed them since."""
    meaning: Meaning | None = None
    still: bool = True
    """Whether there is a picture to show before it plays."""

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


@dataclass(frozen=True)
class Room:
    """All works that answer one question."""

    number: int
    title: str
    exhibits: tuple[Exhibit, ...]

    @property
    def page(self) -> str:
        return f"room-{self.number}.html"


@dataclass(frozen=True)
class ExhibitionPlan:
    place: str
    seed: int
    rooms: tuple[Room, ...]
    show: tuple[Exhibit, ...]
    """Every work once, in the fair order of a film."""

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        return tuple(exhibit for room in self.rooms for exhibit in room.exhibits)

    def answered(self, exhibit: Exhibit) -> Exhibit | None:
        """What a work answers, where that is on the exhibition too."""
        return next((one for one in self.exhibits if one.work.id == exhibit.work.answer_to), None)

    def answers(self, exhibit: Exhibit) -> tuple[Exhibit, ...]:
        """What neighbours answered to it, the first answer first."""
        found = (one for one in self.exhibits if one.work.answer_to == exhibit.work.id)
        return tuple(sorted(found, key=lambda one: one.work.made_at))


def plan_exhibition(
    exhibits: Sequence[Exhibit], questions: Mapping[str, str], *, place: str, seed: int
) -> ExhibitionPlan:
    """Rooms stand in the order of `questions` (key to text); a question that nobody answered has no room.

    A question that is asked no longer has its room after them, under the words that were answered.
    """
    if not exhibits:
        raise NothingToShowError("No work may be exhibited: approve works that said yes to the exhibition first.")
    titles = {**questions, **{one.question: one.asked for one in exhibits if one.question not in questions}}
    answered = [key for key in titles if any(exhibit.question == key for exhibit in exhibits)]
    rooms = tuple(
        Room(number, titles[key], tuple(alternating([one for one in exhibits if one.question == key], seed)))
        for number, key in enumerate(answered, 1)
    )
    return ExhibitionPlan(place, seed, rooms, tuple(alternating(exhibits, seed)))
