"""A recording that nobody has said yes to yet."""

from dataclasses import dataclass
from pathlib import Path

from media.form import Form


@dataclass(frozen=True)
class FigureFacts:
    """What is needed to lift a drawn dancer from the ground and stand it on another floor. Shares of the picture's
    width and height, from its top left corner."""

    feet_x: float
    feet_y: float
    height: float
    ground: tuple[str, ...]
    """The flat colours (#rrggbb) behind the figure: whatever has none of them is the figure."""


@dataclass(frozen=True)
class Take:
    """What the booth made. The file is whole and synced; it has no owner until the collection accepts it."""

    id: str
    form: Form
    path: Path
    seconds: float
    size: tuple[int, int] | None
    """Pixels, width and height; None for music."""
    has_sound: bool
    figure: FigureFacts | None = None
    """Of a dance without a face. None also where it broke off, or nobody was in the picture."""
