"""A question that takes the place of the list; the work it is about stays in view."""

from dataclasses import dataclass

from kiosk import pictures
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect
from kiosk.page import PICTURED_MM, column, row, row_by_words
from kiosk.pieces import button, words
from kiosk.screen import Part, Target

BETWEEN_MM = 4.0
YES = {"approve", "nobody", "return", "insight.new", "insight.put_up"}
NO = {"refuse", "somebody", "withdraw", "taken_back", "away", "take_down", "taken_down"}


@dataclass(frozen=True)
class Choice:
    """`asked` and the answers are keys of the catalogue, without their `staff.`; answers are names of targets too."""

    asked: str
    answers: tuple[str, ...]
    below: tuple[str, ...] = ()
    """Smaller, in one row under the others, which then stand in two columns."""
    high_mm: float = 28.0
    """The room for its words."""


class Asking:
    def __init__(self, look: Look, place: Rect, choice: Choice) -> None:
        self._look, self._place, self._choice = look, place, choice

    def targets(self) -> list[Target]:
        places = self._in_two_columns() if self._choice.below else self._in_one_column()
        names = (*self._choice.answers, *self._choice.below)
        return [Target(name, self._look.mirrored(place)) for name, place in zip(names, places, strict=True)]

    def parts(self) -> list[Part]:
        look, (x, y, w, _) = self._look, self._place
        asked = look.texts[f"staff.{self._choice.asked}"]
        place = look.mirrored((x, y, w, look.px(self._choice.high_mm)))
        title = words(look, asked, place, colour=look.theme.roles.words, cap_mm=BODY_MM + 1, bold=True)
        return [title, *(answer_button(look, target) for target in self.targets())]

    def _in_one_column(self) -> list[Rect]:
        look, (x, y, w, _) = self._look, self._place
        gap, count = look.px(GAP_MM), len(self._choice.answers)
        top = y + look.px(self._choice.high_mm + GAP_MM)
        return column((x, top, w, look.px(count * (MAIN_TARGET_MM + 2) + (count - 1) * GAP_MM)), count, gap)

    def _in_two_columns(self) -> list[Rect]:
        look, (x, y, w, h) = self._look, self._place
        gap, low = look.px(GAP_MM), look.px(TARGET_MM)
        top, count = y + look.px(self._choice.high_mm + 2), len(self._choice.answers)
        rows = -(-count // 2)
        height = min(h - (top - y) - low - gap, rows * look.px(MAIN_TARGET_MM + 3))
        lines = column((x, top, w, height), rows, look.px(BETWEEN_MM))
        cells = [cell for line in lines for cell in row(line, 2, gap)]
        texts = [look.texts[f"staff.{name}"] for name in self._choice.below]
        below = row_by_words(look, (x, top + height + gap, w, low), texts, gap, around_mm=PICTURED_MM)
        return [*cells[:count], *below]


def answer_button(look: Look, target: Target) -> Part:
    """Green is a yes; a no has its cross."""
    roles, yes = look.theme.roles, target.name in YES
    return button(
        look,
        target.name,
        target.rect,
        look.texts[f"staff.{target.name}"],
        colour=roles.go if yes else roles.shade,
        ink=roles.ink,
        icon=pictures.check if yes else pictures.cross if target.name in NO else None,
        cap_mm=BODY_MM if target.rect[3] > look.px(TARGET_MM + 4) else BODY_MM - 1,
    )
