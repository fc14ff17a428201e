"""Screens while something moves on them, as a visitor sees them move: each is a frame after the other."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import cv2
import numpy as np

from capture.messages import Level, Opened, Recording
from capture.ring import Preview
from config.texts import languages, load_texts
from kiosk.look import Look
from kiosk.screen import Moving, Part, Screen
from kiosk.screens.attract import Attract, Calling
from kiosk.screens.idle import IdleSheet
from kiosk.screens.look_back import LookBack
from kiosk.screens.mine.own import OwnWork
from kiosk.screens.record import Record
from kiosk.screens.tried import Tried
from kiosk.screens.watch import Watch
from kiosk.showing import MusicShowing, Shown
from kiosk.stage import curtain_opens
from kiosk.strip import strip_parts
from media.curve import loudness_curve
from media.form import Form
from media.paper import Pixels
from media.sign import Sign
from tests.kiosk.screens.making_screens import NEIGHBOUR, SIGN, Shelf, question, record, thanks, who

FPS = 60
FILM_FPS = 30
SIGNS = [Sign.from_number(37 * number) for number in range(24)]


@dataclass
class Reel:
    """A film of two pictures in turn, by the clock that it is handed; its decoding is a thread's, and no frame's."""

    size: tuple[int, int]
    seconds: float = float("inf")
    at: float = 0.0
    next_in: float = 0.0
    _pictures: list[Pixels] = field(init=False)

    def __post_init__(self) -> None:
        rng = np.random.default_rng(1)
        some = rng.integers(0, 255, (2, 45, 80, 4), np.uint8)
        self._pictures = [np.ascontiguousarray(cv2.resize(one, self.size)) for one in some]

    @property
    def done(self) -> bool:
        return self.at >= self.seconds

    def frame(self) -> Shown:
        serial = int(min(self.at, self.seconds) * FILM_FPS)
        return Shown(serial, self._pictures[serial % 2])

    def close(self) -> None:
        self.at = self.seconds


@dataclass
class Scene:
    """A screen, what else goes on with the time, and what lies over it."""

    screen: Screen[Any]
    seconds: float
    reels: list[Any] = field(default_factory=list)
    happens: Callable[[int, object], object] = lambda frame, answer: None
    """Told the number of the frame and what the screen answered."""
    over: IdleSheet | None = None

    def frame(self, number: int) -> list[Part | Moving]:
        """All that the loop does for a frame, but to draw it."""
        for reel in self.reels:
            reel.at += 1 / FPS
        self.happens(number, self.screen.tick(1 / FPS))
        if self.over:
            self.over.tick(1 / FPS)
        parts = [*self.screen.parts(), *strip_parts(self.screen)]
        return [*parts, *self.over.parts()] if self.over else parts


def attract(look: Look) -> Scene:
    """Two works after each other, with both curtains, lights and languages in turn."""
    screen = Attract(look, SIGNS, [load_texts(language.code) for language in languages()], Random(1))
    scene = Scene(screen, 22)

    def happens(frame: int, answer: object) -> None:
        if answer is Calling.NEXT_WORK:
            scene.reels = [Reel(screen.stage[2:])]
            screen.play(scene.reels[0])

    scene.happens = happens
    return scene


def watch_film(look: Look) -> Scene:
    """To its end, with the heart after three seconds and the curtain."""
    reel = Reel((look.width, look.height), seconds=6)
    return Scene(Watch(look, NEIGHBOUR, reel, hearted=False, may_answer=True), 7, [reel])


def watch_music(look: Look) -> Scene:
    """Its picture lives with it, and is drawn in the frame."""
    sound = np.random.default_rng(1).normal(0, 0.2, 48_000 * 7) * np.abs(np.sin(np.arange(48_000 * 7) / 9000))
    curve, clock = loudness_curve(sound), Reel((16, 9))
    showing: Any = MusicShowing(clock, SIGN, look, (look.width, look.height), lambda: curve)  # type: ignore[arg-type]
    return Scene(Watch(look, NEIGHBOUR, showing, hearted=False, may_answer=True), 6, [clock])


def asking(look: Look) -> Scene:
    """Another question slides in every second, and then a neighbour's example plays."""
    screen = question(look)
    scene = Scene(screen, 7)
    screen.ahead = curtain_opens(look)
    shelf = Playing(look, scene)
    screen._examples = shelf

    def happens(frame: int, answer: object) -> None:
        if frame < 3 * FPS and frame % FPS == FPS - 1:
            screen.press("other")
        if frame == 3 * FPS:
            screen.press("example")

    scene.happens = happens
    return scene


class Playing(Shelf):
    """Its examples are films."""

    def __init__(self, look: Look, scene: Scene) -> None:
        super().__init__(look)
        self._scene = scene

    def play(self, question: str, size: tuple[int, int]) -> Any:
        self._scene.reels = [Reel(size)]
        return self._scene.reels[0]


def recording(look: Look, form: Form) -> Scene:
    """From the opening curtain over the falling beads into the last seconds, with the camera's picture."""
    scene = Scene(record(look, form), 12)
    screen = scene.screen
    assert isinstance(screen, Record)
    reel = Reel((1280, 720))
    scene.reels = [reel]
    screen._preview = lambda after: camera(reel, after)

    def happens(frame: int, answer: object) -> None:
        if frame == 5:
            screen.hear(Opened(camera=True, microphone=True))
        if frame == FPS:
            screen.press("go")
        if frame == 7 * FPS:
            screen.hear(Recording("x"))
        if frame % 4 == 0:
            loud = abs(np.sin(frame / 20))
            screen.hear(Level(loud * 0.5, loud, 46 + frame / FPS))

    scene.happens = happens
    return scene


def camera(reel: Reel, after: int) -> Preview | None:
    shown = reel.frame()
    return Preview(shown.serial + 1, shown.pixels) if shown.serial + 1 > after else None


def look_back(look: Look) -> Scene:
    reel = Reel(LookBack.stage_size(look))
    return Scene(LookBack(look, reel, Form.VIDEO, keep=True), 4, [reel])


def own_work(look: Look) -> Scene:
    """It plays with two neighbours' answers beside it, and its curtain goes."""
    reel = Reel(OwnWork.window_size(look), seconds=3)
    return Scene(OwnWork(look, NEIGHBOUR, reel, "mine.open", answers=[NEIGHBOUR, NEIGHBOUR]), 5, [reel])


def windows(look: Look) -> Scene:
    """Five windows open and shut."""
    screen = who(look)

    def happens(frame: int, answer: object) -> None:
        targets = [target.name for target in screen.targets()]
        if frame % 20 == 19 and frame < 4 * FPS:
            screen.press(targets[frame // 20 % 5])
        if frame == 4 * FPS:
            screen.press("done")

    return Scene(screen, 6, happens=happens)


def idle_over_the_camera(look: Look) -> Scene:
    """The sheet that asks whether somebody is there, over the stage on which nobody begins."""
    scene = recording(look, Form.VIDEO)
    for number in range(FPS):
        scene.frame(number)
    scene.happens = lambda frame, answer: None
    return replace(scene, over=IdleSheet(look, 6), seconds=5)


SCENES: dict[str, Callable[[Look], Scene]] = {
    "attract": attract,
    "watch_film": watch_film,
    "watch_music": watch_music,
    "question": asking,
    "record_video": lambda look: recording(look, Form.VIDEO),
    "record_music": lambda look: recording(look, Form.MUSIC),
    "look_back": look_back,
    "who_may_see": windows,
    "thanks": lambda look: Scene(thanks(look), 6),
    "own_work": own_work,
    "tried": lambda look: Scene(Tried(look), 1),
    "idle": idle_over_the_camera,
}
