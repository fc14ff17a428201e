"""Pictures as the encoder takes them: one array of brightness and two of colour, half as wide and half as high.

Strips are laid over and scenes are faded right there: turning every picture to colours and back would cost as much as
encoding it.
"""

from typing import Any, cast

import av
import cv2
import numpy as np
from av.video.reformatter import VideoReformatter

from media.encode import house_frame
from media.paper import Pixels

Planes = np.ndarray[Any, np.dtype[np.uint8]]
"""(3/2 height, width): the brightness, then both colours, as FFmpeg lays out yuv420p."""


def planes_of(frame: av.VideoFrame, room: Planes | None = None) -> Planes:
    """The frame must be yuv420p. With `room` its planes are copied there: to be given room for every picture and to
    hand it back took a twentieth of all the time that a film takes."""
    if room is None:
        return cast(Planes, frame.to_ndarray())
    for plane, place in zip(frame.planes, split(room), strict=True):
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
        np.copyto(place, rows[: place.shape[0], : place.shape[1]])
    return room


def room_for(size: tuple[int, int]) -> Planes:
    width, height = size
    return np.empty((height * 3 // 2, width), np.uint8)


def planes_of_paper(pixels: Pixels, reformatter: VideoReformatter | None = None) -> Planes:
    return planes_of(house_frame(pixels, reformatter or VideoReformatter()))


def frame_of(planes: Planes) -> av.VideoFrame:
    """Not a copy: the planes stay as they are as long as the frame is needed."""
    return av.VideoFrame.from_numpy_buffer(planes, format="yuv420p")


def crossed(one: Planes, other: Planes, part: float) -> Planes:
    """`part` of the other over the rest of the one."""
    return cast(Planes, cv2.addWeighted(one, 1 - part, other, part, 0))


def darken(pixels: Pixels, part: float) -> None:
    """In place; colours, not planes. At 1 it is black."""
    cv2.convertScaleAbs(pixels, pixels, 1 - part)


def split(planes: Planes) -> tuple[Planes, Planes, Planes]:
    """Views of the three planes: what is written to them is written to the picture."""
    rows, width = planes.shape
    height = rows * 2 // 3
    colours = planes[height:].reshape(2, height // 2, width // 2)
    return planes[:height], colours[0], colours[1]


class Overlay:
    """A piece of paper with holes and shadows, ready to be laid over pictures. Its sides are even numbers of pixels."""

    def __init__(self, pixels: Pixels) -> None:
        alpha = pixels[..., 3].astype(np.int16)
        self.height, self.width = alpha.shape
        solid = np.maximum(alpha, 1)[..., None]
        straight = np.minimum(pixels.astype(np.int32) * 255 // solid, 255).astype(np.uint8)
        small = cv2.resize(pixels[..., 3], (self.width // 2, self.height // 2), interpolation=cv2.INTER_AREA)
        alphas = (alpha, small.astype(np.int16), small.astype(np.int16))
        planes = [plane.astype(np.int16) for plane in split(planes_of_paper(straight))]
        self._planes = tuple((plane, opaque * 128 // 255) for plane, opaque in zip(planes, alphas, strict=True))

    def lay(self, picture: Planes, x: int, y: int) -> None:
        """With its upper left corner there, both even; `x` may be left of the picture."""
        cut = max(-x, 0)
        for number, (below, (plane, opaque)) in enumerate(zip(split(picture), self._planes, strict=True)):
            part = 2 if number else 1
            left, top = max(x, 0) // part, y // part
            over, strength = plane[:, cut // part :], opaque[:, cut // part :]
            room = below[top : top + over.shape[0], left : left + over.shape[1]]
            over, strength = over[: room.shape[0], : room.shape[1]], strength[: room.shape[0], : room.shape[1]]
            laid = over - room
            laid *= strength
            laid >>= 7
            np.add(room, laid, out=room, casting="unsafe")
