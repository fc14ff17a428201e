"""The languages at the foot of home: each by its own name, in its own script, and no flags."""

from collections.abc import Sequence
from functools import cached_property
from random import Random

from config.texts import Language
from kiosk.look import BODY_MM, GAP_MM, TARGET_MM, Look, Rect
from kiosk.pieces import text_size
from kiosk.screen import Part, Target
from media.paper import Paper, box, snip

SIDE_MM = 8.0
AROUND_MM = (7.0, 5.0, 3.5)
"""Room at both ends of a name; on a narrow screen it gives way first, then the letters."""
LEAST_MM = 5.6
"""Names in smaller letters stand in two rows instead."""


class Tongues:
    def __init__(self, look: Look, languages: Sequence[Language]) -> None:
        self._look, self._languages = look, tuple(languages)

    @property
    def height_mm(self) -> float:
        return len(self._rows) * (TARGET_MM + 2) + (len(self._rows) - 1) * GAP_MM

    def targets(self, top: int) -> list[Target]:
        """Below `top`, from the start side on."""
        look, targets = self._look, []
        height = look.px(TARGET_MM + 2)
        for line, names in enumerate(self._rows):
            x, y = look.px(SIDE_MM), top + line * (height + look.px(GAP_MM))
            for language in names:
                width = self._width(language, self._cap, self._around)
                targets.append(Target(f"language.{language.code}", look.mirrored((x, y, width, height))))
                x += width + look.px(GAP_MM)
        return targets

    def parts(self, top: int) -> list[Part]:
        named = {f"language.{language.code}": language for language in self._languages}
        return [self._name(named[target.name], target.rect) for target in self.targets(top)]

    # where things are

    @cached_property
    def _fit(self) -> tuple[float, float]:
        """The largest letters with which all names stand in one row, and the room around them."""
        room = self._look.width - 2 * self._look.px(SIDE_MM)
        for cap, around in [*((BODY_MM, around) for around in AROUND_MM), *self._smaller]:
            if self._whole(self._languages, cap, around) <= room:
                return cap, around
        return BODY_MM, AROUND_MM[-1]

    @property
    def _smaller(self) -> list[tuple[float, float]]:
        steps = round((BODY_MM - LEAST_MM) / 0.1)
        return [(BODY_MM - 0.1 * step, AROUND_MM[-1]) for step in range(1, steps + 1)]

    @property
    def _cap(self) -> float:
        return self._fit[0]

    @property
    def _around(self) -> float:
        return self._fit[1]

    @cached_property
    def _rows(self) -> list[tuple[Language, ...]]:
        if self._whole(self._languages, self._cap, self._around) <= self._look.width - 2 * self._look.px(SIDE_MM):
            return [self._languages]
        half = -(-len(self._languages) // 2)
        return [self._languages[:half], self._languages[half:]]

    def _whole(self, names: Sequence[Language], cap: float, around: float) -> int:
        gaps = (len(names) - 1) * self._look.px(GAP_MM)
        return sum(self._width(language, cap, around) for language in names) + gaps

    def _width(self, language: Language, cap: float, around: float) -> int:
        name = text_size(self._look, language.own_name, cap, bold=True)[0]
        return max(self._look.px(TARGET_MM + 2), name + 2 * self._look.px(around))

    # how they look

    def _name(self, language: Language, rect: Rect) -> Part:
        """The language in use is underlined as well: colour is never the only cue."""
        look, cap = self._look, self._cap
        chosen = language.code == look.texts.language
        colour = look.theme.roles.board if chosen else look.theme.roles.paper

        def paint(paper: Paper) -> None:
            height = text_size(look, language.own_name, cap, bold=True)[1]
            top = (paper.height - height) / 2
            paper.words(
                language.own_name,
                0,
                top,
                cap_mm=cap,
                colour=colour,
                width=paper.width,
                align="centre",
                bold=True,
                rtl=language.rtl,
                language=language.code,
            )
            if chosen:
                side = look.px(self._around)
                line = box(side, top + height - look.px(0.6), paper.width - 2 * side, look.px(1.6))
                paper.fill(snip(line, Random(5), look.px(20), look.px(0.3)), colour)

        return Part(rect, ("tongue", language.code, chosen), paint, of=f"language.{language.code}")
