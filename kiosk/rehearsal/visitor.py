"""A visitor from outside: reads what the kiosk narrates, and touches it with a real pointer."""

import json
import os
import select
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.look import Rect

PATIENCE_SECONDS = 30.0


class LostError(Exception):
    """The kiosk did not come to the screen that was expected."""


@dataclass
class Visitor:
    """One hand and two eyes. `narration` is a named pipe that the kiosk writes to."""

    environment: Mapping[str, str]
    narration: int
    screen: str = ""
    targets: dict[str, Rect] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    """Every screen, in the order in which they came."""
    _rest: bytes = b""

    def sees(self, screen: str, target: str | None = None, seconds: float = PATIENCE_SECONDS) -> None:
        """Waits for a screen, and for something to press on it."""
        wanted = f"{screen} with {target or 'anything'}"
        self._until(lambda: self.screen == screen and (target is None or target in self.targets), wanted, seconds)

    def misses(self, target: str, seconds: float = PATIENCE_SECONDS) -> None:
        """Waits until something can no longer be pressed."""
        self._until(lambda: target not in self.targets, f"{target} to go", seconds)

    def forgets(self) -> None:
        """What was to be pressed a moment ago may not be there any more: look anew."""
        self.screen, self.targets = "", {}

    def waits(self, seconds: float) -> None:
        """Looks on."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self.narration], [], [], left)[0]:
                self._listen()

    def touches(self, target: str, screen: str | None = None, seconds: float = PATIENCE_SECONDS) -> None:
        """Waits for a target (of a screen) and presses its middle."""
        self.sees(screen or self.screen, target, seconds)
        x, y, w, h = self.targets[target]
        self._point(x + w // 2, y + h // 2)

    def types(self, *keys: str) -> None:
        self._xdotool("key", *keys)

    def knocks(self, corner: tuple[int, int], times: int = 5) -> None:
        """The hidden press of the staff door."""
        for _ in range(times):
            self._point(*corner)

    def _until(self, happens: Callable[[], bool], wanted: str, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not happens():
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.narration], [], [], left)[0]:
                here = f"{self.screen} with {', '.join(self.targets) or 'nothing to press'}"
                raise LostError(f"Waited {seconds:.0f} s for {wanted}; the kiosk shows {here}.")
            self._listen()

    def _point(self, x: int, y: int) -> None:
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=dict(self.environment), check=True)

    def _listen(self) -> None:
        *lines, self._rest = (self._rest + os.read(self.narration, 65536)).split(b"\n")
        for line in lines:
            told = json.loads(line)
            self.screen = told["screen"]
            self.targets = {name: tuple(rect) for name, rect in told["targets"].items()}
            if not self.seen or self.seen[-1] != self.screen:
                self.seen.append(self.screen)


@contextmanager
def narration_pipe(folder: Path) -> Iterator[tuple[Path, int]]:
    """A pipe for `run --narrate`, held open at this end, so that the kiosk never waits for a reader."""
    path = folder / "narration"
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    ear = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    try:
        yield path, ear
    finally:
        os.close(ear)
        path.unlink()
