"""A floor of the building: six windows to look into, and shutters for the three forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from random import Random

from kiosk import pictures
from kiosk.building import card_window, dark_window
from kiosk.cards import Card
from kiosk.look import GAP_MM, HEADING_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect, is_low
from kiosk.page import beside_strip, row
from kiosk.pieces import button, seed_of, sheet, text_size, words
from kiosk.screen import Part, Screen, Target
from kiosk.strip import STRIP_MM
from kiosk.washing import line_part
from media.form import Form
from media.paper import Paper, box, snip
from media.washing import between

WINDOWS = 6
PAD_MM = 9.0
UPRIGHT_SHAPE = 1.4
"""Width to height of a window on an upright screen, before which the sides of a picture are curtain."""
TITLE_MM = 20.0
LINE_MM = 10.0
"""The size of washing between windows."""


class Floor(Enum):
    OTHER = auto()
    """Other windows of the same forms."""
    MAKE = auto()
    """There is nothing yet, and somebody will make the first."""


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
        first = [] if windows else [Target("make", self.look.mirrored(self._first))]
        return [*windows, *first, *self._shutters()]

    def parts(self) -> list[Part]:
        look = self.look
        parts = [Part(look.whole, ("floor",), self._wall, solid=True), self._title()]
        parts += [self.window(i, card) for i, card in enumerate(self._cards)]
        parts += [dark_window(look, self._place(i), self._sill, i) for i in range(len(self._cards), WINDOWS)]
        parts += self._washing_lines()
        if not self._cards:
            parts += self._invitation()
        return parts + [self._shutter(target) for target in self._shutters()]

    def window(self, index: int, card: Card) -> Part:
        """As it stands on this floor, or would."""
        return card_window(self.look, card, self._place(index), f"card.{index}", self._sill)

    def press(self, target: str) -> Floor | FormChosen | CardChosen | None:
        kind, _, which = target.partition(".")
        if kind == "card":
            return CardChosen(int(which))
        if target in ("more", "make"):
            return Floor.OTHER if target == "more" else Floor.MAKE
        form = Form(which) if which != "all" else None
        return FormChosen(None if form == self._form else form)

    # where things are

    @property
    def _room(self) -> Rect:
        look = self.look
        top, side = look.px(STRIP_MM + (TITLE_MM if look.portrait else 0)), look.px(10)
        bottom = self._shutter_rows()[0][1] - look.px(GAP_MM + 4)
        return side, top, look.width - 2 * side, bottom - top

    @property
    def _sill(self) -> int:
        """Height of the paper below a window that bears sign and name."""
        return self.look.px(17)

    def _place(self, index: int) -> Rect:
        """As wide as 16:9 wants; on a low screen wider, so that names have room, and on an upright one higher."""
        look, (x, y, w, h) = self.look, self._room
        columns = 2 if look.portrait else 3
        rows = WINDOWS // columns
        gap = look.px(9)
        row_height = (h - (rows - 1) * gap) // rows
        widest = 2.4 if is_low(look) else 16 / 9
        width = min((w - (columns - 1) * gap) // columns, round((row_height - self._sill) * widest))
        height = min(row_height, round(width / (UPRIGHT_SHAPE if look.portrait else 16 / 9)) + self._sill)
        left = x + (w - columns * width - (columns - 1) * gap) // 2
        line, column = divmod(index, columns)
        lower = (h - rows * height - (rows - 1) * gap) // 2
        return look.mirrored((left + column * (width + gap), y + lower + line * (height + gap), width, height))

    def _shutter_rows(self) -> list[Rect]:
        look = self.look
        height, gap, side = look.px(TARGET_MM + 4), look.px(GAP_MM), look.px(10)
        count = 2 if look.portrait else 1
        return [(side, look.height - (count - i) * (height + gap), look.width - 2 * side, height) for i in range(count)]

    def _shutters(self) -> list[Target]:
        look, gap = self.look, self.look.px(GAP_MM)
        forms = [f"form.{form}" for form in Form]
        lines = [["form.all", "more"], forms] if look.portrait else [["form.all", *forms, "more"]]
        places = [
            Target(name, look.mirrored(place))
            for names, rect in zip(lines, self._shutter_rows(), strict=True)
            for name, place in zip(names, row(rect, len(names), gap), strict=True)
        ]
        return [target for target in places if target.name != "more" or self._more]

    @cached_property
    def _board(self) -> Rect:
        """In the middle of a floor where nobody lives yet."""
        look, (_, y, w, h) = self.look, self._room
        width = min(w, look.px(260))
        pad, button_height = look.px(PAD_MM), look.px(MAIN_TARGET_MM + 4)
        text = text_size(look, look.texts["browse.empty"], HEADING_MM, width=width - 2 * pad, bold=True)[1]
        height = min(h, text + button_height + 3 * pad)
        return (look.width - width) // 2, y + (h - height) // 2, width, height

    @cached_property
    def _first(self) -> Rect:
        look, (x, y, w, h) = self.look, self._board
        pad, height = look.px(PAD_MM), look.px(MAIN_TARGET_MM + 4)
        width = min(w - 2 * pad, look.px(120))
        return x + (w - width) // 2, y + h - pad - height, width, height

    # how they look

    def _washing_lines(self) -> list[Part]:
        """Between a work and its answer, where both live on this floor."""
        at = {card.id: i for i, card in enumerate(self._cards)}
        pairs = [(at[card.answers], i) for i, card in enumerate(self._cards) if card.answers in at]
        return [
            line_part(
                self.look,
                *between(self._place(one), self._place(other)),
                (one, other),
                cord=self.look.theme.roles.board,
                cloth_mm=LINE_MM,
            )
            for one, other in pairs
        ]

    def _wall(self, paper: Paper) -> None:
        roles, columns = self.look.theme.roles, 2 if self.look.portrait else 3
        paper.fill(box(0, 0, paper.width, paper.height), roles.wall)
        for line in range(WINDOWS // columns):
            _, y, _, h = self._place(line * columns)
            ledge = box(-9, y + h + self.look.px(1.5), paper.width + 18, self.look.px(4))
            paper.sheet(snip(ledge, Random(line), self.look.px(30), self.look.px(0.6)), roles.ledge)

    def _title(self) -> Part:
        """Between the strip's sides; on an upright screen below them."""
        look = self.look
        x, y, width = look.px(10), look.px(STRIP_MM), look.width - look.px(20)
        if not look.portrait:
            x, y, width = beside_strip(self)
        rect = look.mirrored((x + look.px(4), y, width - look.px(4), look.px(TITLE_MM)))
        return words(
            look, look.texts["browse.title"], rect, colour=look.theme.roles.paper, cap_mm=9.5, bold=True, middle=True
        )

    def _invitation(self) -> list[Part]:
        look, roles, (x, y, w, _) = self.look, self.look.theme.roles, self._board
        pad = look.px(PAD_MM)
        room = (x + pad, y + pad, w - 2 * pad, self._first[1] - y - 2 * pad)
        text = words(
            look, look.texts["browse.empty"], room, colour=roles.ink, cap_mm=HEADING_MM, bold=True, align="centre",
            middle=True,
        )  # fmt: skip
        make = button(
            look, "make", look.mirrored(self._first), look.texts["home.make"], colour=roles.go, ink=roles.ink,
            icon=pictures.dance, cap_mm=9,
        )  # fmt: skip
        return [sheet(look, self._board, roles.board, "nothing yet"), text, make]

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
        line = box(paper.width * 0.12, paper.height - look.px(8.5), paper.width * 0.74, look.px(2))
        paper.fill(snip(line, Random(seed_of(colour)), look.px(18), look.px(0.4)), look.theme.roles.ink)

    return Part(part.rect, (part.key, "chosen"), paint, of=part.of)
