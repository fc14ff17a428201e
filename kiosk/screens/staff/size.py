"""How large is this screen? A bank card is the same everywhere: 85.6 mm (ISO/IEC 7810 ID-1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.look import HEADING_MM, Look, Rect
from kiosk.page import row
from kiosk.pieces import button, ground, seed_of, words
from kiosk.screen import Frame, Part, Patience, Screen, Target
from media.paper import Paper, box

CARD_MM = (85.6, 53.98)
FIRST_STEP, LAST_STEP = 0.08, 0.01
LEAST_MM, MOST_MM = 200.0, 3000.0


@dataclass(frozen=True)
class WidthKnown:
    width_mm: float


class CardSize(Screen[WidthKnown]):
    """A drawn card grows and shrinks until a real one covers it: in large steps, and in smaller ones after a turn.

    All places are shares of the screen: millimetres are what it is here to find out.
    """

    name = "staff.size"
    frame: Sequence[Frame] = ()
    patience = Patience.ENDLESS

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._width_mm = look.width_mm
        self._step, self._last = FIRST_STEP, ""

    def targets(self) -> Sequence[Target]:
        look = self.look
        width, height, gap = round(look.width * 0.72), round(look.height * 0.17), look.width // 50
        whole = ((look.width - width) // 2, round(look.height * 0.76), width, height)
        places = [look.mirrored(place) for place in row(whole, 3, gap, [1, 1, 1.2])]
        return [Target(name, place) for name, place in zip(("smaller", "larger", "done"), places, strict=True)]

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        side = look.width // 16
        title = (side, look.height // 28, look.width - 2 * side, look.height // 6)
        asked = look.texts["staff.size.title"]
        return [
            ground(look, roles.page),
            words(look, asked, title, colour=roles.words, cap_mm=HEADING_MM, bold=True, align="centre", middle=True),
            self._card,
            *(self._button(target) for target in self.targets()),
        ]

    def press(self, target: str) -> WidthKnown | None:
        if target == "done":
            return WidthKnown(round(self._width_mm, 1))
        if self._last not in ("", target):
            self._step = max(LAST_STEP, self._step / 2)
        self._last = target
        factor = 1 + self._step if target == "smaller" else 1 / (1 + self._step)
        self._width_mm = min(MOST_MM, max(LEAST_MM, self._width_mm * factor))
        return None

    def type(self, key: str, text: str) -> WidthKnown | None:
        return self.press({"+": "larger", "-": "smaller"}[text]) if text in ("+", "-") else None

    @property
    def _card(self) -> Part:
        """Exact edges, for once not snipped: they are measured against."""
        look, theme = self.look, self.look.theme
        w, h = (round(mm * look.width / self._width_mm) for mm in CARD_MM)
        rect: Rect = ((look.width - w) // 2, round(look.height * 0.48) - h // 2, w, h)
        hue = theme.hue("video")

        def paint(paper: Paper) -> None:
            paper.fill(box(0, 0, w, h), hue.light)
            paper.fill(box(0, h * 0.12, w, h * 0.18), hue.deep)
            paper.cut(box(w * 0.1, h * 0.46, w * 0.15, h * 0.2), theme.roles.board, seed_of("chip"), shadow=False)
            paper.fill(box(w * 0.1, h * 0.8, w * 0.52, h * 0.06), hue.deep)

        return Part(rect, ("card", w), paint, solid=True)

    def _button(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        colour = roles.go if target.name == "done" else roles.shade
        word = look.texts[f"staff.size.{target.name}"]
        return button(look, target.name, target.rect, word, colour=colour, ink=roles.ink)
