"""The four digits that belong to the sign. After a wrong try the keys stay dark for a while, longer each time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from kiosk import pictures
from kiosk.beads import ring_part
from kiosk.finding import Drawing, Hall, hall_part, pane_part, panes, stub_place, title_part
from kiosk.look import Look, Rect
from kiosk.pieces import text_size, write
from kiosk.screen import Part, Screen, Target
from kiosk.stub import Guess, stub_part
from media.paper import Paper
from media.sign import Sign

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "erase")
DIGITS = 4


@dataclass(frozen=True)
class DigitsGiven:
    digits: str


class Digits(Screen[DigitsGiven]):
    name = "mine.digits"
    ground_is_dark = True

    def __init__(self, look: Look, sign: Sign, *, rests: float = 0.0, wrong: bool = False) -> None:
        """`rests`: seconds until the keys can be pressed. `wrong`: the try before this one was."""
        super().__init__(look)
        self._guess, self._wrong = Guess(sign.thing, sign.extra, sign.colour), wrong
        self._digits = ""
        self._rests, self._rested = rests, 0.0

    def targets(self) -> Sequence[Target]:
        if self._waits:
            return []
        places = zip(KEYS, self._places, strict=True)
        return [Target(f"key.{key}", rect) for key, rect in places if key and (key != "erase" or self._digits)]

    def press(self, target: str) -> DigitsGiven | None:
        key = target.removeprefix("key.")
        self._digits = self._digits[:-1] if key == "erase" else self._digits + key
        if len(self._digits) < DIGITS:
            return None
        return DigitsGiven(self._digits)

    def type(self, key: str, text: str) -> DigitsGiven | None:
        if self._waits or len(self._digits) >= DIGITS:
            return None
        if text.isascii() and text.isdigit():
            return self.press(text)
        return self.press("erase") if key == "backspace" else None

    def tick(self, seconds: float) -> None:
        self._rested += seconds

    def rests(self) -> float:
        return 0.05 if self._waits else float("inf")

    def parts(self) -> list[Part]:
        look, digits = self.look, self._digits
        title = look.texts["mine.wrong" if self._wrong else "mine.digits"]
        stub = look.mirrored(stub_place(self._hall))
        parts = [
            self._kept("hall", partial(hall_part, look, self._hall)),
            self._kept("title", partial(title_part, look, self._hall, title)),
            self._kept(("stub", digits), lambda: stub_part(look, stub, self._guess, digits)),
        ]
        parts += [self._key(i, key) for i, key in enumerate(KEYS) if key]
        return [*parts, self._clock()] if self._waits else parts

    # where things are; the keys themselves stand as on every keypad

    @cached_property
    def _hall(self) -> Hall:
        return Hall.of(self)

    @cached_property
    def _places(self) -> list[Rect]:
        look = self.look
        places = panes(look, self._hall, 3, 4, most_mm=62)
        left, right = min(x for x, *_ in places), max(x + w for x, _, w, _ in places)
        moved = look.mirrored((left, 0, right - left, 1))[0] - left
        return [(x + moved, y, w, h) for x, y, w, h in places]

    # how they look

    @property
    def _waits(self) -> bool:
        return self._rested < self._rests

    def _clock(self) -> Part:
        """Beads go out around a ring until the keys light up again."""
        look, roles, size = self.look, self.look.theme.roles, self.look.px(90)
        x, y, w, h = look.mirrored(self._hall.wall)
        rect = (x + (w - size) // 2, y + (h - size) // 2, size, size)
        return ring_part(look, rect, 1 - self._rested / self._rests, roles.board, roles.ledge)

    def _key(self, index: int, key: str) -> Part:
        look = self.look
        lit = not self._waits and (key != "erase" or bool(self._digits))
        draw = _rub_out(look) if key == "erase" else _digit(look, key)
        rect = self._places[index]
        return self._kept((key, lit), partial(pane_part, look, f"key.{key}", rect, "key", draw, lit=lit))


def _digit(look: Look, digit: str) -> Drawing:
    def draw(paper: Paper, x: float, y: float, r: float) -> None:
        cap = r * 0.95 / look.mm
        wide, tall = text_size(look, digit, cap, bold=True)
        write(look, paper, digit, (x - wide, y - tall / 2, 2 * wide, tall), colour=look.theme.roles.ink, cap_mm=cap,
              bold=True, align="centre")  # fmt: skip

    return draw


def _rub_out(look: Look) -> Drawing:
    roles = look.theme.roles

    def draw(paper: Paper, x: float, y: float, r: float) -> None:
        pictures.rub_out(paper, x, y, r * 0.5, roles.ink, roles.paper)

    return draw
