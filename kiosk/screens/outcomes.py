"""*Wat is er mee gebeurd?*: one thing that came of works at a time, read aloud, with the windows of those works."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property, partial
from random import Random

from config.texts import Texts
from kiosk import pictures
from kiosk.building import card_window
from kiosk.cards import Card
from kiosk.look import GAP_MM, HEADING_MM, MAIN_TARGET_MM, Look, Rect, is_low
from kiosk.page import beside_strip, no_orphan, side_of
from kiosk.pieces import button, text_size, words
from kiosk.poster import Poster, paper_part, picture_part, speakers_part, tail_of
from kiosk.question_ear import NAME as HEAR
from kiosk.question_ear import ear_part
from kiosk.screen import Part, Screen, Target
from kiosk.strip import STRIP_MM
from kiosk.washing import line_part
from media.paper import Paper, box, snip

DROPS_SECONDS, DROPS_MM = 0.25, 46.0
EAR_MM, LOW_EAR_MM, WAVES = 28.0, 20.0, 1.5
PAD_MM, LOW_PAD_MM = 11.0, 5.0
SPEAKERS_SHARE = 0.24
"""Of the height of what is told, for the heads of those who say it."""
PICTURE_SHARE, LOW_PICTURE_SHARE = 0.56, 0.48
"""Of what is left below the ear, for the picture of a sheet."""


class Onward(Enum):
    NEXT = auto()


@dataclass(frozen=True)
class WorkPicked:
    position: int


class Outcomes(Screen[Onward | WorkPicked]):
    name = "outcomes"
    ground_is_dark = True

    def __init__(
        self,
        look: Look,
        said: Callable[[Texts], Poster],
        cards: Sequence[Card],
        *,
        at: int = 0,
        of: int = 1,
        read: Callable[[], object] = lambda: None,
    ) -> None:
        """`said` is what is told, in a language; `cards` are of works that may be seen here. It is number `at` of `of`,
        counted from 0; `read` says it aloud."""
        super().__init__(look)
        self._said, self._cards, self._at, self._of, self._read = said, tuple(cards), at, of, read
        self._unread, self._dropped = True, 0.0

    @cached_property
    def _poster(self) -> Poster:
        return self._said(self.look.texts)

    def targets(self) -> Sequence[Target]:
        windows = [(f"work.{i}", rect) for i, rect in enumerate(self._windows)]
        onward = [("next", self._next)] if self._of > 1 else []
        return [Target(name, self.look.mirrored(rect)) for name, rect in [(HEAR, self._ear), *windows, *onward]]

    def press(self, target: str) -> Onward | WorkPicked | None:
        kind, _, which = target.partition(".")
        if kind == "work":
            return WorkPicked(int(which))
        if target == HEAR:
            self._read()
            return None
        return Onward.NEXT

    def tick(self, seconds: float) -> None:
        self._dropped = min(DROPS_SECONDS, self._dropped + seconds)
        if self._unread:
            self._unread = False
            self._read()

    def rests(self) -> float:
        return 0.0 if self._dropped < DROPS_SECONDS or self._unread else float("inf")

    def parts(self) -> list[Part]:
        look, kept = self.look, self._kept
        parts = [kept("wall", lambda: Part(look.whole, ("outcomes wall", self._street), self._wall, solid=True))]
        parts.append(kept("title", self._title_part))
        if self._poster.came.is_said:
            parts.append(
                kept("speakers", partial(speakers_part, look, look.mirrored(self._speakers), self._poster.came))
            )
        for i, card in enumerate(self._cards):
            rect = look.mirrored(self._windows[i])
            parts.append(kept(i, partial(card_window, look, card, rect, f"work.{i}", self._sill)))
        parts += [kept(("line", i), partial(self._line, *ends, i)) for i, ends in enumerate(self._hung)]
        parts += [self._falling(part) for part in self._poster_parts()]
        parts.append(kept("floors", self._where))
        if self._of > 1:
            parts.append(kept("next", self._next_button))
        return parts

    # where things are, for who reads from the left

    @cached_property
    def _title(self) -> tuple[Rect, float]:
        look, text = self.look, self.look.texts["outcomes.title"]
        if is_low(look):
            x, y, w = beside_strip(self)
            return (x, y, w, look.px(STRIP_MM) - y), HEADING_MM - 2
        side, cap = side_of(look), HEADING_MM + 2
        width = look.width - 2 * side
        return (side, look.px(STRIP_MM), width, text_size(look, text, cap, width=width, bold=True)[1]), cap

    @property
    def _sill(self) -> int:
        return self.look.px(17)

    @cached_property
    def _next(self) -> Rect:
        look = self.look
        height, width = look.px(MAIN_TARGET_MM + 3), max(look.px(72), round(look.width * 0.2))
        return look.width - look.px(8) - width, look.height - look.px(8) - height, width, height

    @property
    def _street(self) -> int:
        return self._next[1] - self.look.px(5)

    @cached_property
    def _body(self) -> Rect:
        """Between the title and the street."""
        look, side = self.look, side_of(self.look)
        top = self._title[0][1] + self._title[0][3] + look.px(4 if is_low(look) else 8)
        return side, top, look.width - 2 * side, self._street - top

    @cached_property
    def _told(self) -> Rect:
        """What is told, and who says it: beside the works, or above them on an upright screen."""
        x, y, w, h = self._body
        if not self._cards:
            wide = w if self.look.portrait else round(w * 0.72)
            return x + (w - wide) // 2, y, wide, h
        if self.look.portrait:
            return x, y, w, round(h * 0.47)
        return x, y, round(w * 0.45), h

    @cached_property
    def _paper(self) -> Rect:
        look, (x, y, w, h) = self.look, self._told
        if self._poster.came.is_said:
            return x, y, w, round(h * (1 - SPEAKERS_SHARE)) - tail_of(look) // 2
        low = look.px(4 if is_low(look) else 12)
        return x, y + low, w, h - low - look.px(5 if is_low(look) else 14)

    @cached_property
    def _speakers(self) -> Rect:
        x, y, w, h = self._told
        tall = round(h * SPEAKERS_SHARE) - tail_of(self.look) // 2
        return x, y + h - tall, w, tall

    @property
    def _pad(self) -> int:
        return self.look.px(LOW_PAD_MM if is_low(self.look) else PAD_MM)

    @cached_property
    def _ear(self) -> Rect:
        (x, y, _, _), size = self._paper, self.look.px(LOW_EAR_MM if is_low(self.look) else EAR_MM)
        return x + self._pad, y + self._pad, round(size * WAVES), size

    @cached_property
    def _above(self) -> Rect:
        (x, _, w, _), (ear_x, ear_y, ear_w, ear_h) = self._paper, self._ear
        left = ear_x + ear_w + self.look.px(GAP_MM)
        return left, ear_y, x + w - self._pad - left, ear_h

    @cached_property
    def _below(self) -> Rect:
        """Below the ear, for picture and sentence."""
        (x, y, w, h), top = self._paper, self._ear[1] + self._ear[3] + self.look.px(2 if is_low(self.look) else 6)
        return x + self._pad, top, w - 2 * self._pad, y + h - self._pad - top

    @cached_property
    def _picture(self) -> Rect:
        x, y, w, h = self._below
        return x, y, w, round(h * (LOW_PICTURE_SHARE if is_low(self.look) else PICTURE_SHARE))

    @cached_property
    def _sentence(self) -> Rect:
        x, y, w, h = self._below
        if self._poster.came.is_said:
            return self._below
        taken = self._picture[3] + self.look.px(1 if is_low(self.look) else 5)
        return x, y + taken, w, h - taken

    @cached_property
    def _grid(self) -> tuple[int, int]:
        """Columns and rows of windows."""
        count = len(self._cards)
        if count > 2:
            return 2, 2
        return (count, 1) if self.look.portrait else (1, count)

    @cached_property
    def _air(self) -> int:
        """For the washing between what is told and the works."""
        return self.look.px(22 if is_low(self.look) else 36)

    @cached_property
    def _windows(self) -> list[Rect]:
        if not self._cards:
            return []
        look, (x, y, w, h) = self.look, self._body
        if look.portrait:
            y, h = y + self._told[3] + look.px(12), h - self._told[3] - look.px(20)
        else:
            left = self._told[0] + self._told[2] + self._air
            x, w, h = left, x + w - left, h - look.px(9)
        (columns, rows), gap = self._grid, look.px(10 if is_low(look) else 16)
        tall = (h - (rows - 1) * gap) // rows
        shape = 2.4 if is_low(look) else 16 / 9
        wide = min((w - (columns - 1) * gap) // columns, round((tall - self._sill) * shape), look.px(210))
        tall = min(tall, round(wide * 9 / 16) + self._sill)
        start = x + (w - columns * wide - (columns - 1) * gap) // 2
        upper = y + (h - rows * tall - (rows - 1) * gap) // 2
        places = [
            (start + c * (wide + gap), upper + r * (tall + gap), wide, tall)
            for r in range(rows)
            for c in range(columns)
        ]
        return places[: len(self._cards)]

    @property
    def _hung(self) -> list[tuple[tuple[float, float], tuple[float, float]]]:
        """From what is told to the windows that lie next to it; on an upright screen they lie on the floor below."""
        if self.look.portrait or not self._cards:
            return []
        x, y, w, h = self._paper
        near = self._windows[:: self._grid[0]]
        return [((x + w, y + h * (0.2 + 0.4 * i)), (at[0], at[1] + at[3] * 0.16)) for i, at in enumerate(near)]

    # how they look

    def _wall(self, paper: Paper) -> None:
        look, roles = self.look, self.look.theme.roles
        paper.fill(box(0, 0, paper.width, paper.height), roles.wall)
        street = box(-9, self._street, paper.width + 18, paper.height)
        paper.sheet(snip(street, Random(5), look.px(30), look.px(0.7)), roles.night)
        if look.portrait and self._cards:  # who says it stands on the floor above the works
            _, y, _, h = self._told
            ledge = box(-9, y + h, paper.width + 18, look.px(4))
            paper.sheet(snip(ledge, Random(7), look.px(30), look.px(0.6)), roles.ledge)

    def _title_part(self) -> Part:
        look, (place, cap) = self.look, self._title
        text = look.texts["outcomes.title"]
        return words(
            look, text, look.mirrored(place), colour=look.theme.roles.paper, cap_mm=cap, bold=True, middle=True
        )

    def _line(self, start: tuple[float, float], end: tuple[float, float], number: int) -> Part:
        look = self.look
        if look.texts.rtl:
            start, end = (look.width - end[0], end[1]), (look.width - start[0], start[1])
        return line_part(look, start, end, ("outcomes", number), cloth_mm=11)

    def _poster_parts(self) -> list[Part]:
        look, poster, kept = self.look, self._poster, self._kept
        ink = look.theme.roles.ink
        parts = [kept("paper", lambda: paper_part(look, look.mirrored(self._paper), poster.came))]
        if not poster.came.is_said:
            signs = [card.sign for card in self._cards]
            parts.append(kept("picture", lambda: picture_part(look, look.mirrored(self._picture), poster.came, signs)))
        parts.append(kept("ear", lambda: ear_part(look, look.mirrored(self._ear), poster.sign, waves=ink)))
        parts.append(
            kept("above", lambda: words(look, poster.above, look.mirrored(self._above), colour=ink, middle=True))
        )
        said, cap = look.speaking(poster.texts), HEADING_MM + (0 if is_low(look) else 4)
        sentence = partial(
            words,
            said,
            no_orphan(poster.sentence),
            look.mirrored(self._sentence),
            colour=ink,
            cap_mm=cap,
            bold=True,
            middle=True,
        )
        return [*parts, kept("sentence", sentence)]

    def _falling(self, part: Part) -> Part:
        """It drops into its place."""
        left = (1 - self._dropped / DROPS_SECONDS) ** 2
        x, y, w, h = part.rect
        return replace(part, rect=(x, y - round(left * self.look.px(DROPS_MM)), w, h))

    def _where(self) -> Part:
        """A window for each thing that is told; behind the one that is told now a light is on."""
        look, roles = self.look, self.look.theme.roles
        side, gap = look.px(7), look.px(4)
        x, y, _, h = self._next
        rect = look.mirrored((side_of(look), y, x - side_of(look) - look.px(GAP_MM), h))

        def paint(paper: Paper) -> None:
            if self._of == 1:
                return
            for i in range(self._of):
                left = i * (side + gap)
                at = paper.width - left - side if look.texts.rtl else left
                here = i == self._at
                grown = look.px(1.5) if here else 0
                lit = box(at - grown, (h - side) / 2 - grown, side + 2 * grown, side + 2 * grown)
                paper.fill(snip(lit, Random(i), look.px(6), look.px(0.3)), roles.board if here else roles.dark_window)

        return Part(rect, ("floors", self._at, self._of), paint)

    def _next_button(self) -> Part:
        look, roles = self.look, self.look.theme.roles
        icon = pictures.arrow_back if look.texts.rtl else pictures.arrow_on
        rect, word = look.mirrored(self._next), look.texts["watch.next"]
        return button(look, "next", rect, word, colour=roles.paper, ink=roles.ink, icon=icon)
