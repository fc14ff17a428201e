"""What a screen needs to know to draw itself: how large, how fine, which colours, whose words."""

from dataclasses import dataclass, replace
from functools import cached_property

from config.texts import Texts
from config.theme import Theme
from media.paper import Paper

Rect = tuple[int, int, int, int]
"""Left, top, width, height in pixels."""

SINK_MM = 2.0
"""How far a pressed shape sinks."""
TARGET_MM = 20.0
MAIN_TARGET_MM = 25.0
GAP_MM = 6.0
BODY_MM = 7.3
"""Cap height that is read at 600 mm (X-020); headings and small words are measured against it."""
HEADING_MM = 12.0
FLOOR_MM = 4.8
LEAST_WIDE_MM, LEAST_UPRIGHT_MM = 340.0, 260.0
"""Width of the smallest screens that all layouts fit, lying and upright."""
LOW_MM = 240.0
"""A screen of less than this height has its title between the strip's buttons instead of below them."""


@dataclass(frozen=True)
class Look:
    width: int
    height: int
    width_mm: float
    theme: Theme
    texts: Texts
    letters: float = 1.0
    """How much larger than usual everything is wished (X-021)."""

    @cached_property
    def mm(self) -> float:
        """Pixels per millimetre, so that a finger's width is one on every screen."""
        return self.width / self.laid_out_mm

    @property
    def laid_out_mm(self) -> float:
        """Larger letters, and larger fingers' room, are a screen of fewer millimetres, down to what a layout needs."""
        least = LEAST_UPRIGHT_MM if self.portrait else LEAST_WIDE_MM
        return max(self.width_mm / self.letters, min(self.width_mm, least))

    @property
    def whole(self) -> Rect:
        return 0, 0, self.width, self.height

    @property
    def portrait(self) -> bool:
        return self.height > self.width

    def px(self, mm: float) -> int:
        return round(mm * self.mm)

    def paper(self, width: int, height: int, ground: str | None = None) -> Paper:
        return Paper(width, height, ground, mm=self.mm)

    def speaking(self, texts: Texts) -> "Look":
        return replace(self, texts=texts)

    def mirrored(self, rect: Rect) -> Rect:
        """Where a rectangle lies for people who read from right to left."""
        x, y, w, h = rect
        return (self.width - x - w, y, w, h) if self.texts.rtl else rect


def is_low(look: Look) -> bool:
    return not look.portrait and look.height / look.mm < LOW_MM


def inside(rect: Rect, point: tuple[float, float]) -> bool:
    x, y, w, h = rect
    return x <= point[0] < x + w and y <= point[1] < y + h


def grown(rect: Rect, by: int) -> Rect:
    x, y, w, h = rect
    return x - by, y - by, w + 2 * by, h + 2 * by
