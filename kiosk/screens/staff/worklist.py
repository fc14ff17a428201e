"""The list of what waits: a page of rows, and the way to the other pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from exhibits.contribution import Makers, Purpose
from kiosk import pictures
from kiosk.building import lay_sign
from kiosk.cards import Card
from kiosk.look import FLOOR_MM, GAP_MM, TARGET_MM, Look, Rect
from kiosk.page import row
from kiosk.pieces import button, sheet
from kiosk.screen import Part, Target
from media.paper import Paper

ROW_MM, BETWEEN_MM = 23.0, 3.5


@dataclass(frozen=True)
class Waiting:
    """One work on the list."""

    card: Card
    day: str
    opened: frozenset[Purpose]
    makers: Makers = Makers.ALONE


class WorkList:
    def __init__(self, look: Look, place: Rect, works: Sequence[Waiting], chosen: int) -> None:
        self._look, self._place, self._works, self._chosen = look, place, works, chosen
        self._page = chosen // self._rows

    def targets(self) -> list[Target]:
        look, (x, y, w, h) = self._look, self._place
        step = look.px(ROW_MM + BETWEEN_MM)
        first = self._page * self._rows
        shown = range(first, min(len(self._works), first + self._rows))
        rows = [Target(f"row.{i}", (x, y + (i - first) * step, w, look.px(ROW_MM))) for i in shown]
        height = look.px(TARGET_MM)
        up, down = row((x, y + h - height, w, height), 2, look.px(GAP_MM))
        if self._page > 0:
            rows.append(Target("list.up", up))
        if first + self._rows < len(self._works):
            rows.append(Target("list.down", down))
        return [Target(target.name, look.mirrored(target.rect)) for target in rows]

    def parts(self) -> list[Part]:
        return [
            part
            for target in self.targets()
            for part in (self._row(target) if target.name.startswith("row.") else [self._turner(target)])
        ]

    def turn(self, target: str) -> None:
        self._page += 1 if target == "list.down" else -1

    @property
    def _rows(self) -> int:
        """On one page; where one page is not enough, the way to the others takes room."""
        step, height = self._look.px(ROW_MM + BETWEEN_MM), self._place[3]
        all_in = (height + self._look.px(BETWEEN_MM)) // step
        if len(self._works) <= all_in:
            return max(1, all_in)
        return max(1, (height - self._look.px(TARGET_MM + GAP_MM - BETWEEN_MM)) // step)

    def _row(self, target: Target) -> list[Part]:
        look, theme = self._look, self._look.theme
        index = int(target.name.removeprefix("row."))
        card = self._works[index].card
        hue = theme.hue(card.form)
        colour = hue.light if index == self._chosen else theme.roles.shade
        minutes, seconds = divmod(round(card.seconds), 60)
        below = f"{self._works[index].day} · {minutes}:{seconds:02}"

        def paint(paper: Paper) -> None:
            w, h, rtl = paper.width, paper.height, look.texts.rtl
            sign, icon = (w - h * 0.5, h * 0.42) if rtl else (h * 0.5, w - h * 0.42)
            lay_sign(look, paper, card.sign, sign, h / 2, h * 0.42, colour)
            pictures.FORMS[card.form](paper, icon, h / 2, h * 0.24, theme.roles.ink, colour)
            left, room = (h * 0.85 if rtl else h * 1.02), w - h * 1.87
            for text, top, cap, bold in ((card.maker, 0.04, FLOOR_MM + 0.5, True), (below, 0.51, FLOOR_MM, False)):
                paper.words(
                    text,
                    left,
                    h * top,
                    cap_mm=cap,
                    colour=theme.roles.ink,
                    width=room,
                    bold=bold,
                    rtl=rtl,
                    language=look.texts.language,
                    max_lines=1,
                )

        key = ("row", card.id, card.maker, below, colour)
        return [
            sheet(look, target.rect, colour, target.name, of=target.name),
            Part(target.rect, key, paint, of=target.name),
        ]

    def _turner(self, target: Target) -> Part:
        look, roles = self._look, self._look.theme.roles
        word = look.texts[f"staff.{target.name}"]
        return button(look, target.name, target.rect, word, colour=roles.shade, ink=roles.ink, cap_mm=FLOOR_MM)
