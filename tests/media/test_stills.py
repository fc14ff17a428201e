"""Posters."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from media.encode import Encoder
from media.errors import NotMediaError
from media.profile import HOUSE
from media.stills import read_still, save_jpeg, still
from media.testcard import flash_and_beep

SMALL = replace(HOUSE, width=320, height=180)


def film_of(path: Path, seconds: list[np.ndarray]) -> Path:
    """One second of each picture."""
    with Encoder(path, SMALL, audio=False) as encoder:
        for picture in seconds:
            for _ in range(SMALL.fps):
                encoder.picture(picture)
    return path


def plain(blue: int, green: int, red: int) -> np.ndarray:
    return np.full((180, 320, 4), (blue, green, red, 255), np.uint8)


def checked_pattern() -> np.ndarray:
    picture = plain(30, 60, 200)
    picture[::2, ::2] = picture[:90, :, :3].max()
    picture[40:140, 60:260, :3] = (230, 230, 120)
    return picture


def test_the_poster_is_a_picture_on_which_something_is_seen(tmp_path: Path) -> None:
    """Films begin in the dark and end in white; neither makes a card."""
    film = film_of(tmp_path / "a.mp4", [plain(0, 0, 0), checked_pattern(), plain(255, 255, 255)])

    assert still(film)[90, 160, :3] == pytest.approx([230, 230, 120], abs=8)


def test_a_moment_gives_the_picture_that_is_seen_then(tmp_path: Path) -> None:
    """The flash of the test card begins at half a second."""
    film = flash_and_beep(tmp_path / "a.mp4")

    assert still(film, 0.49).mean() < 120
    assert still(film, 0.51).mean() > 200
    assert still(film, 99.0).shape == (180, 320, 4)


def test_a_still_fits_its_room_and_keeps_its_shape(tmp_path: Path) -> None:
    film = film_of(tmp_path / "a.mp4", [plain(20, 140, 230)])
    save_jpeg(film, tmp_path / "a.jpg", size=(100, 100))

    with Image.open(tmp_path / "a.jpg") as picture:
        assert picture.size == (100, 56)
        assert picture.getpixel((50, 28)) == pytest.approx((230, 140, 20), abs=8)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.jpg", "a.mp4"]


def test_a_song_has_no_still(tmp_path: Path) -> None:
    with pytest.raises(NotMediaError, match="no pictures"):
        still(flash_and_beep(tmp_path / "a.wav", size=None))


def test_a_still_that_was_saved_is_read_again(tmp_path):
    film = film_of(tmp_path / "film.mp4", [plain(40, 90, 160)])
    read = read_still(save_jpeg(film, tmp_path / "still.jpg"))

    assert read.shape == (180, 320, 4)
    assert np.abs(read[90, 160].astype(int) - (40, 90, 160, 255)).max() < 8


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe0 torn"])
def test_what_is_no_jpeg_is_named(tmp_path, content):
    """Nothing else is opened, whatever a file is called."""
    path = tmp_path / "still.jpg"
    path.write_bytes(content)

    with pytest.raises(NotMediaError, match=r"still\.jpg"):
        read_still(path)
