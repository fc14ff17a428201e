"""Pictures as the encoder takes them."""

import av
import numpy as np
import pytest

from exhibits.reel.planes import Overlay, planes_of, room_for, split


@pytest.mark.parametrize("size", [(320, 180), (322, 182), (1920, 1080)])
def test_a_picture_is_the_same_in_room_that_is_given(size: tuple[int, int]) -> None:
    """FFmpeg leaves gaps between lines whose length suits it less."""
    noise = np.random.default_rng(7).integers(0, 255, (size[1] * 3 // 2, size[0]), np.uint8)
    frame = av.VideoFrame.from_ndarray(noise, format="yuv420p")
    room = room_for(size)

    assert planes_of(frame, room) is room
    assert np.array_equal(room, planes_of(frame))
    assert np.array_equal(room, noise)


def test_what_is_half_opaque_is_half_seen() -> None:
    """White paper over a dark picture, up to what 128 steps tell apart."""
    paper = np.full((20, 40, 4), 128, np.uint8)
    picture = room_for((80, 60))
    picture[:] = 40

    Overlay(paper).lay(picture, -10, 30)

    light, *_ = split(picture)
    assert light[30:50, :30].min() == light[30:50, :30].max() == pytest.approx((235 + 40) / 2, abs=2)
    light[30:50, :30] = 40
    assert (light == 40).all()
