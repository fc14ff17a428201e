"""Sounds laid on a line of time."""

import math
from dataclasses import dataclass

import numpy as np

from exhibits.demonstration.noises import Mono
from media.samples import RATE, Samples
from media.sound import mix
from media.speech import say


@dataclass(frozen=True, eq=False)
class Cue:
    """One sound at its moment."""

    at: float
    sound: Mono | Samples
    loud: float = 1.0
    side: float = 0.0
    """-1 is left, 1 is right; only for what is mono."""


def mixed(seconds: float, *cues: Cue) -> Samples:
    return mix([(round(cue.at * RATE), _placed(cue)) for cue in cues], round(seconds * RATE))


def spoken(text: str, language: str, pitch: float = 1.0) -> Samples:
    """A voice; a higher pitch is a smaller and a quicker person."""
    words = say(text, language)
    places = np.arange(0, len(words) - 1, pitch)
    sides = [np.interp(places, np.arange(len(words)), words[:, side]) for side in (0, 1)]
    return np.stack(sides, axis=1).astype(np.float32)


def _placed(cue: Cue) -> Samples:
    if cue.sound.ndim == 2:
        return cue.sound * np.float32(cue.loud)
    angle = (cue.side + 1) * math.pi / 4
    louder = cue.loud * math.sqrt(2)
    sides = [cue.sound * np.float32(louder * share) for share in (math.cos(angle), math.sin(angle))]
    return np.stack(sides, axis=1)
