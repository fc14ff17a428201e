"""Where the pictures of a recording can be broken off: what is before it is all there, and is the same."""

from dataclasses import replace
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from av.error import FFmpegError

from exhibits.reel.groups import breaks_of
from exhibits.reel.proof import between, part_sums
from media.encode import Encoder
from media.opening import open_media
from media.profile import HOUSE

SMALL = replace(HOUSE, width=320, height=180)
FRAMES, KEY, NEXT = 75, 30, 60


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A crowd that moves one way and another, in the house profile."""
    path = tmp_path_factory.mktemp("groups") / "view.mp4"
    crowd = cv2.resize(np.random.default_rng(3).integers(0, 255, (30, 120, 4), np.uint8), (640, 180))
    with Encoder(path, SMALL, audio=False) as encoder:
        for number in range(FRAMES):
            left = round(160 - 160 * np.cos(number / 6))
            encoder.picture(np.ascontiguousarray(crowd[:, left : left + 320]))
    return path


def seen(path: Path, first: int, last: int) -> list[np.ndarray]:
    with open_media(path) as container:
        stream = container.streams.video[0]
        pictures = [frame for packet in between(container, stream, first, last) for frame in packet.decode()]
        return [frame.to_ndarray() for frame in [*pictures, *stream.decode(None)]]


def test_a_group_can_be_broken_off_behind_a_picture_that_needs_no_later_one(recording: Path):
    whole = seen(recording, KEY, NEXT)
    breaks = {breaks_of(recording, SMALL)(KEY, up_to) for up_to in range(KEY + 1, NEXT + 1)}

    assert len(whole) == 30
    assert {KEY + 1, NEXT} < breaks
    assert len(breaks) > 6
    for last in breaks:
        part = seen(recording, KEY, last)
        assert len(part) == last - KEY
        assert all(map(np.array_equal, part, whole))
        assert sum(group.frames for group in part_sums(recording, SMALL, KEY, last, whole=False)) == last - KEY


def test_it_is_broken_off_nowhere_else(recording: Path):
    """Pictures between two others are made from both; without the later one they are not what they were."""
    whole, break_at = seen(recording, KEY, NEXT), breaks_of(recording, SMALL)
    between_two = [last for last in range(KEY + 1, NEXT) if break_at(KEY, last) != last]

    assert len(between_two) > 15
    for last in between_two:
        assert break_at(KEY, last) < last
        part = seen(recording, KEY, last)
        assert len(part) != last - KEY or not all(map(np.array_equal, part, whole))


def test_the_last_group_ends_where_the_recording_does(recording: Path):
    assert breaks_of(recording, SMALL)(NEXT, FRAMES) == FRAMES


def test_what_cannot_be_read_is_broken_off_nowhere(tmp_path: Path):
    path = tmp_path / "view.mp4"
    path.write_bytes(b"no film")

    assert breaks_of(path, SMALL)(KEY, NEXT - 1) == KEY
    with pytest.raises(FFmpegError), av.open(str(path)):
        pass
