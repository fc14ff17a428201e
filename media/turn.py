"""How a recording asks to be turned before it is shown: phones record as they are held and leave a note."""

import struct
from collections.abc import Iterable
from enum import Enum
from typing import cast

import av
from av.sidedata.sidedata import SideData, Type

_MATRIX = struct.Struct("=9i")


class Turn(Enum):
    """The eight ways a picture can lie, named by what sets it upright."""

    NONE = "none"
    RIGHT = "right"
    AROUND = "around"
    LEFT = "left"
    MIRRORED = "mirrored"
    UPSIDE_DOWN = "upside down"
    DIAGONAL = "diagonal"
    OTHER_DIAGONAL = "other diagonal"

    @property
    def sideways(self) -> bool:
        """Whether width and height change places."""
        return self in {Turn.RIGHT, Turn.LEFT, Turn.DIAGONAL, Turn.OTHER_DIAGONAL}

    @property
    def filters(self) -> tuple[tuple[str, str | None], ...]:
        """FFmpeg's filters, with their arguments, that set the picture upright."""
        return _FILTERS[self]


_FILTERS: dict[Turn, tuple[tuple[str, str | None], ...]] = {
    Turn.NONE: (),
    Turn.RIGHT: (("transpose", "clock"),),
    Turn.AROUND: (("hflip", None), ("vflip", None)),
    Turn.LEFT: (("transpose", "cclock"),),
    Turn.MIRRORED: (("hflip", None),),
    Turn.UPSIDE_DOWN: (("vflip", None),),
    Turn.DIAGONAL: (("transpose", "cclock_flip"),),
    Turn.OTHER_DIAGONAL: (("transpose", "clock_flip"),),
}

# where one step to the right and one step down in the stored picture lead on the screen
_BY_DIRECTIONS: dict[tuple[int, ...], Turn] = {
    (1, 0, 0, 1): Turn.NONE,
    (0, 1, -1, 0): Turn.RIGHT,
    (-1, 0, 0, -1): Turn.AROUND,
    (0, -1, 1, 0): Turn.LEFT,
    (-1, 0, 0, 1): Turn.MIRRORED,
    (1, 0, 0, -1): Turn.UPSIDE_DOWN,
    (0, 1, 1, 0): Turn.DIAGONAL,
    (0, -1, -1, 0): Turn.OTHER_DIAGONAL,
}


def turn_of(frame: av.VideoFrame) -> Turn:
    """PyAV turns nothing by itself. Slanted and nonsensical notes are not obeyed."""
    for note in cast(Iterable[SideData], frame.side_data):  # the stubs call it a dict; it iterates over its values
        if note.type is Type.DISPLAYMATRIX:
            return turn_by(bytes(note))
    return Turn.NONE


def turn_by(matrix: bytes) -> Turn:
    """The display matrix of MP4 (ISO/IEC 14496-12, track header): nine numbers, of which four turn."""
    if len(matrix) < _MATRIX.size:
        return Turn.NONE
    a, b, _, c, d, *_ = _MATRIX.unpack_from(matrix)
    largest = max(map(abs, (a, b, c, d)))
    if largest == 0:
        return Turn.NONE
    return _BY_DIRECTIONS.get(tuple(round(part / largest) for part in (a, b, c, d)), Turn.NONE)
