"""A yes can be taken back (C-022, C-028): staff find the work together with its maker, and it goes for good."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from babel.dates import format_date, format_datetime

from exhibits.collection.exported import Export
from exhibits.contribution import Approval, Contribution, Method, Use
from kiosk.hands import Hands
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.recall import Copy, RecallDesk
from kiosk.screens.staff.shown import Day, ShownDesk, Sought
from kiosk.screens.staff.watching import Shown, Withdrawn
from kiosk.script import Step, ask
from kiosk.shelf import Shelf, watched
from kiosk.withdrawal import take_away


def going_through(hands: Hands) -> Step[Tab]:
    """All that is to be seen, by form and by day, until staff go to another desk."""
    sought, chosen = Sought(), None
    while True:
        on_show = _on_show(hands)
        shelf = Shelf(hands, [work for work in on_show if _is_sought(work, sought)])
        days, waiting = _days(hands, on_show, sought), len(hands.collection.waiting())
        desk = partial(ShownDesk, hands.look, shelf, chosen, sought=sought, days=days, waiting=waiting)
        answer = yield from watched(hands, shelf, chosen, desk)
        match answer:
            case Shown(position):
                chosen = position
            case Sought():
                sought, chosen = answer, None
            case Withdrawn(position):
                chosen = None
                tab = yield from taken_away(hands, shelf.works[position], Tab.SHOWN)
                if tab is not Tab.SHOWN:
                    return tab
            case Tab():
                return answer


def taken_away(hands: Hands, work: Contribution, tab: Tab) -> Step[Tab]:
    """Gone when the next screen is seen, which tells what else has to be fetched back; then on with that tab, or with
    the answers that carry its sound."""
    locked = len(hands.collection.locked_answers())
    copies = take_away(hands.collection, work, hands.look.texts.language, Method.TAP)
    hands.forget(work)
    if len(hands.collection.locked_answers()) > locked:
        tab = Tab.LOST
    told, waiting = [copy_of(hands, export) for export in copies], len(hands.collection.waiting())
    answer = yield from ask(RecallDesk(hands.look, tab, told, waiting=waiting))
    return answer if isinstance(answer, Tab) else tab


def what_makers_took_back(hands: Hands) -> Step[Tab | None]:
    """Makers take work away at the kiosk when no staff are there: what still holds a copy is the first they see. The
    tab that staff go to from there, if any."""
    copies = [copy_of(hands, export) for export in hands.collection.left_to_fetch_back()]
    if not copies:
        return None
    waiting = len(hands.collection.waiting())
    desk = RecallDesk(hands.look, Tab.WAITING, copies, waiting=waiting, title="staff.recall.by_makers")
    answer = yield from ask(desk)
    hands.collection.told_staff()
    return answer if isinstance(answer, Tab) else None


def _on_show(hands: Hands) -> Sequence[Contribution]:
    """Approved works of people, the newest first; as long as there are none, those of the program to try it with."""
    lost = {answer.work.id for answer in hands.collection.locked_answers()}  # these have a desk of their own
    approved = [
        work for work in hands.collection.contributions(Use.STAFF, kind=None) if work.approval is Approval.APPROVED
    ]
    works = [work for work in approved if work.id not in lost]
    return [work for work in works if not work.demonstration] or works


def _is_sought(work: Contribution, sought: Sought) -> bool:
    day = work.made_at.astimezone().date()
    return sought.form in (None, work.form) and sought.day in (None, day)


def _days(hands: Hands, works: Sequence[Contribution], sought: Sought) -> list[Day]:
    """Days with works of the form that is sought, the newest first; the chosen one stays, even with none."""
    counted = Counter(work.made_at.astimezone().date() for work in works if sought.form in (None, work.form))
    dates = {*counted, *([sought.day] if sought.day else [])}
    language = hands.look.texts.language
    return [
        Day(date, format_date(date, "EEE d MMM", locale=language), counted[date])
        for date in sorted(dates, reverse=True)
    ]


def copy_of(hands: Hands, export: Export) -> Copy:
    day = format_datetime(export.made_at.astimezone(), "d MMMM y, HH:mm", locale=hands.look.texts.language)
    return Copy(export.kind, day, export.path, tuple(Path(one).suffix for one in export.beside))
