"""Lifts a drawn dancer from its ground: from the pictures of a file back to outlines that can be cut again, anywhere
and at any size, without a trace of the ground, of its shadow or of the codec."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import cast

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from media.colour import rgb
from media.opening import Damage, decoded, main_streams, open_media
from media.take import FigureFacts, Sheets, typical

Outline = NDArray[np.float32]
"""Corners of a shape, or of a hole in one: (n, 2)."""
Mask = NDArray[np.uint8]

_LEAST, _LEAST_HOLE = 0.0008, 0.0002
"""Shares of the picture; less is the codec's."""
_SNIP, _ECHO_SNIP = 1.2, 3.0
"""Pixels of the whole picture by which a snip may miss."""
_FEET = 0.08
"""The lowest share of a figure is its feet."""
_MOST_LOOKS = 240
_HALF = 127
_MARGIN = 4
_CROSS, _SQUARE = (cv2.getStructuringElement(shape, (3, 3)) for shape in (cv2.MORPH_CROSS, cv2.MORPH_RECT))
_LUMA_BITS, _CHROMA_BITS = 7, 5
_KEY = 40.0
"""How far a colour is from every ground's when it is a figure's of which nobody knows the colours."""


@dataclass(frozen=True, eq=False)
class Layer:
    """One flat colour of a cut-out: its place in `Sheets.echoes + Sheets.colours`."""

    colour: int
    outlines: tuple[Outline, ...]
    """Shapes and their holes: fill them together, counting crossings."""


@dataclass(frozen=True, eq=False)
class Cutout:
    """A dancer at one moment, in layers to be laid one upon the other; none where nobody is."""

    echoes: tuple[Layer, ...]
    """Where it was before, the oldest first; each goes on below all newer ones."""
    figure: tuple[Layer, ...]
    """The first is the whole of it and lies below the others, so that nothing shines through between them."""


class Lifter:
    """Knows the sheets of one drawing. It works in half of the width and height, as chroma has no more."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._labels, self._solid = _tables(sheets)

    def lift(self, frame: av.VideoFrame) -> Cutout:
        """In pixels of the picture."""
        labels, solid = self._read(frame)
        return Cutout(tuple(self._echoes(labels, solid)), tuple(self._figure(labels, solid)))

    def standing(self, frame: av.VideoFrame) -> FigureFacts | None:
        """Where the dancer stands in this picture."""
        _, solid = self._read(frame)
        return standing(_outlines(solid), (frame.width, frame.height), self._sheets)

    def _read(self, frame: av.VideoFrame) -> tuple[Mask, Mask]:
        luma, blue, red = _planes(frame)
        index = (luma >> (8 - _LUMA_BITS)).astype(np.uint32)
        for chroma in (blue, red):
            index <<= _CHROMA_BITS
            index |= chroma >> (8 - _CHROMA_BITS)
        return self._labels[index], self._solid[index]

    def _figure(self, labels: Mask, solid: Mask) -> list[Layer]:
        first = len(self._sheets.echoes)
        layers = [Layer(first, _outlines(solid))]
        for colour in range(first + 1, first + len(self._sheets.colours)):
            part = _where((labels == colour + 1) & (solid > _HALF))
            part = cast(Mask, cv2.morphologyEx(part, cv2.MORPH_OPEN, _CROSS))  # edges of two others look like it
            layers.append(Layer(colour, _outlines(part)))
        return [layer for layer in layers if layer.outlines]

    def _echoes(self, labels: Mask, solid: Mask) -> list[Layer]:
        """Below the figure they are smaller than it is, so that they look out nowhere but where they were."""
        below = cv2.erode(_where(solid > _HALF), _CROSS, iterations=2)
        layers = []
        for colour in range(len(self._sheets.echoes)):
            there = _where((labels > colour) & (labels <= len(self._sheets.echoes)))
            wide = cv2.morphologyEx(there, cv2.MORPH_OPEN, _SQUARE)  # the figure's own edge looks like one
            whole = cv2.morphologyEx(cv2.max(wide, below), cv2.MORPH_CLOSE, _CROSS, iterations=2)
            layers.append(Layer(colour, _outlines(cast(Mask, whole), _ECHO_SNIP)))
        return [layer for layer in layers if layer.outlines]


def standing(
    outlines: Sequence[NDArray[np.float32] | NDArray[np.int32]], size: tuple[int, int], sheets: Sheets
) -> FigureFacts | None:
    """Where what these outlines enclose stands in a picture of this size; None where there is nobody."""
    if not outlines:
        return None
    corners = np.concatenate(outlines)
    top, bottom = float(corners[:, 1].min()), float(corners[:, 1].max())
    feet = corners[corners[:, 1] >= bottom - (bottom - top) * _FEET]
    feet_x = (float(feet[:, 0].min()) + float(feet[:, 0].max())) / 2
    place = feet_x / size[0], bottom / size[1], (bottom - top) / size[1]
    return FigureFacts(*place, sheets.ground, sheets.colours, sheets.echoes)


def figure_in(path: Path, sheets: Sheets) -> FigureFacts | None:
    """Where the dancer of a file stands, read from its key pictures, which need no others: at most those of the first
    two minutes, in about a second. None where nobody is."""
    lifter = Lifter(sheets)
    with open_media(path) as container:
        stream, _ = main_streams(container)
        if stream is None:
            return None
        stream.codec_context.skip_frame = "NONKEY"
        frames = islice(decoded(container, stream, Damage()), _MOST_LOOKS)
        found = [lifter.standing(frame) for frame in frames if isinstance(frame, av.VideoFrame)]
    return typical([one for one in found if one is not None])


def _planes(frame: av.VideoFrame) -> tuple[Mask, Mask, Mask]:
    """Luma, blue and red difference, all of half the width and height."""
    planes = cast(Mask, frame.to_ndarray(format="yuv420p"))
    width, height = frame.width // 2, frame.height // 2
    luma = cast(Mask, cv2.resize(planes[: frame.height], (width, height), interpolation=cv2.INTER_AREA))
    blue, red = planes[frame.height :].reshape(2, height, width)
    return luma, blue, red


def _where(found: NDArray[np.bool_]) -> Mask:
    return found.view(np.uint8) * np.uint8(255)


def _outlines(soft: Mask, snip: float = _SNIP) -> tuple[Outline, ...]:
    """Of what is above the middle, in pixels of the whole picture."""
    left, top, wide, high = cv2.boundingRect(cv2.threshold(soft, _HALF, 255, cv2.THRESH_BINARY)[1])
    if not wide:
        return ()
    left, top = max(left - _MARGIN, 0), max(top - _MARGIN, 0)
    part = soft[top : top + high + 2 * _MARGIN, left : left + wide + 2 * _MARGIN]
    fine = cv2.resize(part, None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)
    solid = cv2.threshold(cv2.blur(fine, (5, 5)), _HALF, 255, cv2.THRESH_BINARY)[1]
    found, tree = cv2.findContours(solid, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE, offset=(2 * left, 2 * top))
    kept: list[Outline] = []
    for outline, (_, _, _, parent) in zip(found, tree[0] if found else (), strict=True):
        least = _LEAST if parent < 0 else _LEAST_HOLE
        if cv2.contourArea(outline) >= least * 4 * soft.size:
            kept.append(cv2.approxPolyDP(outline, snip, True).reshape(-1, 2).astype(np.float32))
    return tuple(kept)


@lru_cache(maxsize=16)
def _tables(sheets: Sheets) -> tuple[Mask, Mask]:
    """For every luma and chroma: the colour it is nearest to, counted from 1, or 0 for the ground; and how much of it
    is the figure's."""
    middles = [(np.arange(2**bits) + 0.5) * 2 ** (8 - bits) for bits in (_LUMA_BITS, _CHROMA_BITS, _CHROMA_BITS)]
    every = np.stack(np.meshgrid(*middles, indexing="ij"), axis=-1).reshape(-1, 3)
    behind = _distances(every, sheets.ground + sheets.echoes).min(axis=0)
    own = _distances(every, sheets.colours).min(axis=0) if sheets.colours else np.maximum(_KEY - behind, 0)
    solid = 255 * behind / np.maximum(behind + own, 1)
    ground = _distances(every, sheets.ground).min(axis=0, keepdims=True)
    labels = np.concatenate([ground, _distances(every, sheets.echoes + sheets.colours)]).argmin(axis=0)
    return labels.astype(np.uint8), np.round(solid).astype(np.uint8)


def _distances(every: NDArray[np.float64], colours: Sequence[str]) -> NDArray[np.float64]:
    """From each of the colours (rows) to everything (columns)."""
    places = np.array([_house_colour(colour) for colour in colours]).reshape(-1, 1, 3)
    return cast(NDArray[np.float64], np.linalg.norm(every - places, axis=2))


def _house_colour(colour: str) -> tuple[float, float, float]:
    """Luma, blue and red difference in BT.709, as files of the house hold them."""
    red, green, blue = rgb(colour)
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 16 + 219 * luma, 128 + 224 * (blue - luma) / 1.8556, 128 + 224 * (red - luma) / 1.5748
