"""Ten digits on paper, to enter or to choose a PIN."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from kiosk.look import GAP_MM, HEADING_MM, TARGET_MM, Look, Rect
from kiosk.pieces import button, ground, words
from kiosk.pin import PIN_DIGITS
from kiosk.screen import Frame, Part, Screen, Target
from kiosk.strip import STRIP_MM
from media.paper import Paper, blob

MOST_DIGITS = 12
KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "done")


@dataclass(frozen=True)
class PinEntered:
    pin: str


class Keypad(Screen[PinEntered]):
    name = "staff.pin"

    def __init__(self, look: Look, title: str, hint: str, *, may_leave: bool = True) -> None:
        """`title` and `hint` are keys of the catalogue."""
        super().__init__(look)
        self._title, self._hint, self._digits = title, hint, ""
        self.frame: Sequence[Frame] = (Frame.BACK,) if may_leave else ()

    def targets(self) -> Sequence[Target]:
        left, top, width, height = self._pad
        gap = self.look.px(GAP_MM)
        w, h = (width - 2 * gap) // 3, (height - 3 * gap) // 4
        names = [key for key in KEYS if key != "done" or len(self._digits) >= PIN_DIGITS]
        return [
            Target(key, (left + (i % 3) * (w + gap), top + (i // 3) * (h + gap), w, h))
            for i, key in enumerate(KEYS)
            if key in names
        ]

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        side = look.px(14)
        top = look.px(STRIP_MM)
        room = self._pad[0] - 2 * side
        parts = [
            ground(look, roles.paper),
            words(
                look,
                look.texts[self._title],
                (side, top, room, look.px(52)),
                colour=roles.ink,
                cap_mm=HEADING_MM,
                bold=True,
            ),
            words(look, look.texts[self._hint], (side, top + look.px(58), room, look.px(50)), colour=roles.ink),
            self._beads((side, look.height - look.px(40), room, look.px(20))),
        ]
        return parts + [self._key(target) for target in self.targets()]

    def press(self, target: str) -> PinEntered | None:
        if target == "done":
            pin, self._digits = self._digits, ""
            return PinEntered(pin)
        self._digits = self._digits[:-1] if target == "erase" else (self._digits + target)[:MOST_DIGITS]
        return None

    def type(self, key: str, text: str) -> PinEntered | None:
        if text.isascii() and text.isdigit():
            return self.press(text)
        if key == "backspace":
            return self.press("erase")
        return self.press("done") if key in ("return", "enter") and len(self._digits) >= PIN_DIGITS else None

    @property
    def _pad(self) -> Rect:
        look = self.look
        margin = look.px(10)
        height = min(look.height - 2 * margin, look.px(4 * 34 + 3 * GAP_MM))
        width = min(look.width // 2, max(look.px(3 * TARGET_MM + 2 * GAP_MM), round(height * 0.9)))
        return look.width - margin - width, (look.height - height) // 2, width, height

    def _key(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        if target.name == "done":
            return button(look, "done", target.rect, look.texts["staff.pin.done"], colour=roles.go, ink=roles.ink)
        if target.name == "erase":
            return button(look, "erase", target.rect, look.texts["staff.pin.erase"], colour=roles.shade, ink=roles.ink)
        return button(look, target.name, target.rect, target.name, colour=roles.shade, ink=roles.ink, cap_mm=HEADING_MM)

    def _beads(self, rect: Rect) -> Part:
        """How many digits, never which."""
        count, roles = len(self._digits), self.look.theme.roles

        def paint(paper: Paper) -> None:
            step = min(paper.width / MOST_DIGITS, paper.height * 1.2)
            for i in range(max(count, PIN_DIGITS)):
                colour = roles.ink if i < count else roles.shade
                paper.fill(blob(step * (i + 0.5), paper.height / 2, step * 0.34, 8, Random(i)), colour)

        return Part(rect, ("digits", count), paint)
