"""Words as large as their place allows, measured by the Pango that sets them: they wrap, and nothing is cut off."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor

from config.texts import Texts
from media.lettering import Block, cap_height, in_its_own_direction, measure

MM = 72 / 25.4
"""Points in a millimetre."""
_PARTS = tuple(1 - step * 0.06 for step in range(14))
_FINE = 20
"""Pango measures in whole pixels where it hints; so many of them in a point and nobody sees the difference."""
_BROKEN = 0.55
"""A word that would need smaller letters than this part of those wished for."""
_SPARE = 0.97
"""WeasyPrint breaks lines a hair earlier or later than Pango by itself."""


@dataclass(frozen=True, eq=False)
class Piece:
    """One paragraph in one language."""

    said: str
    texts: Texts
    points: float
    """As large as it would like to be."""
    least: float
    """As small as it may become, on paper at this distance."""
    bold: bool = False
    leading: float = 1.35
    css: str = ""

    @property
    def text(self) -> str:
        """Whatever prints the pages knows no `bdi`: a Dutch name on an Arabic card would have its dot before it.

        It orders every line by itself, so that the last one needs a sign of its own at its end.
        """
        mark = "\u200e" if self.texts.rtl else "\u200f"
        fenced = in_its_own_direction(self.said, rtl=self.texts.rtl)
        return fenced if fenced == self.said else fenced[:-1] + mark + fenced[-1]

    def tall(self, width_mm: float) -> float:
        """Millimetres that its lines take in a column of this width."""
        return self._measured(self.text, width_mm).lines * self.points * self.leading / MM

    def with_whole_words(self, width_mm: float) -> "Piece":
        """Somewhat smaller where that keeps a long word in one; a word that is longer still is broken."""
        longest = max((self._measured(word, None).width for word in self.text.split()), default=0.0)
        part = width_mm * MM * _FINE * _SPARE / longest if longest else 1.0
        return replace(self, points=floor(self.points * part * 10) / 10) if _BROKEN <= part < 1 else self

    def _measured(self, text: str, width_mm: float | None) -> Block:
        return measure(
            text,
            self.points * _FINE * cap_height(),
            width=None if width_mm is None else width_mm * MM * _FINE * _SPARE,
            bold=self.bold,
            rtl=self.texts.rtl,
            language=self.texts.language,
        )


def fitted(
    pieces: Sequence[Piece], width_mm: float, height_mm: float, *, gap_mm: float = 1, least: float = 0
) -> list[Piece] | None:
    """The pieces below each other in letters that fit, all made smaller by the same part; None if that would be less
    than `least`. What does not even fit at its smallest comes so: the place is too small for what may be said there."""
    pieces = [piece.with_whole_words(width_mm) for piece in pieces]
    made: list[Piece] = []
    for part in _PARTS:
        if part < least:
            return None
        made = [replace(piece, points=max(piece.least, round(piece.points * part, 1))) for piece in pieces]
        if sum(piece.tall(width_mm) + gap_mm for piece in made) - gap_mm <= height_mm:
            return made
    return made
