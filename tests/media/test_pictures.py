"""Pictures of unusual films."""

import gc
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from media.opening import Damage, main_streams, open_media
from media.pictures import house_pictures
from media.profile import HOUSE

SMALL = replace(HOUSE, width=320, height=180)
SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"


def shown(path: Path, most: int = 10_000) -> list[NDArray[np.uint8]]:
    """Blue green red, as a player of our films would show them."""
    with open_media(path) as container:
        film = main_streams(container)[0]
        assert film is not None
        pictures = house_pictures(film, SMALL, start=Fraction(film.start_time or 0) * film.time_base, damage=Damage())
        return [frame.to_ndarray(format="bgr24", src_colorspace="ITU709") for frame in islice(pictures, most)]


def film(
    path: Path, pictures: list[NDArray[np.uint8]], times: list[int] | None = None, keys: str = "", **tags: int
) -> Path:
    """Times in thirtieths of a second."""
    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264", rate=30, options={"crf": "8", "x264-params": keys, "bf": "0"})
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        for name, value in tags.items():
            setattr(stream.codec_context, name, value)
        for picture, at in zip(pictures, times or range(len(pictures)), strict=True):
            frame = av.VideoFrame.from_ndarray(picture, format="bgr24")
            ready = frame.reformat(format="yuv420p", dst_colorspace=tags.get("colorspace", 5))
            ready.pts, ready.time_base = at, Fraction(1, 30)
            output.mux(stream.encode(ready))
        output.mux(stream.encode(None))
    return path


def plain(blue: int, green: int, red: int, size: tuple[int, int] = (320, 180)) -> NDArray[np.uint8]:
    return np.full((size[1], size[0], 3), (blue, green, red), np.uint8)


@pytest.mark.parametrize("tags", [{"colorspace": 1}, {"colorspace": 5}, {}], ids=["BT.709", "BT.601", "not said"])
def test_colours_stay_what_they_were(tmp_path: Path, tags: dict[str, int]) -> None:
    """Small films of old phones are BT.601 unless they say otherwise; all come out as BT.709."""
    pictures = shown(film(tmp_path / "a.mp4", [plain(30, 160, 220)] * 3, **tags))

    assert pictures[1][90, 160].tolist() == pytest.approx([30, 160, 220], abs=9)


def test_a_pause_holds_the_picture(tmp_path: Path) -> None:
    """A camera that is silent for a second shows its last picture meanwhile."""
    pictures = shown(film(tmp_path / "a.mp4", [plain(0, 0, 0), plain(255, 255, 255)], [0, 30]))

    assert [picture.mean() > 128 for picture in pictures] == [False] * 30 + [True]


def test_a_broken_clock_does_not_make_an_hour(tmp_path: Path) -> None:
    """A step of more than half a minute is skipped."""
    assert len(shown(film(tmp_path / "a.mkv", [plain(0, 0, 0)] * 4, [0, 1, 108000, 108001]))) < 90


def test_interlaced_film_has_no_combs(tmp_path: Path) -> None:
    """Camcorders store two moments in alternating lines; one of them is shown."""
    combed = plain(40, 40, 40, (640, 360))
    combed[1::2] = 220
    picture = shown(film(tmp_path / "a.mp4", [combed] * 3, keys="tff=1"))[0]

    assert picture.std() < 10


def test_one_picture_of_one_pixel_fills_its_room(tmp_path: Path) -> None:
    """The smallest film there is."""
    assert shown(film(tmp_path / "a.mp4", [plain(20, 20, 200, (2, 2))]))[0].shape == (180, 320, 3)


@pytest.mark.slow
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample media are not on this machine")
def test_the_sky_of_an_hdr_film_is_blue() -> None:
    """Bright parts keep their drawing and their colour: the sky is blue, the roof is neither white nor tinted."""
    picture = shown(SAMPLES / "odd" / "hdr10-video-with-sdr-container.mp4", 2)[-1].astype(int)
    sky, roof = picture[5:30, 200:250].mean(axis=(0, 1)), picture[90:110, 200:260].mean(axis=(0, 1))

    assert sky[0] > sky[1] > sky[2]
    assert 120 < roof.mean() < 240
    assert np.ptp(roof) < 25


def test_pictures_are_let_go_at_once(tmp_path: Path) -> None:
    """Two hundred pictures of 1080p that wait for Python to look for cycles fill 600 MB."""
    path = film(tmp_path / "a.mp4", [plain(0, 0, 0)] * 40)
    gc.collect()
    gc.disable()
    try:
        of_others = {id(frame) for frame in frames_alive()}  # a player of another test may still hold its pictures
        with open_media(path) as container:
            stream = main_streams(container)[0]
            assert stream is not None
            for _ in house_pictures(stream, SMALL, start=Fraction(0), damage=Damage()):
                pass
            waiting = sum(id(frame) not in of_others for frame in frames_alive())
    finally:
        gc.enable()
    assert waiting <= 3


def frames_alive() -> list[av.VideoFrame]:
    return [thing for thing in gc.get_objects() if isinstance(thing, av.VideoFrame)]
