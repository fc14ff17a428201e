"""The staff's evening as a second script: the door, three desks, and the first start."""

from collections.abc import Sequence

from exhibits.contribution import Contribution, Use
from kiosk.hands import Hands
from kiosk.pin import hash_pin
from kiosk.screen import Frame
from kiosk.screens.sorry import Sorry
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.export import ExportDesk, MakeIt, Work
from kiosk.screens.staff.keypad import Keypad, PinEntered
from kiosk.screens.staff.size import CardSize, WidthKnown
from kiosk.screens.staff.waiting import Approved, Refused, Shown, Waiting, WaitingDesk
from kiosk.script import Step, ask


def first_start(hands: Hands) -> Step[None]:
    """What nothing can tell but staff: a PIN, and how large the screen is where it does not say so itself."""
    while hands.settings.staff.pin_hash is None:
        pin = yield from _entered("staff.pin.choose", "staff.pin.choose_hint", hands, may_leave=False)
        again = yield from _entered("staff.pin.again", "staff.pin.choose_hint", hands, may_leave=False)
        if pin is not None and pin == again:
            hands.change_settings(staff={"pin_hash": hash_pin(pin)})
    if not hands.width_is_known:
        known = yield from ask(CardSize(hands.look))
        if isinstance(known, WidthKnown):
            hands.change_settings(screen={"width_mm": known.width_mm})


def staff_evening(hands: Hands) -> Step[None]:
    """Through the door with the PIN, and from desk to desk until somebody leaves."""
    if not (yield from _may_enter(hands)):
        return
    hands.collection.log("staff came in", actor="staff")
    tab = Tab.WAITING
    while tab is not Tab.LEAVE:
        tab = yield from (approving(hands) if tab is Tab.WAITING else exporting(hands, tab))


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
    yield from ask(Sorry(hands.look, hands.look.texts["staff.pin.shut"]))
    return False


def _entered(title: str, hint: str, hands: Hands, *, may_leave: bool) -> Step[str | None]:
    answer = yield from ask(Keypad(hands.look, title, hint, may_leave=may_leave))
    return answer.pin if isinstance(answer, PinEntered) else None


def approving(hands: Hands) -> Step[Tab]:
    """One work after the other: watch it, then yes or no."""
    chosen = 0
    while True:
        works = hands.collection.waiting()
        chosen = max(0, min(chosen, len(works) - 1))
        answer = yield from _watched(hands, works, chosen)
        match answer:
            case Shown(position):
                chosen = position
            case Approved(position):
                hands.collection.approve(works[position].id)
            case Refused(position, reason):
                hands.collection.refuse(works[position].id, reason)
            case Tab():
                return answer
            case Frame.BACK:
                return Tab.LEAVE


def _watched(
    hands: Hands, works: Sequence[Contribution], chosen: int
) -> Step[Shown | Approved | Refused | Tab | Frame]:
    listed = [
        Waiting(hands.card(work, hands.look, Use.STAFF), f"{work.made_at.astimezone():%d-%m}", work.yes)
        for work in works
    ]
    size = WaitingDesk(hands.look, listed, chosen, None).stage_size()
    showing = hands.show(works[chosen], size, hands.look, use=Use.STAFF) if works else None
    try:
        return (yield from ask(WaitingDesk(hands.look, listed, chosen, showing)))
    finally:
        if showing:
            showing.close()


def exporting(hands: Hands, tab: Tab) -> Step[Tab]:
    works = hands.collection.contributions(Use.EXHIBITION)
    demos = sum(work.demonstration for work in works)
    desk = ExportDesk(
        hands.look,
        tab,
        waiting=len(hands.collection.waiting()),
        works=len(works) - demos,
        demos=demos,
        running=hands.jobs.runs(tab.value),
    )
    while True:
        match (yield from ask(desk)):
            case MakeIt(minutes, with_demo):
                hands.jobs.start(tab.value, _order(tab, minutes, with_demo=with_demo))
            case Work.STOP:
                hands.jobs.stop(tab.value)
            case Tab() as other:
                return other
            case _:
                return Tab.LEAVE


def _order(tab: Tab, minutes: int, *, with_demo: bool) -> list[str]:
    demo = ["--with-demo"] if with_demo else []
    if tab is Tab.FILM:
        return ["export", "reel", "--minutes", str(minutes), *demo]
    return ["export", "exhibition", *demo]
