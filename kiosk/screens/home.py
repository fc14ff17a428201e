"""The start of a visit: two doors, and the languages below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from random import Random

from config.texts import Language
from kiosk.building import small_window
from kiosk.look import HEADING_MM, Look, Rect
from kiosk.pieces import fitting_cap, seed_of, text_size, words, write
from kiosk.screen import Frame, Part, Screen, Target
from kiosk.tongues import Tongues
from media.figure import POSES, draw_figure
from media.paper import Paper, Points, blob, box, snip
from media.sign import Sign

Drawing = Callable[[Paper, int, int, int, int], None]
"""Draws what stands in a door: page, left, top, width, height."""


class Door(Enum):
    WATCH = auto()
    MAKE = auto()
    STAFF = auto()


@dataclass(frozen=True)
class LanguageChosen:
    code: str


class Home(Screen[Door | LanguageChosen]):
    name = "home"
    frame: Sequence[Frame] = ()

    def __init__(self, look: Look, languages: Sequence[Language], windows: Sequence[Sign]) -> None:
        """`windows`: signs of works, to look out of the door called Watch."""
        super().__init__(look)
        self._languages, self._windows = languages, tuple(windows)

    def targets(self) -> Sequence[Target]:
        doors = [Target("watch", self.look.mirrored(self._door(0))), Target("make", self.look.mirrored(self._door(1)))]
        return [*doors, *self._tongues.targets(self._tongues_top)]

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        side = self._side
        tall = self._top - look.px(10)
        title = (side, look.px(8), look.width - 2 * side, tall)
        page = Part(look.whole, ("home",), self._page, solid=True)
        return [
            page,
            words(look, look.texts["home.title"], title, colour=roles.words, cap_mm=15, bold=True, middle=True),
            self._watch_door(),
            self._make_door(),
            *self._tongues.parts(self._tongues_top),
        ]

    def press(self, target: str) -> Door | LanguageChosen | None:
        if target.startswith("language."):
            return LanguageChosen(target.removeprefix("language."))
        return {"watch": Door.WATCH, "make": Door.MAKE}[target]

    def knocked(self) -> Door | None:
        return Door.STAFF

    # where things are

    @property
    def _side(self) -> int:
        return max(self.look.px(14), round(self.look.width * 0.054))

    @property
    def _shelf(self) -> int:
        """The line on which the doors stand."""
        return self._strip_top - self.look.px(16)

    @property
    def _top(self) -> int:
        """Above it stands the title."""
        return max(self.look.px(26), round(self.look.height * 0.16))

    @property
    def _strip_top(self) -> int:
        share = round(self.look.height * (0.1 if self.look.portrait else 0.16))
        return self.look.height - max(self.look.px(self._tongues.height_mm + 12), share)

    def _door(self, which: int) -> Rect:
        return self._stacked(which) if self.look.portrait else self._side_by_side(which)

    def _stacked(self, which: int) -> Rect:
        """On an upright screen one door stands on the ground, and the other on a ledge above it."""
        look, side = self.look, self._side
        room = self._shelf - self._top - look.px(18)
        upper = round(room * 0.45)
        y, height = (self._top, upper) if which == 0 else (self._shelf - room + upper, room - upper)
        return side, y, look.width - 2 * side, height

    def _side_by_side(self, which: int) -> Rect:
        look = self.look
        side, gap = self._side, look.px(18)
        room = look.width - 2 * side - gap
        most = self._shelf - self._top
        widths = (round(room * 0.45), room - round(room * 0.45))
        heights = (round(most * 0.84), most)
        x = side + which * (widths[0] + gap)
        return x, self._shelf - heights[which], widths[which], heights[which]

    @cached_property
    def _tongues(self) -> Tongues:
        return Tongues(self.look, self._languages)

    @property
    def _tongues_top(self) -> int:
        look = self.look
        return self._strip_top + (look.height - self._strip_top - look.px(self._tongues.height_mm)) // 2 + look.px(2)

    # how they look

    def _page(self, paper: Paper) -> None:
        roles = self.look.theme.roles
        paper.fill(box(0, 0, paper.width, paper.height), roles.page)
        floor = [
            (-9, self._shelf),
            (paper.width + 9, self._shelf - 4),
            (paper.width + 9, paper.height),
            (-9, paper.height),
        ]
        paper.fill(snip(floor, Random(3), self.look.px(34), self.look.px(0.5)), roles.faint)
        if self.look.portrait:
            _, y, _, h = self._door(0)
            ledge = box(-9, y + h, paper.width + 18, self.look.px(4))
            paper.sheet(snip(ledge, Random(5), self.look.px(34), self.look.px(0.5)), roles.faint, depth_mm=2)
        top = self._strip_top
        strip = [(-9, top + 8), (paper.width + 9, top), (paper.width + 9, paper.height + 9), (-9, paper.height + 9)]
        paper.cut(strip, roles.ink, 41, depth_mm=-2)

    def _watch_door(self) -> Part:
        hue = self.look.theme.hue("video")

        def inside(paper: Paper, x: int, y: int, w: int, h: int) -> None:
            columns, rows = 3, 2
            gap = w * 0.05
            side = min((w * 0.84 - gap * (columns - 1)) / columns, (h * 0.54 - gap) / rows)
            left = x + (w - columns * side - (columns - 1) * gap) / 2
            for i in range(columns * rows):
                at = left + (i % columns) * (side + gap), y + h * 0.17 + (i // columns) * (side + gap)
                small_window(
                    self.look, paper, (*at, side, side), self._windows[i] if i < len(self._windows) else None, i
                )

        return self._arch("watch", 0, hue.light, inside)

    def _make_door(self) -> Part:
        hue = self.look.theme.hue("music")
        roles = self.look.theme.roles

        def inside(paper: Paper, x: int, y: int, w: int, h: int) -> None:
            board = y + h * 0.74
            paper.cut(
                [
                    (x + w * 0.1, board - 6),
                    (x + w * 0.9, board + 4),
                    (x + w * 0.88, board + h * 0.05),
                    (x + w * 0.11, board + h * 0.05),
                ],
                hue.deep,
                7,
            )
            draw_figure(
                paper,
                x + w * 0.47,
                board + h * 0.004,
                min(h, w) * 0.62,
                roles.paper,
                POSES["leap"],
                head=roles.ink,
            )
            sun = blob(x + w * 0.77, y + h * 0.25, h * 0.06, 9, Random(4))
            paper.sheet(sun, roles.heart)

        return self._arch("make", 1, hue.light, inside)

    def _arch(self, name: str, which: int, colour: str, inside: Drawing) -> Part:
        look, (x, y, w, h) = self.look, self._door(which)
        room, (x, y, w, h) = look.px(4), look.mirrored((x, y, w, h))
        word = look.texts[f"home.{name}"]
        cap = fitting_cap(look, word, (round(w * 0.8), round(h * 0.22)), HEADING_MM + 1, bold=True)

        def paint(paper: Paper) -> None:
            paper.cut(_arch_of(room, room, w, h), colour, seed_of(name), depth_mm=3)
            inside(paper, room, room, w, h)
            height = text_size(look, word, cap, bold=True)[1]
            write(
                look,
                paper,
                word,
                (room, room + h * 0.985 - height, w, height),
                colour=look.theme.roles.ink,
                cap_mm=cap,
                bold=True,
                align="centre",
            )

        shown = tuple(sign.number for sign in self._windows)
        return Part((x - room, y - room, w + 3 * room, h + 3 * room), ("home", name, shown), paint, of=name)


def _arch_of(x: float, y: float, w: float, h: float) -> Points:
    return [
        (x, y + h),
        (x, y + h * 0.13),
        (x + w * 0.12, y + h * 0.035),
        (x + w * 0.5, y),
        (x + w * 0.88, y + h * 0.035),
        (x + w, y + h * 0.13),
        (x + w, y + h),
    ]
