"""Sounds of which one knows how loud they are when, in one channel."""

import numpy as np

from media.samples import RATE


def tone(hertz: float, seconds: float) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)).astype(np.float32)


def drum(seconds: float, per_second: float) -> np.ndarray:
    at = np.arange(int(seconds * RATE)) / RATE
    noise = np.random.default_rng(2).standard_normal(len(at))
    return (0.3 * noise * np.exp(-((at * per_second) % 1) / per_second * 14)).astype(np.float32)
