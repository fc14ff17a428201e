"""What the staff's screens share: the tabs, of which the last leads out."""

from collections.abc import Sequence
from enum import Enum
from functools import cached_property
from typing import Generic, TypeVar

from kiosk.look import BODY_MM, GAP_MM, TARGET_MM, Look, Rect
from kiosk.page import row_by_words, width_needed
from kiosk.pieces import button, ground
from kiosk.screen import Frame, Moving, Part, Patience, Screen, Target

Answer = TypeVar("Answer")


TAB_GAP_MM = 4.0


class Tab(Enum):
    WAITING = "waiting"
    SHOWN = "shown"
    LOST = "lost"
    """What carries the sound of a work that went."""
    FILM = "film"
    EXHIBITION = "exhibition"
    INSIGHTS = "insights"
    """What people drew from works, as the kiosk tells it."""
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
        top = look.px(GAP_MM) + len(self._tab_rows) * look.px(TARGET_MM + TAB_GAP_MM) + look.px(GAP_MM - TAB_GAP_MM)
        side = look.px(GAP_MM)
        return side, top, look.width - 2 * side, look.height - top - side

    def tab_targets(self) -> list[Target]:
        look = self.look
        side, line, gap = look.px(GAP_MM), look.px(TARGET_MM), look.px(TAB_GAP_MM)
        targets = []
        for at, tabs in enumerate(self._tab_rows):
            room = (side, side + at * (line + gap), look.width - 2 * side, line)
            places = row_by_words(look, room, [self._tab_word(tab) for tab in tabs], gap)
            targets += [Target(f"tab.{tab.value}", look.mirrored(rect)) for tab, rect in zip(tabs, places, strict=True)]
        return targets

    @cached_property
    def _tab_rows(self) -> list[list[Tab]]:
        """One, or two where a language is long and the screen narrow."""
        look, tabs = self.look, list(Tab)
        needed = sum(width_needed(look, self._tab_word(tab)) for tab in tabs)
        if needed + (len(tabs) - 1) * look.px(TAB_GAP_MM) <= look.width - 2 * look.px(GAP_MM):
            return [tabs]
        half = -(-len(tabs) // 2)
        return [tabs[:half], tabs[half:]]

    def _tab_word(self, tab: Tab) -> str:
        return self.look.texts.say(f"staff.tab.{tab.value}", waiting=self._waiting)

    def desk_parts(self) -> list[Part | Moving]:
        look, roles = self.look, self.look.theme.roles
        parts: list[Part | Moving] = [ground(look, roles.page)]
        for target in self.tab_targets():
            here = target.name == f"tab.{self.tab.value}"
            word = self._tab_word(Tab(target.name.removeprefix("tab.")))
            colour, ink = (roles.chosen, roles.on_chosen) if here else (roles.shade, roles.ink)
            parts.append(button(look, target.name, target.rect, word, colour=colour, ink=ink, cap_mm=BODY_MM - 1))
        return parts

    def pressed_tab(self, target: str) -> Tab | None:
        kind, _, which = target.partition(".")
        return Tab(which) if kind == "tab" else None
