"""The few soft sounds of the kiosk. Paper, a beep, a curtain, a thank you, all far quieter than a work; and a bell."""

from __future__ import annotations

from functools import cache

import numpy as np

from media.instruments import Instrument, Mono, envelope, noise, note
from media.samples import RATE, Samples
from media.synth import hertz, pitch

_SEED = 7
_PEAK_DB = {"press": -17.0, "count": -18.0, "last_count": -16.0, "curtain": -22.0, "thanks": -15.0, "help": -10.0}


@cache
def chime(name: str) -> Samples:
    """`press`, `count` (four times) and `last_count`, `curtain`, `thanks`, `help`. Made once, and not to be changed."""
    made = _MADE[name]()
    made = made * 10 ** (_PEAK_DB[name] / 20) / np.abs(made).max()
    sound = np.repeat(made[:, None], 2, axis=1).astype(np.float32)
    sound.setflags(write=False)
    return sound


NAMES = tuple(_PEAK_DB)


def _chance() -> np.random.Generator:
    return np.random.default_rng(_SEED)


def _press() -> Mono:
    """A fingertip on a sheet of paper."""
    time = np.arange(int(0.09 * RATE)) / RATE
    paper = noise(0.09, _chance(), 1200, 5200) * np.exp(-time * 95)
    table = 0.8 * np.sin(2 * np.pi * 165 * time) * np.exp(-time * 60)
    return (paper + table) * envelope(len(time), 0.0015, 0.02)


def _count() -> Mono:
    return note(Instrument.MARIMBA, hertz(pitch("A4")), 0.3, 0.7, _chance())[: RATE // 2] * envelope(RATE // 2, 0, 0.2)


def _last_count() -> Mono:
    return note(Instrument.MARIMBA, hertz(pitch("E5")), 0.5, 1.0, _chance())[: RATE // 2] * envelope(RATE // 2, 0, 0.2)


def _curtain() -> Mono:
    """Cloth that runs along its rail, for the 0.6 s that it moves."""
    frames = int(0.6 * RATE)
    along = np.linspace(0, 1, frames)
    cloth = noise(0.6, _chance(), 350, 1800) + 0.35 * noise(0.6, _chance(), 1800, 6000) * along
    folds = 0.75 + 0.25 * np.sin(2 * np.pi * (5 * along + 2 * along**2))
    swell: Mono = np.sin(np.pi * along**0.7) ** 2
    return cloth * folds * swell


def _thanks() -> Mono:
    """Three steps up, and they ring."""
    sound = np.zeros(RATE)
    for n, name in enumerate(("G4", "B4", "D5", "G5")):
        step = note(Instrument.MARIMBA, hertz(pitch(name)), 0.4, 0.7, _chance())
        room = sound[int(n * 0.11 * RATE) :]
        room[: len(step)] += step[: len(room)]
    return sound * envelope(len(sound), 0, 0.35)


def _help() -> Mono:
    """A doorbell, a third down: it is meant for whoever is at work at the other end of the room."""
    sound = np.zeros(int(1.5 * RATE))
    for n, name in enumerate(("E5", "C5")):
        bell = note(Instrument.GLASS, hertz(pitch(name)), 0.7, 0.8, _chance())
        room = sound[int(n * 0.42 * RATE) :]
        room[: len(bell)] += bell[: len(room)]
    return sound * envelope(len(sound), 0, 0.5)


_MADE = {
    "press": _press,
    "count": _count,
    "last_count": _last_count,
    "curtain": _curtain,
    "thanks": _thanks,
    "help": _help,
}
