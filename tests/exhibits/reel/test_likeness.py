"""The measure of a film of real recordings sees what it is there to see: a film that was spoilt on purpose is told."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from media.encode import Encoder
from media.profile import HOUSE
from tests.exhibits.reel.every_sample import MOST_COLOUR
from tests.exhibits.reel.joins import Shown
from tests.exhibits.reel.likeness import Film, Likeness, Loudly, likeness, loudly, seen_in
from tests.exhibits.reel.sources import shown, sound

PROFILE = replace(HOUSE, width=320, height=180)
SECONDS = 4
FRAMES = SECONDS * PROFILE.fps
CODE = "0123456789"


def scene(number: int) -> np.ndarray:
    """Coloured fields that move: no two pictures are alike, nor is one turned."""
    picture = np.full((180, 320, 4), (40, 90, 30, 255), np.uint8)
    x = 10 + number * 12 % 240
    cv2.rectangle(picture, (x, 20), (x + 60, 70), (60, 200, 250, 255), -1)
    cv2.rectangle(picture, (260 - number * 2, 80), (300 - number * 2, 120), (230, 60, 30, 255), -1)
    return picture


def noise() -> np.ndarray:
    return np.random.default_rng(3).normal(0, 0.1, (SECONDS * PROFILE.rate, 2)).astype(np.float32)


def written(path: Path, pictures: Iterable[np.ndarray], samples: np.ndarray) -> Path:
    with Encoder(path, PROFILE) as encoder:
        for number, picture in enumerate(pictures):
            encoder.picture(picture)
            encoder.sound(samples[number * PROFILE.frame_samples : (number + 1) * PROFILE.frame_samples])
    return path


@pytest.fixture
def measured(tmp_path: Path) -> Callable[..., tuple[Likeness, Loudly]]:
    """A film of one work, with these pictures and this sound, held against the work as it should be."""

    def measure(pictures: Iterable[np.ndarray], samples: np.ndarray) -> tuple[Likeness, Loudly]:
        source = written(tmp_path / "source.mp4", map(scene, range(FRAMES)), noise())
        path = written(tmp_path / "film.mp4", pictures, samples)
        shot = Shown(CODE, starts=0, cut_in=0, frames=FRAMES)
        film = Film(path, PROFILE.size, PROFILE.fps, [shot], {CODE: 0}, {CODE: 0})
        seen = seen_in(film, {CODE: shown(source).shape})[CODE]
        return likeness(film, shot, seen, source, source, 0), loudly(film, shot, sound(path), source, source)

    return measure


def read_as_601(picture: np.ndarray) -> np.ndarray:
    """What BT.709 colours look like to who takes them for BT.601."""
    b, g, r = (picture[..., channel].astype(float) for channel in range(3))
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    cb, cr = (b - y) / 1.8556, (r - y) / 1.5748
    wrong = [y + 1.772 * cb, y - 0.344136 * cb - 0.714136 * cr, y + 1.402 * cr, picture[..., 3].astype(float)]
    return np.stack(wrong, axis=-1).clip(0, 255).astype(np.uint8)


def test_a_film_that_is_as_it_should_be_is_called_so(measured):
    seen, heard = measured(map(scene, range(FRAMES)), noise())
    assert (seen.degrees, seen.off, seen.matrix) == (0, 0, "709")
    assert seen.telling > FRAMES / 2
    assert seen.colour < MOST_COLOUR
    assert seen.view_db > 38
    assert (heard.silent, heard.blocks) == (0, 6)
    assert heard.together > 0.99


def test_pictures_that_come_twice_are_told(measured):
    seen, _ = measured((scene(number - number % 3) for number in range(FRAMES)), noise())
    assert seen.off > FRAMES / 3


def test_a_work_upside_down_is_told(measured):
    seen, _ = measured((np.rot90(scene(number), 2) for number in range(FRAMES)), noise())
    assert seen.degrees == 180


def test_colours_that_were_read_by_the_other_norm_are_told(measured):
    seen, _ = measured((read_as_601(scene(number)) for number in range(FRAMES)), noise())
    assert seen.matrix == "other"
    assert seen.colour > MOST_COLOUR


def test_silence_and_a_sound_that_slips_are_told(measured):
    silent, late = noise(), np.roll(noise(), 100, axis=0)
    silent[2 * PROFILE.rate : round(3.2 * PROFILE.rate)] = 0
    assert measured(map(scene, range(FRAMES)), silent)[1].silent >= 1
    assert measured(map(scene, range(FRAMES)), late)[1].together < 0.5
