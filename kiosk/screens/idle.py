"""The sheet that asks whether anybody is still there."""

from collections.abc import Sequence
from random import Random

from kiosk import pictures
from kiosk.look import HEADING_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.pieces import button, sheet, words
from kiosk.screen import Part, Target
from kiosk.sheet import Over, dimmed, in_the_middle
from media.paper import Paper, blob

BEADS = 10


class IdleSheet:
    """Lies over the screen, and over any other sheet; beads go out while time passes."""

    waits = True

    def __init__(self, look: Look, grace_seconds: float) -> None:
        self.look, self._grace, self._left = look, grace_seconds, grace_seconds
        self._rect: Rect = in_the_middle(look, 230, 130)

    def targets(self) -> Sequence[Target]:
        x, y, w, h = self._rect
        height = max(self.look.px(MAIN_TARGET_MM), h // 4)
        side = self.look.px(12)
        return [Target("idle.yes", (x + side, y + h - side - height, w - 2 * side, height))]

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        x, y, w, h = self._rect
        pad, yes = look.px(12), self.targets()[0]
        title = words(
            look,
            look.texts["idle.title"],
            (x + pad, y + pad, w - 2 * pad, look.px(28)),
            colour=roles.ink,
            cap_mm=HEADING_MM,
            bold=True,
            align="centre",
        )
        beads = (x + pad, y + pad + look.px(32), w - 2 * pad, look.px(16))
        go = button(
            look,
            yes.name,
            yes.rect,
            look.texts["idle.yes"],
            colour=roles.go,
            ink=roles.ink,
            icon=pictures.check,
            cap_mm=9,
        )
        return [dimmed(look), sheet(look, self._rect, roles.board, "idle"), title, self._beads(beads), go]

    def press(self, target: str) -> Over:
        return Over.STAYS

    def tick(self, seconds: float) -> Over | None:
        self._left -= seconds
        return Over.LEFT if self._left <= 0 else None

    def rests(self) -> float:
        return max(0.02, self._left % (self._grace / BEADS))

    def _beads(self, rect: Rect) -> Part:
        lit = min(BEADS, int(self._left / self._grace * BEADS) + 1)
        roles = self.look.theme.roles

        def paint(paper: Paper) -> None:
            step = paper.width / BEADS
            for i in range(BEADS):
                paper.fill(
                    blob(step * (i + 0.5), paper.height / 2, paper.height * 0.36, 8, Random(i)),
                    roles.ink if i < lit else roles.paper,
                )

        return Part(rect, ("beads", lit), paint)
