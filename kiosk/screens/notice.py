"""Making 2, *zo werkt het*: three pictures, and four ways on, two of which ask for an age.

Once a visit, before anything is recorded. Who is younger than 16 makes something with a parent, or just tries (C-015).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import ClassVar

from exhibits.contribution import Age, Makers
from exhibits.notice import SHORT
from kiosk import pictures
from kiosk.age_question import AGE, AGE_OF_ALL, PARENT, AgeQuestion, TwoCards
from kiosk.look import BODY_MM, FLOOR_MM, GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect, is_low
from kiosk.notice_pictures import DRAWN
from kiosk.page import PICTURED_MM, body_of, no_orphan, row, title, title_room
from kiosk.pieces import Icon, button, fitting_cap, ground, sheet, text_size, words
from kiosk.screen import Part, Screen, Target
from media.paper import Paper, box

READ_ALL = "read_all"
HUES = ("video", "music", "leaf")


@dataclass(frozen=True)
class Agreed:
    makers: Makers
    keep: bool
    """False: just try; nothing is kept."""
    age: Age = Age.NOT_ASKED
    """The youngest's."""


WAYS: dict[str, Agreed] = {
    "alone": Agreed(Makers.ALONE, keep=True),
    "together": Agreed(Makers.TOGETHER, keep=True),
    "with_child": Agreed(Makers.WITH_CHILD, keep=True, age=Age.UNDER_16),
    "try": Agreed(Makers.ALONE, keep=False),
}
ICONS: dict[str, Icon] = {
    "alone": pictures.person,
    "together": pictures.people,
    "with_child": pictures.with_child,
    "try": pictures.again,
    READ_ALL: pictures.written,
}


class More(Enum):
    """Somebody wants to know all of it first."""

    WANTED = auto()


class Notice(Screen[Agreed | More]):
    name: ClassVar[str] = "notice"

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._makers = Makers.ALONE
        self._cards: TwoCards | None = None
        """What is asked now; None while the three pictures are shown."""

    def targets(self) -> Sequence[Target]:
        if self._asking:
            return self._asking.targets()
        places = [*zip(WAYS, self._ways, strict=True), (READ_ALL, self._all_of_it)]
        return [Target(name, self.look.mirrored(rect)) for name, rect in places]

    def press(self, target: str) -> Agreed | More | None:
        match target:
            case "read_all":
                return More.WANTED
            case "alone" | "together":
                self._makers = WAYS[target].makers
                self._ask(AGE if target == "alone" else AGE_OF_ALL)
            case "younger":
                self._ask(PARENT)
            case "older":
                return Agreed(self._makers, keep=True, age=Age.OLDER)
            case "parent_here":
                return Agreed(Makers.WITH_CHILD, keep=True, age=Age.UNDER_16)
            case "parent_away":
                return Agreed(self._makers, keep=False, age=Age.UNDER_16)
            case way:
                return WAYS[way]
        return None

    def _ask(self, cards: TwoCards) -> None:
        """In the place of the pictures: it is still the same screen, and its answer is one way on."""
        self._cards = cards
        self._lay_out_anew()

    def parts(self) -> list[Part]:
        look = self.look
        parts = [self._kept("ground", lambda: ground(look, look.theme.roles.page)), *self._head[0]]
        if self._asking:
            return [*parts, *self._asking.parts()]
        for key, hue, rect in zip(SHORT, HUES, self._panels, strict=True):
            parts += self._panel(key, hue, rect)
        return parts + [self._button(target) for target in self.targets()]

    # where things are

    @cached_property
    def _head(self) -> tuple[list[Part], int]:
        """The title, and where the rest begins."""
        said = self.look.texts[f"notice.{self._cards.asked if self._cards else 'title'}"]
        end = 0 if self._cards else self._all_of_it[2] + self.look.px(GAP_MM)
        return title(self, said, self.look.theme.roles.words, end_px=end)

    @cached_property
    def _asking(self) -> AgeQuestion | None:
        look = self.look
        room = body_of(look, self._head[1], 8 if is_low(look) else 20)
        return AgeQuestion(look, room, self._cards) if self._cards else None

    @property
    def _ways(self) -> list[Rect]:
        look = self.look
        x, y, w, h = body_of(look, self._head[1], 8 if is_low(look) else 16)
        gap, high = look.px(GAP_MM + 2), look.px(MAIN_TARGET_MM + (2 if is_low(look) else 8))
        if not look.portrait:
            return row((x, y + h - high, w, high), len(WAYS), gap)
        lower = row((x, y + h - high, w, high), 2, gap)
        return row((x, y + h - 2 * high - gap, w, high), 2, gap) + lower

    @property
    def _small(self) -> float:
        return FLOOR_MM if is_low(self.look) else 6.0

    @cached_property
    def _all_of_it(self) -> Rect:
        """Small, at the end of the title: the four ways are what one comes for."""
        look, (x, y, w, h) = self.look, title_room(self)
        wide = text_size(look, look.texts["notice.read_all"], self._small, bold=True)[0] + look.px(PICTURED_MM + 8)
        high = look.px(TARGET_MM)
        return x + w - wide, y + (h - high) // 2, wide, high

    @property
    def _panels(self) -> list[Rect]:
        look = self.look
        x, y, w, _ = body_of(look, self._head[1])
        height = self._ways[0][1] - y - look.px(8 if is_low(look) else 14)
        gap = look.px(9 if is_low(look) else 16)
        if not look.portrait:
            return row((x, y, w, height), len(SHORT), gap)
        high = (height - 2 * gap) // 3
        return [(x, y + i * (high + gap), w, high) for i in range(3)]

    @cached_property
    def _cap(self) -> float:
        """All three in letters of one size, as large as leaves room for the pictures."""
        _, _, w, h = self._panels[0]
        room = (w * 58 // 100 - self.look.px(8), h) if self.look.portrait else (w, round(h * 0.56))
        return min(fitting_cap(self.look, said, room, BODY_MM) for said in self._said)

    @cached_property
    def _text_height(self) -> int:
        width = self._panels[0][2]
        return max(text_size(self.look, said, self._cap, width=width)[1] for said in self._said)

    @property
    def _said(self) -> list[str]:
        return [no_orphan(self.look.texts[f"notice.{key}"]) for key in SHORT]

    # how they look

    def _panel(self, key: str, hue: str, rect: Rect) -> list[Part]:
        """A picture and what it says: below it, or beside it on an upright screen."""
        look = self.look
        x, y, w, h = rect
        if look.portrait:
            wide = round(w * 0.42)
            picture, text = (x, y, wide, h), (x + wide + look.px(8), y, w - wide - look.px(8), h)
        else:
            high = h - self._text_height - look.px(4)
            picture, text = (x, y, w, high), (x, y + high + look.px(4), w, self._text_height)
        roles = look.theme.roles
        said = self._said[SHORT.index(key)]
        return [
            self._kept((key, "picture"), lambda: self._picture(key, hue, look.mirrored(picture))),
            self._kept(
                (key, "text"),
                lambda: words(
                    look, said, look.mirrored(text), colour=roles.words, cap_mm=self._cap, middle=look.portrait
                ),
            ),
        ]

    def _picture(self, key: str, hue: str, rect: Rect) -> Part:
        look = self.look
        card = sheet(look, rect, look.theme.hue(hue).light, ("notice", key))
        draw = DRAWN[key]

        def paint(paper: Paper) -> None:
            card.paint(paper)
            inset = look.px(1.4)
            x, y, w, h = inset, inset, rect[2], rect[3]
            with paper.inside(box(x, y, w - inset, h - inset)):
                draw(look, paper, (x, y, w, h))

        return Part(card.rect, ("notice", key), paint)

    def _button(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        keeps = target.name in WAYS and WAYS[target.name].keep
        colour, most = roles.go if keeps else roles.shade, BODY_MM + (0 if is_low(look) else 1.2)
        word = look.texts[f"notice.{target.name}"]
        return self._kept(
            target.name,
            lambda: button(
                look,
                target.name,
                target.rect,
                word,
                colour=colour,
                ink=roles.ink,
                icon=ICONS[target.name],
                cut_out=colour,
                cap_mm=most if target.name in WAYS else self._small,
            ),
        )
