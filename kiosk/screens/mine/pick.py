"""Which sign is mine? A thing, an extra, a colour: three touches, and nothing to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, partial

from kiosk.finding import Hall, hall_part, pane_part, panes, stub_place, title_part
from kiosk.look import BODY_MM, Look, Rect
from kiosk.pieces import button, fitting_cap, write
from kiosk.screen import Part, Screen, Target
from kiosk.stub import Guess, card_icon, sketch, stub_part
from media.paper import Paper
from media.sign import COLOURS, EXTRAS, THINGS, Sign

WAVE_SECONDS = 0.24
"""In which the windows light up one after the other."""


class Instead(Enum):
    CARD = auto()
    """The visitor has a paper card."""


@dataclass(frozen=True)
class SignPicked:
    sign: Sign


class PickSign(Screen[SignPicked | Instead]):
    name = "mine.pick"
    ground_is_dark = True

    def __init__(self, look: Look, *, cards: bool) -> None:
        """`cards`: whether a card can be read, for which there must be a camera."""
        super().__init__(look)
        self._cards, self._guess = cards, Guess()
        self._since = 0.0

    def step_back(self) -> bool:
        """To the choice before this one; False: there is none."""
        if self._guess == Guess():
            return False
        self._turn(Guess(self._guess.thing) if self._guess.extra is not None else Guess())
        return True

    def targets(self) -> Sequence[Target]:
        windows = [Target(f"pick.{i}", self.look.mirrored(rect)) for i, rect in enumerate(self._windows)]
        return [*windows, *([Target("card", self.look.mirrored(self._hall.foot))] if self._offers_card else [])]

    def press(self, target: str) -> SignPicked | Instead | None:
        if target == "card":
            return Instead.CARD
        guess = self._guess.choose(int(target.removeprefix("pick.")))
        if guess.sign is not None:
            return SignPicked(guess.sign)
        self._turn(guess)
        return None

    def tick(self, seconds: float) -> None:
        self._since += seconds

    def rests(self) -> float:
        return 0.0 if self._since < WAVE_SECONDS else float("inf")

    def parts(self) -> list[Part]:
        look, guess = self.look, self._guess
        step = "thing" if guess.thing is None else "extra" if guess.extra is None else "colour"
        title = look.texts[f"mine.{step}"]
        parts = [
            self._kept("hall", partial(hall_part, look, self._hall)),
            self._kept(("title", title), partial(title_part, look, self._hall, title)),
            self._kept(("stub", guess), lambda: stub_part(look, look.mirrored(stub_place(self._hall)), guess)),
        ]
        parts += [self._window(i) for i in range(len(self._windows))]
        return parts + ([self._kept("card", self._card)] if self._offers_card else [])

    # where things are

    @cached_property
    def _hall(self) -> Hall:
        return Hall.of(self)

    @property
    def _windows(self) -> list[Rect]:
        if self._guess.extra is None:
            return self._sixteen
        return self._six

    @cached_property
    def _sixteen(self) -> list[Rect]:
        assert len(THINGS) == len(EXTRAS) == 16
        return panes(self.look, self._hall, 4, 4)

    @cached_property
    def _six(self) -> list[Rect]:
        columns, rows = (2, 3) if self.look.portrait else (3, 2)
        assert columns * rows == COLOURS
        return panes(self.look, self._hall, columns, rows, most_mm=150)

    @property
    def _offers_card(self) -> bool:
        return self._cards and self._guess == Guess()

    # how they look

    def _turn(self, guess: Guess) -> None:
        self._guess, self._since = guess, 0.0

    def _window(self, index: int) -> Part:
        look, guess = self.look, self._guess.choose(index)
        rect = look.mirrored(self._windows[index])
        lit = self._since >= WAVE_SECONDS * index / len(self._windows)

        def draw(paper: Paper, x: float, y: float, r: float) -> None:
            sketch(look, paper, guess, (x, y, r * 0.84))

        def draw_named(paper: Paper, x: float, y: float, r: float) -> None:
            """Six of the same shape: who does not see colours reads or hears which is which (X-025)."""
            sketch(look, paper, guess, (x, y - r * 0.2, r * 0.68))
            word, below = look.texts[f"colour.{index}"], (x - rect[2] * 0.45, y + r * 0.55, rect[2] * 0.9, r * 0.4)
            place = (round(below[0]), round(below[1]), round(below[2]), round(below[3]))
            cap = fitting_cap(look, word, place[2:], BODY_MM)
            write(look, paper, word, place, colour=look.theme.roles.ink, cap_mm=cap, align="centre")

        way = draw if self._guess.extra is None else draw_named
        return self._kept((guess, lit), partial(pane_part, look, f"pick.{index}", rect, guess, way, lit=lit))

    def _card(self) -> Part:
        look, roles = self.look, self.look.theme.roles
        return button(
            look,
            "card",
            look.mirrored(self._hall.foot),
            look.texts["mine.have_card"],
            colour=roles.board,
            ink=roles.ink,
            icon=card_icon(look),
            cap_mm=BODY_MM,
        )
