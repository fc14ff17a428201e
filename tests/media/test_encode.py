"""What the encoder writes, opened again and measured."""

import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from media.encode import Encoder
from media.profile import HOUSE
from media.sound import read_sound
from media.testcard import beeps, card_picture, marks

SMALL = replace(HOUSE, width=320, height=180)


def write_clip(path: Path, seconds: float = 2.0, profile=SMALL) -> Path:
    sound = beeps(seconds, [0.5, 1.5])
    with Encoder(path, profile) as encoder:
        for number in range(round(seconds * profile.fps)):
            lit = any(0 <= number / profile.fps - begin < 0.1 for begin in (0.5, 1.5))
            encoder.picture(bgra(card_picture(profile.size, number, lit=lit)))
            encoder.sound(sound[number * profile.frame_samples : (number + 1) * profile.frame_samples])
    return path


def bgra(picture: np.ndarray) -> np.ndarray:
    return np.dstack([picture, np.full(picture.shape[:2], 255, np.uint8)])


def test_pictures_and_sound_lie_where_they_were_put(tmp_path: Path) -> None:
    """Sound within 1 ms of its picture, sixty pictures for two seconds, sound as long as the picture."""
    path = write_clip(tmp_path / "clip.mp4")

    found = marks(path)
    assert found.flashes == (0.5, 1.5)
    assert all(abs(apart) < 0.001 for apart in found.apart)
    with av.open(str(path)) as container:
        times = [frame.time for frame in container.decode(video=0)]
    assert times == [pytest.approx(number / 30, abs=1e-6) for number in range(60)]
    assert abs(len(read_sound(path)) - 96000) <= 1024


def test_a_film_starts_at_once_and_can_be_cut_each_second(tmp_path: Path) -> None:
    """The index comes first, and every thirtieth picture is a key frame."""
    path = write_clip(tmp_path / "clip.mp4")

    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    with av.open(str(path)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.size]
        keys = [packet.pts * packet.time_base for packet in packets if packet.is_keyframe]
    assert keys == [Fraction(0), Fraction(1)]


def test_all_files_of_a_profile_can_be_joined_without_encoding(tmp_path: Path) -> None:
    """One MP4 holds one set of parameters: they are the same whatever the content and the quality."""
    sets = set()
    for crf in (18, 28):
        path = write_clip(tmp_path / f"{crf}.mp4", 1.0, replace(SMALL, crf=crf))
        with av.open(str(path)) as container:
            sets.add(bytes(container.streams.video[0].codec_context.extradata or b""))
    assert len(sets) == 1


@pytest.mark.parametrize("size", [(320, 180), (360, 640), (640, 360)])
def test_the_same_pictures_give_the_same_bytes_whatever_lay_in_memory_before(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """The C library fills what it hands out with another byte each time. Where a processor has no AVX-512 this was
    always so."""
    script = _SCRIPT.format(width=size[0], height=size[1], film=str(tmp_path / "film.mp4"))
    sums = set()
    for byte in (1, 85, 165):
        environment = {**os.environ, "MALLOC_PERTURB_": str(byte)}
        run = [sys.executable, "-c", script]
        sums.add(subprocess.run(run, env=environment, capture_output=True, check=True, text=True).stdout)
    assert len(sums) == 1


_SCRIPT = """
import hashlib
from dataclasses import replace
from pathlib import Path
import cv2, numpy as np
from media.encode import Encoder
from media.profile import HOUSE
width, height = {width}, {height}
chance = np.random.default_rng(5)
street = cv2.resize(chance.integers(0, 255, (30, 40, 4), np.uint8), (2 * width, height), interpolation=cv2.INTER_CUBIC)
film = Path({film!r})
with Encoder(film, replace(HOUSE, width=width, height=height), audio=False) as encoder:
    for number in range(40):
        left = round(width / 2 * (1 - np.cos(number / 9)))
        encoder.picture(np.ascontiguousarray(street[:, left : left + width]))
print(hashlib.md5(film.read_bytes()).hexdigest())
"""


def test_colours_come_back_as_they_went_in(tmp_path: Path) -> None:
    """BT.709 is said in the file and meant: strong colours return within a few steps."""
    amber = (20, 140, 230)
    with Encoder(tmp_path / "a.mp4", SMALL, audio=False) as encoder:
        for _ in range(5):
            encoder.picture(np.full((180, 320, 4), (*amber, 255), np.uint8))
    with av.open(str(tmp_path / "a.mp4")) as container:
        frame = next(container.decode(video=0))
        assert (frame.colorspace, frame.color_primaries, frame.color_trc, frame.color_range) == (1, 1, 1, 1)
        back = frame.to_ndarray(format="bgr24", src_colorspace="ITU709")
    assert np.abs(back.reshape(-1, 3).mean(axis=0) - amber).max() < 5


def test_half_a_film_never_bears_its_name(tmp_path: Path) -> None:
    """An error, or stopping, leaves an empty folder."""
    with pytest.raises(KeyError), Encoder(tmp_path / "a.mp4", SMALL) as encoder:
        encoder.picture(bgra(card_picture(SMALL.size, 0)))
        raise KeyError

    assert list(tmp_path.iterdir()) == []


def test_sound_alone_is_a_file_too(tmp_path: Path) -> None:
    """Blocks of any length come out as one sound."""
    sound = beeps(2.0, [0.5, 1.5])
    with Encoder(tmp_path / "a.m4a", SMALL, video=False) as encoder:
        for first in range(0, len(sound), 777):
            encoder.sound(sound[first : first + 777])

    assert marks(tmp_path / "a.m4a").beeps == pytest.approx([0.5, 1.5], abs=0.001)
