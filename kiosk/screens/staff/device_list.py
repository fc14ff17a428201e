"""The names of one kind of device; the chosen one is marked, so is one that is tried, or gave nothing."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from kiosk import pictures
from kiosk.look import BODY_MM, FLOOR_MM, TARGET_MM, Look, Rect
from kiosk.pieces import fitting_cap, sheet, text_size
from kiosk.screen import Part, Target
from kiosk.screens.staff.apparatus import Kind
from kiosk.screens.staff.pages import Pages
from media.paper import Paper


class Mark(Enum):
    CHOSEN = auto()
    TRYING = auto()
    FAILED = auto()


class DeviceList:
    def __init__(
        self, look: Look, place: Rect, kind: Kind, names: Sequence[str | None], marks: Mapping[int, Mark]
    ) -> None:
        self._look, self._kind, self._names, self._marks = look, kind, names, marks
        near = next(iter(marks), 0)
        self._pages = Pages(look, place, len(names), each_mm=TARGET_MM, near=near)

    def targets(self) -> list[Target]:
        rows = [Target(f"row.{i}", self._look.mirrored(place)) for i, place in self._pages.shown()]
        return [*rows, *self._pages.targets()]

    def parts(self) -> list[Part]:
        rows = [part for i, place in self._pages.shown() for part in self._row(i, self._look.mirrored(place))]
        return [*rows, *self._pages.parts()]

    def turn(self, target: str) -> None:
        self._pages.turn(target)

    def _called(self, name: str | None) -> str:
        if name is not None:
            return name
        return self._look.texts["staff.devices.none" if self._kind is Kind.HEADPHONES else "staff.devices.first"]

    def _row(self, index: int, place: Rect) -> list[Part]:
        look, roles, target = self._look, self._look.theme.roles, f"row.{index}"
        text, mark = self._called(self._names[index]), self._marks.get(index)
        colour = {Mark.CHOSEN: roles.chosen, Mark.TRYING: roles.board}.get(mark, roles.shade) if mark else roles.shade
        ink = roles.on_chosen if mark is Mark.CHOSEN else roles.ink
        icon = (
            {Mark.CHOSEN: pictures.check, Mark.TRYING: pictures.again, Mark.FAILED: pictures.cross}.get(mark)
            if mark
            else None
        )
        pad, side = look.px(4), place[3]
        room = place[2] - side - 2 * pad
        cap = fitting_cap(look, text, (room, round(side * 0.86)), BODY_MM - 0.6, bold=True)
        lines = 2 if cap <= FLOOR_MM else None

        def paint(paper: Paper) -> None:
            rtl = look.texts.rtl
            if icon:
                icon(paper, paper.width - side / 2 if rtl else side / 2, side / 2, side * 0.26, ink, colour)
            high = text_size(look, text, cap, width=room, bold=True, max_lines=lines)[1]
            paper.words(
                text,
                pad if rtl else side + pad,
                (side - high) / 2,
                cap_mm=cap,
                colour=ink,
                width=room,
                bold=True,
                rtl=rtl,
                language=look.texts.language,
                max_lines=lines,
            )

        key = ("device", text, mark, cap)
        return [sheet(look, place, colour, target, of=target, edge=ink), Part(place, key, paint, of=target)]
