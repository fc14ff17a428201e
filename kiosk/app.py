"""The one loop: input becomes a press, the press an answer, and only what changed is drawn."""

import logging
import queue
import time
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from config.texts import load_texts
from kiosk.draw import Canvas
from kiosk.look import Look, Rect, inside
from kiosk.news import News
from kiosk.press import Finger, HiddenDoor, focus_next
from kiosk.screen import Frame, Moving, Part, Patience, Screen, Target
from kiosk.script import KioskEndsError, Script
from kiosk.sheet import Over
from kiosk.sheets import Sheets
from kiosk.strip import focus_ring, strip_parts, strip_targets
from kiosk.tongue import LanguageChosen, Tongue
from kiosk.window import Closed, Exposed, FingerDown, FingerMoved, FingerUp, Input, KeyPressed, Window

log = logging.getLogger(__name__)

TICK_SECONDS = 1 / 60
STEPS = {"tab": 1, "right": 1, "down": 1, "left": -1, "up": -1}


@dataclass(frozen=True)
class Times:
    warn: float
    warn_long: float
    grace: float


class Kiosk:
    """Drives a script, which is begun anew (`script(sorry)`) whenever a visitor has left or something failed.

    `chime` answers a press, `call` calls staff to the screen of this name, `warn` says aloud that somebody should touch
    the screen, `narrate` is told of every new screen. `helper` is who helps, by name.
    """

    def __init__(
        self,
        window: Window,
        script: Callable[[bool], Script],
        times: Times,
        *,
        tongue: Tongue | None = None,
        helper: str | None = None,
        backstage: Callable[[News], object] = lambda news: None,
        chime: Callable[[], object] = lambda: None,
        call: Callable[[str], object] = lambda screen: None,
        warn: Callable[[], object] = lambda: None,
        narrate: Callable[[Screen[Any], list[Target]], object] = lambda screen, targets: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.window, self._times, self._clock = window, times, clock
        self._begin, self._backstage, self._narrate = script, backstage, narrate
        self._chime, self._call, self._warn = chime, call, warn
        self._tongue, self._sheets = tongue or Tongue(load_texts()), Sheets(times.grace, helper)
        self.canvas = Canvas(window.surface)
        self._news: queue.SimpleQueue[News] = queue.SimpleQueue()
        self._finger, self._door = Finger(), HiddenDoor()
        self._focused: str | None = None
        self._answer: object | None = None
        self._ahead: Iterator[Part] | None = None
        """What is still to be painted of what the screen will show."""
        self._told: object = None
        self._touched = self._ticked = clock()
        self.running = self._changed = True
        self.switched_off = False
        """Whether it ended because staff said so; otherwise a keeper starts it again."""
        self.screen: Screen[Any]
        self._start(sorry=False)

    def tell(self, news: News) -> None:
        """Any thread may bring news; the loop hears it in its next step."""
        self._news.put(news)
        self.window.wake()

    def run(self, beat: Callable[[], object] = lambda: None) -> None:
        """Until staff switch it off, or the window closes."""
        while self.running:
            beat()
            self.guarded_step()

    def guarded_step(self) -> None:
        """The wide net of the kiosk: whatever goes wrong, a kind screen and then the start."""
        try:
            self.step()
        except Exception:
            log.exception("the kiosk's step failed on screen %s", self.screen.name)
            try:
                self._begin_anew(sorry=True)
            except Exception:  # what a script does when it is closed can fail too, and then it is closed
                log.exception("the end of the visit failed")
                self._start(sorry=True)

    def step(self) -> None:
        self.window.wait(self._still_for())
        for one in self.window.inputs():
            self._take(one)
        self._hear()
        self._pass_time()
        self.draw()
        self._tell_targets()
        self._changed = self._answer is not None
        if self._answer is not None:
            answer, self._answer = self._answer, None
            self._advance(answer)

    def draw(self) -> None:
        look = self.screen.look
        areas = self.canvas.show(self._parts(), look, self._finger.down_on)
        self.window.update(areas)
        if not areas and self._ahead:
            self._paint_ahead(look)

    def _paint_ahead(self, look: Look) -> None:
        """One thing a step, so that a touch is answered at once."""
        assert self._ahead is not None
        part = next(self._ahead, None)
        if part is None:
            self._ahead = None
        else:
            self.canvas.prepare(part, look)

    def close(self) -> None:
        self._script.close()

    @property
    def asks(self) -> bool:
        """Whether it asks if anybody is still there."""
        return self._sheets.idle is not None

    def targets(self) -> list[Target]:
        """What can be pressed now: of the sheet for which the screen waits, else of the screen and the strip."""
        if waited_for := self._sheets.waited_for:
            return list(waited_for.targets())
        return [*self.screen.targets(), *strip_targets(self.screen)]

    def _parts(self) -> list[Part | Moving]:
        parts = [*self.screen.parts(), *strip_parts(self.screen)]
        for sheet in self._sheets.lying:
            parts += sheet.parts()
        focused = next((target for target in self.targets() if target.name == self._focused), None)
        return [*parts, focus_ring(self.screen.look, focused.rect)] if focused else parts

    def _still_for(self) -> float:
        """How long nothing can happen by itself."""
        if self._answer is not None or not self._news.empty() or self._changed:
            return 0
        rests = min(self.screen.rests(), *(sheet.rests() for sheet in self._sheets.lying), float("inf"))
        since = self._clock() - self._ticked
        tick = max(0, TICK_SECONDS - since)
        if rests <= 0:
            return tick
        if self._ahead:
            return min(rests, tick)
        return min(rests, 1.0 if self._patience is not Patience.ENDLESS else 5.0)

    def _tell_targets(self) -> None:
        """Whoever drives the kiosk from outside learns of every change of what can be pressed."""
        targets = self.targets()
        if (self.screen, targets) != self._told:
            self._told = (self.screen, targets)
            self._narrate(self.screen, targets)

    # input

    def _take(self, one: Input) -> None:
        now, targets = self._clock(), self.targets()
        if isinstance(one, FingerDown | FingerUp | KeyPressed):  # what lies and trembles on the glass may be nobody
            self._touched = now
        match one:
            case FingerDown(finger, at):
                self._focused = None
                if self._finger.down(finger, at, targets, now):
                    self._knock(at, now)
            case FingerMoved(finger, at):
                self._finger.moved(finger, at, targets)
            case FingerUp(finger, at):
                self._press(self._finger.up(finger, at, targets, now))
            case KeyPressed(key, text):
                self._key(key, text, targets)
            case Exposed():
                self.canvas.forget()
            case Closed():  # no key of a visitor ends the kiosk for good: full screen, the keeper starts it again
                self.running, self.switched_off = False, not self.window.fullscreen

    def _key(self, key: str, text: str, targets: list[Target]) -> None:
        if key in STEPS:
            self._focused = focus_next(targets, self._focused, STEPS[key])
        elif key in ("return", "space", "enter") and any(target.name == self._focused for target in targets):
            self._press(self._focused)
        elif self._sheets.idle:  # any key says that somebody is there
            self._press(self._sheets.idle.targets()[0].name)
        elif key == "escape":
            self._escape({target.name for target in targets})
        elif not self._sheets.waited_for:
            self._settle(self.screen.type(key, text))

    def _escape(self, names: Set[str]) -> None:
        if self._sheets.waited_for:
            self._sheets.take_top()
        elif Frame.BACK.name in names:
            self._press(Frame.BACK.name)

    def _press(self, target: str | None) -> None:
        if target is None or self._answer is not None:
            return
        self._chime()
        if waited_for := self._sheets.waited_for:
            self._obey(waited_for.press(target))
        elif target in Frame.__members__:
            self._settle(Frame[target])
        else:
            self._settle(self.screen.press(target))

    def _knock(self, at: tuple[float, float], now: float) -> None:
        corner = self.screen.look.mirrored(_corner(self.screen.look))
        if inside(corner, at) and not self._sheets.waited_for and self._door.knock(now):
            self._settle(self.screen.knocked())

    # news and time

    def _hear(self) -> None:
        while self._answer is None and not self._news.empty():
            news = self._news.get()
            self._backstage(news)
            self._settle(self.screen.hear(news))

    def _pass_time(self) -> None:
        now = self._clock()
        seconds, self._ticked = now - self._ticked, now
        if not self._sheets.waited_for:
            self._settle(self.screen.tick(seconds))
        if top := self._sheets.top:
            self._obey(top.tick(seconds))
        if not self._sheets.idle:
            self._ask_who_is_there(now)

    @property
    def _patience(self) -> Patience:
        """Below a sheet nothing ends by itself; whoever asked for help gets the time that it takes to come."""
        return Patience.LONG if self._sheets.waited_for else self.screen.patience

    def _ask_who_is_there(self, now: float) -> None:
        if self._patience is Patience.ENDLESS:
            self._touched = now
        warn = self._times.warn_long if self._patience is Patience.LONG else self._times.warn
        if now - self._touched >= warn:
            self._sheets.ask_who_is_there(self.screen.look)
            self._finger.forget()
            self._warn()

    # sheets

    def _lay_sheet(self, asked: object) -> None:
        self._focused = None
        self._finger.forget()
        if asked is Frame.LANGUAGE:
            self._sheets.languages(self.screen.look)
        else:
            self._sheets.help(self.screen)
            self._call(self.screen.name)

    def _obey(self, wish: Over | LanguageChosen | None) -> None:
        """Of the sheet on top, which goes; the time in which nobody came begins anew."""
        if wish is None:
            return
        self._sheets.take_top()
        self._touched = self._clock()
        if wish is Over.LEFT:
            self._begin_anew()
        elif isinstance(wish, LanguageChosen):
            self._tongue.speak(wish)
            self._speak()

    def _speak(self) -> None:
        """A screen that was made in another language than is spoken now goes on in this one."""
        if Frame.LANGUAGE in self.screen.frame and self.screen.look.texts is not self._tongue.texts:
            self.screen.speak(self._tongue.texts)
            self._ahead = None  # it would be painted in the language before

    # the script

    def _settle(self, answer: object | None) -> None:
        """The first answer counts; it reaches the script when the frame that shows the press is drawn."""
        if self._answer is None:
            self._answer = answer

    def _advance(self, answer: object | None) -> None:
        """Sends the answer to the script and shows what it asks next; a script that ends begins anew."""
        if answer in (Frame.HELP, Frame.LANGUAGE):
            self._lay_sheet(answer)
            return
        try:
            screen = self._script.send(answer)
        except StopIteration:
            self._begin_anew()
            return
        except KioskEndsError:
            self.running, self.switched_off = False, True
            return
        if screen is not self.screen:
            self._finger.forget()
            self._focused = None
            self._sheets.turn()
            self._ahead = iter(screen.ahead)
        self.screen = screen
        self._speak()
        self._ticked = self._clock()

    def _begin_anew(self, *, sorry: bool = False) -> None:
        """Whoever was here has left: closing the script lets go of all they made and did not keep."""
        self._script.close()
        self._start(sorry=sorry)

    def _start(self, *, sorry: bool) -> None:
        self._answer = self._focused = None
        self._sheets.clear()
        self._finger.forget()
        self._script = self._begin(sorry)
        self.screen = next(self._script)
        self._ahead = iter(self.screen.ahead)
        self._touched = self._ticked = self._clock()


def _corner(look: Look) -> Rect:
    side = look.px(30)
    return look.width - side, 0, side, side
