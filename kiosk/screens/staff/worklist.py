"""The list of works: a page of rows, each with what one knows a work by, and the way to the other pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random

from exhibits.contribution import Makers, Purpose
from kiosk import pictures
from kiosk.building import lay_sign
from kiosk.cards import Card
from kiosk.look import FLOOR_MM, Look, Rect
from kiosk.pieces import sheet
from kiosk.screen import Part, Target
from kiosk.screens.staff.pages import Pages
from media.paper import Paper, Pixels, blob, box

ROW_MM = 23.0


class Tool(Enum):
    """What staff can do with a work besides deciding on it."""

    SAID = "said"
    """Hear what its maker said about it."""
    WRITE = "write"
    """Write down what a neighbour asks aloud."""
    EXAMPLE = "example"
    """Show it beside its question, or not any more."""


@dataclass(frozen=True)
class Waiting:
    """One work on the list: what waits, and later what is shown."""

    card: Card
    day: str
    opened: frozenset[Purpose]
    makers: Makers = Makers.ALONE
    answers: str | None = None
    """Who made the work that it answers."""
    about: str = ""
    """What it is about, as its maker said without words."""
    tools: tuple[Tool, ...] = ()
    is_example: bool = False


class WorkList:
    """Asks only for the works of its page, which may be made ready no sooner than that."""

    def __init__(self, look: Look, place: Rect, works: Sequence[Waiting], chosen: int | None) -> None:
        self._look, self._works, self._chosen = look, works, chosen
        self._pages = Pages(look, place, len(works), each_mm=ROW_MM, near=chosen or 0)

    def targets(self) -> list[Target]:
        rows = [Target(f"row.{i}", self._look.mirrored(place)) for i, place in self._pages.shown()]
        return [*rows, *self._pages.targets()]

    def parts(self) -> list[Part]:
        rows = [part for i, place in self._pages.shown() for part in self._row(i, self._look.mirrored(place))]
        return [*rows, *self._pages.parts()]

    def turn(self, target: str) -> None:
        self._pages.turn(target)

    def is_marked(self, index: int) -> bool:
        """Whether it stands out: it is the one that plays."""
        return index == self._chosen

    def _row(self, index: int, place: Rect) -> list[Part]:
        look, theme, work = self._look, self._look.theme, self._works[index]
        card, name = work.card, f"row.{index}"
        colour = theme.hue(card.form).light if self.is_marked(index) else theme.roles.shade
        minutes, seconds = divmod(round(card.seconds), 60)
        answers = work.answers and look.texts.say("staff.answers", name=work.answers)
        below = f"{work.day} · {answers or f'{minutes}:{seconds:02}'}"

        def paint(paper: Paper) -> None:
            w, h, rtl = paper.width, paper.height, look.texts.rtl
            sign, picture = (w - h * 0.5, h * 0.5) if rtl else (h * 0.5, w - h * 0.5)
            lay_sign(look, paper, card.sign, sign, h / 2, h * 0.42, colour)
            _picture(look, paper, card, picture, colour)
            left, room = (h * 1.0 if rtl else h * 1.02), w - h * 2.02
            maker = card.by(look.texts)
            for text, top, cap, bold in ((maker, 0.04, FLOOR_MM + 0.5, True), (below, 0.51, FLOOR_MM, False)):
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

        key = ("row", card.id, card.maker, below, colour, card.still is None)
        return [sheet(look, place, colour, name, of=name, edge=theme.roles.ink), Part(place, key, paint, of=name)]


def _picture(look: Look, paper: Paper, card: Card, x: float, ground: str) -> None:
    """What there is to see of it, with its form in a corner; of music there is only the form."""
    roles, h, icon = look.theme.roles, paper.height, pictures.FORMS[card.form]
    if card.still is None:
        icon(paper, x, h / 2, h * 0.24, roles.ink, ground)
        return
    side = h * 0.84
    left, top = x - side / 2, (h - side) / 2
    with paper.inside(box(left, top, side, side)):
        paper.picture(_middle(card.still), left, top, side, side)
    at, low = left + side * 0.2, top + side * 0.8
    paper.fill(blob(at, low, h * 0.17, 12, Random(card.sign.number)), roles.paper)
    icon(paper, at, low, h * 0.11, roles.ink, roles.paper)


def _middle(still: Pixels) -> Pixels:
    """The square in the middle of a picture."""
    height, width = still.shape[:2]
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    return still[top : top + side, left : left + side]
