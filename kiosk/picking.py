"""Pictures on a making screen, of which one picks as many as fit."""

from collections.abc import Collection, Sequence
from functools import cached_property, partial
from random import Random

from kiosk.look import BODY_MM, GAP_MM, Look, Rect
from kiosk.meanings import draw_meaning
from kiosk.page import column, no_orphan, row
from kiosk.pieces import fitting_cap, seed_of, sheet, text_size, words
from kiosk.screen import Kept, Part, Target
from kiosk.triangle import badge
from media.paper import Paper, blob

IN_A_ROW, UPRIGHT_IN_A_ROW = 3, 2


class Picking:
    def __init__(self, look: Look, names: Sequence[str], room: Rect) -> None:
        """Their words are `meaning.<name>`."""
        self._look, self._names, self._room = look, tuple(names), room
        self._kept = Kept()

    def targets(self) -> list[Target]:
        places = zip(self._names, self._places, strict=True)
        return [Target(f"picture.{name}", self._look.mirrored(place)) for name, place in places]

    def parts(self, picked: Collection[str]) -> list[Part]:
        parts = []
        for name, place in zip(self._names, self._places, strict=True):
            lit = name in picked
            parts += [self._kept((name, lit), partial(self._card, name, place, lit)), self._word(name, place)]
        return parts

    # where things are

    @cached_property
    def _places(self) -> list[Rect]:
        look, gap = self._look, self._look.px(GAP_MM + 3)
        across = UPRIGHT_IN_A_ROW if look.portrait else IN_A_ROW
        lines = column(self._room, -(-len(self._names) // across), gap)
        return [place for line in lines for place in row(line, across, gap)][: len(self._names)]

    @cached_property
    def _cap(self) -> float:
        """All words in letters of one size."""
        width, height = self._places[0][2] - self._look.px(6), self._places[0][3] // 3
        return min(
            fitting_cap(self._look, self._said(name), (width, height), BODY_MM + 2, bold=True) for name in self._names
        )

    @cached_property
    def _word_height(self) -> int:
        width = self._places[0][2] - self._look.px(6)
        return max(text_size(self._look, self._said(one), self._cap, width=width, bold=True)[1] for one in self._names)

    def _said(self, name: str) -> str:
        return no_orphan(self._look.texts[f"meaning.{name}"])

    # how they look

    def _card(self, name: str, place: Rect, lit: bool) -> Part:
        """A card with its picture; a picked one is lit and has a check."""
        look, roles, deep = self._look, self._look.theme.roles, self._look.theme.hue("lilac").deep
        ground = roles.board if lit else look.theme.hue("lilac").light
        card = sheet(
            look, look.mirrored(place), ground, ("picture", name), of=f"picture.{name}", edge=look.theme.roles.ink
        )
        _, _, w, h = place
        free = h - self._word_height - look.px(4)
        r = min(w * 0.4, free * 0.5 - look.px(2))

        def paint(paper: Paper) -> None:
            card.paint(paper)
            x, y = look.px(1.2) + w / 2, look.px(2.4) + free / 2
            paper.fill(blob(x, y, r, 15, Random(seed_of(name))), roles.paper)
            draw_meaning(paper, name, x, y, r * 0.8, roles.ink, deep, roles.paper)
            if lit:
                badge(look, paper, x + r * 0.8, y + r * 0.7, max(r * 0.26, look.px(5)))

        return Part(card.rect, ("picture", name, lit), paint, of=f"picture.{name}")

    def _word(self, name: str, place: Rect) -> Part:
        look, (x, y, w, h) = self._look, place
        rect = (x + look.px(3), y + h - self._word_height - look.px(2), w - look.px(6), self._word_height)
        return self._kept(
            ("word", name),
            lambda: words(
                look,
                self._said(name),
                look.mirrored(rect),
                colour=look.theme.roles.ink,
                cap_mm=self._cap,
                bold=True,
                align="centre",
                middle=True,
                of=f"picture.{name}",
            ),
        )
