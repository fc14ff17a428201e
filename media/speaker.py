"""The loudspeaker, and a silent stand-in with the same clock."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

from media.mixer import Mixer, Playing, SoundSource, WholeSound
from media.samples import Samples
from media.stream import Stream

SILENT = "silent"
"""The name of the stand-in, as settings write it."""

_LOST_SECONDS = 0.5  # without a callback for so long, the time of day is the clock
_GIVEN_UP_SECONDS = 2.0  # and after so long the device is left to itself and opened anew
_RETRY_SECONDS = 5.0
_REST_SECONDS = 4.0


Clock = Callable[[], float]


class Speaker(Protocol):
    """Whatever sound goes to."""

    def play(self, source: SoundSource, *, volume: float = 1.0, paused: bool = False) -> Playing:
        """Begin to play, on top of what plays already."""
        ...

    def chime(self, samples: Samples, *, volume: float = 1.0) -> None:
        """A short sound that nobody follows."""
        ...

    def close(self) -> None:
        """Never waits; what still plays is cut off."""
        ...


class SilentSpeaker:
    """Plays to nobody. Time passes for its sounds whenever somebody asks how far they are."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self.mixer = Mixer()

    def play(self, source: SoundSource, *, volume: float = 1.0, paused: bool = False) -> Playing:
        self._keep_up()
        playing = Playing(source, keep_up=self._keep_up, clock=self._clock, volume=volume, paused=paused)
        self.mixer.add(playing)
        return playing

    def chime(self, samples: Samples, *, volume: float = 1.0) -> None:
        self.play(WholeSound(samples), volume=volume)

    def close(self) -> None:
        """Nothing to let go of."""

    def _keep_up(self) -> None:
        self.mixer.drain(self._clock())


class Loudspeaker:
    """Plays through PortAudio.

    The device is open only while something plays, and a few seconds longer. It is opened, started, stopped and closed
    in a thread of its own, because each of these can hang for ever; when it hangs, is lost, or was never there, sounds
    go on by the clock, unheard, and the device is tried again later.
    """

    def __init__(
        self, device: str | None = None, *, clock: Clock = time.monotonic, rest_seconds: float = _REST_SECONDS
    ) -> None:
        self._device = device
        self._clock = clock
        self._rest_seconds = rest_seconds
        self.mixer = Mixer()
        self._lock = threading.RLock()
        self._stream: Stream | None = None
        self._not_before = -float("inf")
        """No device is opened before this moment."""
        self._adrift = False

    @property
    def heard(self) -> bool:
        """Whether a real device takes the sound at this moment."""
        stream = self._stream
        return stream is not None and not stream.over and stream.called_at is not None and stream.age() < _LOST_SECONDS

    def play(self, source: SoundSource, *, volume: float = 1.0, paused: bool = False) -> Playing:
        playing = Playing(source, keep_up=self._keep_up, clock=self._clock, volume=volume, paused=paused)
        with self._lock:
            self.mixer.add(playing)
        self._keep_up()
        return playing

    def chime(self, samples: Samples, *, volume: float = 1.0) -> None:
        self.play(WholeSound(samples), volume=volume)

    def close(self) -> None:
        with self._lock:
            self._not_before = float("inf")
            if self._stream:
                self._stream.leave()
            self._stream = None

    def _keep_up(self) -> None:
        """Called with every question for the time: sees to the device, and lets time pass where there is none."""
        with self._lock:
            now = self._clock()
            if self.mixer.busy:
                self._see_to_stream(now)
            stream = self._stream
            if stream is not None and not stream.over and stream.age() < _LOST_SECONDS:
                self._adrift = False
                return
            if not self._adrift:  # go on from where the device stopped, do not leap
                self._adrift = True
                self.mixer.forget_until(now)
            self.mixer.drain(now)

    def _see_to_stream(self, now: float) -> None:
        if self._stream and (self._stream.over or self._stream.age() > _GIVEN_UP_SECONDS):
            self._not_before = now + _RETRY_SECONDS
            self._stream.leave()
            self._stream = None
        if self._stream is None and now >= self._not_before:
            self._stream = Stream(self._device, self.mixer.mix, self._clock, self._rest)
            self._stream.start()

    def _rest(self) -> bool:
        """Asked by the stream now and then: may it close? Decided under the lock, so that no sound slips in between."""
        with self._lock:
            if self.mixer.busy or self._clock() - self.mixer.busy_until < self._rest_seconds:
                return False
            self._stream = None
            return True


class ChosenSpeaker:
    """The one speaker of the house, whose device may be changed at any moment: what plays then goes on by the clock,
    unheard, and the next sound comes out of the new one. Nothing waits."""

    def __init__(self, device: str | None = None, *, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._speaker = open_speaker(device, clock=clock)
        self.device = device

    @property
    def answers(self) -> bool:
        """Whether a device takes the sound at this moment. The stand-in always does."""
        return not isinstance(self._speaker, Loudspeaker) or self._speaker.heard

    def use(self, device: str | None) -> None:
        if device != self.device:
            self.device = device
            self.let_go()

    def let_go(self) -> None:
        """The device is somebody else's to open from now on, until the next sound."""
        before, self._speaker = self._speaker, open_speaker(self.device, clock=self._clock)
        before.close()

    def play(self, source: SoundSource, *, volume: float = 1.0, paused: bool = False) -> Playing:
        return self._speaker.play(source, volume=volume, paused=paused)

    def chime(self, samples: Samples, *, volume: float = 1.0) -> None:
        self._speaker.chime(samples, volume=volume)

    def close(self) -> None:
        self._speaker.close()


def open_speaker(device: str | None = None, *, clock: Clock = time.monotonic) -> SilentSpeaker | Loudspeaker:
    """The loudspeaker of that name, the first there is for None, the stand-in for "silent". Opens no device yet."""
    return SilentSpeaker(clock) if device == SILENT else Loudspeaker(device, clock=clock)
