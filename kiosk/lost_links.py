"""What staff do with works that carry the sound of one that went: talk, take away, or let them be seen again."""

from functools import partial

from babel.dates import format_date

from exhibits.collection import LockedAnswer
from exhibits.errors import LinkIsShutError
from kiosk.hands import Hands
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.lost import CopiesWanted, Lost, LostDesk, Returned
from kiosk.screens.staff.recall import RecallDesk
from kiosk.screens.staff.watching import Shown, Withdrawn
from kiosk.script import Step, ask
from kiosk.shelf import Shelf, watched
from kiosk.taking_away import copy_of, taken_away


def looking_after(hands: Hands) -> Step[Tab]:
    """One after the other, until staff go to another desk."""
    chosen: int | None = None
    while True:
        locked = hands.collection.locked_answers()
        shelf = Shelf(hands, [one.work for one in locked])
        lost, waiting = [_lost(hands, one) for one in locked], len(hands.collection.waiting())
        desk = partial(LostDesk, hands.look, shelf, chosen, lost=lost, waiting=waiting)
        match (yield from watched(hands, shelf, chosen, desk)):
            case Shown(position):
                chosen = position
            case Returned(position):
                chosen = None
                _let_return(hands, locked[position])
            case CopiesWanted(position):
                yield from _fetch_back(hands, lost[position])
            case Withdrawn(position):
                chosen = None
                tab = yield from taken_away(hands, shelf.works[position], Tab.LOST)
                if tab is not Tab.LOST:
                    return tab
            case Tab() as tab:
                return tab


def _fetch_back(hands: Hands, lost: Lost) -> Step[None]:
    waiting = len(hands.collection.waiting())
    yield from ask(RecallDesk(hands.look, Tab.LOST, lost.copies, waiting=waiting, title="staff.lost.still_heard"))


def _let_return(hands: Hands, answer: LockedAnswer) -> None:
    try:
        hands.collection.unlock(answer.work.id)
    except LinkIsShutError:  # its window was shut again while staff looked: the list says so
        return
    hands.collection.log("its link is open again", actor="staff", work=answer.work.id)


def _lost(hands: Hands, answer: LockedAnswer) -> Lost:
    day = format_date(answer.since.astimezone(), "d MMM", locale=hands.look.texts.language)
    copies = [copy_of(hands, export) for export in hands.collection.recall(answer.work.id)]
    return Lost(answer.lost, day, answer.may_return, copies)
