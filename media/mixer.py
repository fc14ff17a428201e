"""Several sounds become one, and each of them knows how much of it has been heard."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

import numpy as np

from media.samples import RATE, Samples

_DRAIN_BLOCK = 4096


class SoundSource(Protocol):
    """Sound that is asked for piece by piece, from the loudspeaker's thread: it must never wait."""

    @property
    def ended(self) -> bool:
        """Nothing will come any more."""
        ...

    def read(self, frames: int) -> Samples:
        """The next piece; shorter than asked (or empty) when no more is ready now."""
        ...


class WholeSound:
    """Sound that is in memory as a whole."""

    def __init__(self, samples: Samples, *, loop: bool = False) -> None:
        self._samples = samples
        self._loop = loop and len(samples) > 0
        self._next = 0

    @property
    def ended(self) -> bool:
        return not self._loop and self._next >= len(self._samples)

    def read(self, frames: int) -> Samples:
        if self._loop:
            piece = self._samples[(self._next + np.arange(frames)) % len(self._samples)]
        else:
            piece = self._samples[self._next : self._next + frames]
        self._next += len(piece)
        return piece


class Silence:
    """So many seconds of nothing: the clock of a picture without sound."""

    def __init__(self) -> None:
        self.seconds = float("inf")
        self._given = 0

    @property
    def ended(self) -> bool:
        return self._given >= self.seconds * RATE

    def read(self, frames: int) -> Samples:
        given = int(max(0, min(frames, np.ceil(self.seconds * RATE) - self._given)))
        self._given += given
        return np.zeros((given, 2), np.float32)


class Playing:
    """One sound on its way to the ear. Made by a speaker's `play`; everything here may be called from any thread."""

    def __init__(
        self,
        source: SoundSource,
        *,
        keep_up: Callable[[], None],
        clock: Callable[[], float],
        volume: float = 1.0,
        paused: bool = False,
    ) -> None:
        self.volume = volume
        self._source = source
        self._keep_up = keep_up
        self._clock = clock
        self._paused = paused
        self._stopped = False
        self._loudness = 0.0 if paused else volume
        # when the newest piece is heard, its first frame, the one after its last; one tuple, so no lock is needed
        self._piece: tuple[float, int, int] | None = None
        self._heard = 0.0

    def at(self) -> float:
        """Seconds of the source that the ear has heard. Never goes back; stands still while no sound is ready."""
        self._keep_up()
        if self._piece is None:
            return 0.0
        heard_at, first, end = self._piece
        now = first + (self._clock() - heard_at) * RATE
        self._heard = max(self._heard, min(now, end))
        return self._heard / RATE

    @property
    def began_at(self) -> float | None:
        """When the first sample of the source was heard, on the monotonic clock, by the device's own account; None
        until a piece was handed out. It follows the newest piece: the account gets better while it plays, and moves on
        by as long as a pause, or a device that stood still, held the sound."""
        self._keep_up()
        piece = self._piece
        return piece[0] - piece[1] / RATE if piece else None

    @property
    def given(self) -> float:
        """Seconds of the source that were handed out so far: a device that stands still has played no more."""
        piece = self._piece
        return piece[2] / RATE if piece else 0.0

    @property
    def done(self) -> bool:
        """Stopped, or heard to its end."""
        if self._stopped:
            return True
        self.at()
        return self._source.ended and (self._piece is None or self._heard >= self._piece[2])

    @property
    def paused(self) -> bool:
        return self._paused

    def pause(self) -> None:
        self._paused = True

    def resume(self) -> None:
        self._paused = False
        self._keep_up()

    def stop(self) -> None:
        """For good. The last piece fades, so that nothing clicks."""
        self._stopped = True

    @property
    def resting(self) -> bool:
        """Asks nothing of the loudspeaker: paused and faded out."""
        return self._paused and self._loudness == 0

    @property
    def gone(self) -> bool:
        return (self._stopped and (self._loudness == 0 or self._piece is None)) or self._source.ended

    def add_to(self, mix: Samples, heard_at: float) -> None:
        """For the mixer: the next piece, on top of what is there, faded where the loudness changes."""
        if self.resting or self.gone:
            return
        piece = self._source.read(len(mix))
        target = 0.0 if self._paused or self._stopped else self.volume
        if len(piece):
            if target == self._loudness:
                mix[: len(piece)] += piece * np.float32(target)
            else:
                mix[: len(piece)] += piece * np.linspace(self._loudness, target, len(piece), dtype=np.float32)[:, None]
            first = self._piece[2] if self._piece else 0
            self._piece = (heard_at, first, first + len(piece))
        self._loudness = target


class Mixer:
    """What plays now. Sound was handed out up to the moment `until`; something was playing up to `busy_until`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._playing: list[Playing] = []
        self.until = 0.0
        self.busy_until = 0.0

    @property
    def busy(self) -> bool:
        return any(not playing.resting for playing in self._playing)

    def add(self, playing: Playing) -> None:
        with self._lock:
            self._playing.append(playing)

    def mix(self, frames: int, heard_at: float) -> Samples:
        """The next piece of everything together; its first frame is heard at `heard_at` on the clock."""
        with self._lock:
            return self._mix(frames, heard_at)

    def drain(self, now: float) -> None:
        """Time passes without a loudspeaker: hand everything out that would have been heard up to now."""
        with self._lock:
            frames = int((now - self.until) * RATE)
            while frames > 0 and self.busy:
                piece = min(frames, _DRAIN_BLOCK)
                self._mix(piece, self.until)
                frames -= piece
            if not self.busy:
                self.until = now

    def forget_until(self, now: float) -> None:
        """What was not handed out before now is not caught up with."""
        with self._lock:
            self.until = max(self.until, now)

    def _mix(self, frames: int, heard_at: float) -> Samples:
        if self.busy:
            self.busy_until = heard_at + frames / RATE
        mix = np.zeros((frames, 2), np.float32)
        for playing in self._playing:
            playing.add_to(mix, heard_at)
        self._playing = [playing for playing in self._playing if not playing.gone]
        self.until = heard_at + frames / RATE
        return np.clip(mix, -1, 1, out=mix)
