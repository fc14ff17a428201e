"""A name, for who wants one: letters to touch, or a keyboard. Nobody has to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from random import Random

from exhibits.contribution import LONGEST_NAME
from kiosk import pictures
from kiosk.look import FLOOR_MM, GAP_MM, HEADING_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect, is_low
from kiosk.page import row, title
from kiosk.pieces import Icon, button, ground, text_size, write
from kiosk.screen import HERE, Frame, Part, Patience, Screen, Target
from media.paper import Paper, box, snip


@dataclass(frozen=True)
class NameGiven:
    name: str | None
    """None: a neighbour."""


class Name(Screen[NameGiven]):
    name = "name"
    patience = Patience.LONG
    frame: Sequence[Frame] = HERE
    title_key, keys_key = "name.title", "name.keys"
    longest = LONGEST_NAME
    field_mm = 300.0

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._typed = ""

    def targets(self) -> Sequence[Target]:
        return [Target(name, self._as_read(name, rect)) for name, rect in self._places.items()]

    def press(self, target: str) -> NameGiven | None:
        match target:
            case "skip":
                return NameGiven(None)
            case "done":
                return NameGiven(self._typed.strip() or None)
            case "rub_out":
                self._typed = self._typed[:-1]
            case "space":
                self._add(" ")
            case letter:
                self._add(letter.removeprefix("key."))
        return None

    def type(self, key: str, text: str) -> NameGiven | None:
        """A keyboard that somebody brought."""
        if key == "backspace":
            return self.press("rub_out")
        if key in ("return", "enter"):
            return self.press("done")
        if text.isprintable():
            self._add(text)
        return None

    def _add(self, text: str) -> None:
        longer = self._typed + (self.look.texts.capital(text) if self._begins() else text)
        if len(longer) <= self.longest and longer.strip():
            self._typed = longer

    def _begins(self) -> bool:
        """Names begin with a capital, also after a space or a hyphen."""
        return not self._typed or self._typed[-1] in " -"

    def parts(self) -> list[Part]:
        look = self.look
        parts = [self._kept("ground", partial(ground, look, look.theme.roles.page)), *self._head[0], self._field_part()]
        return parts + [self._kept(target.name, partial(self._key, target)) for target in self.targets()]

    # where things are

    @cached_property
    def _head(self) -> tuple[list[Part], int]:
        """The title, and where the rest begins."""
        return title(self, self.look.texts[self.title_key], self.look.theme.roles.words)

    @cached_property
    def _side(self) -> int:
        return self.look.px(8)

    @cached_property
    def _key_size(self) -> tuple[int, int]:
        """As large as ten in a row allow, never larger than a hand likes."""
        look = self.look
        most = max(len(line) for line in self._rows)
        width = min(look.px(38), (look.width - 2 * self._side - (most - 1) * look.px(GAP_MM)) // most)
        lines = len(self._rows) + 1
        room = look.height - self._head[1] - look.px(36) - lines * look.px(GAP_MM)
        return width, max(look.px(TARGET_MM), min(look.px(34), room // lines, round(width * 1.2)))

    @cached_property
    def _rows(self) -> list[str]:
        """As on the keyboards of the script; on a narrow screen, where fingers do not fit on those, in more rows."""
        look, rows = self.look, self.look.texts[self.keys_key].split(" ")
        most = (look.width - 2 * self._side + look.px(GAP_MM)) // (look.px(TARGET_MM) + look.px(GAP_MM))
        if max(map(len, rows)) <= most:
            return rows
        letters = "".join(rows)
        each = -(-len(letters) // -(-len(letters) // most))
        return [letters[i : i + each] for i in range(0, len(letters), each)]

    @cached_property
    def _field(self) -> Rect:
        look = self.look
        width = min(look.width - 2 * self._side, look.px(self.field_mm))
        height = look.px(22 if is_low(look) else 30)
        top = min(y for _, y, _, _ in self._places.values())
        return (look.width - width) // 2, top - height - look.px(5 if is_low(look) else 20), width, height

    def _as_read(self, name: str, rect: Rect) -> Rect:
        """Letters lie as on the keyboards of their script, which nobody mirrors."""
        return rect if name.startswith("key.") else self.look.mirrored(rect)

    @cached_property
    def _places(self) -> dict[str, Rect]:
        look, gap = self.look, self.look.px(GAP_MM)
        width, height = self._key_size
        lines = len(self._rows) + 1
        top = look.height - look.px(7 if is_low(look) else 16) - lines * height - (lines - 1) * gap
        if look.portrait:
            top = min(top, round(look.height * 0.55))
        places = {}
        for i, letters in enumerate(self._rows):
            left = (look.width - len(letters) * width - (len(letters) - 1) * gap) // 2
            for j, letter in enumerate(letters):
                places[f"key.{letter}"] = (left + j * (width + gap), top + i * (height + gap), width, height)
        y = top + (lines - 1) * (height + gap)
        whole = min(10 * width + 9 * gap, look.width - 2 * self._side)
        last = row(
            ((look.width - whole) // 2, y, whole, max(height, look.px(MAIN_TARGET_MM))),
            4,
            gap,
            (1.25, 1.0, 0.6, 1.25),
        )
        return places | dict(zip(("skip", "space", "rub_out", "done"), last, strict=True))

    # how they look

    def _field_part(self) -> Part:
        """A line of paper with what was typed, as large as it fits on one, and where the next letter comes."""
        look, roles = self.look, self.look.theme.roles
        _, _, w, h = self._field
        pad = look.px(6)
        typed = self._end_of_typed(w - 3 * pad)
        cap = HEADING_MM
        while cap > FLOOR_MM and text_size(look, typed, cap, bold=True)[0] > w - 3 * pad:
            cap = max(FLOOR_MM, cap - 0.25)
        wide, tall = text_size(look, typed, cap, bold=True)

        def paint(paper: Paper) -> None:
            line = box(0, h - look.px(3), w, look.px(1.6))
            paper.fill(snip(line, Random(3), look.px(24), look.px(0.4)), roles.words)
            write(
                look, paper, typed, (pad, (h - tall) / 2, w - 2 * pad, tall), colour=roles.words, cap_mm=cap, bold=True
            )
            end = w - pad - wide - look.px(3.5) if look.texts.rtl else pad + wide + look.px(2)
            paper.fill(box(end, h * 0.2, look.px(1.6), h * 0.56), roles.heart)

        return Part(self._field, ("typed", typed), paint)

    def _end_of_typed(self, room: int) -> str:
        """What fits on the line in the smallest letters: its end, where one goes on."""
        end = self._typed
        while len(end) > 1 and text_size(self.look, end, FLOOR_MM, bold=True)[0] > room:
            end = end[1:]
        return end

    def _key(self, target: Target) -> Part:
        look, roles, name = self.look, self.look.theme.roles, target.name
        icon: Icon | None
        if name.startswith("key.") or name == "space":
            letter = "" if name == "space" else look.texts.capital(name.removeprefix("key."))
            icon = pictures.space if name == "space" else None
            return button(look, name, target.rect, letter, colour=roles.shade, ink=roles.ink, icon=icon, cap_mm=9)
        if name == "rub_out":
            icon = pictures.rub_out
            return button(
                look, name, target.rect, "", colour=roles.shade, ink=roles.ink, icon=icon, cut_out=roles.shade
            )
        colour = roles.go if name == "done" else roles.shade
        icon = pictures.check if name == "done" else None
        return button(
            look,
            name,
            target.rect,
            look.texts[f"name.{name}"],
            colour=colour,
            ink=roles.ink,
            icon=icon,
            cut_out=colour,
            cap_mm=8,
        )
