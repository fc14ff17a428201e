"""The border to microphones: PortAudio calls on a thread of its own, and only differences of its times are used."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

from capture.captured import RATE, Samples, Sound
from capture.devices import SILENT, TONE, DeviceChoice
from capture.errors import MicrophoneMissingError
from capture.sampleclock import SampleClock
from capture.soundserver import Source
from capture.troubles import Case
from media.portaudio import closed, look_again, opening
from media.soundcards import SoundCard, Way, sound_card

BLOCK = 480
PATIENCE_SECONDS = 1.0
"""A stream whose server hangs stays “active”: only the age of the last block tells."""
_FIRST_SOUND_SECONDS = 3.0

SoundSink = Callable[[Sound], None]


class Microphone(Protocol):
    """Gives blocks to its sink until it is closed or lost."""

    name: str
    channels: int
    last_at: float

    @property
    def lost(self) -> Case | None: ...

    def close(self) -> None:
        """May hang for ever where a sound server hangs: never called on a main thread."""


class SoundDevice:
    """A microphone through PortAudio."""

    def __init__(self, wanted: str | None, sink: SoundSink, clock: Callable[[], float] = time.monotonic) -> None:
        found = _found(wanted)
        import sounddevice

        self.name = found.name
        self.channels = min(2, found.channels)
        self.last_at = clock()
        self._sink, self._clock, self._sample_clock, self._source = sink, clock, SampleClock(), Source()
        self._first, self._ended, self._trusted = threading.Event(), threading.Event(), False
        self._waiting: list[Sound] = []
        try:
            with opening(self):
                self._stream = sounddevice.InputStream(
                    device=found.index,
                    channels=self.channels,
                    samplerate=RATE,
                    blocksize=BLOCK,
                    latency="high",  # 40 ms: under load, short buffers of a sound card overflow first
                    dtype="float32",
                    callback=self._block,
                    finished_callback=self._ended.set,
                )
        except (sounddevice.PortAudioError, TimeoutError) as error:
            self._source.close()
            raise MicrophoneMissingError(f"The microphone “{self.name}” cannot be opened.") from error
        self._start()
        self._source.begin()
        if wanted is None and self._source.is_loudspeaker:
            self.close()
            raise MicrophoneMissingError("There is no microphone, only what the loudspeaker plays.")
        self._trusted = True

    @property
    def lost(self) -> Case | None:
        if self._source.moved:
            return Case.MICROPHONE_REPLACED
        if self._ended.is_set():
            return Case.MICROPHONE_GONE
        return Case.SOUND_HUNG if self._clock() - self.last_at > PATIENCE_SECONDS else None

    def close(self) -> None:
        import sounddevice

        self._source.close()
        with suppress(sounddevice.PortAudioError):  # an unplugged device cannot be stopped, and is gone all the same
            self._stream.abort()
        with suppress(sounddevice.PortAudioError):
            self._stream.close()
        closed(self)

    def _start(self) -> None:
        import sounddevice

        with suppress(sounddevice.PortAudioError):
            self._stream.start()
            if self._first.wait(_FIRST_SOUND_SECONDS):
                return
        self.close()
        raise MicrophoneMissingError(f"The microphone “{self.name}” gives no sound.")

    def _block(self, samples: Samples, count: int, times: Any, _status: object) -> None:
        now = self._clock()
        self.last_at = now
        # PortAudio's clock jumps with the time of day: its difference to its own "now" does not
        told = now + (times.inputBufferAdcTime - times.currentTime)
        self._waiting.append(Sound(samples.copy(), self._sample_clock.at(count, told)))
        if not self._source.doubted:
            self._hand_on()
        self._first.set()

    def _hand_on(self) -> None:
        """What came in doubt is of the source that it then was."""
        heard, self._waiting = self._waiting, []
        if self._trusted and not self._source.moved:
            for sound in heard:
                self._sink(sound)


def open_microphone(choice: DeviceChoice, sink: SoundSink) -> Microphone:
    """Open the chosen microphone, wait for its first sound, or raise `MicrophoneMissingError`."""
    if choice.microphone in {SILENT, TONE}:
        from capture.standin import StandInMicrophone

        return StandInMicrophone(choice.microphone == TONE, sink)
    try:
        return SoundDevice(choice.microphone, sink)
    except MicrophoneMissingError:
        if not look_again():
            raise
        return SoundDevice(choice.microphone, sink)


def _found(wanted: str | None) -> SoundCard:
    card = sound_card(wanted, Way.IN)
    if card is None:
        raise MicrophoneMissingError(
            "No microphone was found." if wanted is None else f"The microphone “{wanted}” was not found."
        )
    return card
