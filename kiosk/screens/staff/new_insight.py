"""A new insight: the sentence is typed, then staff say who saw it and in which works."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from exhibits.insights import LONGEST_INSIGHT, DrawnBy
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect, is_low
from kiosk.page import PICTURED_MM, column, row_by_words
from kiosk.pieces import button, text_size, words
from kiosk.screen import Moving, Part, Target
from kiosk.screens.staff.asking import answer_button
from kiosk.screens.staff.desk import Desk, Tab
from kiosk.screens.staff.wording import Wording
from kiosk.screens.staff.worklist import Waiting, WorkList

LIST_SHARE = 0.5
PUT_UP = "insight.put_up"


class Sentence(Wording):
    name = "staff.sentence"
    title_key = "staff.insight.title"
    longest = LONGEST_INSIGHT


@dataclass(frozen=True)
class PutUp:
    drawn_by: DrawnBy
    works: tuple[int, ...]
    """Positions in the list."""


class Picks(WorkList):
    """Any number of works: a touch picks one, another lets it go."""

    def __init__(self, look: Look, place: Rect, works: Sequence[Waiting]) -> None:
        super().__init__(look, place, works, None)
        self.picked: list[int] = []

    def pick(self, index: int) -> None:
        if index in self.picked:
            self.picked.remove(index)
        else:
            self.picked.append(index)

    def is_marked(self, index: int) -> bool:
        return index in self.picked


class NewInsight(Desk[PutUp]):
    name = "staff.new_insight"
    tab = Tab.INSIGHTS

    def __init__(self, look: Look, sentence: str, works: Sequence[Waiting], *, waiting: int) -> None:
        super().__init__(look, waiting)
        self._sentence, self._drawn_by = sentence, DrawnBy.RESIDENTS
        self._picks = Picks(look, self._list_place, works)

    def targets(self) -> Sequence[Target]:
        return [*self.tab_targets(), *self._picks.targets(), *self._who_targets(), *self._decisions()]

    def parts(self) -> list[Part | Moving]:
        look, colour = self.look, self.look.theme.roles.words
        asks = look.texts["staff.insight.works"], look.texts["staff.insight.who"]
        return [
            *self.desk_parts(),
            words(look, asks[0], look.mirrored(self._works_title), colour=colour, cap_mm=BODY_MM, bold=True),
            *self._picks.parts(),
            words(look, self._sentence, look.mirrored(self._told), colour=colour, cap_mm=BODY_MM),
            words(look, asks[1], look.mirrored(self._who_title), colour=colour, cap_mm=BODY_MM, bold=True),
            *map(self._who_part, self._who_targets()),
            *(answer_button(look, target) for target in self._decisions()),
        ]

    def press(self, target: str) -> PutUp | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        kind, _, which = target.partition(".")
        match kind:
            case "row":
                self._picks.pick(int(which))
            case "list":
                self._picks.turn(target)
            case "back":
                return Tab.INSIGHTS
            case _ if target == PUT_UP:
                return PutUp(self._drawn_by, tuple(self._picks.picked))
            case "insight":
                self._drawn_by = DrawnBy(which)
        return None

    # where things are, for who reads from the left

    @cached_property
    def _title_mm(self) -> int:
        return text_size(self.look, "M", BODY_MM, bold=True)[1] * 2

    @cached_property
    def _works_title(self) -> Rect:
        x, y, w, _ = self.room
        return x, y, round(w * LIST_SHARE), self._title_mm

    @cached_property
    def _list_place(self) -> Rect:
        (x, y, _, h), (_, _, w, taken) = self.room, self._works_title
        return x, y + taken, w, h - taken

    @cached_property
    def _end_side(self) -> Rect:
        (x, y, w, h), gap = self.room, self.look.px(2 * GAP_MM)
        left = self._works_title[2] + gap
        return x + left, y, w - left, h

    @cached_property
    def _foot(self) -> Rect:
        (x, y, w, h), tall = self._end_side, self.look.px(MAIN_TARGET_MM)
        return x, y + h - tall, w, tall

    @cached_property
    def _who(self) -> list[Rect]:
        """On a low screen beside each other."""
        look, (x, y, w, _) = self.look, self._foot
        count, gap = len(DrawnBy), look.px(4)
        if is_low(look):
            texts = [look.texts[f"staff.insight.{by}"] for by in DrawnBy]
            tall = look.px(TARGET_MM)
            return row_by_words(look, (x, y - look.px(GAP_MM) - tall, w, tall), texts, gap)
        tall = count * look.px(TARGET_MM) + (count - 1) * gap
        return column((x, y - look.px(GAP_MM) - tall, w, tall), count, gap)

    @cached_property
    def _who_title(self) -> Rect:
        (x, _, w, _), y = self._foot, self._who[0][1]
        tall = self._title_mm // 2
        return x, y - tall - self.look.px(1), w, tall

    @cached_property
    def _told(self) -> Rect:
        (x, y, w, _), low = self._end_side, self._who_title[1]
        return x, y, w, low - y - self.look.px(2)

    def _who_targets(self) -> list[Target]:
        return [
            Target(f"insight.{by}", self.look.mirrored(place)) for by, place in zip(DrawnBy, self._who, strict=True)
        ]

    def _decisions(self) -> list[Target]:
        """It can be put up when it rests on a work."""
        names = [*([PUT_UP] if self._picks.picked else []), "back"]
        texts = [self.look.texts[f"staff.{name}"] for name in names]
        places = row_by_words(self.look, self._foot, texts, self.look.px(GAP_MM), around_mm=PICTURED_MM)
        return [Target(name, self.look.mirrored(place)) for name, place in zip(names, places, strict=True)]

    def _who_part(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        here = target.name == f"insight.{self._drawn_by}"
        colour, ink = (roles.chosen, roles.on_chosen) if here else (roles.shade, roles.ink)
        word = look.texts[f"staff.{target.name}"]
        return button(look, target.name, target.rect, word, colour=colour, ink=ink, cap_mm=BODY_MM - 1)
