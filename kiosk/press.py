"""From fingers, mouse and keys to whole presses: one finger, one tap, and it happens when the finger lifts inside."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.look import inside
from kiosk.screen import Target

Point = tuple[float, float]
DEBOUNCE_SECONDS = 0.5


@dataclass
class Finger:
    """Follows one finger at a time; a second one, a palm or a sleeve is not listened to until the first has left."""

    down_on: str | None = None
    follows: int | None = None
    _last: tuple[str, float] = field(default=("", float("-inf")))

    def down(self, finger: int, at: Point, targets: Sequence[Target]) -> None:
        if self.follows is None:
            self.follows = finger
            self.down_on = target_at(at, targets)

    def moved(self, finger: int, at: Point, targets: Sequence[Target]) -> None:
        """Sliding off cancels, and sliding back does not bring it back."""
        if finger == self.follows and target_at(at, targets) != self.down_on:
            self.down_on = None

    def up(self, finger: int, at: Point, targets: Sequence[Target], now: float) -> str | None:
        """The target that was pressed, if this ends a whole press on one. `now` in seconds."""
        if finger != self.follows:
            return None
        pressed = self.down_on if target_at(at, targets) == self.down_on else None
        self.follows = self.down_on = None
        return pressed if pressed is not None and self._is_new(pressed, now) else None

    def forget(self) -> None:
        """The screen has changed below the finger."""
        self.down_on = None

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
