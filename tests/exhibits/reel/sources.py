"""A recording as it is, read with none of the house's own code: its pictures upright, in their colours, each at its
time; its sound where it was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.stream import Disposition

RATE = 48_000
_TICK = 0.0011
"""Seconds: clocks of some kinds of file count in thousandths."""
GRID = 64
"""The longer side of a picture that is compared; what codecs do to details is not seen in it."""
_KR_KB = {"601": (0.299, 0.114), "709": (0.2126, 0.0722), "2020": (0.2627, 0.0593)}
_NAMES = {1: "709", 5: "601", 6: "601", 9: "2020"}

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in shares of a picture."""
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True)
class Shown:
    """What is to be seen of a file."""

    shape: float
    """Width by height, upright, of square pixels."""
    matrix: str
    """By which its colours are to be read."""
    hdr: bool


@dataclass(frozen=True)
class Seen:
    """A small picture of a file, as planes of brightness and colour from 0 to 255."""

    seconds: float
    planes: np.ndarray
    full: bool

    def rgb(self, matrix: str) -> np.ndarray:
        """As a player shows it that reads the colours so; 0 to 255."""
        kr, kb = _KR_KB[matrix]
        low, light, colour = (0, 255, 255) if self.full else (16, 219, 224)
        y, cb, cr = (self.planes[0] - low) / light, (self.planes[1] - 128) / colour, (self.planes[2] - 128) / colour
        red, blue = y + 2 * (1 - kr) * cr, y + 2 * (1 - kb) * cb
        green = (y - kr * red - kb * blue) / (1 - kr - kb)
        return np.clip(np.stack([red, green, blue]) * 255, 0, 255)


def shown(path: Path, degrees: int = 0) -> Shown:
    with av.open(str(path), metadata_errors="replace") as container:
        stream = container.streams.video[0]
        frame = next(container.decode(stream))
        shape = frame.width * float(stream.sample_aspect_ratio or 1) / frame.height
        told = _NAMES.get(int(frame.colorspace))
        large = frame.width >= 1280 or frame.height > 576  # as mpv guesses where a file does not say
        return Shown(
            1 / shape if degrees % 180 else shape, told or ("709" if large else "601"), int(frame.color_trc) in (16, 18)
        )


def grid(shape: float) -> tuple[int, int]:
    return (GRID, max(round(GRID / shape), 1)) if shape >= 1 else (max(round(GRID * shape), 1), GRID)


def pictures(
    path: Path, size: tuple[int, int], *, degrees: int = 0, box: Box = WHOLE, first: float = 0.0, last: float = 1e9
) -> Iterator[Seen]:
    """Those of a part of the file, turned against the clock, with seconds since the first picture or sound."""
    begins = _begins(path)
    with av.open(str(path), metadata_errors="replace") as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        for frame in container.decode(stream):
            seconds = float((frame.pts or 0) * stream.time_base - begins)
            if seconds > last:
                return
            if seconds >= first:
                yield _seen(frame, seconds, size, degrees, box)


def _seen(frame: av.VideoFrame, seconds: float, size: tuple[int, int], degrees: int, box: Box) -> Seen:
    planes = [np.rot90(one, degrees // 90) for one in _planes(frame)]
    small = [cv2.resize(_part(one, box), size, interpolation=cv2.INTER_AREA) for one in planes]
    full = frame.format.name.startswith("yuvj") or int(frame.color_range) == 2
    return Seen(seconds, np.stack(small), full)


def _planes(frame: av.VideoFrame) -> Iterator[np.ndarray]:
    deep = "10le" in frame.format.name
    for plane in frame.planes:
        values = np.frombuffer(plane, np.uint16 if deep else np.uint8).reshape(plane.height, -1)[:, : plane.width]
        yield values.astype(np.float32) / (4 if deep else 1)


def _part(plane: np.ndarray, box: Box) -> np.ndarray:
    (rows, columns), (left, top, right, low) = plane.shape, box
    return np.ascontiguousarray(
        plane[round(top * rows) : round(low * rows), round(left * columns) : round(right * columns)]
    )


def at_times(line: Sequence[Seen], frames: Sequence[int], fps: int) -> list[range]:
    """Which pictures may be seen at each place of a film of so many pictures a second: the one that is there when the
    place begins, and any that comes before it ends."""
    begins = np.array([one.seconds for one in line])
    firsts = np.searchsorted(begins, np.array(frames) / fps + _TICK, side="right") - 1
    lasts = np.searchsorted(begins, (np.array(frames) + 1) / fps - _TICK, side="left") - 1
    return [range(max(first, 0), max(last, first, 0) + 1) for first, last in zip(firsts, lasts, strict=True)]


def sound(path: Path) -> np.ndarray:
    """One channel, from the first picture or sound on; empty where nothing is to be heard."""
    begins = _begins(path)
    with av.open(str(path), metadata_errors="replace") as container:
        if not container.streams.audio:
            return np.zeros(0, np.float32)
        stream, resampler, parts = container.streams.audio[0], None, []
        try:
            for frame in container.decode(stream):
                if resampler is None:
                    resampler = av.AudioResampler("fltp", "stereo", RATE)
                    late = float((frame.pts or 0) * stream.time_base - begins)
                frame.pts = None
                parts += [piece.to_ndarray().mean(axis=0) for piece in resampler.resample(frame)]
        except av.FFmpegError:
            pass  # torn at its end, as one of the samples is
    if not parts:
        return np.zeros(0, np.float32)
    whole, late = np.concatenate(parts), round(late * RATE)
    return np.concatenate([np.zeros(late, np.float32), whole]) if late > 0 else whole[-late or None :]


def _begins(path: Path) -> Fraction:
    """When the first picture, or the first sound, is there on the file's own clock."""
    firsts = [_first(path, kind) for kind in ("video", "audio")]
    return min((first for first in firsts if first is not None), default=Fraction(0))


def _first(path: Path, kind: str) -> Fraction | None:
    """Opened anew for each: who decodes one stream has passed by the other."""
    with av.open(str(path), metadata_errors="replace") as container:
        stream = next(iter(getattr(container.streams, kind)), None)
        if stream is None or stream.disposition & Disposition.attached_pic:
            return None
        frame = next(iter(container.decode(stream)), None)
        return None if frame is None or frame.pts is None else frame.pts * stream.time_base
