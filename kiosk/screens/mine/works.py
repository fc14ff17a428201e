"""What a card opens, where it is more than one: a window for each work. Also asked before another is put on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, partial

from kiosk import pictures
from kiosk.finding import Hall, hall_part, pane_part, panes, title_part
from kiosk.look import BODY_MM, Look, Rect
from kiosk.pieces import Icon, button
from kiosk.screen import HERE, Frame, Part, Screen, Target
from kiosk.stub import Guess, card_part, sketch
from media.paper import Paper
from media.sign import Sign

ON_A_PAGE = 6


@dataclass(frozen=True)
class WorkPicked:
    position: int


class WhichWork(Screen[WorkPicked]):
    name = "mine.works"
    ground_is_dark = True

    def __init__(self, look: Look, signs: Sequence[Sign]) -> None:
        super().__init__(look)
        self._signs, self._first = tuple(signs), 0

    def targets(self) -> Sequence[Target]:
        windows = [
            Target(f"work.{self._first + i}", self.look.mirrored(rect))
            for i, rect in enumerate(self._windows[: len(self._signs) - self._first])
        ]
        more = [Target("more", self.look.mirrored(self._hall.foot))] if len(self._signs) > ON_A_PAGE else []
        return [*windows, *more]

    def press(self, target: str) -> WorkPicked | None:
        if target == "more":
            after = self._first + ON_A_PAGE
            self._first = after if after < len(self._signs) else 0
            return None
        return WorkPicked(int(target.removeprefix("work.")))

    def parts(self) -> list[Part]:
        look = self.look
        title = look.texts["mine.which"]
        parts = [
            self._kept("hall", partial(hall_part, look, self._hall)),
            self._kept("title", partial(title_part, look, self._hall, title)),
            self._kept("card", lambda: card_part(look, look.mirrored(self._hall.ticket))),
        ]
        return parts + [self._kept(target.name, partial(self._part, target)) for target in self.targets()]

    @cached_property
    def _hall(self) -> Hall:
        return Hall.of(self)

    @cached_property
    def _windows(self) -> list[Rect]:
        columns, rows = (2, 3) if self.look.portrait else (3, 2)
        return panes(self.look, self._hall, columns, rows, most_mm=150)

    def _part(self, target: Target) -> Part:
        if target.name == "more":
            return _foot_button(
                self.look, target, "browse.more", pictures.arrow_back if self.look.texts.rtl else pictures.arrow_on
            )
        return _work_window(self.look, target, self._signs[int(target.name.removeprefix("work."))])


class Mine(Enum):
    YES = auto()
    NO = auto()


class IsItYours(Screen[Mine]):
    """Works are on this card already: whoever holds it opens those, and would open the new one."""

    name = "mine.yours"
    frame: Sequence[Frame] = HERE
    ground_is_dark = True

    def __init__(self, look: Look, signs: Sequence[Sign]) -> None:
        super().__init__(look)
        self._signs = tuple(signs[:ON_A_PAGE])

    def targets(self) -> Sequence[Target]:
        return [Target(name, self.look.mirrored(rect)) for name, rect in zip(("yes", "no"), self._buttons, strict=True)]

    def press(self, target: str) -> Mine:
        return Mine[target.upper()]

    def parts(self) -> list[Part]:
        look = self.look
        title = look.texts["mine.is_it_yours"]
        parts = [
            self._kept("hall", partial(hall_part, look, self._hall)),
            self._kept("title", partial(title_part, look, self._hall, title)),
        ]
        for i, sign in enumerate(self._signs):
            rect = look.mirrored(self._windows[i])
            parts.append(self._kept(("sign", i), partial(_work_window, look, Target(f"sign.{i}", rect), sign)))
        icons: dict[str, Icon] = {"yes": pictures.check, "no": pictures.cross}
        for target in self.targets():
            make = partial(_foot_button, look, target, f"mine.{target.name}", icons[target.name])
            parts.append(self._kept(target.name, make))
        return parts

    @cached_property
    def _hall(self) -> Hall:
        return Hall.of(self)

    @cached_property
    def _windows(self) -> list[Rect]:
        columns, rows = (2, 3) if self.look.portrait else (3, 2)
        return panes(self.look, self._hall, columns, rows, most_mm=150)

    @cached_property
    def _buttons(self) -> list[Rect]:
        """Both of one size: one above the other at the side, or beside each other on an upright screen."""
        x, y, w, h = self._hall.foot
        if self.look.portrait:
            return [(x, y, w, h), (self._hall.ticket[0], y, w, h)]
        return [(x, y - h - self.look.px(8), w, h), (x, y, w, h)]


def _work_window(look: Look, target: Target, sign: Sign) -> Part:
    guess = Guess(sign.thing, sign.extra, sign.colour)

    def draw(paper: Paper, x: float, y: float, r: float) -> None:
        sketch(look, paper, guess, (x, y, r * 0.8))

    return pane_part(look, target.name, target.rect, guess, draw)


def _foot_button(look: Look, target: Target, word: str, icon: Icon) -> Part:
    roles = look.theme.roles
    return button(
        look, target.name, target.rect, look.texts[word], colour=roles.paper, ink=roles.ink, icon=icon, cap_mm=BODY_MM
    )
