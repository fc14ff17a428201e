"""The start of a visit: three doors, and the languages below."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import cached_property
from random import Random

from config.texts import Language
from kiosk.home_board import board_part
from kiosk.home_doors import NAMES, door_parts
from kiosk.look import Look, Rect
from kiosk.page import row
from kiosk.pieces import words
from kiosk.screen import Frame, Part, Screen, Target
from kiosk.strip import MARGIN_MM, STRIP_MM, between
from kiosk.tongue import LanguageChosen
from kiosk.tongues import Tongues
from media.paper import Paper, box, snip
from media.sign import Sign

WIDTHS, HEIGHTS = (0.28, 0.33, 0.22), (0.52, 0.59, 0.44)
"""Of the doors, in the order of their names."""
CORNER_MM = 31.0
UPPER = (1.32, 1.0)
"""How much wider the first is than the last where these two stand above."""


class Door(Enum):
    WATCH = auto()
    MAKE = auto()
    MINE = auto()
    OUTCOMES = auto()
    STAFF = auto()


class Home(Screen[Door | LanguageChosen]):
    name = "home"
    frame: Sequence[Frame] = (Frame.HELP,)
    """All languages lie open at its foot."""

    def __init__(
        self, look: Look, languages: Sequence[Language], windows: Sequence[Sign], *, board: bool = False
    ) -> None:
        """`windows`: signs of works, to look out of the door called Watch. With a `board` there is something to tell of
        what came of works; it leads there."""
        super().__init__(look)
        self._languages, self._windows, self._board = languages, tuple(windows), board

    def targets(self) -> Sequence[Target]:
        return self._targets

    @cached_property
    def _targets(self) -> list[Target]:
        doors = [Target(name, self.look.mirrored(place)) for name, place in zip(NAMES, self._doors, strict=True)]
        board = [Target("outcomes", self.look.mirrored(self._board_place))] if self._board else []
        return [*doors, *board, *self._tongues.targets(self._tongues_top)]

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        page = Part(look.whole, ("home",), self._page, solid=True)
        title, text = look.mirrored(self._title), look.texts["home.title"]
        return [
            page,
            words(look, text, title, colour=roles.words, cap_mm=15, bold=True, middle=True),
            *([board_part(look, self._board_place)] if self._board else []),
            *door_parts(look, self._doors, self._windows),
            *self._tongues.parts(self._tongues_top),
        ]

    def press(self, target: str) -> Door | LanguageChosen | None:
        if target.startswith("language."):
            return LanguageChosen(target.removeprefix("language."))
        return Door[target.upper()]

    def knocked(self) -> Door | None:
        return Door.STAFF

    # where things are

    @cached_property
    def _board_place(self) -> Rect:
        """Above the lowest of the doors, where a line of text ends; the corner is left to who knocks for staff."""
        look, (x, y, w, _) = self.look, self._doors[-1]
        top, wide = look.px(9), min(w, look.width - look.px(CORNER_MM) - x)
        return x, top, wide, min(y - look.px(9) - top, round(wide * 0.8))

    @property
    def _side(self) -> int:
        return max(self.look.px(14), round(self.look.width * 0.054))

    @cached_property
    def _title(self) -> Rect:
        """Between the strip's sides, on an upright screen below them; and as far as the board, where there is one."""
        look, side = self.look, self._side
        left, right = (side, look.width - side) if look.portrait else between(self)
        left, top = (left, look.px(STRIP_MM)) if look.portrait else (left + look.px(4), look.px(MARGIN_MM))
        end = min(right, self._board_place[0] - look.px(10)) if self._board else right
        return left, top, end - left, self._top - top - look.px(2)

    @property
    def _shelf(self) -> int:
        """The line on which the doors stand."""
        return self._strip_top - self.look.px(16)

    @property
    def _top(self) -> int:
        """Above it stands the title."""
        return max(self.look.px(26), round(self.look.height * 0.16))

    @cached_property
    def _strip_top(self) -> int:
        share = round(self.look.height * (0.1 if self.look.portrait else 0.16))
        return self.look.height - max(self.look.px(self._tongues.height_mm + 12), share)

    @cached_property
    def _doors(self) -> list[Rect]:
        return self._stacked() if self.look.portrait else self._side_by_side()

    def _stacked(self) -> list[Rect]:
        """On an upright screen the largest stands on the ground, and the other two on a ledge above it."""
        look, side = self.look, self._side
        gap = look.px(18)
        room = self._shelf - self._top - gap
        upper = round(room * 0.44)
        above = row((side, self._top, look.width - 2 * side, upper), 2, gap, UPPER)
        low = round(upper * 0.86)
        x, y, w, _ = above[1]
        ground = (side, self._top + upper + gap, look.width - 2 * side, room - upper)
        return [above[0], ground, (x, y + upper - low, w, low)]

    def _side_by_side(self) -> list[Rect]:
        look, side = self.look, self._side
        most = self._shelf - self._top
        gap = round((look.width - 2 * side) * 0.033)
        places = row((side, self._top, look.width - 2 * side, most), len(NAMES), gap, WIDTHS)
        heights = [round(most * share / max(HEIGHTS)) for share in HEIGHTS]
        return [(x, self._shelf - tall, w, tall) for (x, _, w, _), tall in zip(places, heights, strict=True)]

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
            _, y, _, h = self._doors[0]
            ledge = box(-9, y + h, paper.width + 18, self.look.px(4))
            paper.sheet(snip(ledge, Random(5), self.look.px(34), self.look.px(0.5)), roles.faint, depth_mm=2)
        top = self._strip_top
        strip = [(-9, top + 8), (paper.width + 9, top), (paper.width + 9, paper.height + 9), (-9, paper.height + 9)]
        paper.cut(strip, roles.ink, 41, depth_mm=-2)
