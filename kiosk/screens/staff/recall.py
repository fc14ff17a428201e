"""The work is gone; what staff still have to fetch back: the films and exhibitions that hold a copy of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from kiosk.look import BODY_MM, FLOOR_MM, GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect
from kiosk.page import row
from kiosk.pieces import button, sheet, words
from kiosk.screen import Moving, Part, Target
from kiosk.screens.staff.desk import Desk, Tab
from kiosk.screens.staff.pages import Pages

TITLE_MM, TITLE_CAP_MM = 17.0, 9.0
ROW_MM = 32.0
NOTHING = "staff.recall.nothing"
KINDS = {"reel": "staff.recall.film", "exhibition": "staff.recall.exhibition", "dataset": "staff.recall.dataset"}


class Seen(Enum):
    DONE = auto()


@dataclass(frozen=True)
class Copy:
    """One film or exhibition that holds the work: its kind as exports call it, its day, and where it was put."""

    kind: str
    day: str
    path: str
    beside: tuple[str, ...] = ()
    """How the names of files end that lie beside it under its own and go with it: a poster shows everyone's sign."""


class RecallDesk(Desk[Seen]):
    name = "staff.recall"

    def __init__(
        self, look: Look, tab: Tab, copies: Sequence[Copy], *, waiting: int, title: str = "staff.recall.gone"
    ) -> None:
        """`tab` is where staff came from, and go on. `title` is the key of what became of the work."""
        super().__init__(look, waiting)
        self._title = title
        self.tab, self._copies = tab, tuple(copies)
        self._pages = Pages(look, self._list_place, len(copies), each_mm=ROW_MM, foot=self._foot[0])

    def targets(self) -> Sequence[Target]:
        done = Target("done", self.look.mirrored(self._foot[1]))
        return [*self.tab_targets(), *self._pages.targets(), done]

    def parts(self) -> list[Part | Moving]:
        look, roles = self.look, self.look.theme.roles
        gone, rest = map(look.mirrored, self._told)
        what = look.texts.say("staff.recall.fetch", n=len(self._copies)) if self._copies else look.texts[NOTHING]
        rows = [part for i, place in self._pages.shown() for part in self._row(i, look.mirrored(place))]
        done = look.mirrored(self._foot[1])
        return [
            *self.desk_parts(),
            words(look, look.texts[self._title], gone, colour=roles.words, cap_mm=TITLE_CAP_MM, bold=True),
            words(look, what, rest, colour=roles.words, cap_mm=BODY_MM),
            *rows,
            *self._pages.parts(),
            button(look, "done", done, look.texts["staff.recall.done"], colour=roles.go, ink=roles.ink),
        ]

    def press(self, target: str) -> Seen | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        if target == "done":
            return Seen.DONE
        self._pages.turn(target)
        return None

    # where things are, for who reads from the left

    @property
    def _told(self) -> tuple[Rect, Rect]:
        """That it is gone, and below it what to do now: two lines of room where the screen is narrow."""
        x, y, w, _ = self.room
        first, second = self.look.px(TITLE_MM), self.look.px(2 * TITLE_MM if w < self.look.px(500) else TITLE_MM)
        return (x, y, w, first), (x, y + first, w, second)

    @property
    def _foot(self) -> tuple[Rect, Rect]:
        """The way to the other pages, and the way on."""
        look, (x, y, w, h) = self.look, self.room
        tall = look.px(MAIN_TARGET_MM)
        turn, done = row((x, y + h - tall, w, tall), 2, look.px(2 * GAP_MM))
        return (turn[0], turn[1] + tall - look.px(TARGET_MM), turn[2], look.px(TARGET_MM)), done

    @property
    def _list_place(self) -> Rect:
        x, _, w, _ = self.room
        _, (_, top, _, height) = self._told
        return x, top + height, w, self._foot[1][1] - self.look.px(GAP_MM) - top - height

    def _row(self, index: int, place: Rect) -> list[Part]:
        look, roles, copy = self.look, self.look.theme.roles, self._copies[index]
        pad, x, y, w, h = look.px(4), *place
        path = copy.path.replace("/", "/\u200b")  # it may be broken there, and without a hyphen
        if copy.beside:
            path = f"{path}\n{look.texts.say('staff.recall.beside', files=' · '.join(copy.beside))}"
        title = f"{look.texts[KINDS.get(copy.kind, 'staff.recall.other')]} · {copy.day}"
        first = look.px(FLOOR_MM * 2.4)
        inside, below = (x + pad, y, w - 2 * pad, first), (x + pad, y + first, w - 2 * pad, h - first)
        return [
            sheet(look, place, roles.shade, ("copy", index)),
            words(look, title, inside, colour=roles.ink, cap_mm=FLOOR_MM + 0.5, bold=True),
            words(look, path, below, colour=roles.ink, cap_mm=FLOOR_MM),
        ]
