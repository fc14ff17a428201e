"""What the film shows, as values that travel to the processes that draw it."""

import math
from dataclasses import dataclass
from pathlib import Path

from config.theme import Theme
from exhibits.colours import palette_of
from media.building import Palette
from media.form import Form
from media.profile import HouseProfile
from media.sign import Sign


def least_cap(seats_mm: float, picture_mm: float) -> float:
    """The smallest capitals that one can read who sits so far from a picture whose longer side is so long, in shares of
    that side: 0.7 degree (E-006). Farther than four times that side nobody reads a film: there they grow no more."""
    return math.radians(0.7) * min(seats_mm / picture_mm, 4.0)


@dataclass(frozen=True)
class Stage:
    """The same for every picture of the film."""

    profile: HouseProfile
    theme: Theme
    language: str
    rtl: bool
    least_cap: float = least_cap(3000, 2000)
    """The smallest capitals that can be read from where people sit, in shares of the picture's longer side."""

    @property
    def least_mm(self) -> float:
        """The same in the stage's millimetres."""
        return self.least_cap * max(self.profile.size) / self.mm

    @property
    def mm(self) -> float:
        """Pixels per millimetre, on a screen of 27 inch (337 mm high): letters grow with the picture."""
        return self.profile.height / 337

    @property
    def palette(self) -> Palette:
        return palette_of(self.theme)


@dataclass(frozen=True)
class Resident:
    """Somebody's window in the building."""

    sign: Sign
    form: Form
    name: str
    code: str = ""
    answers: str = ""
    """The code of the work that theirs answers; between the two windows hangs a washing line."""


@dataclass(frozen=True)
class WorkScene:
    frames: int
    cut_in: int
    path: Path
    resident: Resident
    question: str
    answers: str = ""
    """Whose work it answers, as a line; empty for one that answers none."""
