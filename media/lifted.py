"""Lifted dancers as files: lifting takes a tenth of the dance's own time, and a film asks for two seconds at a time.

A file is one row of whole numbers, which the system maps into memory: only the moments that are asked for are read.
"""

from collections.abc import Sequence
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from media.dancer import Dancer
from media.errors import DamagedError
from media.files import write_beside
from media.lifting import Cutout, Layer
from media.take import FigureFacts, Sheets

Row = NDArray[np.int32]
_VERSION = 1
"""Another way to lift, or to write it down, is another number: then all is lifted anew."""
_HEAD = 8


def lifted_key(checksum: str, facts: FigureFacts) -> str:
    """The name of this dance, lifted, by the checksum of its recording and where its dancer stands."""
    return sha256(repr((_VERSION, checksum, astuple(facts))).encode()).hexdigest()


def keep_dancer(dancer: Dancer, path: Path) -> None:
    """Whole or not at all."""
    moments = [(moment.echoes, moment.figure) for moment in dancer.moments]
    stacks = [stack for moment in moments for stack in moment]
    layers = [layer for stack in stacks for layer in stack]
    outlines = [outline for layer in layers for outline in layer.outlines]
    points = np.concatenate([np.asarray(outline, np.float32).reshape(-1) for outline in outlines])
    head = np.array([_VERSION, len(moments), len(layers), len(outlines), dancer.first, dancer.pace, 0, 0], np.int32)
    head[6:7] = np.array([dancer.unseen], np.float32).view(np.int32)
    parts = [
        head,
        _starts(len(stack) for stack in stacks),
        np.array([layer.colour for layer in layers], np.int32),
        _starts(len(layer.outlines) for layer in layers),
        _starts(len(outline) for outline in outlines),
        np.asarray(dancer.energy, np.float32).view(np.int32),
        points.view(np.int32),
    ]
    with write_beside(path) as part, part.open("wb") as file:
        np.save(file, np.concatenate(parts))


def kept_dancer(path: Path, sheets: Sheets) -> Dancer:
    """As it was kept; its outlines are read when they are looked at."""
    try:
        row: Row = np.load(path, mmap_mode="r")
    except (OSError, ValueError) as error:
        raise DamagedError(f"The lifted dance {path.name} cannot be read.") from error
    version, moments, layers, outlines, first, pace = (int(number) for number in row[:6])
    if version != _VERSION:
        raise DamagedError(f"The lifted dance {path.name} is of another version.")
    cut = np.cumsum([_HEAD, 2 * moments + 1, layers, layers + 1, outlines + 1, moments])
    stack_starts, colours, layer_starts, outline_starts, energy, points = np.split(row[_HEAD:], cut[1:] - _HEAD)
    shapes = _Moments(stack_starts, colours, layer_starts, outline_starts, points.view(np.float32).reshape(-1, 2))
    unseen = float(row[6:7].view(np.float32)[0])
    return Dancer(sheets, shapes, np.array(energy.view(np.float32)), unseen, first, pace)


class _Moments(Sequence[Cutout]):
    def __init__(self, stacks: Row, colours: Row, layers: Row, outlines: Row, points: NDArray[np.float32]) -> None:
        self._stacks, self._colours, self._layers, self._outlines = stacks, colours, layers, outlines
        self._points = points

    def __len__(self) -> int:
        return len(self._stacks) // 2

    @overload
    def __getitem__(self, place: int) -> Cutout: ...
    @overload
    def __getitem__(self, place: slice) -> list[Cutout]: ...
    def __getitem__(self, place: int | slice) -> Cutout | list[Cutout]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        return Cutout(self._stack(2 * place), self._stack(2 * place + 1))

    def _stack(self, number: int) -> tuple[Layer, ...]:
        return tuple(self._layer(layer) for layer in range(*self._stacks[number : number + 2]))

    def _layer(self, number: int) -> Layer:
        outlines = (self._outlines[outline : outline + 2] for outline in range(*self._layers[number : number + 2]))
        return Layer(int(self._colours[number]), tuple(np.array(self._points[slice(*ends)]) for ends in outlines))


def _starts(counts: Any) -> Row:
    return np.cumsum([0, *counts], dtype=np.int32)
