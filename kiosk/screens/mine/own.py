"""One's own work: it plays, and around it one sees who answered and that people were moved. Pictures, never counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, partial

from kiosk import own_house, pictures
from kiosk.building import hue_of
from kiosk.cards import Card
from kiosk.finding import pane_part
from kiosk.look import MAIN_TARGET_MM, Look, Rect, is_low
from kiosk.own_house import ANSWERS, OwnHouse
from kiosk.page import by_sentence
from kiosk.pieces import Icon, button, words
from kiosk.podium import foot_row, foot_words
from kiosk.screen import Moving, Part, Patience, Screen, Target
from kiosk.showing import Showing
from kiosk.stub import Guess, sketch
from kiosk.washing import line_part
from media.paper import Paper

CURTAIN_SECONDS = 0.6
AJAR = 0.45
"""The curtain while nothing plays."""
BUTTONS = ("windows", "away", "done")
ICONS: dict[str, Icon] = {"windows": pictures.window, "away": pictures.bin_open, "done": pictures.check}


class Wish(Enum):
    AGAIN = auto()
    """See it once more."""
    WINDOWS = auto()
    """Open or shut one."""
    AWAY = auto()
    DONE = auto()


@dataclass(frozen=True)
class AnswerWanted:
    position: int


class OwnWork(Screen[Wish | AnswerWanted]):
    name = "mine.own"
    ground_is_dark = True

    def __init__(
        self,
        look: Look,
        card: Card,
        showing: Showing | None,
        state: str,
        *,
        hearted: bool = False,
        felt: Sequence[str] = (),
        answers: Sequence[Card] = (),
    ) -> None:
        """`state` is the key of the sentence that says what becomes of it; `felt` is what it did to neighbours, in the
        order of the pictures. Without `showing` nothing can be played."""
        super().__init__(look)
        self._card, self._showing, self._state = card, showing, state
        self._hearted, self._felt, self._answers = hearted, tuple(felt), tuple(answers[:ANSWERS])
        self._opening = 0.0

    @staticmethod
    def window_size(look: Look) -> tuple[int, int]:
        """In pixels, for whoever makes the pictures."""
        return OwnHouse.of(look).window[2:]

    @property
    def patience(self) -> Patience:  # type: ignore[override]  # nobody is hurried while it plays (X-032)
        return Patience.ENDLESS if self._plays else Patience.LONG

    def targets(self) -> Sequence[Target]:
        look = self.look
        again = [Target("again", look.mirrored(self._again))] if self._showing and not self._plays else []
        answers = [Target(f"answer.{i}", rect) for i, rect in enumerate(self._neighbours)]
        return [*again, *answers, *(Target(name, look.mirrored(rect)) for name, rect in self._buttons)]

    def press(self, target: str) -> Wish | AnswerWanted:
        kind, _, which = target.partition(".")
        return AnswerWanted(int(which)) if kind == "answer" else Wish[target.upper()]

    def tick(self, seconds: float) -> None:
        step, left = seconds / CURTAIN_SECONDS, self._wanted - self._opening
        self._opening = self._wanted if abs(left) <= step else self._opening + step * (1 if left > 0 else -1)

    def rests(self) -> float:
        if self._opening != self._wanted:
            return 0.0
        return self._showing.next_in if self._showing and self._plays else float("inf")

    def parts(self) -> list[Part | Moving]:
        look, house, count = self.look, self._house, len(self._answers)
        ground = partial(own_house.house_part, look, house, answers=count, felt=self._felt, hearted=self._hearted)
        parts: list[Part | Moving] = [self._kept("house", ground), self._picture()]
        hue = look.theme.hues[hue_of(look.theme, self._card.form)]
        parts.append(own_house.curtain_part(look, house, self._opening, (hue.deep, hue.light)))
        for i in range(count):
            parts += [
                self._kept(("line", i), partial(self._line, i)),
                self._kept(("answer", i), partial(self._window, i)),
            ]
        parts.append(self._kept("sentence", self._sentence))
        return [*parts, *(self._kept(target.name, partial(self._button, target)) for target in self._pressable)]

    # where things are

    @cached_property
    def _house(self) -> OwnHouse:
        return OwnHouse.of(self.look)

    @cached_property
    def _buttons(self) -> list[tuple[str, Rect]]:
        return list(zip(BUTTONS, foot_row(self.look, (1.2, 1.15, 0.9)), strict=True))

    @cached_property
    def _again(self) -> Rect:
        x, y, w, h = self._house.window
        size = self.look.px(MAIN_TARGET_MM + 9)
        return x + w - size - self.look.px(7), y + h - size - self.look.px(7), size, size

    @cached_property
    def _neighbours(self) -> list[Rect]:
        return [self.look.mirrored(self._house.answer(i)) for i in range(len(self._answers))]

    @property
    def _pressable(self) -> list[Target]:
        return [target for target in self.targets() if not target.name.startswith("answer.")]

    # how they look

    @property
    def _plays(self) -> bool:
        return self._showing is not None and not self._showing.done

    @property
    def _wanted(self) -> float:
        """How far the curtain goes."""
        return 1.0 if self._plays else AJAR

    def _picture(self) -> Part | Moving:
        shown = self._showing.frame() if self._showing and self._plays else None
        if shown is None:
            return self._kept("resting", partial(own_house.resting_part, self.look, self._house, self._card.sign))
        return Moving(self.look.mirrored(self._house.window), ("own", self._card.id), shown.serial, shown.pixels)

    def _line(self, index: int) -> Part:
        start, end = own_house.line_ends(self.look, self._house, index)
        return line_part(self.look, start, end, ("own", index), cloth_mm=10 if is_low(self.look) else 13)

    def _window(self, index: int) -> Part:
        look, sign = self.look, self._answers[index].sign

        def draw(paper: Paper, x: float, y: float, r: float) -> None:
            sketch(look, paper, Guess(sign.thing, sign.extra, sign.colour), (x, y, r * 0.8))

        return pane_part(look, f"answer.{index}", self._neighbours[index], sign.number, draw)

    def _sentence(self) -> Part:
        look, texts = self.look, self.look.texts
        told = {"mine.answered": self._answers, "mine.moved": self._felt, "mine.hearted": self._hearted}
        said = [texts[self._state], *[texts[key] for key, so in told.items() if so][:1]]
        text = by_sentence(" ".join(said))
        rect = look.mirrored(foot_words(look))
        return words(look, text, rect, colour=look.theme.roles.words, cap_mm=8.5, bold=True, middle=True)

    def _button(self, target: Target) -> Part:
        look, roles, name = self.look, self.look.theme.roles, target.name
        if name == "again":
            return button(look, name, target.rect, "", colour=roles.paper, ink=roles.ink, icon=pictures.play)
        colour = roles.go if name == "done" else roles.shade
        return button(
            look, name, target.rect, look.texts[f"mine.{name}"], colour=colour, ink=roles.ink, icon=ICONS[name],
            cut_out=colour, cap_mm=9,
        )  # fmt: skip
