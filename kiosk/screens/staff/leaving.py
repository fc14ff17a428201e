"""The last tab: back to the neighbourhood, or the kiosk off."""

from collections.abc import Sequence
from enum import Enum, auto

from kiosk import pictures
from kiosk.look import BODY_MM, GAP_MM, HEADING_MM, Look, Rect
from kiosk.page import row
from kiosk.pieces import button, words
from kiosk.screen import Moving, Part, Target
from kiosk.screens.staff.desk import Desk, Tab

CHOICE_MM = 60.0
ICONS = {"neighbours": pictures.house, "off": pictures.cross, "really": pictures.check, "stays": None}


class WayOut(Enum):
    TO_NEIGHBOURS = auto()
    SWITCH_OFF = auto()


class LeavingDesk(Desk[WayOut]):
    """Switching off takes a second press."""

    name = "staff.leave"
    tab = Tab.LEAVE

    def __init__(self, look: Look, *, waiting: int, making: bool) -> None:
        """`making`: a film or an exhibition is being made, and would end with the kiosk."""
        super().__init__(look, waiting)
        self._making, self._sure = making, False

    def targets(self) -> Sequence[Target]:
        look = self.look
        names = ("leave.really", "leave.stays") if self._sure else ("leave.neighbours", "leave.off")
        places = row(self._choices, 2, look.px(2 * GAP_MM))
        choices = [Target(name, look.mirrored(place)) for name, place in zip(names, places, strict=True)]
        return [*self.tab_targets(), *choices]

    def parts(self) -> list[Part | Moving]:
        look, ink = self.look, self.look.theme.roles.words
        said = [look.texts["staff.leave.sure" if self._sure else "staff.leave.title"]]
        if self._sure and self._making:
            said.append(look.texts["staff.leave.making"])
        x, y, w, _ = self.room
        place = look.mirrored((x, y, w, self._choices[1] - y - look.px(GAP_MM)))
        choices = [self._button(target) for target in self.targets() if target.name.startswith("leave.")]
        return [
            *self.desk_parts(),
            words(look, "\n".join(said), place, colour=ink, cap_mm=BODY_MM + 1, bold=True, align="centre", middle=True),
            *choices,
        ]

    def press(self, target: str) -> WayOut | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        match target:
            case "leave.neighbours":
                return WayOut.TO_NEIGHBOURS
            case "leave.really":
                return WayOut.SWITCH_OFF
        self._sure = target == "leave.off"
        return None

    @property
    def _choices(self) -> Rect:
        """In the middle, a third of the way down what lies below the tabs."""
        look, (x, y, w, h) = self.look, self.room
        width, tall = round(w * 0.8), look.px(CHOICE_MM)
        return x + (w - width) // 2, y + round(h * 0.4), width, tall

    def _button(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        which = target.name.removeprefix("leave.")
        return button(
            look,
            target.name,
            target.rect,
            look.texts[f"staff.{target.name}"],
            colour=roles.go if which in ("neighbours", "stays") else roles.shade,
            ink=roles.ink,
            icon=ICONS[which],
            cap_mm=HEADING_MM - 3,
        )
