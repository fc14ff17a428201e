"""The foot of *watch* turned over: pictures of what a work did to somebody, of which one gives as many as fit."""

from collections.abc import Collection, Sequence
from functools import cached_property, partial

from kiosk import pictures
from kiosk.look import BODY_MM, FLOOR_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.page import row, width_needed
from kiosk.pieces import button, fitting_cap, sheet, text_size, words
from kiosk.portraits import draw_portrait
from kiosk.screen import Kept, Part, Target
from kiosk.triangle import badge
from kiosk.watch_foot import LEAST_NAME_MM, MARGIN_MM
from media.paper import Paper

LEAST_TALL_MM, UPRIGHT_TALL_MM, MOST_TALL_MM = 42.0, 50.0, 54.0
LEAST_WIDE_MM, MOST_WIDE_MM = 46.0, 68.0
"""Of a card in one row, while the name of the maker stands beside it."""
AROUND_MM = 5.0
"""What a card has beside its word, both ends together."""
DONE = 1.2
"""How much wider than a card *done* is, in one row."""
IN_A_ROW = 4
"""Where one row has no room for all: six, and *done* as wide as two."""


class Responding:
    def __init__(self, look: Look, names: Sequence[str]) -> None:
        """Their words are `response.<name>`."""
        self._look, self._names, self._margin = look, tuple(names), look.px(MARGIN_MM)
        self._kept = Kept()

    def targets(self) -> list[Target]:
        return [Target(name, self._look.mirrored(place)) for name, place in self.places.items()]

    def parts(self, given: Collection[str]) -> list[Part]:
        parts = []
        for name in self._names:
            lit = name in given
            parts.append(self._kept((name, lit), partial(self._beside_word if self._flat else self._card, name, lit)))
            if not self._flat:
                parts.append(self._kept(("word", name), partial(self._word, name)))
        return [*parts, self._kept("done", self._done)]

    # where things are

    @cached_property
    def places(self) -> dict[str, Rect]:
        """By target, for who reads from the left."""
        *cards, (x, y, w, h) = self._one_row if self._fits_one_row else self._rows
        high = min(h, self._look.px(MAIN_TARGET_MM + 3))
        places = {f"response.{name}": place for name, place in zip(self._names, cards, strict=True)}
        return places | {"done": (x, y + h - high, w, high)}

    @cached_property
    def top(self) -> int:
        return min(y for _, y, _, _ in self.places.values())

    @property
    def _room(self) -> int:
        return self._look.width - 2 * self._margin

    @cached_property
    def _wide(self) -> int:
        """Of a card in one row; the name stays beside it where there is room for both."""
        look, count = self._look, len(self._names)
        room = self._room - count * look.px(GAP_MM)
        beside_name = room - look.px(LEAST_NAME_MM + GAP_MM)
        if beside_name >= max(self._needed, look.px(LEAST_WIDE_MM)) * (count + DONE):
            room = beside_name
        return min(look.px(MOST_WIDE_MM), int(room / (count + DONE)))

    @cached_property
    def _needed(self) -> int:
        """Of a card, for its longest word."""
        return max(width_needed(self._look, self._said(name), AROUND_MM) for name in self._names)

    @property
    def _fits_one_row(self) -> bool:
        return not self._look.portrait and self._wide >= self._needed

    @property
    def _flat(self) -> bool:
        """On a small screen a long word stands beside its picture: the foot grows no taller by it."""
        return not self._look.portrait and not self._fits_one_row

    @property
    def _tall(self) -> int:
        look = self._look
        if self._flat:
            return look.px(MAIN_TARGET_MM)
        wide = self._wide if self._fits_one_row else self._room // IN_A_ROW
        least = UPRIGHT_TALL_MM if look.portrait else LEAST_TALL_MM
        return min(look.px(MOST_TALL_MM), max(look.px(least), round(wide * 0.86)))

    @property
    def _one_row(self) -> list[Rect]:
        look, count, gap = self._look, len(self._names), self._look.px(GAP_MM)
        width = round(self._wide * (count + DONE)) + count * gap
        left = look.width - self._margin - width
        return row((left, self._y(0), width, self._tall), count + 1, gap, [1.0] * count + [DONE])

    @property
    def _rows(self) -> list[Rect]:
        gap = self._look.px(GAP_MM)
        lines = -(-(len(self._names) + 2) // IN_A_ROW)
        cells = [
            cell
            for line in reversed(range(lines))
            for cell in row((self._margin, self._y(line), self._room, self._tall), IN_A_ROW, gap)
        ]
        (x, y, _, h), (last, _, w, _) = cells[-2:]
        return [*cells[: len(self._names)], (x, y, last + w - x, h)]

    def _y(self, line: int) -> int:
        """Of a line, the lowest being 0."""
        return self._look.height - self._margin - self._tall - line * (self._tall + self._look.px(GAP_MM))

    # how they look

    def _said(self, name: str) -> str:
        return self._look.texts[f"response.{name}"]

    @cached_property
    def _cap(self) -> float:
        """All words in letters of one size."""
        _, _, w, h = next(iter(self.places.values()))
        room = (w - self._look.px(AROUND_MM), round(h * 0.36))
        return min(fitting_cap(self._look, self._said(name), room, BODY_MM, bold=True) for name in self._names)

    @cached_property
    def _word_height(self) -> int:
        look, (_, _, w, _) = self._look, next(iter(self.places.values()))
        width = w - look.px(AROUND_MM)
        return max(text_size(look, self._said(name), self._cap, width=width, bold=True)[1] for name in self._names)

    def _card(self, name: str, lit: bool) -> Part:
        """The portrait of somebody; one that was given is lit and has a check."""
        look, roles, place = self._look, self._look.theme.roles, self.places[f"response.{name}"]
        of = f"response.{name}"
        colour = roles.board if lit else roles.paper
        card = sheet(look, look.mirrored(place), colour, of, of=of, edge=roles.ink)
        _, _, w, h = place
        r = min(w * 0.42, (h - self._word_height - look.px(3)) / 2)

        def paint(paper: Paper) -> None:
            card.paint(paper)
            x, y = look.px(1.2) + w / 2, look.px(3.2) + r
            draw_portrait(look, paper, name, x, y, r)
            if lit:
                badge(look, paper, x + r * 0.84, y + r * 0.7, max(r * 0.3, look.px(4)))

        return Part(card.rect, ("response", name, lit), paint, of=of)

    def _word(self, name: str) -> Part:
        look, (x, y, w, h) = self._look, self.places[f"response.{name}"]
        side, height = look.px(AROUND_MM / 2), self._word_height
        rect = look.mirrored((x + side, y + h - height - look.px(0.6), w - 2 * side, height))
        return words(
            look, self._said(name), rect, colour=look.theme.roles.ink, cap_mm=self._cap, bold=True, align="centre",
            middle=True, of=f"response.{name}",
        )  # fmt: skip

    def _beside_word(self, name: str, lit: bool) -> Part:
        look, roles, of = self._look, self._look.theme.roles, f"response.{name}"

        def portrait(paper: Paper, x: float, y: float, r: float, *_: str) -> None:
            draw_portrait(look, paper, name, x, y, r)
            if lit:
                badge(look, paper, x + r * 0.8, y + r * 0.66, max(r * 0.4, look.px(4)))

        return button(
            look, of, look.mirrored(self.places[of]), self._said(name),
            colour=roles.board if lit else roles.paper, ink=roles.ink, icon=portrait, cap_mm=FLOOR_MM + 1,
        )  # fmt: skip

    def _done(self) -> Part:
        look, roles = self._look, self._look.theme.roles
        return button(
            look, "done", look.mirrored(self.places["done"]), look.texts["watch.done"],
            colour=roles.go, ink=roles.ink, icon=pictures.check, cut_out=roles.go,
        )  # fmt: skip
