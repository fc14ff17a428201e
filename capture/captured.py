"""What devices give: a picture or a block of sound, each with the moment it was made."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
"""Samples a second, of every microphone and every take."""
SIZE = (1280, 720)
"""Width and height of every recorded picture, whatever the camera gives."""

Pixels = NDArray[np.uint8]
Samples = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Picture:
    pixels: Pixels
    """Height, width, blue-green-red; not mirrored."""
    at: float
    """Seconds of the monotonic clock."""


@dataclass(frozen=True, eq=False)
class Sound:
    samples: Samples
    """Frames by channels, -1 to 1."""
    at: float
    """Seconds of the monotonic clock at the first sample; smooth, whatever the sound card says."""
