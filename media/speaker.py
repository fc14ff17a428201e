"""The loudspeaker: the border to PortAudio, and a silent stand-in with the same clock."""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from media.mixer import RATE, Mixer, Playing, Sound, SoundSource, WholeSound

SILENT = "silent"
"""The name of the stand-in, as settings write it."""

_BLOCK = 480
_LATENCY_SECONDS = 0.04  # a press is heard 65 ms later; half of it would double the work
_LOST_SECONDS = 0.5  # without a callback for so long, the time of day is the clock
_GIVEN_UP_SECONDS = 2.0  # and after so long the device is left to itself and opened anew
_RETRY_SECONDS = 5.0
_REST_SECONDS = 4.0
_LEAP_SECONDS = 0.03  # an underrun moves the clock at once, jitter of the measurement (2 ms) slowly
_SMOOTH = 0.05
_LAST_WORD_SECONDS = 0.5

_log = logging.getLogger(__name__)

Clock = Callable[[], float]


class Speaker(Protocol):
    """Whatever sound goes to."""

    def play(self, source: SoundSource, *, volume: float = 1.0, paused: bool = False) -> Playing:
        """Begin to play, on top of what plays already."""
        ...

    def chime(self, samples: Sound, *, volume: float = 1.0) -> None:
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

    def chime(self, samples: Sound, *, volume: float = 1.0) -> None:
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
        self._stream: _Stream | None = None
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

    def chime(self, samples: Sound, *, volume: float = 1.0) -> None:
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
            self._stream = _Stream(self._device, self.mixer, self._clock, self._rest)
            self._stream.start()

    def _rest(self) -> bool:
        """Asked by the stream now and then: may it close? Decided under the lock, so that no sound slips in between."""
        with self._lock:
            if self.mixer.busy or self._clock() - self.mixer.busy_until < self._rest_seconds:
                return False
            self._stream = None
            return True


class _Stream:
    """One opening of the device, from open to close, in a daemon thread that nobody ever waits for."""

    def __init__(self, device: str | None, mixer: Mixer, clock: Clock, rest: Callable[[], bool]) -> None:
        self._device = device
        self.mixer = mixer
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
        sounddevice = _portaudio()
        if sounddevice is None:
            self.over = True
            return
        atexit.register(self._last_word)
        try:
            with _open(sounddevice, self._device, self._fill, self._enough.set):
                while not self._enough.wait(0.5):
                    if self._rest():
                        break
        except (sounddevice.PortAudioError, ValueError) as error:
            _log.warning("the loudspeaker %s does not work: %s", self._device or "", error)
        self.over = True
        self._closed.set()
        atexit.unregister(self._last_word)

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
        out[:] = self.mixer.mix(frames, self._origin + self._frames / RATE)
        self._frames += frames
        self.called_at = now


def _portaudio() -> Any | None:
    """The library, or None where it is not on this machine."""
    try:
        import sounddevice
    except OSError:
        return None
    # With an open stream its clean-up at exit waits for ever for a callback that can no longer have Python's lock.
    atexit.unregister(sounddevice._exit_handler)
    return sounddevice


def _open(sounddevice: Any, device: str | None, fill: Callable[..., None], finished: Callable[[], None]) -> Any:
    """A stream that is not started yet."""

    def stream() -> Any:
        return sounddevice.OutputStream(
            device=device,
            samplerate=RATE,
            channels=2,
            dtype="float32",
            blocksize=_BLOCK,
            latency=_LATENCY_SECONDS,
            callback=fill,
            finished_callback=finished,
        )

    try:
        return stream()
    except (sounddevice.PortAudioError, ValueError):
        # PortAudio reads the list of devices once; who plugs in a loudspeaker later is seen only after a new start.
        # There is no public call for it (python-sounddevice, issue 16).
        sounddevice._terminate()
        sounddevice._initialize()
        return stream()


def loudspeakers() -> tuple[str, ...]:
    """The names of what can be heard through, the default first. May wait for the sound system; not for a main loop."""
    sounddevice = _portaudio()
    if sounddevice is None:
        return ()
    devices = sounddevice.query_devices()
    default = sounddevice.default.device[1]
    order = sorted(range(len(devices)), key=lambda index: index != default)
    return tuple(str(devices[index]["name"]) for index in order if devices[index]["max_output_channels"] > 0)


def open_speaker(device: str | None = None, *, clock: Clock = time.monotonic) -> Speaker:
    """The loudspeaker of that name, the first there is for None, the stand-in for "silent". Opens no device yet."""
    return SilentSpeaker(clock) if device == SILENT else Loudspeaker(device, clock=clock)
