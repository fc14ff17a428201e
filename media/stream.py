"""One opening of the loudspeaker's device, whose every step can hang for ever."""

from __future__ import annotations

import atexit
import logging
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from media.portaudio import closed, look_again, opening, portaudio
from media.samples import RATE, Samples
from media.soundcards import Way, sound_card

_BLOCK = 480
_LATENCY_SECONDS = 0.04  # a press is heard 65 ms later; half of it would double the work
_LEAP_SECONDS = 0.03  # an underrun moves the clock at once, jitter of the measurement (2 ms) slowly
_SMOOTH = 0.05
_SHUT_SECONDS = 1.0  # the loudspeaker that was chosen before may still be shutting, and hold what this one needs
_LAST_WORD_SECONDS = 0.5

_log = logging.getLogger(__name__)


class Stream:
    """One opening of the device, from open to close, in a daemon thread that nobody ever waits for."""

    def __init__(
        self,
        device: str | None,
        mix: Callable[[int, float], Samples],
        clock: Callable[[], float],
        rest: Callable[[], bool],
    ) -> None:
        """`mix` is asked for so many frames, heard from that moment on; `rest` now and then, whether to close."""
        self._device = device
        self._mix = mix
        self._clock = clock
        self._rest = rest
        self._enough = threading.Event()
        self._closed = threading.Event()
        self._begun_at = clock()
        self._frames = 0
        self._origin = 0.0  # when frame 0 was heard, smoothed
        self.called_at: float | None = None
        self.over = False

    def start(self) -> None:
        threading.Thread(target=self._live, name="loudspeaker", daemon=True).start()

    def leave(self) -> None:
        self._enough.set()

    def age(self) -> float:
        """Seconds since the device last asked for sound, or since it was asked to open."""
        return self._clock() - (self._begun_at if self.called_at is None else self.called_at)

    def _live(self) -> None:
        sounddevice = portaudio()
        if sounddevice is not None:
            atexit.register(self._last_word)
            self._play_through(sounddevice)
            atexit.unregister(self._last_word)
        self.over = True
        self._closed.set()

    def _play_through(self, sounddevice: Any) -> None:
        try:
            with self._opened(sounddevice):
                while not self._enough.wait(0.5):
                    if self._rest():
                        break
        except (sounddevice.PortAudioError, ValueError, TimeoutError) as error:
            _log.warning("the loudspeaker %s does not work: %s", self._device or "", error)
        finally:
            closed(self)

    def _opened(self, sounddevice: Any) -> Any:
        """A stream that is not started yet."""
        try:
            return self._new(sounddevice)
        except (sounddevice.PortAudioError, ValueError):
            if not look_again(_SHUT_SECONDS):
                raise
            return self._new(sounddevice)

    def _new(self, sounddevice: Any) -> Any:
        with opening(self):
            card = sound_card(self._device, Way.OUT)
            if card is None:
                raise ValueError("it was not found")
            return sounddevice.OutputStream(
                device=card.index,
                samplerate=RATE,
                channels=2,
                dtype="float32",
                blocksize=_BLOCK,
                latency=_LATENCY_SECONDS,
                callback=self._fill,
                finished_callback=self._enough.set,
            )

    def _last_word(self) -> None:
        """When the program ends while something plays: close if that is quick; the system takes the device anyway."""
        self.leave()
        self._closed.wait(_LAST_WORD_SECONDS)

    def _fill(self, out: npt.NDArray[np.float32], frames: int, times: Any, _status: object) -> None:
        """PortAudio asks. Of its times only differences are of use: its clock is the time of day, and jumps."""
        if self._enough.is_set():
            out.fill(0)
            return
        now = self._clock()
        origin = now + (times.outputBufferDacTime - times.currentTime) - self._frames / RATE
        if self.called_at is None or abs(origin - self._origin) > _LEAP_SECONDS:
            self._origin = origin
        else:
            self._origin += _SMOOTH * (origin - self._origin)
        out[:] = self._mix(frames, self._origin + self._frames / RATE)
        self._frames += frames
        self.called_at = now
