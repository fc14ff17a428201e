"""One work and nothing else; after three seconds a heart, and at its end the curtain."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from kiosk import pictures, stage
from kiosk.building import lay_sign, sign_part
from kiosk.cards import Card
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.pieces import Icon, button, fitting_cap, ground, sheet, text_size, words
from kiosk.screen import Moving, Part, Patience, Screen, Target
from kiosk.showing import Showing
from media.paper import Paper, blob

HEART_AFTER_SECONDS = 3.0
MARGIN_MM = 8.0
WORDS = {"again": ("watch.again",), "heart": ("watch.heart", "watch.hearted"), "next": ("watch.next",)}
"""What a button may say; it is as wide as the longest needs."""


class Leaving(Enum):
    NEXT = auto()
    AGAIN = auto()


@dataclass(frozen=True)
class HeartGiven:
    given: bool


class Watch(Screen[Leaving | HeartGiven]):
    name = "watch"
    ground_is_dark = True

    def __init__(self, look: Look, card: Card, showing: Showing, *, hearted: bool) -> None:
        super().__init__(look)
        self._card, self._showing, self._hearted = card, showing, hearted
        self.watched_seconds = 0.0
        """How long it was on the screen and playing."""
        self._shut = 0.0
        """How far the curtain has come since the end, 0 to 1."""

    @property
    def patience(self) -> Patience:  # type: ignore[override]  # here it changes: nobody is hurried while a work plays
        return Patience.NORMAL if self._showing.done else Patience.ENDLESS

    def parts(self) -> list[Part | Moving]:
        look, roles = self.look, self.look.theme.roles
        shown = self._showing.frame()
        picture = Moving(look.whole, ("work", self._card.id), shown.serial, shown.pixels) if shown else None
        parts: list[Part | Moving] = [picture or ground(look, roles.night)]
        parts += self._curtain() if self._shut else self._credit()
        return parts + [self._button(target) for target in self.targets()]

    def targets(self) -> Sequence[Target]:
        """From the end side inwards, so that none moves when another joins them."""
        seen = self.watched_seconds >= HEART_AFTER_SECONDS
        names = ["again"] * self._showing.done + ["heart"] * seen + ["next"]
        places = self._row(names)
        return [Target(name, self.look.mirrored(places[name])) for name in names]

    def _row(self, names: Sequence[str]) -> dict[str, Rect]:
        look, places = self.look, {}
        size, x = look.px(MAIN_TARGET_MM + 3), look.width - look.px(MARGIN_MM)
        for name in reversed(names):
            wide = max(self._wide(word) for word in WORDS[name])
            x -= wide
            places[name] = (x, look.height - look.px(MARGIN_MM) - size, wide, size)
            x -= look.px(GAP_MM)
        return places

    def press(self, target: str) -> Leaving | HeartGiven | None:
        if target == "heart":
            self._hearted = not self._hearted
            return HeartGiven(self._hearted)
        return Leaving[target.upper()]

    def take_heart_back(self) -> None:
        """It could not be given: only a heart that counts is shown."""
        self._hearted = False

    def tick(self, seconds: float) -> Leaving | None:
        if not self._showing.done:
            self.watched_seconds = max(self.watched_seconds, self._showing.at)
        else:
            self._shut = min(1.0, self._shut + seconds / stage.CURTAIN_SECONDS)
        return None

    def rests(self) -> float:
        if not self._showing.done:
            return self._showing.next_in
        return float("inf") if self._shut == 1 else 0.0

    def _wide(self, word: str) -> int:
        """Room for a picture and the word on one line, within a third of the screen."""
        look = self.look
        text = text_size(look, look.texts[word], BODY_MM, bold=True)[0]
        return min(look.px(MAIN_TARGET_MM + 14) + text, look.width // 3)

    def _button(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        name = target.name
        if name == "heart":
            colour, ink = (roles.board, roles.heart) if self._hearted else (roles.paper, roles.heart)
            return self._heart(target, colour, ink)
        icon = {"next": pictures.arrow_back if look.texts.rtl else pictures.arrow_on, "again": pictures.again}[name]
        return button(
            look, name, target.rect, look.texts[f"watch.{name}"], colour=roles.paper, ink=roles.ink, icon=icon
        )

    def _heart(self, target: Target, colour: str, ink: str) -> Part:
        """A large heart and a word in ink: red never carries words."""
        look, roles = self.look, self.look.theme.roles
        word = look.texts["watch.hearted" if self._hearted else "watch.heart"]
        plain = button(
            look, "heart", target.rect, word, colour=colour, ink=roles.ink, icon=_red_heart(ink), cap_mm=BODY_MM
        )
        return Part(plain.rect, (plain.key, self._hearted), plain.paint, of="heart")

    def _curtain(self) -> list[Part]:
        """Whoever looked on is not left before a black screen: what they saw has a sign."""
        if not self._shut:
            return []
        halves = stage.house_curtain(self.look, 1 - (1 - self._shut) ** 2)
        if self._shut < 1:
            return halves
        light = self._sign_in_light()
        return [*halves, light, *self._name_below(light.rect)]

    def _sign_in_light(self) -> Part:
        look, roles, sign = self.look, self.look.theme.roles, self._card.sign
        size = round(min(look.width, look.height) * 0.44)
        rect = ((look.width - size) // 2, round(look.height * (0.5 - 0.09)) - size // 2, size, size)

        def paint(paper: Paper) -> None:
            paper.sheet(blob(size / 2, size / 2, size * 0.47, 17, Random(sign.number)), roles.paper, depth_mm=3)
            lay_sign(look, paper, sign, size / 2, size / 2, size * 0.31, roles.paper)

        return Part(rect, ("sign in light", sign.number), paint)

    def _name_below(self, light: Rect) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        height, most = look.px(20), min(look.px(230), look.width - look.px(40))
        cap = fitting_cap(look, self._card.maker, (most - look.px(16), height), 10, bold=True)
        width = min(most, text_size(look, self._card.maker, cap, bold=True)[0] + look.px(16))
        rect = ((look.width - width) // 2, light[1] + light[3] - look.px(9), width, height)
        name = words(look, self._card.maker, rect, colour=roles.ink, cap_mm=cap, bold=True, align="centre", middle=True)
        return [sheet(look, rect, roles.board, ("name", self._card.id)), name]

    def _credit(self) -> list[Part]:
        """Sign and name on a strip of paper: legible over any picture."""
        look, roles = self.look, self.look.theme.roles
        height, left = look.px(MAIN_TARGET_MM), look.px(MARGIN_MM)
        name = self._card.maker
        text = text_size(look, name, BODY_MM, bold=True)[0]
        free = self._row(["heart", "next"])["heart"][0] - look.px(GAP_MM) - left
        width = min(height + text + look.px(14), look.width // 3, free)
        rect = look.mirrored((left, look.height - left - height, width, height))
        x, y, w, h = rect
        sign = (x + w - h, y, h, h) if look.texts.rtl else (x, y, h, h)
        room = (x + look.px(6), y, w - h - look.px(8), h) if look.texts.rtl else (x + h, y, w - h - look.px(6), h)
        return [
            sheet(look, rect, roles.paper, ("credit", self._card.id)),
            sign_part(look, self._card.sign, sign, roles.paper),
            words(look, name, room, colour=roles.ink, bold=True, middle=True),
        ]


def _red_heart(red: str) -> Icon:
    def heart(paper: Paper, x: float, y: float, r: float, colour: str, hole: str) -> None:
        pictures.heart(paper, x, y, r, red, hole)

    return heart
