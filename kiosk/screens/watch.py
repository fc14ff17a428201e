"""One work and nothing else; after three seconds a heart."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from kiosk import pictures
from kiosk.building import sign_part
from kiosk.cards import Card
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.pieces import Icon, button, ground, sheet, text_size, words
from kiosk.screen import Moving, Part, Patience, Screen, Target
from kiosk.showing import Showing
from media.paper import Paper

HEART_AFTER_SECONDS = 3.0


class Leaving(Enum):
    NEXT = auto()
    AGAIN = auto()
    BROKEN = auto()


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
        self._waited = 0.0

    @property
    def patience(self) -> Patience:  # type: ignore[override]  # here it changes: nobody is hurried while a work plays
        return Patience.NORMAL if self._showing.done else Patience.ENDLESS

    def parts(self) -> list[Part | Moving]:
        look, roles = self.look, self.look.theme.roles
        shown = self._showing.frame()
        picture = Moving(look.whole, ("work", self._card.id), shown.serial, shown.pixels) if shown else None
        parts: list[Part | Moving] = [picture or ground(look, roles.night), *self._credit()]
        return parts + [self._button(target) for target in self.targets()]

    def targets(self) -> Sequence[Target]:
        look = self.look
        size, gap = look.px(MAIN_TARGET_MM + 3), look.px(GAP_MM)
        bottom = look.height - look.px(8)
        names = ["again", "next"] if self._showing.done else ["next"]
        places: list[tuple[str, Rect]] = []
        x = look.width - look.px(8)
        for name in reversed(names):
            x -= self._wide(f"watch.{name}")
            places.insert(0, (name, (x, bottom - size, self._wide(f"watch.{name}"), size)))
            x -= gap
        if self.watched_seconds >= HEART_AFTER_SECONDS:
            wide = max(self._wide("watch.heart"), self._wide("watch.hearted"))
            places.insert(0, ("heart", (x - wide, bottom - size, wide, size)))
        return [Target(name, look.mirrored(rect)) for name, rect in places]

    def press(self, target: str) -> Leaving | HeartGiven | None:
        if target == "heart":
            self._hearted = not self._hearted
            return HeartGiven(self._hearted)
        return Leaving[target.upper()]

    def tick(self, seconds: float) -> Leaving | None:
        if not self._showing.done:
            self.watched_seconds = max(self.watched_seconds, self._showing.at)
        return None

    def rests(self) -> float:
        return float("inf") if self._showing.done else self._showing.next_in

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

    def _credit(self) -> list[Part]:
        """Sign and name on a strip of paper: legible over any picture."""
        look, roles = self.look, self.look.theme.roles
        height = look.px(MAIN_TARGET_MM)
        name = self._card.maker
        text = text_size(look, name, BODY_MM, bold=True)[0]
        width = min(height + text + look.px(14), look.width // 3)
        rect = look.mirrored((look.px(8), look.height - look.px(8) - height, width, height))
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
