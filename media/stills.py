"""One picture out of a film: the poster on a card, a page, a label."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.video.reformatter import Interpolation
from av.video.stream import VideoStream
from PIL import Image

from media.encode import Pixels
from media.errors import NotMediaError
from media.files import write_beside
from media.opening import Damage, decoded, main_streams, open_media, ready_to_decode
from media.pictures import Fit
from media.profile import HouseProfile

_LOOKED_AT = 8
"""Key frames among which the poster is chosen, spread over the film."""


def still(path: Path, at_seconds: float | None = None, size: tuple[int, int] | None = None) -> Pixels:
    """The picture at a moment, or the one that shows most; BGRA, as large as fits into `size` with its shape kept.

    For our own films, which lie upright.
    """
    return _still(path, at_seconds, lambda _, frame: _pixels(frame, size))


def house_still(path: Path, at_seconds: float, profile: HouseProfile) -> Pixels:
    """The picture at a moment as a film of this profile shows it: in its size, on a ground of itself where its shape is
    another; BGRA."""
    return _still(path, at_seconds, lambda stream, frame: _pixels(Fit(stream, profile)(frame), None))


def save_jpeg(
    path: Path,
    target: Path,
    at_seconds: float | None = None,
    size: tuple[int, int] | None = None,
    quality: int = 88,
) -> Path:
    """The still as a JPEG, whole or not there."""
    pixels = still(path, at_seconds, size)
    with write_beside(target) as part:
        Image.fromarray(np.ascontiguousarray(pixels[:, :, 2::-1])).save(part, "JPEG", quality=quality, optimize=True)
    return target


def save_smaller(still: Path, target: Path, width: int, quality: int = 82) -> None:
    """A JPEG once more, not wider than this: a wall of many small ones is light."""
    try:
        with Image.open(still, formats=["JPEG"]) as image:
            image.draft("RGB", (width, width))  # decodes only as many pixels as are needed
            image.thumbnail((width, width), Image.Resampling.BILINEAR)
            smaller = image.convert("RGB")
    except OSError as error:
        raise NotMediaError(f"{still.name} is not a picture that can be read.") from error
    smaller.save(target, "JPEG", quality=quality)


def read_still(path: Path) -> Pixels:
    """A JPEG that was saved so, as BGRA."""
    try:
        with Image.open(path, formats=["JPEG"]) as image:
            rgba = np.asarray(image.convert("RGBA"), np.uint8)
    except OSError as error:
        raise NotMediaError(f"{path.name} is not a picture that can be read.") from error
    return np.ascontiguousarray(rgba[:, :, (2, 1, 0, 3)])


def _still(path: Path, at_seconds: float | None, shown: Callable[[VideoStream, av.VideoFrame], Pixels]) -> Pixels:
    with open_media(path) as container:
        stream, _ = main_streams(container)
        if stream is None:
            raise NotMediaError(f"{path.name} has no pictures.")
        ready_to_decode(stream)
        frame = _most_telling(container, stream) if at_seconds is None else _at(container, stream, at_seconds)
        if frame is None:
            raise NotMediaError(f"{path.name} has no picture that can be read.")
        return shown(stream, frame)


def _most_telling(container: InputContainer, stream: VideoStream) -> av.VideoFrame | None:
    return max(_spread(container, stream), key=_tells, default=None)


def _spread(container: InputContainer, stream: VideoStream) -> Iterator[av.VideoFrame]:
    """A key frame from each part of the film; where one cannot be jumped to, the first picture does."""
    length = (container.duration or 0) / av.time_base
    taken: set[int | None] = set()
    for number in range(_LOOKED_AT):
        frame = _at(container, stream, length * (number + 0.5) / _LOOKED_AT, exact=False)
        if frame is not None and frame.pts not in taken:
            taken.add(frame.pts)
            yield frame


def _at(container: InputContainer, stream: VideoStream, seconds: float, *, exact: bool = True) -> av.VideoFrame | None:
    """The last picture that begins at or before the moment, or the key frame before it."""
    begin = (stream.start_time or 0) * (stream.time_base or Fraction(1))
    moment = begin + Fraction(seconds).limit_denominator(90000)
    container.seek(int(moment / (stream.time_base or Fraction(1))), stream=stream)
    found: av.VideoFrame | None = None
    for frame in decoded(container, stream, Damage()):
        assert isinstance(frame, av.VideoFrame)
        if found is not None and (frame.time or 0.0) > moment + Fraction(1, 1000):
            break
        found = frame
        if not exact:
            break
    return found


def _tells(frame: av.VideoFrame) -> float:
    """Much light and dark beside each other, and neither a black nor a white picture."""
    grey = frame.reformat(64, 36, "gray").to_ndarray().astype(np.float32)
    edges = np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean()
    middling = 1 - abs(float(grey.mean()) - 128) / 128
    return float(grey.std() + 2 * edges) * (0.2 + middling)


def _pixels(frame: av.VideoFrame, size: tuple[int, int] | None) -> Pixels:
    width, height = frame.width, frame.height
    if size is not None:
        scale = min(size[0] / width, size[1] / height)
        width, height = max(round(width * scale), 1), max(round(height * scale), 1)
    scaled = frame.reformat(width, height, "bgra", src_colorspace=frame.colorspace, interpolation=Interpolation.BICUBIC)
    return np.ascontiguousarray(scaled.to_ndarray(), dtype=np.uint8)
