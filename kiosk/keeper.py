"""The keeper: starts the kiosk, and starts it again when it ends badly or its frame loop no longer beats."""

import logging
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

log = logging.getLogger(__name__)

BEAT_SECONDS = 10.0
"""A loop that did not turn for so long is dead."""
START_SECONDS = 60.0
"""Opening a large collection on a slow disk, before the first beat."""
PAUSES = (0.2, 1.0, 5.0)
"""Before each new start, while the kiosk keeps failing soon after it began."""
WELL_AFTER_SECONDS = 60.0
_LIBRARIES = {"MALLOC_ARENA_MAX": "2"}
"""Each film's thread would keep memory of its own for pictures that are gone: 92 MB after 28 takes, now 32."""


@dataclass
class Keeper:
    command: Sequence[str]
    """The kiosk; `{beat}` stands for the number of the file descriptor it beats on."""
    clock: Callable[[], float] = time.monotonic
    pause: Callable[[float], object] = time.sleep
    beat_seconds: float = BEAT_SECONDS
    start_seconds: float = START_SECONDS
    _ends: bool = field(default=False, init=False)

    def run(self) -> int:
        """Until the kiosk ends by itself with 0 or 2, or somebody ends the keeper. The kiosk's exit status."""
        failures = 0
        while True:
            began = self.clock()
            status = self._once()
            if self._ends:
                return 0
            if status in (0, 2):
                return status
            failures = 0 if self.clock() - began > WELL_AFTER_SECONDS else failures + 1
            log.error("the kiosk ended with status %s and is started again", status)
            self.pause(PAUSES[min(failures, len(PAUSES)) - 1] if failures else 0)

    def end(self, number: int, _frame: object) -> None:
        self._ends = True
        raise KeyboardInterrupt

    def _once(self) -> int:
        ear, mouth = os.pipe()
        command = [part.format(beat=mouth) for part in self.command]
        process = subprocess.Popen(command, pass_fds=[mouth], env={**_LIBRARIES, **os.environ})
        os.close(mouth)
        try:
            self._listen(ear, process)
            return process.wait(5)
        except subprocess.TimeoutExpired:
            return self._kill(process)
        except KeyboardInterrupt:
            self._ends = True
            process.terminate()
            return process.wait(10)
        finally:
            os.close(ear)

    def _listen(self, ear: int, process: subprocess.Popen[bytes]) -> None:
        """Returns when the kiosk has ended or has to be ended."""
        patience = self.start_seconds
        while select.select([ear], [], [], patience)[0]:
            if not os.read(ear, 4096):
                return
            patience = self.beat_seconds
        log.error("no heartbeat of the kiosk for %s s", patience)
        self._kill(process)

    def _kill(self, process: subprocess.Popen[bytes]) -> int:
        process.kill()
        return process.wait()


def keep(arguments: Sequence[str]) -> int:
    """Runs `wijkpodium ARGUMENTS` under a keeper of its own."""
    keeper = Keeper([sys.executable, "-m", "kiosk", *arguments, "--beat", "{beat}"])
    signal.signal(signal.SIGTERM, keeper.end)
    return keeper.run()


class Heart:
    """The kiosk's end: one byte for every turn of the loop, at most twice a second; never waits."""

    def __init__(self, beat: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._beat, self._clock, self._last = beat, clock, float("-inf")
        if beat is not None:
            os.set_blocking(beat, False)
            os.set_inheritable(beat, False)

    def beat(self) -> None:
        """Raises KeeperGoneError when nobody listens any more."""
        now = self._clock()
        if self._beat is None or now - self._last < 0.5:
            return
        self._last = now
        try:
            os.write(self._beat, b".")
        except BlockingIOError:
            return
        except BrokenPipeError as error:
            raise KeeperGoneError("the keeper has ended") from error


class KeeperGoneError(Exception):
    """Nobody would start this kiosk again: it ends as well."""
