"""What waits for approval: a list, the work itself, and yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass

from exhibits.contribution import RefusalReason
from kiosk.look import GAP_MM, Look
from kiosk.page import PICTURED_MM, row_by_words
from kiosk.screen import Moving, Part, Target
from kiosk.screens.staff.asking import Choice, answer_button
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.watching import Shown, WatchingDesk, Withdrawn
from kiosk.screens.staff.worklist import Tool, Waiting
from kiosk.showing import Showing

BYSTANDER = Choice("ask.bystander", ("nobody", "somebody", "back"))
"""Is somebody in it who did not say yes? (C-019)"""
REASON = Choice("ask.reason", tuple(f"reason.{reason}" for reason in RefusalReason), ("back", "taken_back"), high_mm=16)
"""It may also be the maker who wants it away, before anybody saw it."""


@dataclass(frozen=True)
class Approved:
    """Somebody looked, and nobody is in it who did not say yes."""

    position: int


@dataclass(frozen=True)
class Refused:
    position: int
    reason: RefusalReason


class WaitingDesk(WatchingDesk[Approved | Refused]):
    name = "staff.waiting"
    tab = Tab.WAITING

    def __init__(self, look: Look, works: Sequence[Waiting], chosen: int, showing: Showing | None) -> None:
        super().__init__(look, works, chosen if works else None, showing, waiting=len(works))

    def targets(self) -> Sequence[Target]:
        if not self._works:
            return self.tab_targets()
        return [*self.tab_targets(), *self._beside().targets(), *self._stage_targets(), *self._decisions()]

    def parts(self) -> list[Part | Moving]:
        if not self._works:
            return [*self.desk_parts(), self._told("staff.waiting.none", self.room)]
        decisions = [answer_button(self.look, target) for target in self._decisions()]
        return [*self.desk_parts(), *self._beside().parts(), *self._work_parts(), *decisions]

    def press(self, target: str) -> Approved | Refused | Shown | Withdrawn | Tool | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        if self._chosen is None:
            return None
        kind, _, which = target.partition(".")
        match kind:
            case "reason":
                return Refused(self._chosen, RefusalReason(which))
            case "nobody":
                return Approved(self._chosen)
            case "somebody":
                return Refused(self._chosen, RefusalReason.BYSTANDER)
            case "approve" | "refuse":
                self._ask(BYSTANDER if kind == "approve" else REASON)
                return None
        return self._choose(target)

    def _decisions(self) -> list[Target]:
        if self._asking:
            return []
        names = ("approve", "refuse")
        texts = [self.look.texts[f"staff.{name}"] for name in names]
        places = row_by_words(self.look, self._foot, texts, self.look.px(GAP_MM), around_mm=PICTURED_MM)
        return [Target(name, self.look.mirrored(place)) for name, place in zip(names, places, strict=True)]
