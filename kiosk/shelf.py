"""Works as staff go through them: a list of which only one page is made ready, and one of them on the stage."""

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

from babel.dates import format_datetime

from exhibits.contribution import Contribution, Use
from kiosk.hands import Hands
from kiosk.screen import Frame
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.watching import Shown, WatchingDesk, Withdrawn
from kiosk.screens.staff.worklist import Waiting
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


def watched(
    hands: Hands, shelf: Shelf, chosen: int | None, desk: Callable[[Showing | None], WatchingDesk[Answer]]
) -> Step[Answer | Shown | Withdrawn | Tab]:
    """Shows the desk that `desk` makes, with the chosen work playing on it; when it answers, the work is let go."""
    size = desk(None).stage_size()
    showing = None if chosen is None else hands.show(shelf.works[chosen], size, hands.look, use=Use.STAFF)
    try:
        answer = yield from ask(desk(showing))
    finally:
        if showing:
            showing.close()
    return Tab.LEAVE if answer is Frame.BACK else answer


def _listed(hands: Hands, work: Contribution) -> Waiting:
    day = format_datetime(work.made_at.astimezone(), "d MMM HH:mm", locale=hands.look.texts.language)
    answered = hands.collection.answered(work, Use.STAFF)
    whose = (answered.name or hands.look.texts["place.resident"]) if answered else None
    return Waiting(hands.card(work, hands.look, Use.STAFF), day, work.yes, work.makers, whose)
