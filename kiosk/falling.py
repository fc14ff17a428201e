"""The countdown on the stage: a number that grows smaller, and a bead for every second, which hangs and then falls."""

from kiosk import beads
from kiosk.look import Look, Rect
from kiosk.screen import Part
from kiosk.stage import stage_of

FALL_SECONDS = 0.5
FALLS = 9.0
"""Heights of the stage per second squared: quick enough to be a fall, slow enough to be seen."""


def beads_parts(look: Look, count: int, passed: float) -> list[Part]:
    """Those that hang, and the one that falls, so many seconds after the first was let go."""
    return [_bead(look, i, count, passed - i) for i in range(count) if passed - i < FALL_SECONDS]


def below_the_face(look: Look) -> Rect:
    """Where the number stands."""
    x, y, w, h = stage_of(look).picture
    size = min(look.px(70), round(h * 0.4))
    return x + (w - size) // 2, y + round(h * 0.55), size, size


def _bead(look: Look, index: int, count: int, fallen: float) -> Part:
    """It hangs until its second begins, and then falls behind the footlights."""
    x, y, w, h = stage_of(look).picture
    size, fallen = min(look.px(19), h // 6), max(0.0, fallen)
    left = round(x + w / (count + 1) * (index + 1) - size / 2)
    drop = round(0.5 * FALLS * h * fallen**2)
    rect = (left, drop, size, y + round(h * (0.2 if index % 2 else 0.15)) + size // 2)
    return beads.hanging_part(look, look.mirrored(rect), look.theme.roles.board, thread=not fallen)
