"""Real recordings of all sorts: phones, webcams, songs, and files that are damaged on purpose.

Each is brought home as import does it, in a child, and what came out is opened again and measured. Two seconds of
each are enough to be upright, in sync and loud; what is too quiet for the most gain stays quieter.
"""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from media.clip import Clip, look
from media.encode import house_parameters
from media.errors import MediaError, TooLargeError
from media.fit import bring_home
from media.loudness import Loudness, measure, measure_blocks
from media.opening import Damage, decoded, main_streams, open_media
from media.profile import HOUSE
from media.sound import clocked

Grey = NDArray[np.uint8]

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
SMALL = replace(HOUSE, width=320, height=180)

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample media are not on this machine")


def group(name: str) -> list[Path]:
    return sorted((SAMPLES / name).iterdir()) if SAMPLES.is_dir() else []


WELL = [path for path in group("ok") + group("odd") if path.name != "stream.weba"]
BROKEN = group("broken") + [path for path in group("odd") if path.name == "stream.weba"]
LARGE = {"8k24fps_300ms.mp4", "portrait_4k60.mp4", "hdr10-video-with-sdr-container.mp4", "long_1080p_lowbitrate.mp4"}
SONGS = {".mp3", ".ogg", ".opus", ".wav", ".flac", ".m4a"}
PORTRAITS = {
    "pose_squats_h264.mp4",
    "selfie_portrait_d13.mp4",
    "dance_portrait_s13.mp4",
    "portrait.MOV",
    "vertical_video_from_iphone.mov",
    "motion_photo_2_tracks.mp4",
    "portrait_4k60.mp4",
    "emulator_270_rotated.mp4",
}
TURNS = {"phone_rot180_vfr_fire2.mp4", "emulator_270_rotated.mp4", "portrait.MOV", "motion_photo_2_tracks.mp4"}
SAVED = {"200kB-garbage-prefix.mp3", "no_timescale.mp4", "sample_recursive_seekhead.mkv"}


def named(path: Path) -> str:
    return path.name


def weighed(path: Path) -> object:
    return pytest.param(path, marks=pytest.mark.slow) if path.name in LARGE else path


@pytest.mark.parametrize("source", [weighed(path) for path in WELL], ids=named)
def test_what_can_be_played_comes_home(tmp_path: Path, source: Path) -> None:
    """In the house profile, with its sound beside its pictures, as loud as everything else."""
    before = look(source)
    clip = bring_home(source, tmp_path / "home.mp4", SMALL, most_seconds=2.0, cut=True)

    assert clip.salvaged is None
    assert clip.seconds == pytest.approx(min(before.seconds, 2.0), abs=0.1)
    assert (clip.video is None) == (source.suffix in SONGS)
    in_the_profile(clip)
    as_loud_as_the_house(before, measure(clip.path))


def in_the_profile(clip: Clip) -> None:
    with av.open(str(clip.path)) as container:
        sound = container.streams.audio[0]
        assert (sound.codec_context.name, sound.rate, sound.layout.name) == ("aac", 48000, "stereo")
        if clip.video is None:
            return
        film = container.streams.video[0]
        assert bytes(film.codec_context.extradata or b"") == house_parameters(SMALL)
        times = [frame.time for frame in container.decode(film)]
    assert times == [pytest.approx(number / 30, abs=1e-4) for number in range(len(times))]
    assert float(sound.duration * sound.time_base) == pytest.approx(len(times) / 30, abs=0.03)


def as_loud_as_the_house(before: Clip, after: Loudness) -> None:
    was = heard(before)
    assert after.true_peak <= -1.0
    if before.audio is None or was.silent:
        assert after.silent
    elif was.integrated >= -27.5:
        assert after.integrated == pytest.approx(-16.0, abs=0.5)
    else:
        assert after.integrated == pytest.approx(was.integrated + 12, abs=1.0)


def heard(clip: Clip) -> Loudness:
    """The loudness of the first two seconds of the source."""
    if clip.audio is None:
        return Loudness(-70.0, -100.0)
    with open_media(clip.path) as container:
        stream = main_streams(container)[1]
        assert stream is not None
        blocks, left = [], 96000
        for block in clocked(container, stream, 48000, start=clip.starts, damage=Damage()):
            blocks.append(block[:left])
            left -= len(block)
            if left <= 0:
                break
    return measure_blocks(blocks)


@pytest.mark.parametrize("source", [path for path in WELL if path.name in PORTRAITS], ids=named)
def test_portraits_stand(source: Path) -> None:
    """Taller than wide, whether in pixels or by the phone's note; the emulator's note is obeyed too."""
    clip = look(source)

    assert clip.video is not None
    assert clip.video.size[1] > clip.video.size[0]


@pytest.mark.parametrize("source", [path for path in WELL if path.name in TURNS], ids=named)
def test_turned_films_lie_as_their_note_says(tmp_path: Path, source: Path) -> None:
    """Compared with the source's own picture, turned by numpy; the other three ways to lie are less alike."""
    ours = bring_home(source, tmp_path / "home.mp4", SMALL, most_seconds=0.2, cut=True)
    with av.open(str(ours.path)) as container:
        shown = next(container.decode(video=0)).to_ndarray(format="gray")
    with open_media(source) as container:
        film = main_streams(container)[0]
        assert film is not None
        frame = next(frame for frame in decoded(container, film, Damage()) if isinstance(frame, av.VideoFrame))
    unlike = {degrees: _difference(shown, frame.to_ndarray(format="gray"), degrees) for degrees in (0, 90, 180, 270)}

    assert min(unlike, key=lambda degrees: unlike[degrees]) == frame.rotation % 360
    assert unlike[frame.rotation % 360] < 12


def _difference(shown: Grey, stored: Grey, degrees: int) -> float:
    """numpy turns against the clock, as the degrees of a display matrix do."""
    turned = np.ascontiguousarray(np.rot90(stored, degrees // 90))
    wide = round(180 * turned.shape[1] / turned.shape[0] / 2) * 2
    expected = av.VideoFrame.from_ndarray(turned, format="gray").reformat(wide, 180).to_ndarray()
    left = (320 - wide) // 2
    return float(np.abs(shown[:, left : left + wide].astype(float) - expected).mean())


@pytest.mark.parametrize("source", BROKEN, ids=named)
def test_what_is_broken_is_saved_or_refused_in_one_sentence(tmp_path: Path, source: Path) -> None:
    """None hangs, none crashes, and nothing half made is left."""
    target = tmp_path / "home.mp4"
    try:
        clip = bring_home(source, target, SMALL, most_seconds=2.0, cut=True)
    except MediaError as error:
        sentence = str(error)
        assert source.name not in SAVED
        assert sentence.startswith(source.name)
        assert sentence.endswith(".")
        assert len(sentence) < 160
        assert list(tmp_path.iterdir()) == []
    else:
        assert source.name in SAVED
        assert clip.seconds > 0.9
        in_the_profile(clip)


def test_six_minutes_are_within_the_limit_and_over_a_smaller_one(tmp_path: Path) -> None:
    """The length is read from the file and not believed from its header; refusing is quick."""
    source = SAMPLES / "ok" / "long_1080p_lowbitrate.mp4"

    assert look(source).seconds == pytest.approx(362.77, abs=0.1)
    with pytest.raises(TooLargeError, match=r"lasts 6\.0 minutes; the most is 5\."):
        bring_home(source, tmp_path / "home.mp4", SMALL, most_seconds=300)


def test_a_whole_phone_film_stays_in_step_to_its_end(tmp_path: Path) -> None:
    """A variable rate drifts when it is wrong; picture and sound end where they ended."""
    source = SAMPLES / "odd" / "awesome movie with subtitles.m4v"
    before = look(source)
    after = bring_home(source, tmp_path / "home.mp4", SMALL)

    assert after.seconds == pytest.approx(before.seconds, abs=0.1)
    assert after.starts == Fraction(0)
