"""The sheet of the globe: all languages by their own names, in their own scripts, and no flags (L-012)."""

from collections.abc import Sequence
from functools import cached_property, partial

from config.texts import Language, load_texts
from kiosk import pictures
from kiosk.look import BODY_MM, GAP_MM, HEADING_MM, TARGET_MM, Look, Rect, is_low
from kiosk.page import column, row
from kiosk.pieces import Icon, button, sheet, words
from kiosk.screen import Kept, Part, Target
from kiosk.sheet import Over, dimmed, in_the_middle
from kiosk.tongue import LanguageChosen
from media.paper import Paper

COLUMNS = 2


class LanguageSheet:
    waits = True

    def __init__(self, look: Look, languages: Sequence[Language]) -> None:
        self.look, self._languages = look, tuple(languages)
        self._kept = Kept()

    def targets(self) -> Sequence[Target]:
        names = [*(f"language.{language.code}" for language in self._languages), "stay"]
        return [Target(name, self.look.mirrored(place)) for name, place in zip(names, self._places, strict=False)]

    def press(self, target: str) -> Over | LanguageChosen:
        code = target.removeprefix("language.")
        return Over.STAYS if code in ("stay", self.look.texts.language) else LanguageChosen(code)

    def tick(self, seconds: float) -> None:
        return None

    def rests(self) -> float:
        return float("inf")

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        parts = [
            self._kept("dimmed", partial(dimmed, look)),
            self._kept("sheet", partial(sheet, look, self._rect, roles.paper, "languages")),
            self._kept("globe", self._globe),
            self._kept("title", self._title),
        ]
        return parts + [self._kept(target.name, partial(self._button, target)) for target in self.targets()]

    # where things are

    @property
    def _rows(self) -> int:
        return -(-(len(self._languages) + 1) // COLUMNS)

    @cached_property
    def _rect(self) -> Rect:
        high = TARGET_MM + (6 if is_low(self.look) else 10)
        return in_the_middle(self.look, 240, 48 + self._rows * high + (self._rows - 1) * GAP_MM)

    @cached_property
    def _head(self) -> Rect:
        look, (x, y, w, _) = self.look, self._rect
        pad = look.px(10)
        return x + pad, y + pad, w - 2 * pad, look.px(22)

    @cached_property
    def _places(self) -> list[Rect]:
        """Row by row, and to go back comes last."""
        look, (x, y, w, h) = self.look, self._head
        top, gap = y + h + look.px(GAP_MM), look.px(GAP_MM)
        room = (x, top, w, self._rect[1] + self._rect[3] - look.px(10) - top)
        return [place for line in column(room, self._rows, gap) for place in row(line, COLUMNS, gap)]

    # how it looks

    def _globe(self) -> Part:
        look, roles, (x, y, _, h) = self.look, self.look.theme.roles, self._head

        def paint(paper: Paper) -> None:
            pictures.globe(paper, h / 2, h / 2, h * 0.46, roles.ink, roles.paper)

        return Part(look.mirrored((x, y, h, h)), ("globe",), paint)

    def _title(self) -> Part:
        look, (x, y, w, h) = self.look, self._head
        room = look.mirrored((x + h + look.px(8), y, w - h - look.px(8), h))
        title, ink = look.texts["language.title"], look.theme.roles.ink
        return words(look, title, room, colour=ink, cap_mm=HEADING_MM - 1, bold=True, middle=True)

    def _button(self, target: Target) -> Part:
        """The language in use is dark and has a check: colour is never the only cue."""
        look, roles, code = self.look, self.look.theme.roles, target.name.removeprefix("language.")
        if code == "stay":
            icon = pictures.arrow_on if look.texts.rtl else pictures.arrow_back
            return _named(look, target, look.texts["frame.back"], (roles.go, roles.ink), icon)
        spoken, own = look.speaking(load_texts(code)), load_texts(code)["language.own_name"]
        if code == look.texts.language:
            return _named(spoken, target, own, (roles.chosen, roles.on_chosen), pictures.check)
        return _named(spoken, target, own, (roles.shade, roles.ink), None)


def _named(look: Look, target: Target, name: str, colours: tuple[str, str], icon: Icon | None) -> Part:
    colour, ink = colours
    return button(
        look, target.name, target.rect, name, colour=colour, ink=ink, icon=icon, cut_out=colour, cap_mm=BODY_MM + 1
    )
