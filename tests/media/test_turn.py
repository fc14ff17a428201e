"""Which way is up."""

import struct
from pathlib import Path

import av
import numpy as np
import pytest

from media.opening import Damage, decoded, main_streams, open_media
from media.turn import Turn, turn_by, turn_of

# what ffplay shows for the file: written with FFmpeg's own words for it
NOTES = {
    Turn.NONE: (0, False, False),
    Turn.RIGHT: (-90, False, False),
    Turn.AROUND: (180, False, False),
    Turn.LEFT: (90, False, False),
    Turn.MIRRORED: (0, True, False),
    Turn.UPSIDE_DOWN: (0, False, True),
}


@pytest.mark.parametrize(("turn", "note"), NOTES.items())
def test_a_phones_note_is_understood(tmp_path: Path, turn: Turn, note: tuple[int, bool, bool]) -> None:
    path = tmp_path / "phone.mp4"
    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 32, "yuv420p"
        stream.set_display_rotation(note[0], hflip=note[1], vflip=note[2])
        for number in range(3):
            frame = av.VideoFrame.from_ndarray(np.zeros((32, 64, 3), np.uint8), format="bgr24")
            frame.pts = number
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    with open_media(path) as container:
        film = main_streams(container)[0]
        assert film is not None
        frame = next(decoded(container, film, Damage()))
        assert isinstance(frame, av.VideoFrame)
        assert turn_of(frame) is turn


@pytest.mark.parametrize(
    "matrix", [b"", bytes(36), struct.pack("=9i", 46341, 46341, 0, -46341, 46341, 0, 0, 0, 1 << 30)]
)
def test_nonsense_and_slanted_notes_turn_nothing(matrix: bytes) -> None:
    """A slant of 45 degrees belongs to no phone."""
    assert turn_by(matrix) is Turn.NONE


def test_every_way_to_lie_has_its_way_up() -> None:
    assert {turn for turn in Turn if turn.sideways} == {Turn.RIGHT, Turn.LEFT, Turn.DIAGONAL, Turn.OTHER_DIAGONAL}
    assert all(turn.filters for turn in Turn if turn is not Turn.NONE)
