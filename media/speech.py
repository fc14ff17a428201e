"""A voice that needs no network: the border to espeak-ng. Voices that people recorded come first."""

from __future__ import annotations

import ctypes
import threading
from functools import cache, lru_cache
from typing import ClassVar

import av
import numpy as np
import numpy.typing as npt

from media.errors import NoVoiceError
from media.samples import RATE, Samples

VOICES = {"nl": "nl", "en": "en", "tr": "tr", "ar": "ar", "pl": "pl", "uk": "uk", "ti": "ti"}
"""The voice of each language we ship."""

_WORDS_A_MINUTE = 145
_RMS = 10 ** (-20 / 20)
_PEAK = 10 ** (-2 / 20)
_EDGE_SECONDS = 0.01
_REMEMBERED = 64
_UNHEARD = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2066\u2067\u2068\u2069"))
"""Signs that only order and break lines; a voice would name some of them."""

_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: samples come to us while we wait; espeak opens no device
_DONT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: a missing data folder must not end the program
_RATE_PARAMETER = 1
_CHARS_UTF8 = 1
_OK = 0


@lru_cache(maxsize=_REMEMBERED)
def say(text: str, language: str) -> Samples:
    """Speech at 48 kHz, about -20 dBFS; remembered, so the array must not be changed (it refuses).

    20 to 60 ms of work for a sentence. From any thread. Raises `NoVoiceError`.
    """
    if language not in VOICES:
        raise NoVoiceError(f"There is no voice for the language {language!r}.")
    if not text.strip():
        return np.zeros((0, 2), np.float32)
    voice = _voice()
    sound = _levelled(_at_house_rate(voice.speak(text.translate(_UNHEARD), VOICES[language]), voice.rate))
    sound.setflags(write=False)
    return sound


@cache
def _voice() -> _Espeak:
    return _Espeak()


class _Espeak:
    """The library, which has one state for the whole program and so speaks for one thread at a time."""

    _lock: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self) -> None:
        import espeakng_loader

        try:
            self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        except OSError as error:
            raise NoVoiceError("The voice (espeak-ng) is not on this machine.") from error
        self._pieces: list[npt.NDArray[np.int16]] = []
        self._taker = _TAKER(self._take)  # kept, as the library does not
        with self._lock:
            data = espeakng_loader.get_data_path().encode()
            self.rate: int = self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DONT_EXIT)
            if self.rate <= 0:
                raise NoVoiceError("The voice (espeak-ng) does not find its data.")
            self._library.espeak_SetSynthCallback(self._taker)

    def speak(self, text: str, voice: str) -> npt.NDArray[np.int16]:
        with self._lock:
            self._pieces.clear()
            if self._library.espeak_SetVoiceByName(voice.encode()) != _OK:
                raise NoVoiceError(f"There is no voice {voice!r}.")
            self._library.espeak_SetParameter(_RATE_PARAMETER, _WORDS_A_MINUTE, 0)
            said = text.encode()
            result = self._library.espeak_Synth(said, len(said) + 1, 0, 1, 0, _CHARS_UTF8, None, None)
            if result != _OK:
                raise NoVoiceError("The voice could not say this.")
            return np.concatenate([np.zeros(0, np.int16), *self._pieces])

    def _take(self, samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._pieces.append(np.ctypeslib.as_array(samples, shape=(count,)).copy())
        return 0


_TAKER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def _at_house_rate(spoken: npt.NDArray[np.int16], rate: int) -> Samples:
    if not len(spoken):
        return np.zeros((0, 2), np.float32)
    frame = av.AudioFrame.from_ndarray(spoken[None], format="s16", layout="mono")
    frame.sample_rate = rate
    resampler = av.AudioResampler("flt", "stereo", RATE)
    parts = [part.to_ndarray() for part in (*resampler.resample(frame), *resampler.resample(None))]
    return np.concatenate(parts, axis=1).reshape(-1, 2).astype(np.float32)


def _levelled(sound: Samples) -> Samples:
    """Every language as loud as the others, with soft edges, and no more than a peak can take."""
    if not len(sound) or not sound.any():
        return sound
    loud = sound[np.abs(sound[:, 0]) > np.abs(sound).max() / 100]
    sound = sound * np.float32(_RMS / np.sqrt(np.mean(np.square(loud))))
    sound *= np.float32(min(1.0, _PEAK / np.abs(sound).max()))
    edge = np.linspace(0, 1, int(_EDGE_SECONDS * RATE), dtype=np.float32)[: len(sound) // 2, None]
    sound[: len(edge)] *= edge
    sound[len(sound) - len(edge) :] *= edge[::-1]
    return sound
