"""What waits for approval: a list, the work itself, and yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from exhibits.contribution import Purpose, RefusalReason
from kiosk import pictures
from kiosk.building import sign_part
from kiosk.cards import Card
from kiosk.look import BODY_MM, FLOOR_MM, GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect
from kiosk.pieces import button, sheet, words
from kiosk.screen import Moving, Part, Patience, Target
from kiosk.screens.staff.desk import Desk, Tab
from kiosk.showing import Showing


@dataclass(frozen=True)
class Waiting:
    """One work on the list."""

    card: Card
    day: str
    opened: frozenset[Purpose]


@dataclass(frozen=True)
class Shown:
    """Staff want to see this one."""

    position: int


@dataclass(frozen=True)
class Approved:
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
    name = "staff.waiting"
    tab = Tab.WAITING

    def __init__(self, look: Look, works: Sequence[Waiting], chosen: int, showing: Showing | None) -> None:
        super().__init__(look, len(works))
        self._works, self._chosen, self._showing = tuple(works), chosen, showing
        self._asks = _Asks.NOTHING
        self._first = max(0, min(chosen - 1, len(self._works) - self._rows))

    @property
    def patience(self) -> Patience:  # type: ignore[override]  # it changes: nobody is hurried while a work plays
        return Patience.LONG if self._showing is None or self._showing.done else Patience.ENDLESS

    def targets(self) -> Sequence[Target]:
        return [*self.tab_targets(), *self._row_targets(), *self._decision_targets()]

    def parts(self) -> list[Part | Moving]:
        look, roles = self.look, self.look.theme.roles
        parts = self.desk_parts()
        if not self._works:
            return [
                *parts,
                words(
                    look,
                    look.texts["staff.waiting.none"],
                    self.room,
                    colour=roles.ink,
                    cap_mm=10,
                    bold=True,
                    align="centre",
                    middle=True,
                ),
            ]
        for target in self._row_targets():
            parts += self._row(target)
        return [*parts, *self._stage(), *self._details(), *self._decisions()]

    def press(self, target: str) -> Answer | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        kind, _, which = target.partition(".")
        if kind == "row":
            return Shown(int(which))
        if kind == "list":
            self._first = max(
                0, min(self._first + (self._rows if which == "down" else -self._rows), len(self._works) - 1)
            )
            return None
        if kind == "reason":
            return Refused(self._chosen, RefusalReason(which))
        return self._decide(target)

    def rests(self) -> float:
        return float("inf") if self._showing is None or self._showing.done else 0

    def stage_size(self) -> tuple[int, int]:
        return self._stage_place[2:]

    def _decide(self, target: str) -> Answer | None:
        if target == "nobody":
            return Approved(self._chosen)
        if target == "somebody":
            return Refused(self._chosen, RefusalReason.BYSTANDER)
        self._asks = {"approve": _Asks.BYSTANDER, "refuse": _Asks.REASON, "back": _Asks.NOTHING}[target]
        return None

    # where things are

    @property
    def _list(self) -> Rect:
        x, y, w, h = self.room
        return x, y, round(w * 0.34), h

    @property
    def _rows(self) -> int:
        return max(2, (self.room[3] - self.look.px(TARGET_MM + GAP_MM)) // self.look.px(TARGET_MM + 4))

    def _row_targets(self) -> list[Target]:
        x, y, w, h = self._list
        step, height = self.look.px(TARGET_MM + 4), self.look.px(TARGET_MM + 1)
        shown = range(self._first, min(len(self._works), self._first + self._rows))
        rows = [Target(f"row.{i}", (x, y + (i - self._first) * step, w, height)) for i in shown]
        half = (w - self.look.px(GAP_MM)) // 2
        top = y + h - self.look.px(TARGET_MM)
        if self._first > 0:
            rows.append(Target("list.up", (x, top, half, self.look.px(TARGET_MM))))
        if self._first + self._rows < len(self._works):
            rows.append(Target("list.down", (x + w - half, top, half, self.look.px(TARGET_MM))))
        return rows

    @property
    def _side(self) -> Rect:
        x, y, w, h = self.room
        left = self._list[2] + self.look.px(2 * GAP_MM)
        return x + left, y, w - left, h

    @property
    def _stage_place(self) -> Rect:
        x, y, w, h = self._side
        below = self.look.px(MAIN_TARGET_MM + 22 + 2 * GAP_MM)
        width = min(w, round((h - below) * 16 / 9)) // 2 * 2
        return x, y, width, round(width * 9 / 16) // 2 * 2

    def _decision_targets(self) -> list[Target]:
        if not self._works:
            return []
        names = {
            _Asks.NOTHING: ["approve", "refuse"],
            _Asks.BYSTANDER: ["nobody", "somebody", "back"],
            _Asks.REASON: [*(f"reason.{reason}" for reason in RefusalReason), "back"],
        }[self._asks]
        x, y, w, h = self._side
        columns = 5 if self._asks is _Asks.REASON else len(names)
        rows = -(-len(names) // columns)
        gap, height = self.look.px(GAP_MM), self.look.px(TARGET_MM if rows > 1 else MAIN_TARGET_MM)
        width = (w - (columns - 1) * gap) // columns
        top = y + h - rows * height - (rows - 1) * gap
        return [
            Target(name, (x + i % columns * (width + gap), top + i // columns * (height + gap), width, height))
            for i, name in enumerate(names)
        ]

    # how they look

    def _row(self, target: Target) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        if not target.name.startswith("row."):
            word = look.texts[f"staff.{target.name}"]
            return [button(look, target.name, target.rect, word, colour=roles.shade, ink=roles.ink, cap_mm=FLOOR_MM)]
        index = int(target.name.removeprefix("row."))
        waiting, (x, y, w, h) = self._works[index], target.rect
        colour = look.theme.hue(waiting.card.form).light if index == self._chosen else roles.shade
        text = f"{waiting.card.maker} · {waiting.day}"
        return [
            sheet(look, target.rect, colour, target.name, of=target.name),
            sign_part(look, waiting.card.sign, (x, y, h, h), colour, of=target.name),
            words(
                look,
                text,
                (x + h, y, w - h - look.px(3), h),
                colour=roles.ink,
                cap_mm=FLOOR_MM + 0.7,
                bold=True,
                middle=True,
                of=target.name,
            ),
        ]

    def _stage(self) -> list[Part | Moving]:
        look, roles = self.look, self.look.theme.roles
        shown = self._showing.frame() if self._showing else None
        if shown:
            return [Moving(self._stage_place, "waiting work", shown.serial, shown.pixels)]
        return [sheet(look, self._stage_place, roles.night, "stage", shadow=False)]

    def _details(self) -> list[Part]:
        """Who may see it, as the maker said, and the question it answers."""
        look, roles, waiting = self.look, self.look.theme.roles, self._works[self._chosen]
        x, y, w, h = self._stage_place
        opened = ", ".join(look.texts[f"purpose.{purpose}"] for purpose in Purpose if purpose in waiting.opened)
        asked = {_Asks.BYSTANDER: "staff.ask.bystander", _Asks.REASON: "staff.ask.reason"}.get(self._asks)
        below = (x, y + h + look.px(4), self._side[2], look.px(20))
        if asked:
            return [words(look, look.texts[asked], below, colour=roles.ink, cap_mm=BODY_MM, bold=True)]
        line = look.texts.say("staff.waiting.opened", opened=opened or look.texts["staff.waiting.nobody"])
        return [words(look, f"{waiting.card.question}\n{line}", below, colour=roles.ink, cap_mm=FLOOR_MM + 0.5)]

    def _decisions(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        icons = {
            "approve": pictures.check,
            "nobody": pictures.check,
            "refuse": pictures.cross,
            "somebody": pictures.cross,
        }
        parts = []
        for target in self._decision_targets():
            colour = roles.go if target.name in ("approve", "nobody") else roles.shade
            icon = icons.get(target.name)
            parts.append(
                button(
                    look,
                    target.name,
                    target.rect,
                    look.texts[f"staff.{target.name}"],
                    colour=colour,
                    ink=roles.ink,
                    icon=icon,
                )
            )
        return parts
