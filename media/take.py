"""A recording that nobody has said yes to yet."""

from dataclasses import dataclass
from pathlib import Path

from media.form import Form


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
