"""What every screen is: it shows parts, offers targets and ends with an answer.

A screen knows its look, its presses and the time that passed. It knows no other screen, no database, no pygame event
and no clock. Showing the same screen again resumes it with its state.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import ClassVar, Generic, TypeVar

from config.texts import Texts
from kiosk.look import Look, Rect
from kiosk.news import News
from media.paper import Paper, Pixels

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Part:
    """A piece of paper on the screen. The same key in the same size is the same picture, painted once and kept."""

    rect: Rect
    key: Hashable
    paint: Callable[[Paper], object] = field(compare=False)
    of: str | None = None
    """The target it belongs to, with which it sinks."""
    solid: bool = False
    """Covers all of its rectangle: nothing below it shows."""


@dataclass(frozen=True)
class Moving:
    """A picture that is made elsewhere: a film, the camera. A new serial is a new picture."""

    rect: Rect
    key: Hashable
    serial: int
    pixels: Pixels = field(compare=False)
    """Opaque BGRA of just the size of the rectangle."""
    of: str | None = None


@dataclass(frozen=True)
class Target:
    """Something to press. Its name is what the screen hears; focus walks over targets in their order."""

    name: str
    rect: Rect


class Patience(Enum):
    """How long a screen waits for a touch before it asks whether anybody is there."""

    NORMAL = auto()
    LONG = auto()
    """While somebody looks back or decides who may see it."""
    ENDLESS = auto()
    """While something plays or nobody is expected."""


class Frame(Enum):
    """What stands in the strip that every screen shares."""

    HELP = auto()
    BACK = auto()
    HOME = auto()
    LANGUAGE = auto()


HERE = (Frame.HELP, Frame.LANGUAGE)
"""The strip of a screen whose own choices are the only ways out."""
HERE_AND_BACK = (Frame.HELP, Frame.BACK, Frame.LANGUAGE)


class Kept:
    """Parts that stay the same while their key does: words are fitted once, not in every frame."""

    def __init__(self) -> None:
        self._parts: dict[Hashable, Part] = {}

    def __call__(self, key: Hashable, make: Callable[[], Part]) -> Part:
        if key not in self._parts:
            self._parts[key] = make()
        return self._parts[key]


class Screen(Generic[Answer]):
    name: ClassVar[str]
    patience: Patience = Patience.NORMAL
    frame: Sequence[Frame] = tuple(Frame)
    """For visitors; staff have no strip, and nobody has at *attract*."""
    ground_is_dark: bool = False
    on_air: bool = False
    """It records: no sheet covers it or holds it up (C-002)."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.ahead: Iterable[Part] = ()
        """What will be seen before long: painted, one after the other, while nothing else is to be drawn."""

    def speak(self, texts: Texts) -> None:
        """Goes on in another language, with the same state."""
        self.look = self.look.speaking(texts)
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        """Whatever follows from the look is a `cached_property`, so that it can be forgotten here."""
        for kind in type(self).__mro__:
            for name, value in vars(kind).items():
                if isinstance(value, cached_property):
                    self.__dict__.pop(name, None)

    @cached_property
    def _kept(self) -> Kept:
        return Kept()

    def parts(self) -> Iterable[Part | Moving]:
        """What is on the screen now, from the ground up."""
        raise NotImplementedError

    def targets(self) -> Sequence[Target]:
        """What can be pressed now."""
        return ()

    def press(self, target: str) -> Answer | None:
        """A whole press on one of the targets. None: the screen goes on."""
        return None

    def type(self, key: str, text: str) -> Answer | None:
        """A key that is no way of pressing: only screens where one may type listen."""
        return None

    def knocked(self) -> Answer | None:
        """Somebody knows the hidden press of the staff door."""
        return None

    def hear(self, news: News) -> Answer | None:
        return None

    def tick(self, seconds: float) -> Answer | None:
        """Time passed since the last call."""
        return None

    def rests(self) -> float:
        """Seconds until this screen looks different by itself: 0 while something moves, infinity for a still page."""
        return float("inf")
