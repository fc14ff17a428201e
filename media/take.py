"""A recording that nobody has said yes to yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any, Self

from media.form import Form


@dataclass(frozen=True)
class Sheets:
    """The flat colours (#rrggbb) that a drawing is laid of."""

    ground: tuple[str, ...]
    """All that are behind the figure."""
    colours: tuple[str, ...] = ()
    """The figure's own, in the order in which they are laid; none where nobody wrote them down."""
    echoes: tuple[str, ...] = ()
    """Those of where it was before, the oldest first."""


@dataclass(frozen=True)
class FigureFacts:
    """What is needed to lift a drawn dancer from the ground and stand it on another floor. Shares of the picture's
    width and height, from its top left corner; and its `Sheets`."""

    feet_x: float
    feet_y: float
    height: float
    ground: tuple[str, ...]
    colours: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()

    @classmethod
    def told(cls, facts: Mapping[str, Any]) -> Self:
        """As a collection keeps them (`dataclasses.asdict`)."""
        read: dict[str, Any] = {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in facts.items()}
        return cls(**read)

    @property
    def sheets(self) -> Sheets:
        return Sheets(self.ground, self.colours, self.echoes)


def typical(figures: Sequence[FigureFacts]) -> FigureFacts | None:
    """Of all pictures of a take: who jumps or kneels for a moment is as tall as before. None where nobody was."""
    if not figures:
        return None
    feet_x, feet_y = (median(one.feet_x for one in figures), median(one.feet_y for one in figures))
    return replace(figures[-1], feet_x=feet_x, feet_y=feet_y, height=median(one.height for one in figures))


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
    """Of a dance without a face in which somebody was in the picture."""
