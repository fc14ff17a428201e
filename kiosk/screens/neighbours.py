"""After a work that neighbours answered: their windows hang on one line with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, partial
from random import Random

from kiosk import pictures
from kiosk.building import card_window
from kiosk.cards import Card
from kiosk.look import HEADING_MM, MAIN_TARGET_MM, Look, Rect, is_low
from kiosk.page import beside_strip, side_of
from kiosk.pieces import button, text_size, words
from kiosk.screen import Part, Screen, Target
from kiosk.strip import STRIP_MM
from kiosk.washing import line_part
from media.paper import Paper, box, snip

MOST, MOST_LOW = 3, 2
"""Answers on the line, the newest; on a low screen fewer, so that names have room."""
GAPS_MM, GAPS_LOW_MM = (74.0, 44.0, 30.0), (44.0, 30.0)
"""Air for the washing, with one answer, with two, with three."""
HANGS = 0.1
"""Share of the room by which a window hangs lower than the one before it."""


class After(Enum):
    ON = auto()
    """To the next work of the floor."""


@dataclass(frozen=True)
class AnswerPicked:
    position: int


class Neighbours(Screen[After | AnswerPicked]):
    name = "neighbours"
    ground_is_dark = True

    def __init__(self, look: Look, card: Card, answers: Sequence[Card]) -> None:
        super().__init__(look)
        self._card, self._answers = card, tuple(answers[: MOST_LOW if is_low(look) else MOST])

    def targets(self) -> Sequence[Target]:
        windows = [Target(f"answer.{i}", self.look.mirrored(self._windows[i + 1])) for i in range(len(self._answers))]
        return [*windows, Target("next", self.look.mirrored(self._next))]

    def press(self, target: str) -> After | AnswerPicked:
        kind, _, which = target.partition(".")
        return AnswerPicked(int(which)) if kind == "answer" else After.ON

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        parts = [self._kept("wall", lambda: Part(look.whole, ("neighbours wall",), self._wall, solid=True))]
        place, cap = self._title
        title = look.texts["neighbours.title"]
        parts.append(
            self._kept(
                "title",
                lambda: words(
                    look, title, look.mirrored(place), colour=roles.paper, cap_mm=cap, bold=True, middle=True
                ),
            )
        )
        for i, card in enumerate([self._card, *self._answers]):
            name = f"answer.{i - 1}" if i else "theirs"
            rect = look.mirrored(self._windows[i])
            parts.append(self._kept(name, partial(card_window, look, card, rect, name, self._sill)))
        parts += [self._kept(("line", i), partial(self._line, i)) for i in range(len(self._answers))]
        icon = pictures.arrow_back if look.texts.rtl else pictures.arrow_on
        on = partial(
            button, look, "next", look.mirrored(self._next), look.texts["watch.next"], colour=roles.paper,
            ink=roles.ink, icon=icon,
        )  # fmt: skip
        return [*parts, self._kept("next", on)]

    # where things are, for who reads from the left

    @cached_property
    def _title(self) -> tuple[Rect, float]:
        look, text = self.look, self.look.texts["neighbours.title"]
        if is_low(look):
            x, y, w = beside_strip(self)
            return (x, y, w, look.px(STRIP_MM) - y), HEADING_MM - 2
        side, cap = side_of(look), HEADING_MM + 4
        top, width = look.px(STRIP_MM + (8 if look.portrait else 0)), look.width - 2 * side
        return (side, top, width, text_size(look, text, cap, width=width, bold=True)[1]), cap

    @property
    def _sill(self) -> int:
        return self.look.px(17)

    @cached_property
    def _next(self) -> Rect:
        look = self.look
        height, width = look.px(MAIN_TARGET_MM + 3), max(look.px(72), round(look.width * 0.2))
        return look.width - look.px(8) - width, look.height - look.px(8) - height, width, height

    @cached_property
    def _windows(self) -> list[Rect]:
        """The work itself first; each answer further along the line."""
        look, count = self.look, len(self._answers) + 1
        top = self._title[0][1] + self._title[0][3] + look.px(4 if is_low(look) else 12)
        room = (side_of(look), top, look.width - 2 * side_of(look), self._next[1] - look.px(8) - top)
        return self._down(room, count) if look.portrait else self._along(room, count)

    def _along(self, room: Rect, count: int) -> list[Rect]:
        gaps = GAPS_LOW_MM if is_low(self.look) else GAPS_MM
        (x, y, w, h), gap = room, self.look.px(gaps[count - 2])
        most = round((h * (1 - HANGS * (count - 1)) - self._sill) * 16 / 9)
        width = min((w - (count - 1) * gap) // count, most, round(w * 0.36))
        height = round(width * 9 / 16) + self._sill
        spread = min(round(h * HANGS), (h - height) // max(1, count - 1))
        left = x + (w - count * width - (count - 1) * gap) // 2
        upper = y + (h - height - spread * (count - 1)) // 2
        return [(left + i * (width + gap), upper + i * spread, width, height) for i in range(count)]

    def _down(self, room: Rect, count: int) -> list[Rect]:
        """On an upright screen the line goes to and fro."""
        (x, y, w, h), gap = room, self.look.px(16)
        tall = (h - (count - 1) * gap) // count
        width = min(round(w * 0.56), round((tall - self._sill) * 16 / 9))
        height = round(width * 9 / 16) + self._sill
        return [(x + (w - width if i % 2 else 0), y + i * (tall + gap), width, height) for i in range(count)]

    # how they look

    def _wall(self, paper: Paper) -> None:
        look, roles = self.look, self.look.theme.roles
        paper.fill(box(0, 0, paper.width, paper.height), roles.wall)
        foot = self._next[1] - look.px(5)
        street = box(-9, foot, paper.width + 18, paper.height)
        paper.sheet(snip(street, Random(5), look.px(30), look.px(0.7)), roles.night)

    def _line(self, index: int) -> Part:
        """From a window to the next; upright, from the side of one to the top of the other."""
        look = self.look
        one, other = (look.mirrored(rect) for rect in self._windows[index : index + 2])
        if look.portrait:
            ahead = one[0] < other[0]
            start = (one[0] + one[2] if ahead else one[0], one[1] + one[3] * 0.25)
            end = (other[0] + other[2] * (0.75 if ahead else 0.25), float(other[1]))
        else:
            left, right = sorted((one, other))
            start, end = (left[0] + left[2], left[1] + left[3] * 0.3), (right[0], right[1] + right[3] * 0.16)
        return line_part(look, start, end, ("neighbours", index), cloth_mm=13)
