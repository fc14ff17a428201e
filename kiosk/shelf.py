"""Works as staff go through them: a list of which only one page is made ready, and one of them on the stage."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar, overload

from babel.dates import format_datetime

from exhibits.collection import FREE, allowed
from exhibits.contribution import Contribution, Kind, Role, Use
from kiosk.hands import Hands
from kiosk.meaning_words import about
from kiosk.screen import Frame
from kiosk.screens.name import NameGiven
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.watching import Shown, WatchingDesk, Withdrawn
from kiosk.screens.staff.wording import Wording
from kiosk.screens.staff.worklist import Tool, Waiting
from kiosk.script import Step, ask
from kiosk.showing import Showing

Answer = TypeVar("Answer")


class Shelf(Sequence[Waiting]):
    """A picture and a question are fetched for the works that somebody looks at: there may be a thousand."""

    def __init__(self, hands: Hands, works: Sequence[Contribution]) -> None:
        self.works = works
        self._hands = hands
        self._ready: dict[int, Waiting] = {}

    def __len__(self) -> int:
        return len(self.works)

    @overload
    def __getitem__(self, index: int) -> Waiting: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Waiting]: ...
    def __getitem__(self, index: int | slice) -> Waiting | Sequence[Waiting]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if index not in self._ready:
            self._ready[index] = _listed(self._hands, self.works[index])
        return self._ready[index]

    def look_again(self, index: int) -> None:
        """Something of it changed."""
        self._ready.pop(index, None)


def watched(
    hands: Hands, shelf: Shelf, chosen: int | None, desk: Callable[[Showing | None], WatchingDesk[Answer]]
) -> Step[Answer | Shown | Withdrawn | Tab]:
    """Shows the desk that `desk` makes, with the chosen work playing on it; when it answers, the work is let go."""
    size, said = desk(None).stage_size(), False
    while True:
        showing = None if chosen is None else _playing(hands, shelf.works[chosen], size, said=said)
        try:
            answer = yield from ask(desk(showing))
        finally:
            if showing:
                showing.close()
        if not isinstance(answer, Tool):
            return Tab.LEAVE if answer is Frame.BACK else answer
        if chosen is not None:
            said = answer is Tool.SAID
            yield from _used(hands, shelf.works[chosen], answer)
            shelf.look_again(chosen)


def _playing(hands: Hands, work: Contribution, size: tuple[int, int], *, said: bool) -> Showing | None:
    """The work, or what its maker said about it."""
    show = hands.show_statement if said else partial(hands.show, use=Use.STAFF)
    return show(work, size, hands.look)


def _used(hands: Hands, work: Contribution, tool: Tool) -> Step[None]:
    match tool:
        case Tool.WRITE:
            yield from _written_down(hands, work)
        case Tool.EXAMPLE if _is_example(hands, work):
            hands.collection.unpin_example(work)
        case Tool.EXAMPLE:
            hands.collection.pin_example(work)


def _written_down(hands: Hands, recording: Contribution) -> Step[None]:
    """In the language of the place. Nothing typed is nothing changed."""
    language = hands.settings.languages.start
    written = hands.collection.newest_question(recording.question).texts.get(language, "")
    given = yield from ask(Wording(hands.look, written))
    if isinstance(given, NameGiven) and given.name:
        hands.collection.write_question(recording, given.name, language)


def _is_example(hands: Hands, work: Contribution) -> bool:
    return hands.collection.examples().get(work.question) == work.id


def _listed(hands: Hands, work: Contribution) -> Waiting:
    day = format_datetime(work.made_at.astimezone(), "d MMM HH:mm", locale=hands.look.texts.language)
    answered = hands.collection.answered(work, Use.STAFF)
    whose = (answered.name or hands.look.texts["place.resident"]) if answered else None
    said = about(hands.look.texts, hands.collection.meaning(work))
    card, tools = hands.card(work, hands.look, Use.STAFF), tuple(_tools(hands, work))
    return Waiting(card, day, work.yes, work.makers, whose, said, tools, _is_example(hands, work))


def _tools(hands: Hands, work: Contribution) -> Iterator[Tool]:
    if work.kind is Kind.QUESTION:
        yield Tool.WRITE
        return
    if hands.collection.path(work, Role.STATEMENT, Use.STAFF):
        yield Tool.SAID
    if allowed(work, Use.HERE, hands.collection.store.clock.now()) and work.question != FREE:
        yield Tool.EXAMPLE
