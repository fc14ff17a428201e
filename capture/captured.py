"""What devices give: a picture or a block of sound, each with the moment it was made."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from media.seen import Seen
from media.take import FigureFacts

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
    seen: Seen = Seen.YOURSELF
    """What it shows: what the camera saw, or a drawing."""
    figure: FigureFacts | None = None
    """Where a drawn figure stands; None where nobody is."""


@dataclass(frozen=True, eq=False)
class Sound:
    samples: Samples
    """Frames by channels, -1 to 1."""
    at: float
    """Seconds of the monotonic clock at the first sample; smooth, whatever the sound card says."""
