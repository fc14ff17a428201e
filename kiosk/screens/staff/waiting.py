"""What waits for approval: a list, the work itself, and yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from exhibits.contribution import Makers, Purpose, RefusalReason
from kiosk import pictures
from kiosk.building import lay_sign
from kiosk.look import BODY_MM, FLOOR_MM, GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect
from kiosk.page import column, row
from kiosk.pieces import button, words
from kiosk.screen import Moving, Part, Patience, Target
from kiosk.screens.staff.desk import Desk, Tab
from kiosk.screens.staff.worklist import Waiting, WorkList
from kiosk.showing import Showing
from media.paper import Paper, blob, box

LIST_SHARE = 0.34
DETAILS_MM, QUESTION_MM = 40.0, 28.0
REASONS_BETWEEN_MM = 4.0
STEPS = {"page up": -1, "page down": 1}


@dataclass(frozen=True)
class Shown:
    """Staff want to see this one, from its beginning."""

    position: int


@dataclass(frozen=True)
class Approved:
    """Somebody looked, and nobody is in it who did not say yes."""

    position: int


@dataclass(frozen=True)
class Refused:
    position: int
    reason: RefusalReason


class _Asks(Enum):
    NOTHING = auto()
    BYSTANDER = auto()
    """Is somebody in it who did not say yes? (C-019)"""
    REASON = auto()


Answer = Shown | Approved | Refused


class WaitingDesk(Desk[Answer]):
    """While a decision is asked for, the question takes the place of the list; the work stays in view."""

    name = "staff.waiting"
    tab = Tab.WAITING

    def __init__(self, look: Look, works: Sequence[Waiting], chosen: int, showing: Showing | None) -> None:
        super().__init__(look, len(works))
        self._works, self._chosen, self._showing = tuple(works), chosen, showing
        self._asks = _Asks.NOTHING
        self._list = WorkList(look, self._start_side, self._works, chosen)

    @property
    def patience(self) -> Patience:  # type: ignore[override]  # it changes: nobody is hurried while a work plays
        return Patience.ENDLESS if self._plays else Patience.LONG

    def targets(self) -> Sequence[Target]:
        if not self._works:
            return self.tab_targets()
        beside = self._list.targets() if self._asks is _Asks.NOTHING else []
        stage = [Target("play", self.look.mirrored(self._stage))] if self._showing else []
        return [*self.tab_targets(), *beside, *stage, *self._decision_targets()]

    def parts(self) -> list[Part | Moving]:
        look, roles = self.look, self.look.theme.roles
        parts = self.desk_parts()
        if not self._works:
            nothing = look.texts["staff.waiting.none"]
            return [
                *parts,
                words(look, nothing, self.room, colour=roles.ink, cap_mm=10, bold=True, align="centre", middle=True),
            ]
        parts += self._list.parts() if self._asks is _Asks.NOTHING else [self._question()]
        return [*parts, *self._stage_parts(), *self._details(), *map(self._button, self._decision_targets())]

    def press(self, target: str) -> Answer | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        kind, _, which = target.partition(".")
        match kind:
            case "row":
                return Shown(int(which))
            case "play":
                return Shown(self._chosen)
            case "list":
                self._list.turn(target)
            case "reason":
                return Refused(self._chosen, RefusalReason(which))
            case "nobody":
                return Approved(self._chosen)
            case "somebody":
                return Refused(self._chosen, RefusalReason.BYSTANDER)
            case _:
                asks = {"approve": _Asks.BYSTANDER, "refuse": _Asks.REASON, "back": _Asks.NOTHING}
                self._asks = asks[target]
        return None

    def type(self, key: str, text: str) -> Answer | None:
        """Page up and page down: the work before, the work after."""
        position = self._chosen + STEPS.get(key, 0)
        return Shown(position) if key in STEPS and 0 <= position < len(self._works) else None

    def rests(self) -> float:
        return 0 if self._plays else float("inf")

    def stage_size(self) -> tuple[int, int]:
        return self._stage[2:]

    @property
    def _plays(self) -> bool:
        return self._showing is not None and not self._showing.done

    # where things are, for who reads from the left

    @property
    def _start_side(self) -> Rect:
        x, y, w, h = self.room
        return x, y, round(w * LIST_SHARE), h

    @property
    def _end_side(self) -> Rect:
        x, y, w, h = self.room
        left = self._start_side[2] + self.look.px(2 * GAP_MM)
        return x + left, y, w - left, h

    @property
    def _stage(self) -> Rect:
        x, y, w, h = self._end_side
        room = h - self.look.px(DETAILS_MM + MAIN_TARGET_MM + GAP_MM)
        width = min(w, round(room * 16 / 9)) // 2 * 2
        return x, y, width, round(width * 9 / 16) // 2 * 2

    def _decision_targets(self) -> list[Target]:
        look = self.look
        gap = look.px(GAP_MM)
        if self._asks is _Asks.NOTHING:
            x, y, w, h = self._end_side
            height = look.px(MAIN_TARGET_MM)
            places = dict(
                zip(("approve", "refuse"), row((x, y + h - height, w, height), 2, gap, [1.4, 1]), strict=True)
            )
        elif self._asks is _Asks.BYSTANDER:
            x, y, w, h = self._start_side
            below = (x, y + look.px(QUESTION_MM + 6), w, look.px(3 * (MAIN_TARGET_MM + 2) + 2 * GAP_MM))
            places = dict(zip(("nobody", "somebody", "back"), column(below, 3, gap), strict=True))
        else:
            places = self._reason_places()
        return [Target(name, look.mirrored(place)) for name, place in places.items()]

    def _reason_places(self) -> dict[str, Rect]:
        """Two columns, and the way back below them."""
        look, (x, y, w, h) = self.look, self._start_side
        gap, between, back = look.px(GAP_MM), look.px(REASONS_BETWEEN_MM), look.px(TARGET_MM)
        top = y + look.px(QUESTION_MM - 10)
        rows = -(-len(RefusalReason) // 2)
        height = min(h - (top - y) - back - gap, rows * look.px(MAIN_TARGET_MM + 3))
        lines = column((x, top, w, height), rows, between)
        cells = [cell for line in lines for cell in row(line, 2, gap)]
        places = {f"reason.{reason}": cell for reason, cell in zip(RefusalReason, cells, strict=False)}
        return {**places, "back": (x, top + height + gap, w, back)}

    # how they look

    def _stage_parts(self) -> list[Part | Moving]:
        look, place = self.look, self.look.mirrored(self._stage)
        frame = self._showing.frame() if self._showing else None
        parts: list[Part | Moving] = [self._dark_stage(place)]
        if frame:
            parts.append(Moving(place, "waiting work", frame.serial, frame.pixels, of="play"))
        if frame and self._showing and self._showing.done:
            parts.append(self._once_more(place))
        elif frame is None and not self._plays:
            x, y, w, h = place
            sorry, low = look.texts["staff.waiting.unseen"], (x, y + round(h * 0.78), w, round(h * 0.2))
            parts.append(words(look, sorry, low, colour=look.theme.roles.paper, cap_mm=FLOOR_MM, align="centre"))
        return parts

    def _dark_stage(self, place: Rect) -> Part:
        """Its sign stands there until there is a picture."""
        look, sign = self.look, self._works[self._chosen].card.sign

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

    def _question(self) -> Part:
        look, (x, y, w, _) = self.look, self._start_side
        asked = look.texts["staff.ask.reason" if self._asks is _Asks.REASON else "staff.ask.bystander"]
        height = look.px(QUESTION_MM - 12 if self._asks is _Asks.REASON else QUESTION_MM)
        place = look.mirrored((x, y, w, height))
        return words(look, asked, place, colour=look.theme.roles.ink, cap_mm=BODY_MM + 1, bold=True)

    def _details(self) -> list[Part]:
        """The question it answers, who made it, and who may see it, as the maker said."""
        look, ink, waiting = self.look, self.look.theme.roles.ink, self._works[self._chosen]
        x, y, w, h = self._stage
        _, top, width, height = self._end_side
        first, below = look.px(13), look.px(4)
        room = (x, y + h + below, width, top + height - look.px(MAIN_TARGET_MM + GAP_MM) - y - h - below)
        asked, rest = (*room[:3], first), (room[0], room[1] + first, width, room[3] - first)
        opened = ", ".join(look.texts[f"purpose.{purpose}"] for purpose in Purpose if purpose in waiting.opened)
        line = look.texts.say("staff.waiting.opened", opened=opened or look.texts["staff.waiting.nobody"])
        if waiting.makers is not Makers.ALONE:
            line = f"{look.texts[f'staff.makers.{waiting.makers}']} · {line}"
        return [
            words(look, waiting.card.question, look.mirrored(asked), colour=ink, cap_mm=BODY_MM, bold=True),
            words(look, line, look.mirrored(rest), colour=ink, cap_mm=BODY_MM - 1),
        ]

    def _button(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        yes, no = target.name in ("approve", "nobody"), target.name in ("refuse", "somebody")
        return button(
            look,
            target.name,
            target.rect,
            look.texts[f"staff.{target.name}"],
            colour=roles.go if yes else roles.shade,
            ink=roles.ink,
            icon=pictures.check if yes else pictures.cross if no else None,
            cap_mm=BODY_MM if target.rect[3] > look.px(TARGET_MM + 4) else BODY_MM - 1,
        )
