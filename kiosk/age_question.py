"""How old one is, asked with two pictures and no number to fill in (C-014); and whether a parent is there (C-015)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from kiosk.look import GAP_MM, HEADING_MM, Look, Rect, is_low
from kiosk.page import column, row
from kiosk.pieces import fitting_cap, seed_of, sheet, text_size, words
from kiosk.screen import Kept, Part, Target
from media.figure import POSES, draw_figure
from media.paper import Paper, blob, snip


@dataclass(frozen=True)
class TwoCards:
    """`asked` and both answers are keys below `notice.`; the answers are names of targets too."""

    asked: str
    answers: tuple[str, str]


AGE = TwoCards("age", ("older", "younger"))
AGE_OF_ALL = TwoCards("age_of_all", ("older", "younger"))
PARENT = TwoCards("parent", ("parent_here", "parent_away"))
PEOPLE: dict[str, Sequence[tuple[float, float, str]]] = {
    "older": ((0.5, 0.72, "hail"),),
    "younger": ((0.5, 0.46, "cheer"),),
    "parent_here": ((0.38, 0.72, "hail"), (0.64, 0.46, "cheer")),
    "parent_away": ((0.5, 0.46, "stand"),),
}
"""Where they stand and how tall they are, as shares of the card, and their pose."""
HUES = {"older": "leaf", "younger": "sun", "parent_here": "leaf", "parent_away": "sun"}


class AgeQuestion:
    """Two cards of one size."""

    def __init__(self, look: Look, room: Rect, cards: TwoCards) -> None:
        self._look, self._room, self._cards = look, room, cards
        self._kept = Kept()

    def targets(self) -> list[Target]:
        places = zip(self._cards.answers, self._places, strict=True)
        return [Target(name, self._look.mirrored(place)) for name, place in places]

    def parts(self) -> list[Part]:
        parts = []
        for name, place in zip(self._cards.answers, self._places, strict=True):
            parts.append(self._kept(name, partial(self._card, name, place)))
            parts.append(self._kept((name, "word"), partial(self._word, name, place)))
        return parts

    @property
    def _places(self) -> list[Rect]:
        """Beside each other; one above the other on an upright screen."""
        look, (x, y, w, h) = self._look, self._room
        gap = look.px(2 * GAP_MM)
        if look.portrait:
            return column((x, y, w, min(h, 2 * w)), 2, gap)
        wide = min(w, look.px(420), round((h * 0.9) * 2) + gap)
        return row((x + (w - wide) // 2, y, wide, h), 2, gap)

    @property
    def _cap(self) -> float:
        look, (_, _, w, h) = self._look, self._places[0]
        most = HEADING_MM - (3 if is_low(look) else 0)
        room = (w - look.px(8), round(h * 0.3))
        return min(fitting_cap(look, self._said(name), room, most, bold=True) for name in self._cards.answers)

    @property
    def _word_height(self) -> int:
        width = self._places[0][2] - self._look.px(8)
        tall = (
            text_size(self._look, self._said(one), self._cap, width=width, bold=True)[1] for one in self._cards.answers
        )
        return max(tall) + self._look.px(3)

    def _said(self, name: str) -> str:
        return self._look.texts[f"notice.{name}"]

    def _card(self, name: str, place: Rect) -> Part:
        """People on a floor; a child is half as tall."""
        look, roles, hue = self._look, self._look.theme.roles, self._look.theme.hue(HUES[name])
        card = sheet(look, look.mirrored(place), hue.light, ("age", name), of=name, edge=hue.deep)
        _, _, w, h = place
        floor = h - self._word_height

        def paint(paper: Paper) -> None:
            card.paint(paper)
            inset = look.px(1.4)
            ground = [(inset, floor - h * 0.05), (w, floor - h * 0.07), (w, floor), (inset, floor)]
            paper.fill(blob(inset + w / 2, floor * 0.48, min(w, floor) * 0.36, 15, Random(seed_of(name))), roles.paper)
            paper.fill(snip(ground, Random(4), w / 5, h / 200), hue.deep)
            for at, tall, pose in PEOPLE[name]:
                draw_figure(paper, w * at, floor - h * 0.04, floor * tall, hue.deep, POSES[pose], head=roles.ink)

        return Part(card.rect, ("age", name), paint, of=name)

    def _word(self, name: str, place: Rect) -> Part:
        look, (x, y, w, h) = self._look, place
        rect = (x + look.px(4), y + h - self._word_height, w - look.px(8), self._word_height - look.px(2))
        ink = look.theme.roles.ink
        return words(
            look, self._said(name), look.mirrored(rect), colour=ink, cap_mm=self._cap, bold=True,
            align="centre", middle=True, of=name,
        )  # fmt: skip
