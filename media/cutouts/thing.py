"""What a thing is: its parts, and where on it an extra belongs."""

from dataclasses import dataclass

from media.cutouts.scissors import DEEP, PALE, Part, disc

Frame = tuple[float, float, float, float]
"""Where an extra goes: x, y, its size and its turn in degrees."""


@dataclass(frozen=True)
class Thing:
    parts: tuple[Part, ...]
    top: Frame
    """The head: what is worn stands here; size is the head's width."""
    neck: Frame
    """The middle of the neck; size is its width."""
    face: Frame
    """Between the eyes; size is their distance."""
    chest: Frame
    """Where a heart is worn; size is half its width."""
    hand: Frame
    """What holds a string or a pole; size scales it."""
    side: Frame
    """The ground beside it, right; size scales what stands there."""


def eye(x: float, y: float, r: float = 0.1, look: float = 0.02) -> list[Part]:
    return [(PALE, disc(x, y, r, n=9)), (DEEP, disc(x + look, y - 0.015, r * 0.52, n=7))]
