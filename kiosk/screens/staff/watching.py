"""A desk at which staff watch works: a list, beside it the work on its stage, and what there is to know of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Generic, TypeVar

from babel.lists import format_list

from exhibits.contribution import Makers, Purpose
from kiosk import pictures
from kiosk.building import lay_sign
from kiosk.look import BODY_MM, FLOOR_MM, GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect
from kiosk.pieces import Icon, button, text_size, words
from kiosk.screen import Moving, Part, Patience, Target
from kiosk.screens.staff.asking import Asking, Choice
from kiosk.screens.staff.desk import Desk, Tab
from kiosk.screens.staff.worklist import Tool, Waiting, WorkList
from kiosk.showing import Showing
from media.paper import Paper, blob, box

Answer = TypeVar("Answer")

LIST_SHARE, WIDE_LIST_SHARE = 0.34, 0.42
NARROW_MM = 450.0
"""On a screen of less than this width a list needs a larger share of it."""
DETAILS_MM, LOW_DETAILS_MM, QUESTION_MM = 46.0, 67.0, 22.0
"""The least room for all that is told of a work, and the most for its question."""
TOOL_MM = 68.0
TOOL_ICONS: dict[str, Icon] = {"said": pictures.speaking, "write": pictures.pencil, "example": pictures.play}
STEPS = {"page up": -1, "page down": 1}

SURE = Choice("ask.away", ("away", "stays"), high_mm=64)
"""Taking away is for good, so it takes two presses (C-022)."""


@dataclass(frozen=True)
class Shown:
    """Staff want to see this one, from its beginning."""

    position: int


@dataclass(frozen=True)
class Withdrawn:
    """Its maker takes it back."""

    position: int


class WatchingDesk(Desk[Answer | Shown | Withdrawn | Tool], Generic[Answer]):
    """While something is asked, the question takes the place of the list; the work stays in view."""

    def __init__(
        self, look: Look, works: Sequence[Waiting], chosen: int | None, showing: Showing | None, *, waiting: int
    ) -> None:
        super().__init__(look, waiting)
        self._works, self._chosen, self._showing = works, chosen, showing
        self._list = WorkList(look, self._list_place, works, chosen)
        self._asking: Asking | None = None

    @property
    def patience(self) -> Patience:  # type: ignore[override]  # it changes: nobody is hurried while a work plays
        return Patience.ENDLESS if self._plays else Patience.LONG

    def type(self, key: str, text: str) -> Answer | Shown | Withdrawn | Tab | None:
        """Page up and page down: the work before, the work after."""
        position = (-1 if self._chosen is None else self._chosen) + STEPS.get(key, 0)
        return Shown(position) if key in STEPS and 0 <= position < len(self._works) else None

    def rests(self) -> float:
        return 0 if self._plays else float("inf")

    def stage_size(self) -> tuple[int, int]:
        return self._stage[2:]

    @property
    def _plays(self) -> bool:
        return self._showing is not None and not self._showing.done

    def _ask(self, choice: Choice | None) -> None:
        self._asking = Asking(self.look, self._start_side, choice) if choice else None

    def _choose(self, target: str) -> Shown | Withdrawn | Tool | None:
        """What a press means on every list of works, and on the question whether one is sure."""
        kind, _, which = target.partition(".")
        match kind:
            case "row":
                return Shown(int(which))
            case "list":
                self._list.turn(target)
            case "withdraw" | "taken_back":
                self._ask(SURE)
            case "stays" | "back":
                self._ask(None)
            case "tool":
                return Tool(which)
            case "play" if self._chosen is not None:
                return Shown(self._chosen)
            case "away" if self._chosen is not None:
                return Withdrawn(self._chosen)
        return None

    # where things are, for who reads from the left

    @property
    def _start_side(self) -> Rect:
        x, y, w, h = self.room
        return x, y, round(w * (LIST_SHARE if self.look.laid_out_mm > NARROW_MM else WIDE_LIST_SHARE)), h

    @property
    def _list_place(self) -> Rect:
        return self._start_side

    @property
    def _end_side(self) -> Rect:
        x, y, w, h = self.room
        left = self._start_side[2] + self.look.px(2 * GAP_MM)
        return x + left, y, w - left, h

    @property
    def _stage(self) -> Rect:
        x, y, w, h = self._end_side
        details = LOW_DETAILS_MM if self._tools_beside_stage else DETAILS_MM
        least = self.look.px(TARGET_MM)  # a screen smaller than any we know shows a little of everything
        room = max(h - self.look.px(details + MAIN_TARGET_MM + GAP_MM), least)
        beside = self.look.px(TOOL_MM + GAP_MM) if self._tools_beside_stage else 0
        width = min(w - beside, round(room * 16 / 9)) // 2 * 2
        return x, y, width, round(width * 9 / 16) // 2 * 2

    @property
    def _foot(self) -> Rect:
        """Below the work: what can be done with it."""
        x, y, w, h = self._end_side
        height = self.look.px(MAIN_TARGET_MM)
        return x, y + h - height, w, height

    # how they look

    def _stage_targets(self) -> list[Target]:
        play = [Target("play", self.look.mirrored(self._stage))] if self._showing else []
        return [*play, *self._tool_targets()]

    @property
    def _tools_beside_stage(self) -> bool:
        """On a small screen below the stage there is no room for them."""
        return self.look.laid_out_mm <= NARROW_MM and not self.look.portrait

    def _tool_targets(self) -> list[Target]:
        tools = () if self._chosen is None else self._works[self._chosen].tools
        places = self._tool_places(len(tools))
        return [
            Target(f"tool.{tool.value}", self.look.mirrored(place)) for tool, place in zip(tools, places, strict=True)
        ]

    def _tool_places(self, count: int) -> list[Rect]:
        """At the end side of what is told of the work; below it on an upright screen."""
        look, gap, high = self.look, self.look.px(GAP_MM), self.look.px(TARGET_MM + 2)
        if self._tools_beside_stage:
            x, y, w, _ = self._stage
            return [
                (x + w + gap, y + i * (high + gap), self._end_side[2] - w - gap, look.px(TARGET_MM + 2))
                for i in range(count)
            ]
        x, y, w, _ = self._foot
        wide = min(look.px(TOOL_MM), (w - (count - 1) * gap) // max(1, count))
        left = x + w - count * (wide + gap) + gap
        return [(left + i * (wide + gap), y - gap - high, wide, high) for i in range(count)]

    def _tool_part(self, target: Target, work: Waiting) -> Part:
        look, roles, tool = self.look, self.look.theme.roles, target.name.removeprefix("tool.")
        on = tool == Tool.EXAMPLE.value and work.is_example
        colour, ink = (roles.chosen, roles.on_chosen) if on else (roles.shade, roles.ink)
        return button(
            look, target.name, target.rect, look.texts[f"staff.tool.{tool}"],
            colour=colour, ink=ink, icon=pictures.check if on else TOOL_ICONS[tool], cut_out=colour, cap_mm=BODY_MM - 1,
        )  # fmt: skip

    def _beside(self) -> WorkList | Asking:
        return self._asking or self._list

    def _work_parts(self) -> list[Part | Moving]:
        """The work that was chosen, and what there is to know of it."""
        if self._chosen is None:
            return []
        tools = [self._tool_part(target, self._works[self._chosen]) for target in self._tool_targets()]
        return [*self._stage_parts(self._chosen), *self._details(self._chosen), *tools]

    def _stage_parts(self, chosen: int) -> list[Part | Moving]:
        look, place = self.look, self.look.mirrored(self._stage)
        frame = self._showing.frame() if self._showing else None
        parts: list[Part | Moving] = [self._dark_stage(place, chosen)]
        if frame:
            parts.append(Moving(place, "waiting work", frame.serial, frame.pixels, of="play"))
        if frame and self._showing and self._showing.done:
            parts.append(self._once_more(place))
        elif frame is None and not self._plays:
            x, y, w, h = place
            sorry, low = look.texts["staff.waiting.unseen"], (x, y + round(h * 0.78), w, round(h * 0.2))
            parts.append(words(look, sorry, low, colour=look.theme.roles.paper, cap_mm=FLOOR_MM, align="centre"))
        return parts

    def _dark_stage(self, place: Rect, chosen: int) -> Part:
        """Its sign stands there until there is a picture."""
        look, sign = self.look, self._works[chosen].card.sign

        def paint(paper: Paper) -> None:
            w, h = paper.width, paper.height
            paper.fill(box(0, 0, w, h), look.theme.roles.night)
            lay_sign(look, paper, sign, w / 2, h * 0.45, h * 0.25, look.theme.roles.night)

        return Part(place, ("stage", sign.number), paint, of="play", solid=True)

    def _once_more(self, place: Rect) -> Part:
        roles, size = self.look.theme.roles, self.look.px(MAIN_TARGET_MM + 5)
        x, y, w, h = place

        def paint(paper: Paper) -> None:
            paper.fill(blob(size / 2, size / 2, size * 0.48, 14, Random(6)), roles.ink)
            pictures.again(paper, size / 2, size / 2, size * 0.28, roles.paper, roles.ink)

        return Part((x + (w - size) // 2, y + (h - size) // 2, size, size), ("once more",), paint, of="play")

    def _details(self, chosen: int) -> list[Part]:
        """The question it answers, who made it, and who may see it, as the maker said."""
        look, ink, work = self.look, self.look.theme.roles.words, self._works[chosen]
        x, y, _, h = self._stage
        below, width = look.px(4), self._end_side[2]
        if not (look.portrait or self._tools_beside_stage):
            width -= len(work.tools) * look.px(TOOL_MM + GAP_MM)
        first = min(look.px(QUESTION_MM), text_size(look, work.card.question, BODY_MM, width=width, bold=True)[1])
        foot = self._foot[1] - look.px(GAP_MM)
        if look.portrait and work.tools:
            foot -= look.px(TARGET_MM + 2 + GAP_MM)
        room = (x, y + h + below, width, foot - y - h - below)
        asked, rest = (*room[:3], first), (room[0], room[1] + first, width, room[3] - first)
        purposes = [look.texts[f"purpose.{purpose}"] for purpose in Purpose if purpose in work.opened]
        opened = format_list(purposes, locale=look.texts.language)
        line = look.texts.say("staff.waiting.opened", opened=opened or look.texts["staff.waiting.nobody"])
        if work.makers is not Makers.ALONE:
            line = f"{look.texts[f'staff.makers.{work.makers}']} · {line}"
        line = f"{line}\n{work.about}" if work.about else line
        return [
            words(look, work.card.question, look.mirrored(asked), colour=ink, cap_mm=BODY_MM, bold=True),
            words(look, line, look.mirrored(rest), colour=ink, cap_mm=BODY_MM - 1),
        ]

    def _told(self, key: str, place: Rect) -> Part:
        """One sentence in the middle of an empty place."""
        look, place = self.look, self.look.mirrored(place)
        ink = look.theme.roles.words
        return words(look, look.texts[key], place, colour=ink, cap_mm=10, bold=True, align="centre", middle=True)
