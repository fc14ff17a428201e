"""The border to pygame's window: opens it, waits without turning, and says what fingers and keys did."""

import ctypes
import math
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pygame

from kiosk.errors import NoScreenError
from kiosk.press import MOUSE

ADVICE = "Connect one, or start from its desktop; `make kiosk` plays the whole loop without one."
POINTER_SECONDS = 4.0
"""How long the arrow of a mouse is seen after its last movement: a touch screen has none."""
SHUT = {
    "SDL_QUIT_ON_LAST_WINDOW_CLOSE": "0",  # Alt-F4; who may, sends SIGTERM
    "SDL_ALLOW_ALT_TAB_WHILE_GRABBED": "0",
    "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",
    "SDL_MOUSE_FOCUS_CLICKTHROUGH": "1",  # a touch that brings the window back is a touch too
}
"""Ways out of a full screen that SDL leaves open (K-021); staff have their own door."""


@dataclass(frozen=True)
class FingerDown:
    finger: int
    at: tuple[float, float]


@dataclass(frozen=True)
class FingerMoved:
    finger: int
    at: tuple[float, float]


@dataclass(frozen=True)
class FingerUp:
    finger: int
    at: tuple[float, float]


@dataclass(frozen=True)
class KeyPressed:
    """`key` is pygame's name of it: `return`, `left`, `escape`; `text` is what it types, or nothing."""

    key: str
    text: str


@dataclass(frozen=True)
class Exposed:
    """The window was covered and must be drawn again."""


@dataclass(frozen=True)
class Closed:
    """The display goes away, or somebody who may asks the kiosk to end."""


Input = FingerDown | FingerMoved | FingerUp | KeyPressed | Exposed | Closed


class Window:
    """The one window. Everything but `wake` belongs to the thread that opened it."""

    def __init__(
        self,
        size: tuple[int, int] | None = None,
        *,
        fullscreen: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.fullscreen, self._clock = fullscreen, clock
        self._pointer_until: float | None = None
        if fullscreen:
            os.environ.update(SHUT)
        headless = _connect()
        if fullscreen and not headless:
            self.surface = pygame.display.set_mode(pygame.display.get_desktop_sizes()[0], pygame.FULLSCREEN)
        else:
            self.surface = pygame.display.set_mode(size or (1920, 1080))
        pygame.display.set_caption("Wijkpodium")
        self._show_pointer(seen=not fullscreen)
        pygame.key.set_repeat()  # a key that is stuck counts once
        self._wake = pygame.event.custom_type()
        self._wait = _sdl_wait()

    @property
    def size(self) -> tuple[int, int]:
        return self.surface.get_size()

    def wait(self, seconds: float) -> None:
        """Returns when something happens, or after this time; never earlier, at most a millisecond later."""
        self._hide_pointer()
        self._wait(max(0, math.ceil(seconds * 1000)))

    def wake(self) -> None:
        """Ends a wait; any thread may call it."""
        if pygame.display.get_init():
            pygame.event.post(pygame.event.Event(self._wake))

    def inputs(self) -> list[Input]:
        width, height = self.size
        events = pygame.event.get()
        if self.fullscreen and any(
            event.type == pygame.MOUSEMOTION and not getattr(event, "touch", False) for event in events
        ):
            if self._pointer_until is None:
                self._show_pointer(seen=True)
            self._pointer_until = self._clock() + POINTER_SECONDS
        return [known for event in events if (known := _input(event, width, height))]

    def update(self, areas: Sequence[pygame.Rect]) -> None:
        if areas:
            pygame.display.update(list(areas))

    def close(self) -> None:
        pygame.display.quit()

    def _hide_pointer(self) -> None:
        if self._pointer_until is not None and self._clock() > self._pointer_until:
            self._pointer_until = None
            self._show_pointer(seen=False)

    def _show_pointer(self, *, seen: bool) -> None:
        """The keys of a window manager, which shows desktops, menus and other windows, come here instead; but not at
        this moment, or pygame takes a hidden arrow for a game's and ties it to the middle."""
        window = pygame.Window.from_display_module()
        window.grab_keyboard = False
        pygame.mouse.set_visible(seen)
        window.grab_keyboard = self.fullscreen


def _connect() -> bool:
    """Finds the screen; whether it is one that nobody sees, which is meant only where somebody asked for it by name."""
    try:
        pygame.display.init()  # never pygame.init(): no joystick, no mixer
    except pygame.error as error:
        raise NoScreenError(f"No screen can be opened ({error}). {ADVICE}") from error
    headless = pygame.display.get_driver() in ("dummy", "offscreen")  # where FULLSCREEN means 1024x768
    if headless and "SDL_VIDEODRIVER" not in os.environ:
        raise NoScreenError(f"There is no screen here. {ADVICE}")
    return headless


def _input(event: pygame.event.Event, width: int, height: int) -> Input | None:
    match event.type:
        case pygame.FINGERDOWN:
            return FingerDown(event.finger_id, (event.x * width, event.y * height))
        case pygame.FINGERMOTION:
            return FingerMoved(event.finger_id, (event.x * width, event.y * height))
        case pygame.FINGERUP:
            return FingerUp(event.finger_id, (event.x * width, event.y * height))
        case pygame.MOUSEBUTTONDOWN if event.button == 1:
            return FingerDown(MOUSE, event.pos)
        case pygame.MOUSEMOTION if event.buttons[0]:
            return FingerMoved(MOUSE, event.pos)
        case pygame.MOUSEBUTTONUP if event.button == 1:
            return FingerUp(MOUSE, event.pos)
        case pygame.KEYDOWN if not _is_combined(event):
            return KeyPressed(pygame.key.name(event.key), event.unicode)
        case pygame.WINDOWEXPOSED:
            return Exposed()
        case pygame.QUIT:
            return Closed()
    return None


def _is_combined(event: pygame.event.Event) -> bool:
    """Alt-Space or Ctrl-Return is meant for some other program; AltGr, the right one, only writes."""
    others = pygame.KMOD_CTRL | pygame.KMOD_LALT | pygame.KMOD_META
    alone = (pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_LSUPER, pygame.K_RSUPER)
    return bool(getattr(event, "mod", 0) & others) and event.key not in alone


def _sdl_wait() -> Callable[[int], object]:
    """`pygame.event.wait` looks once a millisecond; SDL's own wait sleeps (3 % against 0.01 % of a core)."""
    for line in Path("/proc/self/maps").read_text().splitlines():
        if "libSDL2-2" in line:
            sdl = ctypes.CDLL(line.split()[-1])
            return lambda milliseconds: sdl.SDL_WaitEventTimeout(None, milliseconds)
    return lambda milliseconds: pygame.event.post(pygame.event.wait(milliseconds))
