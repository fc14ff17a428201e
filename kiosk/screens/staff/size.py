"""How large is this screen? A bank card is the same everywhere: 85.6 mm (ISO/IEC 7810 ID-1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.look import GAP_MM, HEADING_MM, Look
from kiosk.pieces import button, ground, sheet, words
from kiosk.screen import Frame, Part, Screen, Target

CARD_MM = (85.6, 53.98)
STEP = 1.02
LEAST_MM, MOST_MM = 200.0, 3000.0
HEIGHT = 0.17


@dataclass(frozen=True)
class WidthKnown:
    width_mm: float


class CardSize(Screen[WidthKnown]):
    """A drawn card grows and shrinks until a real one covers it.

    Its buttons are shares of the screen: millimetres are what it is here to find out.
    """

    name = "staff.size"
    frame: Sequence[Frame] = ()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._width_mm = look.width_mm

    def targets(self) -> Sequence[Target]:
        look = self.look
        height, width, gap = round(look.height * HEIGHT), look.width // 5, look.px(GAP_MM)
        y = look.height - height - look.height // 14
        names = ("smaller", "larger", "done")
        left = (look.width - 3 * width - 2 * gap) // 2
        return [Target(name, (left + i * (width + gap), y, width, height)) for i, name in enumerate(names)]

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        side = look.width // 16
        title = (side, look.height // 20, look.width - 2 * side, look.height // 6)
        w, h = (round(mm * look.width / self._width_mm) for mm in CARD_MM)
        card = ((look.width - w) // 2, look.height // 4, w, h)
        buttons = [
            button(
                look,
                t.name,
                t.rect,
                look.texts[f"staff.size.{t.name}"],
                colour=roles.go if t.name == "done" else roles.shade,
                ink=roles.ink,
            )
            for t in self.targets()
        ]
        return [
            ground(look, roles.paper),
            words(
                look,
                look.texts["staff.size.title"],
                title,
                colour=roles.ink,
                cap_mm=HEADING_MM,
                bold=True,
                align="centre",
            ),
            sheet(look, card, look.theme.hue("video").light, ("card", w)),
            *buttons,
        ]

    def press(self, target: str) -> WidthKnown | None:
        if target == "done":
            return WidthKnown(round(self._width_mm, 1))
        factor = STEP if target == "smaller" else 1 / STEP
        self._width_mm = min(MOST_MM, max(LEAST_MM, self._width_mm * factor))
        return None
