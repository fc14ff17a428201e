"""Instruments made of numbers: each plays one note, mono, about full scale, and dies away by itself."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from media.samples import RATE

Mono = npt.NDArray[np.float64]
Chance = np.random.Generator


_REED = tuple(n**-1.25 * (1.3 if n % 2 else 0.8) for n in range(1, 15))


class Instrument(StrEnum):
    STRING = "string"
    ORGAN = "organ"
    ACCORDION = "accordion"
    BRASS = "brass"
    MARIMBA = "marimba"
    GLASS = "glass"
    BASS = "bass"
    KICK = "kick"
    SNARE = "snare"
    SHAKER = "shaker"
    CLAP = "clap"
    WOOD = "wood"


def note(instrument: Instrument, hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    """One note of that pitch, held so long. Harder is brighter too, as on real ones."""
    return _PLAYED[instrument](hertz, seconds, strength, chance) * strength


def envelope(frames: int, attack: float, release: float) -> Mono:
    """Up in `attack` seconds, down in the last `release`."""
    level = np.ones(frames)
    up, down = min(int(attack * RATE), frames // 2), min(int(release * RATE), frames // 2)
    level[:up] = np.sin(np.linspace(0, np.pi / 2, up)) ** 2
    level[frames - down :] *= np.cos(np.linspace(0, np.pi / 2, down)) ** 2
    return level


def noise(seconds: float, chance: Chance, low: float, high: float) -> Mono:
    """Rushing between two pitches, loudness about 1."""
    frames = int(seconds * RATE)
    spectrum = np.fft.rfft(chance.standard_normal(frames))
    hertz = np.fft.rfftfreq(frames, 1 / RATE)
    spectrum *= 1 / (1 + (hertz / high) ** 4) * (hertz / low) ** 4 / (1 + (hertz / low) ** 4)
    sound = np.fft.irfft(spectrum, frames)
    return np.asarray(sound / (np.abs(sound).max() + 1e-9))


def _time(seconds: float) -> Mono:
    return np.arange(int(seconds * RATE)) / RATE


def _harmonics(hertz: float, seconds: float, heights: tuple[float, ...], wobble: Mono | float = 0.0) -> Mono:
    """The ground tone and its overtones, as high as can be heard; `wobble` bends the phase of the ground tone."""
    phase = 2 * np.pi * hertz * _time(seconds) + wobble
    before, now, double = np.zeros_like(phase), np.sin(phase), 2 * np.cos(phase)
    sound = np.zeros_like(phase)
    for height in heights[: max(1, int(15_000 / hertz))]:
        sound += height * now
        before, now = now, double * now - before  # sin(n + 1) from sin(n) and sin(n - 1), five times as quick as sin
    return sound


def _string(hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    """Karplus and Strong: a burst of noise goes round in a delay as long as the note is, softer each time."""
    ring = seconds + 1.2
    period = int(RATE / hertz)
    burst = chance.uniform(-1, 1, period)
    for _ in range(2 if strength > 0.7 else 4):  # the flesh of the finger
        burst = (burst + np.roll(burst, 1)) / 2
    burst -= np.roll(burst, period // 5)  # plucked at a fifth of its length
    rounds = int(ring * hertz) + 2
    keeps = 0.5 ** (1 / (0.55 * hertz))  # half as loud after 0.55 s, were it not for the mellowing
    parts = np.empty((rounds, period))
    for n in range(rounds):
        parts[n] = burst
        burst = keeps * (0.72 * burst + 0.28 * np.roll(burst, 1))
    sound = parts.ravel()
    # each round comes 0.28 frames late by the mellowing; and a delay is a whole number of frames, a pitch is not
    turned = np.interp(np.arange(int(ring * RATE)) * hertz * (period + 0.28) / RATE, np.arange(len(sound)), sound)
    turned /= np.abs(turned).max() + 1e-9
    return np.asarray(turned * envelope(len(turned), 0.001, 0.25))


def _organ(hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    """Wooden pipes of a street organ: few overtones, a breath of air, a slow tremble."""
    seconds += 0.08
    time = _time(seconds)
    tremble = 0.035 * np.sin(2 * np.pi * 5.6 * time + chance.uniform(0, 6))
    sound = _harmonics(hertz, seconds, (1.0, 0.55, 0.32, 0.3, 0.06, 0.12), tremble)
    breath = 0.03 * noise(seconds, chance, hertz, hertz * 6) * np.exp(-time * 6)
    return (sound * 0.5 + breath) * envelope(len(time), 0.018, 0.07)


def _accordion(hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    """Two reeds, a little apart: they beat five times a second."""
    seconds += 0.1
    apart = 2.2 / hertz
    reeds = [_harmonics(hertz * tuning, seconds, _REED) for tuning in (1 - apart / 2, 1 + apart / 2)]
    return (reeds[0] + reeds[1]) * 0.33 * envelope(len(reeds[0]), 0.035, 0.09)


def _brass(hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    """The harder it is blown the brighter, and the bright comes a moment later."""
    seconds += 0.06
    time = _time(seconds)
    opened = (1 - np.exp(-time * 28)) * (0.75 + 0.25 * np.exp(-time * 5)) * (0.6 + 0.5 * strength)
    lip = 0.05 * np.sin(2 * np.pi * 5.1 * time) * np.minimum(1, time * 3)
    phase = 2 * np.pi * hertz * time + lip
    count = max(1, min(16, int(12_000 / hertz)))
    sound = sum(opened**n * (0.82**n) * np.sin(n * phase) for n in range(1, count + 1))
    return np.asarray(sound) * 0.42 * envelope(len(time), 0.022, 0.06)


def _bar(hertz: float, partials: tuple[tuple[float, float, float], ...]) -> Mono:
    time = _time(min(1.6, 8 / partials[0][2]))
    ring = sum(high * np.sin(2 * np.pi * hertz * ratio * time) * np.exp(-time * fall) for ratio, high, fall in partials)
    return np.asarray(ring) * envelope(len(time), 0.0015, 0.05)


def _marimba(hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    ring = _bar(hertz, ((1.0, 0.85, 6.5), (3.93, 0.16 * strength, 15.0), (9.2, 0.07 * strength, 38.0)))
    knock = 0.12 * noise(0.03, chance, 300, 2500) * np.exp(-_time(0.03) * 180)
    knock[:48] *= np.linspace(0, 1, 48)
    ring[: len(knock)] += knock
    return ring


def _glass(hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    """A glass with some water in it, and a spoon."""
    return _bar(
        hertz, ((1.0, 0.7, 5.0), (2.32, 0.25 * strength, 9.0), (4.25, 0.16 * strength, 16.0), (6.6, 0.08, 30.0))
    )


def _bass(hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    seconds += 0.08
    time = _time(seconds)
    sound = _harmonics(hertz, seconds, (1.0, 0.5, 0.22, 0.1))
    return sound * 0.6 * np.exp(-time * 1.6) * envelope(len(time), 0.008, 0.07)


def _kick(hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    """A big drum, or the bottom of a pan: the skin slackens as it swings."""
    time = _time(0.34)
    phase = 2 * np.pi * np.cumsum(52 + 75 * np.exp(-time * 34)) / RATE
    click = 0.2 * noise(0.34, chance, 400, 3000) * np.exp(-time * 260)
    return (np.sin(phase) * np.exp(-time * 11) + click) * envelope(len(time), 0.001, 0.05)


def _snare(hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    time = _time(0.24)
    skin = 0.4 * np.sin(2 * np.pi * 190 * time) * np.exp(-time * 26)
    wires = 0.75 * noise(0.24, chance, 900, 9000) * np.exp(-time * 21)
    return (skin + wires) * envelope(len(time), 0.001, 0.04)


def _shaker(hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    """Rice in a jar: it gathers before it hits."""
    time = _time(0.12)
    gathered: Mono = np.square(np.minimum(time / 0.022, 1))
    gone: Mono = np.exp(-np.maximum(time - 0.022, 0) * 48)
    return noise(0.12, chance, 4500, 12_000) * gathered * gone


def _clap(hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    """Several hands, never quite together."""
    time = _time(0.26)
    hands = sum(np.where(time >= late, np.exp(-(time - late) * 190), 0) for late in (0, 0.011, 0.021, 0.029))
    tail = np.where(time >= 0.029, np.exp(-(time - 0.029) * 28), 0) * 0.5
    return noise(0.26, chance, 700, 4200) * (np.asarray(hands) + tail) * envelope(len(time), 0.0005, 0.05)


def _wood(hertz: float, seconds: float, strength: float, chance: Chance) -> Mono:
    """Two wooden spoons."""
    return _bar(hertz, ((1.0, 0.8, 46.0), (1.63, 0.4, 60.0), (2.9, 0.2, 90.0)))


_PLAYED: dict[Instrument, Callable[[float, float, float, Chance], Mono]] = {
    Instrument.STRING: _string,
    Instrument.ORGAN: _organ,
    Instrument.ACCORDION: _accordion,
    Instrument.BRASS: _brass,
    Instrument.MARIMBA: _marimba,
    Instrument.GLASS: _glass,
    Instrument.BASS: _bass,
    Instrument.KICK: _kick,
    Instrument.SNARE: _snare,
    Instrument.SHAKER: _shaker,
    Instrument.CLAP: _clap,
    Instrument.WOOD: _wood,
}
