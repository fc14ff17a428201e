"""What can be read of a take that broke off, and how much of its end is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import av
import numpy as np

from media.samples import RATE, Samples
from media.testcard import beep_times

BEAT_SECONDS = 0.5
"""A beep goes into the microphone whenever the monotonic clock is a multiple of this."""
_PICTURE_SECONDS = 1 / 30


class UnreadableError(Exception):
    """The file does not open, holds nothing, or cannot be laid on the clock; with the reason in one sentence."""


@dataclass(frozen=True)
class Left:
    pictures_end: float | None
    """Where the last readable picture ends, in seconds of the take; None for music."""
    sound_end: float
    beeps: Sequence[float]

    def began_at(self, about: float) -> float:
        """The monotonic moment of second 0 of the take, by its beeps, where it is known to less than half a beat."""
        if not self.beeps:
            raise UnreadableError("no beep is in what can be read")
        return median(BEAT_SECONDS * round((about + beep) / BEAT_SECONDS) - beep for beep in self.beeps)


@dataclass(frozen=True)
class Lost:
    """Seconds from the last that can be read to the moment at which all ended."""

    pictures: float | None
    sound: float

    @property
    def worst(self) -> float:
        return max(self.sound, self.pictures or 0.0)


def read(path: Path, *, seen: bool) -> Left:
    """Every picture and every sample that decodes, from the file as it is: nothing is repaired before."""
    pictures_end, blocks = 0.0, [np.zeros(0, np.float32)]
    try:
        with av.open(str(path), format="matroska") as file:
            for frame in _frames(file):
                if isinstance(frame, av.VideoFrame):
                    pictures_end = max(pictures_end, (frame.time or 0.0) + _PICTURE_SECONDS)
                else:
                    blocks.append(frame.to_ndarray()[0, :: len(frame.layout.channels)] / np.float32(32768))
    except (OSError, av.FFmpegError) as error:
        raise UnreadableError(f"the file does not open: {error}") from error
    sound = np.concatenate(blocks)
    if not len(sound) or (seen and not pictures_end):
        raise UnreadableError("nothing can be read")
    return Left(pictures_end if seen else None, len(sound) / RATE, beep_times(_stereo(sound)))


def lost(left: Left, ended_at: float, about: float) -> Lost:
    began = left.began_at(about)
    pictures = None if left.pictures_end is None else ended_at - began - left.pictures_end
    return Lost(pictures, ended_at - began - left.sound_end)


def _frames(file: av.container.InputContainer):
    """Up to where the file is torn."""
    try:
        yield from file.decode()
    except av.FFmpegError:
        return


def _stereo(sound: np.ndarray) -> Samples:
    return np.repeat(sound[:, None], 2, axis=1)
