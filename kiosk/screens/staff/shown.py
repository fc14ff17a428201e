"""What is to be seen already: staff find a work together with its maker, watch it, and take it away if they wish."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kiosk import pictures
from kiosk.look import BODY_MM, GAP_MM, TARGET_MM, Look, Rect
from kiosk.page import row
from kiosk.pieces import button, sheet
from kiosk.screen import Moving, Part, Target
from kiosk.screens.staff.asking import answer_button
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.pages import Pages
from kiosk.screens.staff.watching import Shown, WatchingDesk, Withdrawn
from kiosk.screens.staff.worklist import Tool, Waiting
from kiosk.showing import Showing
from media.form import Form
from media.paper import Paper

FIND_ROW_MM = 130.0
"""In a list of at least this width all ways to find fit in one row."""
EVERY_DAY = "day.every"


@dataclass(frozen=True)
class Sought:
    """What staff and the maker know of the work. None: any."""

    form: Form | None = None
    day: date | None = None


@dataclass(frozen=True)
class Day:
    """A day on which works were made, of the form that is sought."""

    date: date
    word: str
    works: int


class ShownDesk(WatchingDesk[Sought]):
    """Nothing plays until somebody chooses: a neighbour stands beside, and others may hear it."""

    name = "staff.shown"
    tab = Tab.SHOWN

    def __init__(
        self,
        look: Look,
        works: Sequence[Waiting],
        chosen: int | None,
        showing: Showing | None,
        *,
        sought: Sought,
        days: Sequence[Day],
        waiting: int,
    ) -> None:
        super().__init__(look, works, chosen, showing, waiting=waiting)
        self._sought, self._days = sought, days
        self._calendar: Pages | None = None
        """While a day is chosen, in the place of the list."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all, whatever one seeks."""
        return not self._works and self._sought == Sought()

    def targets(self) -> Sequence[Target]:
        if self.is_empty:
            return self.tab_targets()
        if self._asking:
            beside = self._asking.targets()
        else:
            beside = [*self._find_targets(), *(self._day_targets() if self._calendar else self._list.targets())]
        return [*self.tab_targets(), *beside, *self._stage_targets(), *self._decisions()]

    def parts(self) -> list[Part | Moving]:
        if self.is_empty:
            return [*self.desk_parts(), self._told("staff.shown.none", self.room)]
        hint = [self._told("staff.shown.choose", self._end_side)] if self._works and self._chosen is None else []
        decisions = [answer_button(self.look, target) for target in self._decisions()]
        return [*self.desk_parts(), *self._beside_parts(), *hint, *self._work_parts(), *decisions]

    def press(self, target: str) -> Sought | Shown | Withdrawn | Tool | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        kind, _, which = target.partition(".")
        match kind:
            case "form":
                form = Form(which)
                return replace(self._sought, form=None if form is self._sought.form else form)
            case "day":
                return replace(self._sought, day=None if target == EVERY_DAY else self._days[int(which)].date)
            case "days":
                self._calendar = None if self._calendar else self._all_days()
                return None
            case "list" if self._calendar:
                self._calendar.turn(target)
                return None
        return self._choose(target)

    # where things are, for who reads from the left

    @property
    def _list_place(self) -> Rect:
        x, y, w, h = self._start_side
        taken = self._find_places()[-1]
        top = taken[1] + taken[3] + self.look.px(GAP_MM)
        return x, top, w, y + h - top

    def _find_places(self) -> list[Rect]:
        """The day, then the forms; on a narrow list the forms stand below the day."""
        look, (x, y, w, _) = self.look, self._start_side
        gap, height = look.px(GAP_MM), look.px(TARGET_MM)
        if w < look.px(FIND_ROW_MM):
            return [(x, y, w, height), *row((x, y + height + gap, w, height), len(Form), gap)]
        forms = len(Form) * (height + gap)
        return [(x, y, w - forms, height), *row((x + w - forms + gap, y, forms - gap, height), len(Form), gap)]

    def _find_targets(self) -> list[Target]:
        names = ("days", *(f"form.{form}" for form in Form))
        return [Target(name, self.look.mirrored(place)) for name, place in zip(names, self._find_places(), strict=True)]

    def _all_days(self) -> Pages:
        """One more than there are days: the first means every day."""
        return Pages(self.look, self._list_place, len(self._days) + 1, each_mm=TARGET_MM + 3, columns=2)

    def _day_targets(self) -> list[Target]:
        assert self._calendar is not None
        days = [
            Target(EVERY_DAY if i == 0 else f"day.{i - 1}", self.look.mirrored(place))
            for i, place in self._calendar.shown()
        ]
        return [*days, *self._calendar.targets()]

    def _decisions(self) -> list[Target]:
        if self._asking or self._chosen is None:
            return []
        return [Target("withdraw", self.look.mirrored(self._foot))]

    # how they look

    def _beside_parts(self) -> list[Part]:
        if self._asking:
            return self._asking.parts()
        find = [self._find_part(target) for target in self._find_targets()]
        flat = [part for parts in find for part in parts]
        if self._calendar:
            days = [self._day_part(target) for target in self._day_targets() if target.name.startswith("day.")]
            return [*flat, *days, *self._calendar.parts()]
        nothing = [] if self._works else [self._told("staff.shown.not_found", self._list_place)]
        return [*flat, *nothing, *self._list.parts()]

    def _find_part(self, target: Target) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        if target.name == "days":
            chosen = next((day.word for day in self._days if day.date == self._sought.day), None)
            word = chosen or look.texts["staff.day.every"]
            return [self._word(target, word, here=chosen is not None)]
        form = Form(target.name.removeprefix("form."))
        colour = look.theme.hue(form).light if form is self._sought.form else roles.shade

        def paint(paper: Paper) -> None:
            middle = paper.width / 2, paper.height / 2
            pictures.FORMS[form](paper, *middle, paper.height * 0.3, roles.ink, colour)

        icon = Part(target.rect, ("form", form, colour), paint, of=target.name)
        return [sheet(look, target.rect, colour, target.name, of=target.name, edge=roles.ink), icon]

    def _day_part(self, target: Target) -> Part:
        if target.name == EVERY_DAY:
            return self._word(target, self.look.texts["staff.day.every"], here=self._sought.day is None)
        day = self._days[int(target.name.removeprefix("day."))]
        return self._word(target, f"{day.word} ({day.works})", here=day.date == self._sought.day)

    def _word(self, target: Target, word: str, *, here: bool) -> Part:
        roles = self.look.theme.roles
        colour, ink = (roles.chosen, roles.on_chosen) if here else (roles.shade, roles.ink)
        return button(self.look, target.name, target.rect, word, colour=colour, ink=ink, cap_mm=BODY_MM - 1)
