"""The sign of a work: a thing with an extra in a colour, which everybody can name: the green cat with the balloon.

Only its name stands here; `media.cutout` draws it. Whoever keeps works needs no paper.
"""

from dataclasses import dataclass

THINGS = (
    "bird",
    "fish",
    "cat",
    "house",
    "boat",
    "flower",
    "teapot",
    "kite",
    "tree",
    "bicycle",
    "apple",
    "key",
    "moon",
    "shoe",
    "umbrella",
    "guitar",
)
EXTRAS = (
    "hat",
    "crown",
    "star",
    "flag",
    "feather",
    "balloon",
    "scarf",
    "bow",
    "heart",
    "bell",
    "ladder",
    "glasses",
    "candle",
    "cup",
    "drum",
    "cloud",
)
"""Names as keys of the catalogue, in the order in which a sign counts them: stored with works, so it never changes."""
COLOURS = 6
SIGNS = len(THINGS) * len(EXTRAS) * COLOURS


@dataclass(frozen=True)
class Sign:
    thing: int
    extra: int
    colour: int

    @property
    def number(self) -> int:
        return (self.thing * len(EXTRAS) + self.extra) * COLOURS + self.colour

    @classmethod
    def from_number(cls, number: int) -> "Sign":
        """Every number has its sign; they begin again after the last."""
        rest, colour = divmod(number % SIGNS, COLOURS)
        return cls(*divmod(rest, len(EXTRAS)), colour)

    @property
    def words(self) -> tuple[str, str]:
        """The names of thing and extra, as keys."""
        return THINGS[self.thing], EXTRAS[self.extra]
