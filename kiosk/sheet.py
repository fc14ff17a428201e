"""What may lie over a screen, unknown to the script: help, languages, the question whether anybody is still there."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Protocol

from kiosk.look import Look, Rect
from kiosk.screen import Part, Target
from kiosk.tongue import LanguageChosen
from media.paper import box


class Over(Enum):
    """The sheet goes."""

    STAYS = auto()
    """Somebody is there, and goes on with the screen below."""
    LEFT = auto()
    """Nobody is there any more."""


class Sheet(Protocol):
    waits: bool
    """Whether the screen below waits meanwhile, and cannot be pressed."""

    def targets(self) -> Sequence[Target]: ...
    def parts(self) -> list[Part]: ...
    def press(self, target: str) -> Over | LanguageChosen | None: ...
    def tick(self, seconds: float) -> Over | None: ...
    def rests(self) -> float: ...


def in_the_middle(look: Look, width_mm: float, height_mm: float) -> Rect:
    """As large as this, where the screen has room for it."""
    room = look.px(10)
    width, height = min(look.px(width_mm), look.width - 2 * room), min(look.px(height_mm), look.height - 2 * room)
    return (look.width - width) // 2, (look.height - height) // 2, width, height


def dimmed(look: Look) -> Part:
    """The house lights go down: what lies below cannot be pressed now."""
    night = look.theme.roles.night
    return Part(
        look.whole,
        ("dimmed",),
        lambda paper: paper.fill(box(0, 0, paper.width, paper.height), night, 0.6),
    )
