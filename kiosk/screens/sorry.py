"""One kind sentence when something does not work, what still does, and the way there."""

from collections.abc import Sequence
from enum import Enum, auto

from exhibits.colours import palette_of
from kiosk import pictures
from kiosk.look import BODY_MM, HEADING_MM, MAIN_TARGET_MM, Look
from kiosk.pieces import button, ground, words
from kiosk.screen import HERE, Frame, Part, Screen, Target
from media.building import State, Window, draw_window
from media.paper import Paper

SENTENCE_MM = 34
"""Two or three lines."""


class SorryAnswer(Enum):
    ON = auto()


class Sorry(Screen[SorryAnswer]):
    """Goes on by itself after a while: nobody has to find the button."""

    name = "sorry"
    frame: Sequence[Frame] = HERE

    def __init__(self, look: Look, told: str | None = None, seconds: float = 8.0) -> None:
        """`told` is the key of what is said."""
        super().__init__(look)
        self._told, self._left = told, seconds

    def targets(self) -> Sequence[Target]:
        look = self.look
        width, height = min(look.px(110), look.width), look.px(MAIN_TARGET_MM + 5)
        foot = min(look.px(20), look.height // 12)
        return [Target("on", ((look.width - width) // 2, look.height - height - foot, width, height))]

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        on = self.targets()[0]
        side = look.px(20)
        room = look.width - 2 * side
        half = self._half
        parts = [
            ground(look, roles.page),
            *self._resting(half),
            words(
                look,
                look.texts["sorry.title"],
                (side, half, room, look.px(32)),
                colour=roles.words,
                cap_mm=HEADING_MM + 3,
                bold=True,
                align="centre",
            ),
            button(
                look,
                "on",
                on.rect,
                look.texts["sorry.on"],
                colour=roles.go,
                ink=roles.ink,
                icon=pictures.arrow_back if look.texts.rtl else pictures.arrow_on,
                cap_mm=9,
            ),
        ]
        if self._told:
            below = (side, half + look.px(34), room, on.rect[1] - half - look.px(36))
            told = look.texts[self._told]
            parts.append(words(look, told, below, colour=roles.words, cap_mm=BODY_MM + 1.5, align="centre"))
        return parts

    @property
    def _half(self) -> int:
        """Where the words begin: on a low screen higher, for the last page that is left must always have its room."""
        look = self.look
        need = look.px(36 + (SENTENCE_MM if self._told else 0))
        return max(0, min(look.height // 2, self.targets()[0].rect[1] - need))

    def _resting(self, bottom: int) -> list[Part]:
        """A window whose curtain is shut, with light behind it: somebody is in, only not now."""
        look, size = self.look, round(bottom * 0.72)
        if size < look.px(MAIN_TARGET_MM):
            return []
        rect = ((look.width - size) // 2, bottom - size - look.px(4), size, size)

        def paint(paper: Paper) -> None:
            place = (size * 0.06, size * 0.04, size * 0.88, size * 0.8)
            draw_window(paper, place, Window(State.SHUT, hue=2), palette_of(look.theme), seed=5)

        return [Part(rect, ("resting", size), paint)]

    def press(self, target: str) -> SorryAnswer | None:
        return SorryAnswer.ON

    def tick(self, seconds: float) -> SorryAnswer | None:
        self._left -= seconds
        return SorryAnswer.ON if self._left <= 0 else None

    def rests(self) -> float:
        return max(0.02, self._left)
