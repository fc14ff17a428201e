"""A paper card is held before the camera: one sees oneself, and a frame to hold it in. Nothing is recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from random import Random

from capture.messages import CardSeen, Device, Lost, Missing, Opened
from capture.ring import Preview
from kiosk import stage
from kiosk.finding import Hall, hall_part, title_part
from kiosk.look import Look, Rect, is_low
from kiosk.news import News
from kiosk.screen import HERE_AND_BACK, Frame, Moving, Part, Screen
from kiosk.stub import card_part
from media.paper import Paper, Pixels, box, snip

CARD_SHAPE = 85.6 / 54
HELD = 0.34
"""Height of the frame, as a share of the picture: a card is large enough in it to be read."""


@dataclass(frozen=True)
class CardShown:
    code: str


class NoCamera:
    """It went away, or there is none."""


class HoldCard(Screen[CardShown | NoCamera]):
    name = "mine.card"
    frame: Sequence[Frame] = HERE_AND_BACK
    ground_is_dark = True

    def __init__(self, look: Look, preview: Callable[[int], Preview | None], *, unknown: bool = False) -> None:
        """`unknown`: the card that was just shown is none of ours."""
        super().__init__(look)
        self._preview, self._unknown = preview, unknown
        self._serial = 0
        self._picture: Pixels | None = None

    def hear(self, news: News) -> CardShown | NoCamera | None:
        match news:
            case CardSeen(code):
                return CardShown(code)
            case Opened(camera=False) | Missing(device=Device.CAMERA) | Lost(device=Device.CAMERA):
                return NoCamera()
        return None

    def tick(self, seconds: float) -> None:
        shown = self._preview(self._serial)
        if shown is not None:
            self._serial = shown.serial
            self._picture = stage.fitted(shown.pixels, self._window[2:])

    def rests(self) -> float:
        return 0.0

    def parts(self) -> list[Part | Moving]:
        look = self.look
        title = look.texts["mine.unknown_card" if self._unknown else "mine.hold_card"]
        parts: list[Part | Moving] = [
            self._kept("hall", partial(hall_part, look, self._hall)),
            self._kept("title", partial(title_part, look, self._hall, title)),
            self._kept("card", lambda: card_part(look, look.mirrored(self._hall.ticket))),
            self._kept("window", self._pane),
        ]
        if self._picture is not None:
            parts.append(Moving(look.mirrored(self._window), "camera", self._serial, self._picture))
        return [*parts, *self._corners]

    # where things are

    @cached_property
    def _hall(self) -> Hall:
        return Hall.of(self)

    @cached_property
    def _window(self) -> Rect:
        x, y, w, h = self._hall.free(self.look, self.look.px(12 if is_low(self.look) else 22))
        wide = min(w, round(h * 16 / 9)) // 2 * 2
        tall = round(wide * 9 / 16)
        return x + (w - wide) // 2, y + (h - tall) // 2, wide, tall

    # how they look

    def _pane(self) -> Part:
        look, roles, edge = self.look, self.look.theme.roles, self.look.px(4)
        x, y, w, h = look.mirrored(self._window)
        room = 2 * edge

        def paint(paper: Paper) -> None:
            paper.cut(box(edge, edge, w + 2 * edge, h + 2 * edge), roles.paper, 12, depth_mm=3)
            paper.fill(box(room, room, w, h), roles.night)

        return Part((x - room, y - room, w + 2 * room + edge, h + 2 * room + edge), ("card pane",), paint)

    @cached_property
    def _corners(self) -> list[Part]:
        """Four corners of paper where the corners of the card belong."""
        look, roles = self.look, self.look.theme.roles
        x, y, w, h = look.mirrored(self._window)
        tall = h * HELD
        wide = tall * CARD_SHAPE
        arm, thick, edge = look.px(20), look.px(4.4), look.px(0.9)
        size = arm + 2 * edge
        parts = []
        for right in (False, True):
            for low in (False, True):
                left = x + w / 2 + (wide / 2 - arm if right else -wide / 2) - edge
                top = y + h / 2 + (tall / 2 - arm if low else -tall / 2) - edge

                def paint(paper: Paper, right: bool = right, low: bool = low) -> None:
                    down = box(edge + (arm - thick if right else 0), edge, thick, arm)
                    across = box(edge, edge + (arm - thick if low else 0), arm, thick)
                    shapes = [snip(one, Random(3), arm / 2, look.px(0.2)) for one in (down, across)]
                    paper.mount(shapes, roles.ink, edge)
                    paper.fill_all(shapes, roles.board)

                parts.append(Part((round(left), round(top), size, size), ("corner", right, low), paint))
        return parts
