"""The show on a wall: a window is called, it swells to a stage, the work plays, the curtain closes; and so for days."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import cached_property
from random import Random

import cv2
import numpy as np

from exhibits.projection import Projection
from kiosk.cards import Card
from kiosk.facade import Facade, Slot
from kiosk.lifesize import Standing
from kiosk.look import FLOOR_MM, Look, Rect
from kiosk.pieces import ground
from kiosk.screen import Frame, Moving, Part, Patience, Screen, Target
from kiosk.showboard import board_height, board_part, frame_part, glowing_part, sign_card, slid_in, strip_part
from kiosk.showing import Showing, Shown
from kiosk.stage import house_curtain
from kiosk.upright_window import house_part, picture_of
from media.building import State, Window
from media.paper import Pixels
from media.sign import Sign

REST_SECONDS, CALL_SECONDS, SWELL_SECONDS, CURTAIN_SECONDS = 3.0, 1.2, 0.9, 0.6
STRIP_IN_SECONDS, STRIP_OUT_SECONDS, SLIDE_SECONDS = 1.5, 9.0, 0.25
BROKEN_SECONDS = 3.0
"""What does not begin, or stands still, for so long is passed over."""
GLOW_SECONDS = 10.0
LIGHT_SECONDS, CLOCK_SECONDS = 4.0, 5.0
DRESS_SECONDS = 600.0
"""The windows change places: nothing burns into the wall (K-026)."""


class Wish(Enum):
    NEXT = auto()
    """`call` somebody's work, and ask again."""
    CURTAIN = auto()
    """Its window has become the stage: let it `play`."""
    CLOCK = auto()
    """It may have become night, or morning."""
    STAFF = auto()


class _Act(Enum):
    BUILDING = auto()
    CALLED = auto()
    SWELLING = auto()
    OPENING = auto()
    PLAYING = auto()
    CLOSING = auto()
    SHRINKING = auto()


_LASTS = {
    _Act.BUILDING: REST_SECONDS,
    _Act.CALLED: CALL_SECONDS,
    _Act.SWELLING: SWELL_SECONDS,
    _Act.OPENING: CURTAIN_SECONDS,
    _Act.CLOSING: CURTAIN_SECONDS,
    _Act.SHRINKING: SWELL_SECONDS,
}
_ON_STAGE = (_Act.OPENING, _Act.PLAYING, _Act.CLOSING)


class Show(Screen[Wish]):
    name = "show"
    patience = Patience.ENDLESS
    frame: Sequence[Frame] = ()
    ground_is_dark = True

    def __init__(self, look: Look, place: str, wall: Projection, signs: Mapping[str, Sign], rng: Random) -> None:
        """`signs`, by the id of their work, light up windows; who has none when called moves into one."""
        super().__init__(look)
        self._place, self._rng = place, rng
        self.cap_mm = max(FLOOR_MM, wall.share(wall.cap_mm) * look.width / look.mm)
        """Of the smallest words, in millimetres of the look, which knows no wall."""
        self._been = 0.0
        self.dress(signs)
        self._act, self._act_for = _Act.BUILDING, 0.0
        self._card: Card | None = None
        self._strip: Part | None = None
        self._standing: Standing | None = None
        self._showing: Showing | None = None
        self._begun, self._stays = False, 0.0
        self._at, self._moved_for = 0.0, 0.0
        self._glows: dict[str, float] = {}
        self._light_in, self._clock_in = LIGHT_SECONDS, 0.0
        self.asleep = False

    def dress(self, signs: Mapping[str, Sign]) -> None:
        foot = board_height(self.look, self.cap_mm)
        self._facade = Facade.filling(self.look, [*signs.values()], self._rng, foot=foot, minutes=self._been / 60)
        self._lives: dict[str, Slot] = dict(zip(signs, self._facade.windows, strict=False))
        self._dressed_for = 0.0

    @property
    def wants_dress(self) -> bool:
        return self._dressed_for >= DRESS_SECONDS

    def call(self, card: Card, answered: Card | None, standing: Standing | None = None) -> None:
        """Whose turn it is. A dancer who is `standing` is as tall as life."""
        self._card, self._standing, self._begun = card, standing, False
        self._strip = strip_part(self.look, card, answered, self.cap_mm, above=standing is not None)
        if card.id not in self._lives:
            self._move_in(card)
        self._begin(_Act.CALLED)

    def picture_size(self) -> tuple[int, int]:
        """Of what is called."""
        return self._picture[2:]

    def play(self, showing: Showing | None) -> None:
        """None where it cannot be played: then its sign is shown."""
        self._showing, self._at, self._moved_for = showing, 0.0, 0.0
        self._begin(_Act.OPENING)

    def close(self) -> None:
        if self._showing:
            self._showing.close()
            self._showing = None

    # what is seen

    def parts(self) -> list[Part | Moving]:
        if self._act in _ON_STAGE and self._card:
            return self._stage_parts(self._card)
        look, facade = self.look, self._facade
        parts = facade.wall_parts(look, asleep=self.asleep)
        if not self.asleep:
            bright = [work for work in self._glows if work in self._lives]
            if self._act is _Act.CALLED and self._card:
                bright.append(self._card.id)
            parts += [glowing_part(look, facade, self._lives[work]) for work in dict.fromkeys(bright)]
        night = self.asleep
        parts.append(self._kept(night, lambda: board_part(look, self._place, self.cap_mm, asleep=night)))
        if self._act in (_Act.SWELLING, _Act.SHRINKING) and self._card:
            parts.append(self._swelling(self._card))
        return parts

    def _stage_parts(self, card: Card) -> list[Part | Moving]:
        look = self.look
        shown = self._showing.frame() if self._showing else None
        parts: list[Part | Moving]
        if not self._begun:
            parts = [sign_card(look, card, look.theme.hue(card.form).deep)]
        elif self._standing:
            parts = self._standing.parts(look, shown)
        else:
            parts = self._film_parts(shown)
        if self._strip and self._slid > 0:
            parts.append(slid_in(look, self._strip, self._slid))
        if self._act is not _Act.PLAYING:
            parts += house_curtain(look, 1 - self._opening)
        return [*parts, *(frame_part(look) if card.id in self._glows else [])]

    def _film_parts(self, shown: Shown | None) -> list[Part | Moving]:
        look, picture = self.look, self._picture
        whole = picture == look.whole
        parts: list[Part | Moving] = [ground(look, look.theme.roles.night) if whole else house_part(look, picture)]
        return [*parts, Moving(picture, "show", shown.serial, shown.pixels)] if shown else parts

    @property
    def _picture(self) -> Rect:
        assert self._card is not None
        return self._standing.picture if self._standing else picture_of(self.look, self._card.form)

    @cached_property
    def _shut(self) -> Pixels:
        """The whole stage with its curtain closed: made smaller, it is a window that swells."""
        paper = self.look.paper(self.look.width, self.look.height, self.look.theme.roles.curtain)
        for half in house_curtain(self.look, 1.0):
            with paper.moved(*half.rect[:2]):
                page = self.look.paper(*half.rect[2:])
                half.paint(page)
                paper.picture(page.pixels, 0, 0, *half.rect[2:])
        return paper.pixels

    def _swelling(self, card: Card) -> Moving:
        part = self._passed if self._act is _Act.SWELLING else 1 - self._passed
        grown = 1 - (1 - part) ** 3
        small, full = self._facade.box_of(self._lives[card.id]), self.look.whole
        x, y, w, h = (round(one + (other - one) * grown) for one, other in zip(small, full, strict=True))
        size = (max(2, w), max(2, h))
        pixels = np.asarray(cv2.resize(self._shut, size, interpolation=cv2.INTER_LINEAR), np.uint8)
        return Moving((x, y, *size), "swelling", round(grown * 1000), pixels)

    @property
    def _passed(self) -> float:
        return min(1.0, self._act_for / _LASTS[self._act])

    @property
    def _opening(self) -> float:
        eased = 1 - (1 - self._passed) ** 2
        return eased if self._act is _Act.OPENING else 1 - eased

    @property
    def _slid(self) -> float:
        """How far the strip is in; the curtain closes over one that is still there."""
        if self._act is not _Act.PLAYING:
            return self._stays if self._act is _Act.CLOSING else 0.0
        since = min(self._act_for - STRIP_IN_SECONDS, STRIP_OUT_SECONDS - self._act_for)
        return max(0.0, min(1.0, since / SLIDE_SECONDS))

    # who is there

    def targets(self) -> list[Target]:
        """The window of each work; while one plays, all of the wall is its window."""
        if self.asleep:
            return []
        if self._act is not _Act.BUILDING:
            return [Target("screen", self.look.whole)]
        boxes = {work: self._facade.box_of(slot) for work, slot in self._lives.items()}
        return [Target(work, (round(x), round(y), round(w), round(h))) for work, (x, y, w, h) in boxes.items()]

    def press(self, target: str) -> None:
        """It glows, and nothing is counted."""
        work = self._card.id if target == "screen" and self._card else target
        self._glows[work] = GLOW_SECONDS

    def knocked(self) -> Wish:
        return Wish.STAFF

    # time

    def tick(self, seconds: float) -> Wish | None:
        self._been += seconds
        self._dressed_for += seconds
        self._glows = {work: left - seconds for work, left in self._glows.items() if left > seconds}
        self._light_in -= seconds
        if self._light_in <= 0:
            self._light_in = LIGHT_SECONDS
            if not self.asleep:
                self._facade.change_one(self._rng)
        self._clock_in -= seconds
        wish = self._go_on(seconds)
        if wish is None and self._clock_in <= 0:
            self._clock_in, wish = CLOCK_SECONDS, Wish.CLOCK
        return wish

    def rests(self) -> float:
        glows = min(self._glows.values(), default=float("inf"))
        soon = min(self._light_in, self._clock_in, glows)
        match self._act:
            case _Act.BUILDING:
                return soon if self.asleep else min(soon, max(0.0, REST_SECONDS - self._act_for))
            case _Act.CALLED:
                return min(soon, max(0.0, CALL_SECONDS - self._act_for))
            case _Act.PLAYING if not 0 < self._slid < 1 and self._showing and self._begun:
                return min(soon, self._showing.next_in, self._until_strip)
        return 0.0

    @property
    def _until_strip(self) -> float:
        moments = (STRIP_IN_SECONDS, STRIP_OUT_SECONDS - SLIDE_SECONDS)
        return min((moment - self._act_for for moment in moments if moment > self._act_for), default=float("inf"))

    def _go_on(self, seconds: float) -> Wish | None:
        self._act_for += seconds
        if self._act is _Act.PLAYING:
            self._look_on(seconds)
            return None
        if self._act_for < _LASTS[self._act]:
            self._has_begun()
            return None
        match self._act:
            case _Act.BUILDING:
                self._act_for = 0.0
                return None if self.asleep else Wish.NEXT
            case _Act.CALLED:
                self._begin(_Act.SWELLING)
            case _Act.SWELLING:
                return Wish.CURTAIN
            case _Act.OPENING:
                self._begin(_Act.PLAYING)
            case _Act.CLOSING:
                self.close()
                self._begin(_Act.SHRINKING)
            case _Act.SHRINKING:
                self._begin(_Act.BUILDING)
        return None

    def _look_on(self, seconds: float) -> None:
        """Until it has ended, stands still, or the night begins."""
        at = self._showing.at if self._showing else 0.0
        self._moved_for = 0.0 if at != self._at else self._moved_for + seconds
        self._at = at
        ended = self._has_begun() and self._showing is not None and self._showing.done
        if ended or self.asleep or self._moved_for >= BROKEN_SECONDS:
            self._stays = self._slid
            self._begin(_Act.CLOSING)

    def _has_begun(self) -> bool:
        if not self._begun and self._act in _ON_STAGE and self._showing:
            self._begun = self._showing.frame() is not None
        return self._begun

    def _begin(self, act: _Act) -> None:
        self._act, self._act_for = act, 0.0

    def _move_in(self, card: Card) -> None:
        """In place of a neighbour, or of a dark window where no work is."""
        facade = self._facade
        if self._lives:
            gone = self._rng.choice(sorted(self._lives))
            slot = self._lives.pop(gone)
        else:
            slot = self._rng.choice(facade.dark)
        facade.windows[slot] = Window(State.OPEN, card.sign, self._rng.randrange(3))
        self._lives[card.id] = slot
