"""What is told at the kiosk of works: the sentences that hang there, a new one, and one that comes down again."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from kiosk.building import sign_part
from kiosk.look import BODY_MM, FLOOR_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.page import row
from kiosk.pieces import sheet, words
from kiosk.screen import Moving, Part, Target
from kiosk.screens.staff.asking import Asking, Choice, answer_button
from kiosk.screens.staff.desk import Desk, Tab
from kiosk.screens.staff.pages import Pages
from media.paper import Paper
from media.sign import Sign

LIST_SHARE = 0.5
ROW_MM, SIGN_MM = 23.0, 22.0
NEW, TAKE_DOWN = "insight.new", "take_down"
SURE = Choice("ask.take_down", ("taken_down", "stays"), high_mm=52)


class Fresh(Enum):
    INSIGHT = auto()
    """Staff write down a new one."""


@dataclass(frozen=True)
class TakenDown:
    position: int


@dataclass(frozen=True)
class Told:
    """One that hangs at the kiosk."""

    sentence: str
    below: str
    """Who drew it, and when."""
    signs: tuple[Sign, ...]
    """Of its works that staff may see."""


class InsightsDesk(Desk[Fresh | TakenDown]):
    name = "staff.insights"
    tab = Tab.INSIGHTS

    def __init__(self, look: Look, told: Sequence[Told], *, waiting: int) -> None:
        super().__init__(look, waiting)
        self._told = tuple(told)
        self._chosen: int | None = None
        self._asking: Asking | None = None
        self._pages = Pages(look, self._list_place, len(told), each_mm=ROW_MM)

    def targets(self) -> Sequence[Target]:
        if self._asking:
            return [*self.tab_targets(), *self._asking.targets()]
        rows = [Target(f"row.{i}", self.look.mirrored(place)) for i, place in self._pages.shown()]
        return [*self.tab_targets(), *rows, *self._pages.targets(), *self._decisions()]

    def parts(self) -> list[Part | Moving]:
        look, parts = self.look, self.desk_parts()
        if not self._told:
            place = look.mirrored(self._list_place)
            none = look.texts["staff.insight.none"]
            parts.append(words(look, none, place, colour=look.theme.roles.words, cap_mm=BODY_MM + 1))
        if self._asking:
            parts += self._asking.parts()
        else:
            for i, place in self._pages.shown():
                parts += self._row(i, look.mirrored(place))
            parts += self._pages.parts()
        if self._chosen is not None:
            parts += self._whole(self._told[self._chosen])
        return [*parts, *(answer_button(look, target) for target in self._decisions())]

    def press(self, target: str) -> Fresh | TakenDown | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        kind, _, which = target.partition(".")
        match kind:
            case "row":
                self._chosen = int(which)
            case "list":
                self._pages.turn(target)
            case "take_down":
                self._asking = Asking(self.look, self._start_side, SURE)
            case "stays":
                self._asking = None
            case "taken_down" if self._chosen is not None:
                return TakenDown(self._chosen)
            case "insight":
                return Fresh.INSIGHT
        return None

    # where things are, for who reads from the left

    @cached_property
    def _start_side(self) -> Rect:
        x, y, w, h = self.room
        return x, y, round(w * LIST_SHARE), h

    @cached_property
    def _list_place(self) -> Rect:
        x, y, w, h = self._start_side
        return x, y, w, h - self.look.px(MAIN_TARGET_MM + 2 + GAP_MM)

    @cached_property
    def _end_side(self) -> Rect:
        (x, y, w, h), gap = self.room, self.look.px(2 * GAP_MM)
        left = self._start_side[2] + gap
        return x + left, y, w - left, h

    def _foot(self, side: Rect) -> Rect:
        (x, y, w, h), tall = side, self.look.px(MAIN_TARGET_MM + 2)
        return x, y + h - tall, w, tall

    def _decisions(self) -> list[Target]:
        if self._asking:
            return []
        sides = [(NEW, self._start_side), *([(TAKE_DOWN, self._end_side)] if self._chosen is not None else [])]
        return [Target(name, self.look.mirrored(self._foot(side))) for name, side in sides]

    # how they look

    def _row(self, index: int, place: Rect) -> list[Part]:
        look, theme, told, name = self.look, self.look.theme, self._told[index], f"row.{index}"
        colour = theme.hue("sun").light if index == self._chosen else theme.roles.shade

        def paint(paper: Paper) -> None:
            w, h, pad = paper.width, paper.height, look.px(4)
            lines = ((told.sentence, 0.04, FLOOR_MM + 0.5, True), (told.below, 0.51, FLOOR_MM, False))
            for text, top, cap, bold in lines:
                paper.words(
                    text, pad, h * top, cap_mm=cap, colour=theme.roles.ink, width=w - 2 * pad, bold=bold,
                    rtl=look.texts.rtl, language=look.texts.language, max_lines=1,
                )  # fmt: skip

        key = ("insight row", told.sentence, told.below, colour)
        return [sheet(look, place, colour, name, of=name), Part(place, key, paint, of=name)]

    def _whole(self, told: Told) -> list[Part]:
        """The sentence as it hangs there, and the signs of its works."""
        look, (x, y, w, _) = self.look, self._end_side
        roles, size = look.theme.roles, look.px(SIGN_MM)
        low = self._foot(self._end_side)[1] - look.px(GAP_MM) - size
        sentence = words(
            look, told.sentence, look.mirrored((x, y, w, low - y - look.px(GAP_MM))), colour=roles.words,
            cap_mm=BODY_MM + 1, bold=True,
        )  # fmt: skip
        most = max(1, w // (size + look.px(2)))
        places = row((x, low, most * (size + look.px(2)), size), most, look.px(2))
        signs = [
            sign_part(look, sign, look.mirrored((left, top, size, size)), roles.page)
            for sign, (left, top, _, _) in zip(told.signs[:most], places, strict=False)
        ]
        return [sentence, *signs]
