"""One work and nothing else; after three seconds a heart and what it did to one, and at its end the curtain."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, partial
from random import Random

from config.responses import shipped_responses
from kiosk import stage
from kiosk.building import lay_sign, sign_part
from kiosk.cards import Card
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.pieces import fitting_cap, ground, sheet, text_size, words
from kiosk.responding import Responding
from kiosk.screen import Moving, Part, Patience, Screen, Target
from kiosk.showing import Showing
from kiosk.strip import STRIP_MM
from kiosk.upright_window import house_part, picture_of
from kiosk.washing import BESIDE_MM, answered_part, answered_width
from kiosk.watch_foot import LEAST_NAME_MM, MARGIN_MM, WatchFoot
from media.form import Form
from media.paper import Paper, blob

HEART_AFTER_SECONDS = 3.0
ANSWERED_AIR_MM, NAME_HANGS_MM = 4.0, 11.0
"""Below what is answered, for the pegs of its neighbour; and how far a name hangs below the light."""


class Leaving(Enum):
    NEXT = auto()
    AGAIN = auto()
    REPLY = auto()
    """Somebody will make something with it."""
    ANSWERED = auto()
    """To the work that this one answers."""


@dataclass(frozen=True)
class HeartGiven:
    given: bool


@dataclass(frozen=True)
class ResponseGiven:
    """One of the pictures says what it did to the visitor, or does so no more."""

    response: str
    given: bool


class Watch(Screen[Leaving | HeartGiven | ResponseGiven]):
    name = "watch"
    ground_is_dark = True

    def __init__(
        self,
        look: Look,
        card: Card,
        showing: Showing,
        *,
        hearted: bool,
        felt: Iterable[str] = (),
        answered: Card | None = None,
        may_answer: bool = False,
    ) -> None:
        """`felt` are the responses that this visit gave it. `answered` is the work that this one answers; `may_answer`:
        its maker lets neighbours make something with it, and the devices for that work."""
        super().__init__(look)
        self._card, self._showing, self._hearted, self._felt = card, showing, hearted, frozenset(felt)
        self._answered, self._may_answer = answered, may_answer
        self._responses = [response.key for response in shipped_responses()]
        self._responds = False
        """The foot is turned over: pictures instead of buttons."""
        self.watched_seconds = 0.0
        """How long it was on the screen and playing."""
        self._shut = 0.0
        """How far the curtain has come since the end, 0 to 1."""

    @staticmethod
    def picture_size(look: Look, form: Form) -> tuple[int, int]:
        """In pixels, for whoever makes the pictures."""
        return picture_of(look, form)[2:]

    @property
    def patience(self) -> Patience:  # type: ignore[override]  # here it changes: nobody is hurried while a work plays
        return Patience.NORMAL if self._showing.done else Patience.ENDLESS

    def parts(self) -> list[Part | Moving]:
        look, roles = self.look, self.look.theme.roles
        shown, place = self._showing.frame(), picture_of(look, self._card.form)
        picture = [Moving(place, ("work", self._card.id), shown.serial, shown.pixels)] if shown else []
        whole = place == look.whole
        house = [] if whole else [self._kept("house", partial(house_part, look, place))]
        parts: list[Part | Moving] = [*house, *picture] or [ground(look, roles.night)]
        parts += self._curtain() if self._shut else self._credit()
        if self._responds:
            return parts + self._responding.parts(self._felt)
        if self._answered:
            parts.append(self._kept("answered", partial(self._hung, self._answered)))
        buttons = [target for target in self.targets() if target.name != "answered"]
        return parts + [self._foot.part(target, hearted=self._hearted, felt=self._felt) for target in buttons]

    def targets(self) -> Sequence[Target]:
        """Each has its place from the start, so that none moves when another joins them."""
        if self._responds:
            return self._responding.targets()
        seen, done = self.watched_seconds >= HEART_AFTER_SECONDS, self._showing.done
        reply = self._may_answer and (seen or done)
        names = ["again"] * done + ["reply"] * reply + ["feel", "heart"] * seen + ["next"]
        whose = [Target("answered", self.look.mirrored(self._above))] if self._answered else []
        return [*whose, *(Target(name, self.look.mirrored(self._foot.places[name])) for name in names)]

    @cached_property
    def _foot(self) -> WatchFoot:
        return WatchFoot(self.look, self._responses, may_answer=self._may_answer)

    @cached_property
    def _responding(self) -> Responding:
        return Responding(self.look, self._responses)

    @cached_property
    def _above(self) -> Rect:
        """Over the name of the maker: whose work this one answers; over all buttons, where beside them is no room."""
        assert self._answered is not None
        look, height = self.look, self.look.px(MAIN_TARGET_MM)
        left, wide = look.px(MARGIN_MM), answered_width(look, self._answered, height)
        if self._over_all:
            return left, min(place[1] for place in self._foot.places.values()) - look.px(GAP_MM) - height, wide, height
        return left, self._hanging_y, wide, height

    @cached_property
    def _over_all(self) -> bool:
        if self._answered is None:
            return False
        look, height = self.look, self.look.px(MAIN_TARGET_MM)
        beside = [place[0] for place in self._foot.places.values() if place[1] < self._hanging_y + height]
        free = min(beside, default=look.width) - look.px(GAP_MM + MARGIN_MM)
        return answered_width(look, self._answered, height) > free

    @property
    def _hanging_y(self) -> int:
        height = self.look.px(MAIN_TARGET_MM)
        return self.look.height - self.look.px(MARGIN_MM) - 2 * height - self.look.px(GAP_MM + ANSWERED_AIR_MM)

    def _hung(self, answered: Card) -> Part:
        """With washing beside it, where no button is in the way."""
        look, (x, y, w, h) = self.look, self._above
        free = min((at[0] for at in self._foot.places.values() if at[1] < y + h), default=look.width) - x - w
        washing = 2 if free > look.px(2 * BESIDE_MM + 12) else 0
        return answered_part(look, answered, look.mirrored((x, y, w, h)), of="answered", washing=washing)

    def press(self, target: str) -> Leaving | HeartGiven | ResponseGiven | None:
        kind, _, response = target.partition(".")
        match kind:
            case "heart":
                self._hearted = not self._hearted
                return HeartGiven(self._hearted)
            case "response":
                self._felt ^= {response}
                return ResponseGiven(response, response in self._felt)
            case "feel" | "done":
                self._responds = kind == "feel"
                return None
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
        below = min(self._responding.top, *(place[1] for place in self._foot.places.values()))
        low = (min(below, self._above[1]) if self._over_all else below) - look.px(GAP_MM)
        top = look.px(STRIP_MM)
        size = min(round(min(look.width, look.height) * 0.44), low - top - look.px(NAME_HANGS_MM))
        middle = min(round(look.height * (0.5 - 0.09)), low - look.px(NAME_HANGS_MM) - size // 2)
        rect = ((look.width - size) // 2, middle - size // 2, size, size)

        def paint(paper: Paper) -> None:
            paper.sheet(blob(size / 2, size / 2, size * 0.47, 17, Random(sign.number)), roles.paper, depth_mm=3)
            lay_sign(look, paper, sign, size / 2, size / 2, size * 0.31, roles.paper)

        return Part(rect, ("sign in light", sign.number), paint)

    def _name_below(self, light: Rect) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        height, most = look.px(20), min(look.px(230), look.width - look.px(40))
        maker = self._card.by(look.texts)
        cap = fitting_cap(look, maker, (most - look.px(16), height), 10, bold=True)
        width = min(most, text_size(look, maker, cap, bold=True)[0] + look.px(16))
        rect = ((look.width - width) // 2, light[1] + light[3] - look.px(9), width, height)
        name = words(look, maker, rect, colour=roles.ink, cap_mm=cap, bold=True, align="centre", middle=True)
        return [sheet(look, rect, roles.board, ("name", self._card.id)), name]

    def _credit(self) -> list[Part]:
        """Sign and name on a strip of paper: legible over any picture."""
        look, roles = self.look, self.look.theme.roles
        height, left = look.px(MAIN_TARGET_MM), look.px(MARGIN_MM)
        name = self._card.by(look.texts)
        text = text_size(look, name, BODY_MM, bold=True)[0]
        free = self._free_beside(look.height - left - height) - look.px(GAP_MM) - left
        if self._responds and free < look.px(LEAST_NAME_MM):  # the pictures take its place
            return []
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

    def _free_beside(self, y: int) -> int:
        """Where what can be pressed begins, at this height."""
        places = self._responding.places.values() if self._responds else self._foot.beside_name
        return min(place[0] for place in places if place[1] + place[3] > y)
