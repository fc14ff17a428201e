"""Signs of life: whoever makes pictures touches a file of its own now and then, and sees whether to stop.

The files lie where the chunks grow, so that it is the same on other machines.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from media.progress import StoppedError

SILENT_SECONDS = 120.0
"""Who was not heard of for so long hangs: a picture takes seconds where it takes long, tens of them where a machine has
much else to do."""
_MOST_SECONDS = 10.0
"""Between two looks; where there was more the looker stood still too."""


@dataclass(frozen=True)
class Pulse:
    """Of one task; travels to whoever does it."""

    path: Path
    stop: Path
    """When this file appears everybody stops, on any machine."""

    def beat(self) -> None:
        """Raises StoppedError when all is to be given up."""
        if self.stop.exists():
            raise StoppedError
        self.path.touch()

    def last(self) -> int | None:
        """When it beat last, by another machine's clock perhaps: it tells whether it beat again. None: it never did."""
        try:
            return self.path.stat().st_mtime_ns
        except FileNotFoundError:
            return None


class Listener:
    """Hears the pulses of several. `clock` counts seconds and never jumps."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock, self._looked = clock, clock()
        self._heard: dict[Pulse, tuple[int, float]] = {}
        """The last beat of each, and for how long there was none since."""

    def silent(self, pulses: Iterable[Pulse]) -> list[Pulse]:
        """Those that began and were not heard of for too long."""
        now = self._clock()
        # while somebody records all of us rest: that time is nobody's silence
        passed, self._looked = min(now - self._looked, _MOST_SECONDS), now
        heard = {}
        for pulse in pulses:
            if (last := pulse.last()) is not None:
                before, silence = self._heard.get(pulse, (None, 0.0))
                heard[pulse] = last, silence + passed if last == before else 0.0
        self._heard = heard
        return [pulse for pulse, (_, silence) in heard.items() if silence >= SILENT_SECONDS]
