"""What the staff's screens share: the tabs, of which the last leads out."""

from collections.abc import Sequence
from enum import Enum
from typing import Generic, TypeVar

from kiosk.look import BODY_MM, GAP_MM, TARGET_MM, Look, Rect
from kiosk.page import row
from kiosk.pieces import button, ground
from kiosk.screen import Frame, Moving, Part, Patience, Screen, Target

Answer = TypeVar("Answer")


TAB_WEIGHTS = (1.1, 0.95, 0.92, 0.66, 1.2, 1.15, 0.95)
TAB_GAP_MM = 4.0


class Tab(Enum):
    WAITING = "waiting"
    SHOWN = "shown"
    LOST = "lost"
    """What carries the sound of a work that went."""
    FILM = "film"
    EXHIBITION = "exhibition"
    DEVICES = "devices"
    LEAVE = "leave"


class Desk(Screen[Answer | Tab], Generic[Answer]):
    """One of the tabs. Staff are not hurried, but a desk that is left alone shuts after the long time."""

    frame: Sequence[Frame] = ()
    patience = Patience.LONG
    tab: Tab

    def __init__(self, look: Look, waiting: int) -> None:
        super().__init__(look)
        self._waiting = waiting

    @property
    def room(self) -> Rect:
        """What lies below the tabs."""
        look = self.look
        top = look.px(TARGET_MM + 2 * GAP_MM)
        side = look.px(GAP_MM)
        return side, top, look.width - 2 * side, look.height - top - side

    def tab_targets(self) -> list[Target]:
        look = self.look
        side, line = look.px(GAP_MM), look.px(TARGET_MM)
        places = row((side, side, look.width - 2 * side, line), len(Tab), look.px(TAB_GAP_MM), TAB_WEIGHTS)
        return [Target(f"tab.{tab.value}", look.mirrored(place)) for tab, place in zip(Tab, places, strict=True)]

    def desk_parts(self) -> list[Part | Moving]:
        look, roles = self.look, self.look.theme.roles
        parts: list[Part | Moving] = [ground(look, roles.paper)]
        for target in self.tab_targets():
            here = target.name == f"tab.{self.tab.value}"
            word = look.texts.say(f"staff.{target.name}", waiting=self._waiting)
            colour, ink = (roles.ink, roles.paper) if here else (roles.shade, roles.ink)
            parts.append(button(look, target.name, target.rect, word, colour=colour, ink=ink, cap_mm=BODY_MM - 1))
        return parts

    def pressed_tab(self, target: str) -> Tab | None:
        kind, _, which = target.partition(".")
        return Tab(which) if kind == "tab" else None
