"""A floor of the building: six windows to look into, and shutters for the three forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from kiosk import pictures
from kiosk.building import card_window
from kiosk.cards import Card
from kiosk.look import GAP_MM, TARGET_MM, Look, Rect
from kiosk.pieces import button, seed_of, words
from kiosk.screen import Part, Screen, Target
from kiosk.strip import STRIP_MM
from media.form import Form
from media.paper import Paper, box, snip

COLUMNS, ROWS = 3, 2


class Floor(Enum):
    OTHER = auto()
    """Other windows of the same forms."""


@dataclass(frozen=True)
class FormChosen:
    form: Form | None
    """None: all of them."""


@dataclass(frozen=True)
class CardChosen:
    position: int


class Browse(Screen[Floor | FormChosen | CardChosen]):
    name = "browse"
    ground_is_dark = True

    def __init__(self, look: Look, cards: Sequence[Card], form: Form | None, *, more: bool) -> None:
        super().__init__(look)
        self._cards, self._form, self._more = tuple(cards), form, more

    def targets(self) -> Sequence[Target]:
        windows = [Target(f"card.{i}", self._place(i)) for i in range(len(self._cards))]
        return [*windows, *self._shutters()]

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        parts = [Part(look.whole, ("floor", bool(self._cards)), self._wall, solid=True)]
        parts += [
            card_window(look, card, self._place(i), f"card.{i}", self._sill) for i, card in enumerate(self._cards)
        ]
        if not self._cards:
            x, y, w, h = self._room
            parts.append(
                words(
                    look,
                    look.texts["browse.empty"],
                    (x, y, w, h),
                    colour=roles.paper,
                    cap_mm=11,
                    bold=True,
                    align="centre",
                    middle=True,
                )
            )
        return parts + [self._shutter(target) for target in self._shutters()]

    def press(self, target: str) -> Floor | FormChosen | CardChosen | None:
        kind, _, which = target.partition(".")
        if kind == "card":
            return CardChosen(int(which))
        if target == "more":
            return Floor.OTHER
        form = Form(which) if which != "all" else None
        return FormChosen(None if form == self._form else form)

    # where things are

    @property
    def _room(self) -> Rect:
        look = self.look
        top, side = look.px(STRIP_MM), look.px(10)
        return side, top, look.width - 2 * side, look.height - top - look.px(TARGET_MM + 4 + 2 * GAP_MM)

    @property
    def _sill(self) -> int:
        """Height of the paper below a window that bears sign and name."""
        return self.look.px(17)

    def _place(self, index: int) -> Rect:
        x, y, w, h = self._room
        gap = self.look.px(9)
        row_height = (h - (ROWS - 1) * gap) // ROWS
        width = min((w - (COLUMNS - 1) * gap) // COLUMNS, round((row_height - self._sill) * 16 / 9))
        left = x + (w - COLUMNS * width - (COLUMNS - 1) * gap) // 2
        row, column = divmod(index, COLUMNS)
        return self.look.mirrored((left + column * (width + gap), y + row * (row_height + gap), width, row_height))

    def _shutters(self) -> list[Target]:
        look = self.look
        height, gap, side = look.px(TARGET_MM + 4), look.px(GAP_MM), look.px(10)
        y = look.height - height - look.px(GAP_MM)
        names = ["form.all", *(f"form.{form}" for form in Form)]
        width = (look.width - 2 * side - len(names) * gap) // (len(names) + 1)
        places = [
            Target(name, look.mirrored((side + i * (width + gap), y, width, height))) for i, name in enumerate(names)
        ]
        if self._more:
            x = side + len(names) * (width + gap)
            places.append(Target("more", look.mirrored((x, y, width, height))))
        return places

    # how they look

    def _wall(self, paper: Paper) -> None:
        roles = self.look.theme.roles
        paper.fill(box(0, 0, paper.width, paper.height), roles.wall)
        x, y, w, h = self._room
        for row in range(ROWS):
            bottom = self._place(row * COLUMNS)[1] + self._place(0)[3] + self.look.px(1.5)
            ledge = box(-9, bottom, paper.width + 18, self.look.px(4))
            paper.sheet(snip(ledge, Random(row), self.look.px(30), self.look.px(0.6)), roles.ledge)

    def _shutter(self, target: Target) -> Part:
        look, theme = self.look, self.look.theme
        if target.name == "more":
            icon = pictures.arrow_back if look.texts.rtl else pictures.arrow_on
            return button(
                look,
                "more",
                target.rect,
                look.texts["browse.more"],
                colour=theme.roles.board,
                ink=theme.roles.ink,
                icon=icon,
            )
        which = target.name.removeprefix("form.")
        chosen = which == (self._form or "all")
        word = look.texts["browse.all" if which == "all" else f"form.{which}"]
        colour = theme.roles.paper if which == "all" else theme.hue(which).light
        part = button(
            look,
            target.name,
            target.rect,
            word,
            colour=colour,
            ink=theme.roles.ink,
            icon=pictures.FORMS.get(which),
            cut_out=colour,
        )
        return _raised(look, part, colour) if chosen else part


def _raised(look: Look, part: Part, colour: str) -> Part:
    """The shutter in use: a line of ink below the word, besides its place."""

    def paint(paper: Paper) -> None:
        part.paint(paper)
        line = box(paper.width * 0.12, paper.height - look.px(7), paper.width * 0.74, look.px(2))
        paper.fill(snip(line, Random(seed_of(colour)), look.px(18), look.px(0.4)), look.theme.roles.ink)

    return Part(part.rect, (part.key, "chosen"), paint, of=part.of)
