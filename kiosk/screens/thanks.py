"""After the last *Klaar*: the sign and four digits to take home, and a light that goes on in the building."""

from collections.abc import Sequence
from functools import cached_property, partial

from kiosk import homecoming, pictures
from kiosk.cards import Card
from kiosk.homecoming import House
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect, is_low
from kiosk.page import by_sentence, row
from kiosk.pieces import button, fitting_cap, sheet, text_size, words
from kiosk.screen import HERE, Frame, Part, Patience, Screen, Target
from kiosk.screens.gone import Farewell
from kiosk.strip import MARGIN_MM, STRIP_MM, between
from kiosk.stub import card_icon
from kiosk.ticket import sign_place, ticket_part
from kiosk.voice import Voice
from kiosk.what_next import STEPS_MM, steps_part
from media.sign import Sign

GOES_SECONDS = 30.0
LANDED = 60.0
"""As if the sign had been there for long: for who comes back with a name."""


class Thanks(Screen[Farewell]):
    name = "thanks"
    patience = Patience.ENDLESS
    """It goes by itself."""
    frame: Sequence[Frame] = HERE
    ground_is_dark = True

    def __init__(
        self,
        look: Look,
        sign: Sign,
        digits: str,
        code: str,
        name: str | None,
        *,
        voice: Voice,
        neighbours: Sequence[Sign] = (),
        answered: Card | None = None,
        then: str = "thanks.next",
        cards: bool = False,
        carded: bool = False,
    ) -> None:
        """A name comes later, when the sign is in its window already. `neighbours` have the other lights; to the window
        of the work that was `answered` a washing line is hung. `cards` can be read here; `carded`: one opens it."""
        super().__init__(look)
        self._sign, self._digits, self._code, self._maker = sign, digits, code, name
        self._voice, self._neighbours = voice, tuple(neighbours)
        self._answered, self._then = answered, then
        self._cards, self._carded = cards, carded
        self._been, self._left = (LANDED if name or carded else 0.0), GOES_SECONDS
        self._house = House.of(look)

    def targets(self) -> Sequence[Target]:
        return [Target(name, rect) for name, rect in self._buttons]

    def press(self, target: str) -> Farewell:
        return Farewell[target.upper()]

    def tick(self, seconds: float) -> Farewell | None:
        lands = homecoming.WAITS_SECONDS + homecoming.FLIES_SECONDS
        if self._been < lands <= self._been + seconds:
            self._voice.chime("thanks")
        self._been += seconds
        self._left -= seconds
        return Farewell.DONE if self._left <= 0 else None

    def rests(self) -> float:
        return max(0.02, self._left) if homecoming.settled(self._been) else 0.0

    def parts(self) -> list[Part]:
        look, house = self.look, self._house
        whose = self._answered.sign if self._answered else None
        parts: list[Part | None] = [
            self._kept("building", partial(homecoming.ground_part, look, house, self._neighbours, whose)),
            homecoming.glow_part(look, house, self._been),
            homecoming.window_part(look, house, self._sign, self._been),
            self._line(),
            *self._panel(),
            homecoming.flying_part(look, house, self._sign, sign_place(look, self._ticket), self._been),
        ]
        return [part for part in parts if part is not None]

    # where things are; the building is a picture and is not mirrored

    @cached_property
    def _side(self) -> int:
        return self.look.px(10 if is_low(self.look) or self.look.portrait else 24)

    @cached_property
    def _width(self) -> int:
        """Of all that is not the building."""
        look = self.look
        edge = look.width if look.portrait else self._house.place[0]
        return edge - self._side - (self._side if look.portrait else look.px(11 if is_low(look) else 20))

    @cached_property
    def _title(self) -> Rect:
        look, text = self.look, self.look.texts["thanks.title"]
        left, top, width = self._side, look.px(STRIP_MM), self._width
        if is_low(look):  # beside the strip
            left, top = between(self)[0], look.px(MARGIN_MM)
            width -= left - self._side
        cap = fitting_cap(look, text, (width, look.px(60)), 13 if is_low(look) else 19, bold=True)
        return left, top, width, max(look.px(TARGET_MM), text_size(look, text, cap, bold=True)[1])

    @cached_property
    def _sentence(self) -> Rect:
        look = self.look
        _, y, _, h = self._title
        tall = text_size(look, self._told, BODY_MM, width=self._width, bold=True)[1]
        return self._side, y + h, self._width, tall

    @cached_property
    def _ticket(self) -> Rect:
        """Between the sentence and the buttons, as large as it can be."""
        look = self.look
        top = self._sentence[1] + self._sentence[3] + look.px(4 if is_low(look) else 12)
        bottom = min(y for _, (_, y, _, _) in self._buttons) - look.px(9 if is_low(look) else 16)
        height = min(bottom - top, round(self._width * 0.62))
        width = min(self._width, round(height * 1.9))
        return self._side + (self._width - width) // 2, top + (bottom - top - height) // 2, width, height

    @cached_property
    def _buttons(self) -> list[tuple[str, Rect]]:
        """What one may do, and above it, where there are two such things, those."""
        look = self.look
        others = ["name"] * (not self._maker) + ["card"] * (self._cards and not self._carded)
        height = look.px(MAIN_TARGET_MM + (0 if is_low(look) else 4))
        bottom = (
            self._house.place[1] - look.px(14) if look.portrait else look.height - look.px(8 if is_low(look) else 20)
        )
        room = (self._side, bottom - height, self._width, height)
        gap = look.px(GAP_MM + 2)
        if len(others) < 2:
            names = [*others, "done"]
            return list(zip(names, row(room, len(names), gap, (1.35, 1.0)[: len(names)]), strict=True))
        x, y, w, h = room
        above = row((x, y - h - gap, w, h), len(others), gap, (1.35, 1.0))
        return [*zip(others, above, strict=True), ("done", room)]

    @cached_property
    def _next(self) -> Rect:
        """A board at the foot of the building: what happens now."""
        look, (x, _, w, _) = self.look, self._house.place
        left, right = max(x, 0) + look.px(14), min(x + w, look.width) - look.px(14)
        width = min(right - left, look.px(250))
        text = self._what_next
        said = text_size(look, text, BODY_MM, width=width - look.px(16), bold=True)[1]
        height = look.px(STEPS_MM + 6) + said + look.px(5)
        return (left + right - width) // 2, look.height - height - look.px(8), width, height

    # how they look

    @property
    def _told(self) -> str:
        return self.look.texts["thanks.on_card" if self._carded else "thanks.sign"]

    @property
    def _what_next(self) -> str:
        texts = self.look.texts
        if self._answered:
            return by_sentence(texts.say("thanks.answered", name=self._answered.by(texts)))
        return by_sentence(texts[self._then])

    def _line(self) -> Part | None:
        """It is hung when the light in the new window is on."""
        if not self._answered or not homecoming.has_landed(self._been):
            return None
        return self._kept("line", partial(homecoming.hung_line, self.look, self._house))

    def _panel(self) -> list[Part]:
        look, roles, texts = self.look, self.look.theme.roles, self.look.texts
        by = texts.say("thanks.by", name=self._maker) if self._maker else ""
        x, y, w, h = self._next
        pad = look.px(8)
        steps = (x + pad, y + look.px(5), w - 2 * pad, look.px(STEPS_MM))
        board = (x + pad, steps[1] + steps[3], w - 2 * pad, y + h - steps[1] - steps[3] - look.px(2))
        return [
            self._kept(
                "title",
                partial(words, look, texts["thanks.title"], self._title, colour=roles.paper, cap_mm=19, bold=True),
            ),
            self._kept("sentence", partial(words, look, self._told, self._sentence, colour=roles.paper, bold=True)),
            self._kept("ticket", partial(ticket_part, look, self._ticket, self._sign, self._digits, self._code, by)),
            self._kept("board", partial(sheet, look, self._next, roles.board, "thanks board")),
            self._kept("steps", partial(steps_part, look, steps, self._sign)),
            self._kept(
                "next",
                partial(
                    words,
                    look,
                    self._what_next,
                    board,
                    colour=roles.ink,
                    bold=True,
                    align="centre",
                    middle=True,
                ),
            ),
            *(self._kept(target.name, partial(self._button, target)) for target in self.targets()),
        ]

    def _button(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        colour = roles.go if target.name == "done" else roles.paper
        icon = {"done": pictures.check, "name": pictures.person, "card": card_icon(look)}[target.name]
        return button(
            look,
            target.name,
            target.rect,
            look.texts[f"thanks.{target.name}"],
            colour=colour,
            ink=roles.ink,
            icon=icon,
            cut_out=colour,
            cap_mm=8,
        )
