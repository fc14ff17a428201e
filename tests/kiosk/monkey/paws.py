"""What paws do to a touch screen, a keyboard and a window, as the events that the display sends for it."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pygame

Point = tuple[int, int]

KEYS = sorted({getattr(pygame, name) for name in dir(pygame) if name.startswith("K_")} - {pygame.K_UNKNOWN})
"""All there are on any keyboard, media keys and the like too."""
MODIFIERS = (
    pygame.KMOD_NONE, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_ALT, pygame.KMOD_META,
    pygame.KMOD_CTRL | pygame.KMOD_ALT, pygame.KMOD_ALT | pygame.KMOD_SHIFT, pygame.KMOD_CAPS | pygame.KMOD_NUM,
)  # fmt: skip
TYPED = (
    "",
    "a",
    "é",
    "ñ",
    "ş",
    "ع",
    "ተ",
    "日",
    "👵🏽",
    " ",
    "\t",
    "\x01",
    "\x1b",
    "\x7f",
    "\u200f",
    "\u0301",
    "\x00",
    "0",
    "7",
)
WINDOW = (
    pygame.WINDOWFOCUSLOST, pygame.WINDOWFOCUSGAINED, pygame.WINDOWMINIMIZED, pygame.WINDOWRESTORED,
    pygame.WINDOWEXPOSED, pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED, pygame.WINDOWMOVED, pygame.WINDOWLEAVE,
    pygame.WINDOWENTER, pygame.WINDOWHIDDEN, pygame.WINDOWSHOWN, pygame.WINDOWCLOSE, pygame.WINDOWDISPLAYCHANGED,
    pygame.ACTIVEEVENT, pygame.VIDEOEXPOSE, pygame.VIDEORESIZE, pygame.KEYMAPCHANGED, pygame.CLIPBOARDUPDATE,
    pygame.DROPFILE, pygame.DROPTEXT, pygame.JOYBUTTONDOWN, pygame.AUDIODEVICEADDED,
)  # fmt: skip
PALM = 5
RARELY = 0.01
"""How often the display loses one of the events of a touch."""


@dataclass
class Paws:
    size: tuple[int, int]
    rng: random.Random
    _fingers: int = 0
    _down: dict[int, Point] = field(default_factory=dict)
    """Fingers that lie on the glass, some of which never lift."""
    _held: list[int] = field(default_factory=list)
    """Keys that somebody leans on."""

    # touches

    def touch(self, at: Point) -> None:
        """One tap, in one of the ways in which screens tell of it."""
        way = self.rng.choices([self._mouse, self._finger, self._both_at_once, self._one_after_the_other], [8, 8, 2, 2])
        way[0](at)

    def beside(self) -> None:
        self.touch(self._anywhere())

    def several(self, spots: Iterable[Point]) -> None:
        """Fingers that come down, move and go in any order, and some that stay; on these spots and beside them."""
        places = [*spots, *(self._anywhere() for _ in range(self.rng.randrange(1, PALM)))]
        self.rng.shuffle(places)
        fingers = {self._new(): place for place in places[:PALM]}
        for finger, place in fingers.items():
            self._put(finger, place)
        for finger, place in self.rng.sample(sorted(self._down.items()), len(self._down)):
            if self.rng.random() < 0.4:
                self._post(pygame.FINGERMOTION, finger, self._near(place))
            if self.rng.random() < 0.85:
                self._lift(finger)

    def drag(self, start: Point) -> None:
        finger = self._new()
        self._put(finger, start)
        for _ in range(self.rng.randrange(1, 6)):
            self._post(pygame.FINGERMOTION, finger, self._anywhere())
        self._lift(finger)

    def wheel(self) -> None:
        _send(pygame.MOUSEWHEEL, x=self.rng.randrange(-3, 4), y=self.rng.randrange(-3, 4), flipped=False, which=0)
        button = self.rng.choice([2, 3, 4, 5, 8])  # the middle, the context menu's, and what a wheel sends as well
        at = self._anywhere()
        _send(pygame.MOUSEBUTTONDOWN, pos=at, button=button, touch=False)
        _send(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 1), touch=False)
        _send(pygame.MOUSEBUTTONUP, pos=at, button=button, touch=False)

    # keys and the window

    def key(self, usual: Iterable[int] = ()) -> None:
        """One of the usual, or any at all, with or without others; now and then one is not let go."""
        some = list(usual)
        key = self.rng.choice(some) if some and self.rng.random() < 0.5 else self.rng.choice(KEYS)
        text = self.rng.choice(TYPED) if self.rng.random() < 0.3 else ""
        self._strike(key, text, self.rng.choice(MODIFIERS) if self.rng.random() < 0.3 else 0)
        if self.rng.random() < 0.05:
            self._held = [key]

    def held(self) -> None:
        """What a key repeats that is held, or stuck: pygame keeps this from the kiosk, which has to bear it all the
        same."""
        for key in self._held:
            for _ in range(self.rng.randrange(1, 12)):
                _send(pygame.KEYDOWN, key=key, unicode="", mod=0, scancode=0)
        if self.rng.random() < 0.3:
            self._held = []

    def writes(self) -> None:
        """By a method of input, which sends whole words besides keys."""
        text = self.rng.choice(TYPED)
        _send(pygame.TEXTEDITING, text=text, start=0, length=len(text))
        _send(pygame.TEXTINPUT, text=text * 3)

    def window(self) -> None:
        kind = self.rng.choice(WINDOW)
        _send(kind, x=self.rng.randrange(2000), y=0, size=(1, 1), w=1, h=1, gain=0, state=1, file="/", text="x")

    # how it is told

    def _mouse(self, at: Point, *, from_touch: bool = False) -> None:
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION, pygame.MOUSEBUTTONUP):
            if self.rng.random() >= RARELY:
                _send(kind, pos=at, rel=(0, 0), button=1, buttons=(1, 0, 0), touch=from_touch)

    def _finger(self, at: Point) -> None:
        finger = self._new()
        steps: list[Callable[[], None]] = [
            lambda: self._put(finger, at),
            lambda: self._post(pygame.FINGERMOTION, finger, at),
            lambda: self._lift(finger),
        ]
        for step in steps:
            if self.rng.random() >= RARELY:
                step()

    def _both_at_once(self, at: Point) -> None:
        """As SDL does it: for every finger a mouse that says it is none."""
        finger = self._new()
        _send(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=True)
        self._put(finger, at)
        _send(pygame.MOUSEBUTTONUP, pos=at, button=1, touch=True)
        self._lift(finger)

    def _one_after_the_other(self, at: Point) -> None:
        """As a panel does it that is a mouse too."""
        self._finger(at)
        self._mouse(at)

    def _strike(self, key: int, text: str, modifiers: int) -> None:
        _send(pygame.KEYDOWN, key=key, unicode=text, mod=modifiers, scancode=0)
        if self.rng.random() >= RARELY:
            _send(pygame.KEYUP, key=key, mod=modifiers, scancode=0)

    def _put(self, finger: int, at: Point) -> None:
        self._down[finger] = at
        if len(self._down) > 2 * PALM:  # as many as a screen can follow; the oldest is lost without a word
            del self._down[min(self._down)]
        self._post(pygame.FINGERDOWN, finger, at)

    def _lift(self, finger: int) -> None:
        at = self._down.pop(finger, None)
        if at is not None:
            self._post(pygame.FINGERUP, finger, at)

    def _post(self, kind: int, finger: int, at: Point) -> None:
        x, y = at[0] / self.size[0], at[1] / self.size[1]
        _send(kind, finger_id=finger, touch_id=1, x=x, y=y, dx=0.0, dy=0.0, pressure=1.0)

    def _new(self) -> int:
        self._fingers += 1
        return self._fingers

    def _anywhere(self) -> Point:
        width, height = self.size
        return self.rng.randrange(-5, width + 5), self.rng.randrange(-5, height + 5)

    def _near(self, at: Point) -> Point:
        return at[0] + self.rng.randrange(-30, 31), at[1] + self.rng.randrange(-30, 31)


def _send(kind: int, **what: object) -> None:
    pygame.event.post(pygame.event.Event(kind, what))
