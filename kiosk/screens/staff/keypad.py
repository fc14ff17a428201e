"""Ten digits on paper, to enter or to choose a PIN."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from kiosk.look import BODY_MM, GAP_MM, HEADING_MM, TARGET_MM, Look, Rect
from kiosk.page import column
from kiosk.pieces import button, ground, words
from kiosk.pin import PIN_DIGITS
from kiosk.screen import Frame, Part, Patience, Screen, Target
from kiosk.strip import STRIP_MM
from media.paper import Paper, blob

MOST_DIGITS = 12
KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "done")
KEY_MM = (44.0, 34.0)
TEXT_MM = 230.0
MARGIN_MM = 10.0


@dataclass(frozen=True)
class PinEntered:
    pin: str


class Keypad(Screen[PinEntered]):
    name = "staff.pin"

    def __init__(self, look: Look, title: str, hint: str, *, may_leave: bool = True) -> None:
        """`title` and `hint` are keys of the catalogue. Whoever may not leave is not hurried either."""
        super().__init__(look)
        self._title, self._hint, self._digits = title, hint, ""
        self.frame: Sequence[Frame] = (Frame.BACK,) if may_leave else ()
        self.patience = Patience.NORMAL if may_leave else Patience.ENDLESS

    def targets(self) -> Sequence[Target]:
        left, top, width, height = self.look.mirrored(self._pad)  # the keys themselves stand as on every keypad
        gap = self.look.px(GAP_MM)
        w = (width - 2 * gap) // 3
        rows = column((left, top, width, height), 4, gap)
        places = [(left + i * (w + gap), y, w, h) for _, y, _, h in rows for i in range(3)]
        full = len(self._digits) >= PIN_DIGITS
        return [Target(key, place) for key, place in zip(KEYS, places, strict=True) if key != "done" or full]

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        x, y, w, h = self._text
        beads = look.px(20)
        hint_top = y + look.px(56)
        parts = [
            ground(look, roles.page),
            words(
                look,
                look.texts[self._title],
                (x, y, w, look.px(54)),
                colour=roles.words,
                cap_mm=HEADING_MM,
                bold=True,
            ),
            words(look, look.texts[self._hint], (x, hint_top, w, y + h - beads - hint_top), colour=roles.words),
            self._beads((x, y + h - beads, w, beads)),
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
        """Beside the words, both in the middle of the screen; on a small screen as large as it gets."""
        look = self.look
        gap, margin = look.px(GAP_MM), look.px(MARGIN_MM)
        height = min(look.height - 2 * margin, 4 * look.px(KEY_MM[1]) + 3 * gap)
        width = max(
            look.px(3 * TARGET_MM + 2 * GAP_MM), min(look.width // 2 - margin, 3 * look.px(KEY_MM[0]) + 2 * gap)
        )
        side = max(margin, (look.width - width - look.px(TEXT_MM + 2 * MARGIN_MM)) // 2)
        return look.width - side - width, (look.height - height) // 2, width, height

    @property
    def _text(self) -> Rect:
        look, (left, top, _, height) = self.look, self._pad
        margin = look.px(MARGIN_MM)
        width = min(look.px(TEXT_MM), left - 3 * margin)
        above = max(top, look.px(STRIP_MM))
        return look.mirrored((left - 2 * margin - width, above, width, top + height - above))

    def _key(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        colour = roles.go if target.name == "done" else roles.shade
        word = look.texts[f"staff.pin.{target.name}"] if target.name in ("done", "erase") else target.name
        cap = BODY_MM if word != target.name else HEADING_MM
        return button(look, target.name, target.rect, word, colour=colour, ink=roles.ink, cap_mm=cap)

    def _beads(self, rect: Rect) -> Part:
        """How many digits, never which."""
        count, roles = len(self._digits), self.look.theme.roles

        def paint(paper: Paper) -> None:
            step = min(paper.width / MOST_DIGITS, paper.height)
            for i in range(max(count, PIN_DIGITS)):
                colour = roles.ink if i < count else roles.shade
                paper.fill(blob(step * (i + 0.5), paper.height / 2, step * 0.36, 8, Random(i)), colour)

        return Part(rect, ("digits", count), paint)
