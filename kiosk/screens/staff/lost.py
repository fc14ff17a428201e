"""Works that carry the sound of one that went: they are locked until staff have talked with who made them."""

from collections.abc import Sequence
from dataclasses import dataclass

from exhibits.contribution import LostLink
from kiosk.look import BODY_MM, GAP_MM, Look, Rect
from kiosk.page import PICTURED_MM, row_by_words
from kiosk.pieces import button, text_size, words
from kiosk.screen import Moving, Part, Target
from kiosk.screens.staff.asking import answer_button
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.recall import Copy
from kiosk.screens.staff.watching import Shown, WatchingDesk, Withdrawn
from kiosk.screens.staff.worklist import Tool, Waiting
from kiosk.showing import Showing

TITLE_CAP_MM = 6.6


@dataclass(frozen=True)
class Lost:
    """What staff must know of one of them."""

    link: LostLink
    day: str
    may_return: bool
    """What it answers is open for answers again."""
    copies: Sequence[Copy] = ()
    """Films and exhibitions that hold it, and with it the sound."""


@dataclass(frozen=True)
class Returned:
    """Its neighbour let it in again: it may be seen."""

    position: int


@dataclass(frozen=True)
class CopiesWanted:
    """Which films and exhibitions still carry the sound, so that they can be fetched back."""

    position: int


class LostDesk(WatchingDesk[Returned | CopiesWanted]):
    """Nothing plays until somebody chooses: it carries a voice that somebody took back."""

    name = "staff.lost"
    tab = Tab.LOST

    def __init__(
        self,
        look: Look,
        works: Sequence[Waiting],
        chosen: int | None,
        showing: Showing | None,
        *,
        lost: Sequence[Lost],
        waiting: int,
    ) -> None:
        super().__init__(look, works, chosen, showing, waiting=waiting)
        self._lost = lost

    def targets(self) -> Sequence[Target]:
        if not self._works:
            return self.tab_targets()
        return [*self.tab_targets(), *self._beside().targets(), *self._stage_targets(), *self._decisions()]

    def parts(self) -> list[Part | Moving]:
        if not self._works:
            return [*self.desk_parts(), self._told("staff.lost.none", self.room)]
        told = [] if self._asking else [self._title_part()]
        hint = [self._told("staff.shown.choose", self._end_side)] if self._chosen is None else []
        decisions = [self._decision(target) for target in self._decisions()]
        return [*self.desk_parts(), *told, *self._beside().parts(), *hint, *self._work_parts(), *decisions]

    def press(self, target: str) -> Returned | CopiesWanted | Shown | Withdrawn | Tool | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        if target == "return" and self._chosen is not None:
            return Returned(self._chosen)
        if target == "copies" and self._chosen is not None:
            return CopiesWanted(self._chosen)
        return self._choose(target)

    # where things are, for who reads from the left

    @property
    def _title(self) -> Rect:
        x, y, w, _ = self._start_side
        text = self.look.texts["staff.lost.title"]
        return x, y, w, text_size(self.look, text, TITLE_CAP_MM, width=w, bold=True)[1]

    @property
    def _list_place(self) -> Rect:
        x, y, w, h = self._start_side
        taken = self._title[3] + self.look.px(GAP_MM)
        return x, y + taken, w, h - taken

    def _decisions(self) -> list[Target]:
        if self._asking or self._chosen is None:
            return []
        lost = self._lost[self._chosen]
        names = ["copies"] * bool(lost.copies) + ["return"] * lost.may_return + ["withdraw"]
        texts = [self._word(name, lost) for name in names]
        places = row_by_words(self.look, self._foot, texts, self.look.px(GAP_MM), around_mm=PICTURED_MM)
        return [Target(name, self.look.mirrored(place)) for name, place in zip(names, places, strict=True)]

    def _word(self, name: str, lost: Lost) -> str:
        texts = self.look.texts
        return texts.say("staff.lost.copies", n=len(lost.copies)) if name == "copies" else texts[f"staff.{name}"]

    # how they look

    def _title_part(self) -> Part:
        look = self.look
        return words(
            look, look.texts["staff.lost.title"], look.mirrored(self._title), colour=look.theme.roles.words,
            cap_mm=TITLE_CAP_MM, bold=True,
        )  # fmt: skip

    def _decision(self, target: Target) -> Part:
        if target.name != "copies" or self._chosen is None:
            return answer_button(self.look, target)
        look, roles = self.look, self.look.theme.roles
        word = self._word("copies", self._lost[self._chosen])
        return button(look, target.name, target.rect, word, colour=roles.board, ink=roles.ink, cap_mm=BODY_MM)

    def _details(self, chosen: int) -> list[Part]:
        """What became of the work it answers, and what to do."""
        look, ink, lost = self.look, self.look.theme.roles.words, self._lost[chosen]
        x, y, _, h = self._stage
        top, width = y + h + look.px(3), self._end_side[2]
        why = f"{lost.day}: {look.texts[f'staff.lost.{lost.link}']}"
        now = look.texts["staff.lost.open_again" if lost.may_return else "staff.lost.talk"]
        tall = text_size(look, why, BODY_MM - 0.6, width=width, bold=True)[1]
        rest = (x, top + tall, width, self._foot[1] - look.px(2) - top - tall)
        return [
            words(look, why, look.mirrored((x, top, width, tall)), colour=ink, cap_mm=BODY_MM - 0.6, bold=True),
            words(look, now, look.mirrored(rest), colour=ink, cap_mm=BODY_MM - 1),
        ]
