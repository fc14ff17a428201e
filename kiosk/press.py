"""From fingers, mouse and keys to whole presses: one finger, one tap, and it happens when the finger lifts inside."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.look import inside
from kiosk.screen import Target

Point = tuple[float, float]
MOUSE = -1
"""The mouse counts as one more finger."""
DEBOUNCE_SECONDS = 0.5
LEANS_SECONDS = 2.0
"""Whoever lies on the glass for longer leans on it, or their leaving was never told: another finger may press."""
ECHO_SECONDS, ECHO_PIXELS = 0.3, 16.0
"""How soon and how near a finger comes back as the mouse, from panels that are both."""


@dataclass
class Finger:
    """Follows one finger at a time; a second one, a palm or a sleeve is not listened to until the first has left, or
    has lain there for long."""

    down_on: str | None = None
    follows: int | None = None
    _since: float = 0.0
    _last: tuple[str, float] = field(default=("", float("-inf")))
    _lifted: tuple[int, Point, float] = field(default=(MOUSE, (0.0, 0.0), float("-inf")))

    def down(self, finger: int, at: Point, targets: Sequence[Target], now: float) -> bool:
        """Whether it is listened to. `now` in seconds."""
        others = self.follows is not None and self.follows != finger and now - self._since < LEANS_SECONDS
        if others or self._is_echo(finger, at, now):
            return False
        self.follows, self._since = finger, now
        self.down_on = target_at(at, targets)
        return True

    def moved(self, finger: int, at: Point, targets: Sequence[Target]) -> None:
        """Sliding off cancels, and sliding back does not bring it back."""
        if finger == self.follows and target_at(at, targets) != self.down_on:
            self.down_on = None

    def up(self, finger: int, at: Point, targets: Sequence[Target], now: float) -> str | None:
        """The target that was pressed, if this ends a whole press on one."""
        if finger != self.follows:
            return None
        self._lifted = finger, at, now
        pressed = self.down_on if target_at(at, targets) == self.down_on else None
        self.follows = self.down_on = None
        return pressed if pressed is not None and self._is_new(pressed, now) else None

    def forget(self) -> None:
        """The screen has changed below the finger."""
        self.down_on = None

    def _is_echo(self, finger: int, at: Point, now: float) -> bool:
        """The screen may have changed meanwhile: an echo would press whatever lies there now."""
        before, place, lifted = self._lifted
        near = abs(at[0] - place[0]) <= ECHO_PIXELS and abs(at[1] - place[1]) <= ECHO_PIXELS
        return near and (finger == MOUSE) != (before == MOUSE) and now - lifted < ECHO_SECONDS

    def _is_new(self, target: str, now: float) -> bool:
        name, at = self._last
        self._last = (target, now)
        return name != target or now - at >= DEBOUNCE_SECONDS


def target_at(point: Point, targets: Sequence[Target]) -> str | None:
    """The topmost target under a point."""
    return next((target.name for target in reversed(targets) if inside(target.rect, point)), None)


def focus_next(targets: Sequence[Target], focused: str | None, step: int) -> str | None:
    """Where focus goes with Tab or an arrow: through all targets and round again."""
    names = [target.name for target in targets]
    if not names:
        return None
    if focused not in names:
        return names[0 if step > 0 else -1]
    return names[(names.index(focused) + step) % len(names)]


@dataclass
class HiddenDoor:
    """Five taps in the top corner at the end side, within five seconds, open the staff door."""

    taps: int = 5
    seconds: float = 5.0
    _times: list[float] = field(default_factory=list)

    def knock(self, now: float) -> bool:
        self._times = [time for time in self._times if now - time < self.seconds] + [now]
        if len(self._times) < self.taps:
            return False
        self._times.clear()
        return True
