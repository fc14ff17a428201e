"""The staff's evening as a second script: the door, the desks, and the first start."""

from collections.abc import Callable
from functools import partial

from exhibits.contribution import Use
from kiosk.choosing import choosing
from kiosk.filming import FilmPlans, dressing, film_desk, film_stock, order_of
from kiosk.hands import Hands
from kiosk.insights import telling
from kiosk.lost_links import looking_after
from kiosk.news import JobMoved
from kiosk.pin import hash_pin
from kiosk.screens.sorry import Sorry
from kiosk.screens.staff.data import DATA, DataDesk, MakeData
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.export import ExportDesk, MakeIt, Stock, Work
from kiosk.screens.staff.film import FilmDesk, MakeFilm
from kiosk.screens.staff.keypad import Keypad, PinEntered
from kiosk.screens.staff.leaving import LeavingDesk, WayOut
from kiosk.screens.staff.size import CardSize, WidthKnown
from kiosk.screens.staff.waiting import Approved, Refused, WaitingDesk
from kiosk.screens.staff.watching import Shown, Withdrawn
from kiosk.script import KioskEndsError, Step, ask
from kiosk.shelf import Shelf, watched
from kiosk.taking_away import going_through, taken_away, what_makers_took_back


def first_start(hands: Hands) -> Step[None]:
    """What nothing can tell but staff: a PIN, and how large the screen is where it does not say so itself."""
    hint = "staff.pin.choose_hint"
    while hands.settings.staff.pin_hash is None:
        pin = yield from _entered("staff.pin.choose", hint, hands, may_leave=False)
        again = yield from _entered("staff.pin.again", "staff.pin.again_hint", hands, may_leave=False)
        if pin is not None and pin == again:
            hands.change_settings(staff={"pin_hash": hash_pin(pin)})
        hint = "staff.pin.differ"
    if not hands.width_is_known:
        known = yield from ask(CardSize(hands.look))
        if isinstance(known, WidthKnown):
            hands.change_settings(screen={"width_mm": known.width_mm})


def staff_evening(hands: Hands) -> Step[None]:
    """Through the door with the PIN, and from desk to desk until somebody leaves."""
    if not (yield from _may_enter(hands)):
        return
    hands.collection.log("staff came in", actor="staff")
    tab: Tab | None = yield from what_makers_took_back(hands)
    tab = tab or (Tab.LOST if hands.collection.locked_answers() else Tab.WAITING)
    while tab:
        tab = yield from at_desk(hands, tab)


def at_desk(hands: Hands, tab: Tab) -> Step[Tab | None]:
    """The tab that is wanted next; None: staff leave."""
    match tab:
        case Tab.WAITING:
            return (yield from approving(hands))
        case Tab.SHOWN:
            return (yield from going_through(hands))
        case Tab.LOST:
            return (yield from looking_after(hands))
        case Tab.INSIGHTS:
            return (yield from telling(hands))
        case Tab.DEVICES:
            return (yield from choosing(hands))
        case Tab.LEAVE:
            return (yield from leaving(hands))
    return (yield from exporting(hands, tab))


def _may_enter(hands: Hands) -> Step[bool]:
    pin_hash = hands.settings.staff.pin_hash
    if pin_hash is None:
        return False
    hint = "staff.pin.hint"
    while not hands.guard.shut(hands.clock()):
        pin = yield from _entered("staff.pin.title", hint, hands, may_leave=True)
        if pin is None:
            return False
        if hands.guard.opens(pin, pin_hash, hands.clock()):
            return True
        hands.collection.log("wrong pin", actor="staff")
        hint = "staff.pin.wrong"
    yield from ask(Sorry(hands.look, "staff.pin.shut"))
    return False


def _entered(title: str, hint: str, hands: Hands, *, may_leave: bool) -> Step[str | None]:
    answer = yield from ask(Keypad(hands.look, title, hint, may_leave=may_leave))
    return answer.pin if isinstance(answer, PinEntered) else None


def approving(hands: Hands) -> Step[Tab]:
    """One work after the other: watch it, then yes or no."""
    chosen = 0
    while True:
        shelf = Shelf(hands, hands.collection.waiting())
        chosen = max(0, min(chosen, len(shelf) - 1))
        desk = partial(WaitingDesk, hands.look, shelf, chosen)
        answer = yield from watched(hands, shelf, chosen if shelf else None, desk)
        match answer:
            case Shown(position):
                chosen = position
            case Approved(position):
                work = shelf.works[position]
                hands.collection.log("nobody else is in it", actor="staff", work=work.id)
                hands.collection.approve(work.id)
            case Refused(position, reason):
                hands.collection.refuse(shelf.works[position].id, reason)
            case Withdrawn(position):
                tab = yield from taken_away(hands, shelf.works[position], Tab.WAITING)
                if tab is not Tab.WAITING:
                    return tab
            case Tab():
                return answer


def exporting(hands: Hands, tab: Tab) -> Step[Tab]:
    """What goes in, and the job that makes it; the job goes on when staff leave, and is found again as it is."""
    told = hands.backstage.told(tab.value)
    if tab is Tab.EXHIBITION:
        desk = ExportDesk(hands.look, _stock(hands), waiting=len(hands.collection.waiting()), told=told)
        return (yield from _at_work(hands, desk, lambda: _stock(hands)))
    with FilmPlans(hands.collection.folder, hands.settings.languages.start) as plans:
        return (yield from _at_work(hands, film_desk(hands, plans, told), lambda: film_stock(hands, plans)))


def _at_work(hands: Hands, desk: ExportDesk, stock: Callable[[], Stock]) -> Step[Tab]:
    while True:
        match (yield from ask(desk)):
            case MakeIt() as wish:
                hands.collection.log("staff make an export", actor="staff", kind=desk.job)
                hands.backstage.start(desk.job, _order(hands, wish))
                _catch_up(hands, desk)
            case Work.STOP:
                hands.backstage.stop(desk.job)
                _catch_up(hands, desk)
            case Work.RECOUNT:
                desk.restock(stock())
            case Work.LOOKS | Work.DATA:
                tab = yield from (dressing(hands, desk) if isinstance(desk, FilmDesk) else researching(hands))
                if tab is not desk.tab:
                    return tab
                _catch_up(hands, desk)
            case Tab() as other:
                return other
            case _:
                return Tab.LEAVE


def _catch_up(hands: Hands, desk: ExportDesk) -> None:
    """What became of its job while nobody told the desk."""
    if told := hands.backstage.told(desk.job):
        desk.hear(told)


def researching(hands: Hands) -> Step[Tab]:
    """The data, until staff go back to the exhibition or on to another desk."""
    waiting, told = len(hands.collection.waiting()), hands.backstage.told(DATA)
    desk = DataDesk(hands.look, _stock_for_research(hands), waiting=waiting, told=told)
    return (yield from _at_work(hands, desk, lambda: _stock_for_research(hands)))


def leaving(hands: Hands) -> Step[Tab | None]:
    """Back to the neighbourhood (None), or the kiosk off, for which KioskEndsError is raised."""
    jobs = (Tab.FILM.value, Tab.EXHIBITION.value, DATA)
    making = any(isinstance(hands.backstage.told(job), JobMoved) for job in jobs)
    answer = yield from ask(LeavingDesk(hands.look, waiting=len(hands.collection.waiting()), making=making))
    if answer is WayOut.SWITCH_OFF:
        hands.collection.log("staff switched the kiosk off", actor="staff")
        raise KioskEndsError
    return answer if isinstance(answer, Tab) else None


def _stock(hands: Hands) -> Stock:
    works = sorted(hands.collection.contributions(Use.EXHIBITION), key=lambda work: work.made_at)
    return Stock(
        tuple(work.sign for work in works if not work.demonstration),
        tuple(work.sign for work in works if work.demonstration),
    )


def _stock_for_research(hands: Hands) -> Stock:
    works = sorted(hands.collection.contributions(Use.RESEARCH), key=lambda work: work.made_at)
    return Stock(tuple(work.sign for work in works), ())


def _order(hands: Hands, wish: MakeIt) -> list[str]:
    if isinstance(wish, MakeData):
        return ["export", "data"]
    if isinstance(wish, MakeFilm):
        return order_of(hands, wish)
    return ["export", "exhibition", *(["--with-demo"] if wish.with_demo else [])]
