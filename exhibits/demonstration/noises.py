"""The small sounds of a paper street, made of sines and rushing: steps, cups, a lamp, a bird, a cat.

Each is mono float32 at 48 kHz, about full scale, and the same every time.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from media.samples import RATE

Mono = NDArray[np.float32]


def _time(seconds: float) -> NDArray[np.float64]:
    return np.arange(round(seconds * RATE)) / RATE


def _rushing(seconds: float, seed: int) -> NDArray[np.float64]:
    return np.random.default_rng(seed).standard_normal(round(seconds * RATE))


def _muffled(sound: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Without what is higher than about RATE / (2 * width) hertz."""
    return np.convolve(sound, np.hanning(width + 2)[1:-1] / np.hanning(width + 2).sum(), "same")


def _finished(sound: NDArray[Any]) -> Mono:
    """At full scale, with ends that do not click."""
    edge = min(96, len(sound) // 4)
    sound = sound / max(float(np.abs(sound).max()), 1e-9)
    sound[:edge] *= np.linspace(0, 1, edge)
    sound[-edge:] *= np.linspace(1, 0, edge)
    return sound.astype(np.float32)


def _glide(start: float, end: float, seconds: float, curve: float = 1.0) -> NDArray[np.float64]:
    """The phase of a tone that slides from one pitch to another."""
    part = (_time(seconds) / seconds) ** curve
    return np.cumsum(2 * np.pi * (start + (end - start) * part) / RATE)


def step(seed: int = 0) -> Mono:
    t = _time(0.16)
    thud = np.sin(2 * np.pi * 82 * t) * np.exp(-t * 38) + 0.9 * _muffled(_rushing(0.16, seed), 60) * np.exp(-t * 55) * 6
    return _finished(thud)


def clink(pitch: float = 1.0) -> Mono:
    """A cup put down on a saucer."""
    t = _time(0.5)
    partials = ((1980, 1.0, 13), (3240, 0.6, 18), (4870, 0.4, 26), (7100, 0.2, 36))
    ring = sum(loud * np.sin(2 * np.pi * high * pitch * t) * np.exp(-t * fall) for high, loud, fall in partials)
    return _finished(ring + 0.5 * _rushing(0.5, 3) * np.exp(-t * 260))


def plop(start: float = 420, end: float = 980) -> Mono:
    """A seed in the earth, a drop, a flower that opens: the higher the end, the more cheerful."""
    t = _time(0.13)
    return _finished(np.sin(_glide(start, end, 0.13, 0.6)) * np.exp(-t * 24))


def click() -> Mono:
    """A switch: down, and the spring behind it."""
    t = _time(0.14)
    first, second = np.exp(-t * 320), np.where(t > 0.045, np.exp(-(t - 0.045) * 420), 0.0)
    spring = 0.4 * np.sin(2 * np.pi * 1240 * t) * second
    return _finished(_muffled(_rushing(0.14, 5), 5) * (first + 0.7 * second) + spring)


def chirp(turn: float = 1.0) -> Mono:
    up, down = (
        np.sin(_glide(*notes)) for notes in ((2500 * turn, 3900 * turn, 0.09), (3600 * turn, 2900 * turn, 0.12))
    )
    return _finished(np.concatenate([up * np.hanning(len(up)), np.zeros(1900), down * np.hanning(len(down))]))


def meow() -> Mono:
    seconds = 0.62
    part = _time(seconds) / seconds
    phase = np.cumsum(2 * np.pi * (430 + 300 * np.sin(np.pi * part**0.7)) / RATE)
    mouth = np.sin(np.pi * part**0.8)
    voice = sum(np.sin(phase * n) * np.exp(-((n - 1 - 4.2 * mouth) ** 2) / 5.5) for n in range(1, 11))
    return _finished(voice * np.sin(np.pi * part) ** 0.6)


def creak(start: float = 190, end: float = 255) -> Mono:
    """Wood under somebody who sits down."""
    phase = _glide(start, end, 0.24)
    rasp = np.sign(np.sin(phase * 0.25)) * np.sin(phase) + 0.4 * np.sin(phase * 3.1)
    return _finished(_muffled(rasp, 7) * np.hanning(len(rasp)))


def clap() -> Mono:
    t = _time(0.22)
    skins = ((0.0, 400), (0.011, 380), (0.021, 42))
    hands = sum(np.where(t >= late, np.exp(-(t - late) * fall), 0.0) for late, fall in skins)
    return _finished((_muffled(_rushing(0.22, 9), 9) - _muffled(_rushing(0.22, 9), 50)) * hands)


def shutter(seed: int = 0) -> Mono:
    """Two wooden leaves that knock against the wall."""
    t = _time(0.2)
    wood = np.sin(2 * np.pi * (205 + 18 * (seed % 3)) * t) * np.exp(-t * 44)
    knock = wood + 2 * _muffled(_rushing(0.2, seed), 20) * np.exp(-t * 90)
    return _finished(knock + np.where(t > 0.07, np.roll(knock, round(0.07 * RATE)) * 0.6, 0.0))


def whoosh(seconds: float = 0.3, seed: int = 1) -> Mono:
    """Paper that slides over paper."""
    rush = _muffled(_rushing(seconds, seed), 12) - _muffled(_rushing(seconds, seed), 90)
    return _finished(rush * np.hanning(len(rush)))


def water(seconds: float) -> Mono:
    """From a watering can: a rushing with drops in it."""
    chance = np.random.default_rng(12)
    pour = 0.25 * (_muffled(_rushing(seconds, 13), 8) - _muffled(_rushing(seconds, 13), 60))
    for _ in range(round(seconds * 26)):
        drop = plop(chance.uniform(500, 1300), chance.uniform(1200, 2600)) * chance.uniform(0.06, 0.22)
        first = chance.integers(0, max(1, len(pour) - len(drop)))
        pour[first : first + len(drop)] += drop[: len(pour) - first]
    rise = np.minimum(1, np.minimum(_time(seconds), seconds - _time(seconds)) * 4)
    return _finished(pour * rise)


def rain(seconds: float, fades_from: float) -> Mono:
    """Soft and even, gone two seconds after `fades_from`."""
    fall = _muffled(_rushing(seconds, 21), 6) - _muffled(_rushing(seconds, 21), 44)
    return _finished(fall * np.clip(1 - (_time(seconds) - fades_from) / 2, 0, 1))


def wind(seconds: float) -> Mono:
    gusts = 0.55 + 0.45 * np.sin(2 * np.pi * _time(seconds) / 3.1)
    return _finished(_muffled(_muffled(_rushing(seconds, 31), 160), 120) * gusts)


def crickets(seconds: float) -> Mono:
    t = _time(seconds)
    trill = np.clip(np.sin(2 * np.pi * 27 * t), 0, 1) * (np.sin(2 * np.pi * t / 0.9) > 0.2)
    return _finished(np.sin(2 * np.pi * 4350 * t) * _muffled(trill, 90))


def hum(seconds: float) -> Mono:
    """A lamp that has just come on and means it."""
    t = _time(seconds)
    return _finished(sum(np.sin(2 * np.pi * 100 * n * t) / n for n in (1, 2, 3, 5)) * np.exp(-t * 2.2))
