"""Any recording comes home."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from media.clip import Clip, look
from media.encode import house_parameters
from media.errors import DamagedError, NotMediaError, TooLargeError
from media.files import part_of
from media.fit import bring_home
from media.loudness import measure
from media.profile import HOUSE
from media.progress import Progress, StoppedError
from media.sound import read_sound
from media.testcard import Card, flash_and_beep, marks, write_card

SMALL = replace(HOUSE, width=320, height=180)


def home(source: Path, target: Path | None = None, **options: object) -> Clip:
    return bring_home(source, target or source.with_name("home.mp4"), SMALL, trusted=True, **options)  # type: ignore[arg-type]


CARDS = {
    "plain": Card(),
    "take": Card(),
    "wandering take": Card(fps=25, wander=0.8),
    "25 a second": Card(fps=25),
    "60 a second": Card(fps=60),
    "24 a second": Card(fps=24),
    "five a second": Card(fps=5),
    "wandering": Card(fps=25, wander=0.8),
    "portrait": Card(size=(180, 320), turned=0),
    "turned left": Card(turned=90),
    "turned right": Card(turned=-90, fps=60),
    "upside down": Card(turned=180),
    "wide": Card(size=(640, 120)),
    "other rate": Card(rate=44100),
    "speech rate": Card(rate=16000),
}


@pytest.mark.parametrize(("name", "card"), CARDS.items())
def test_sound_and_picture_stay_together(tmp_path: Path, name: str, card: Card) -> None:
    """Within 20 ms, whatever the rate, the rhythm and the way up of the source; half a picture is 17 ms."""
    clip = home(write_card(tmp_path / f"phone{'.mkv' if 'take' in name else '.mp4'}", card))
    found = marks(clip.path)

    assert len(found.flashes) == len(found.beeps) == 2
    assert max(map(abs, found.apart)) < 0.020
    assert clip.seconds == pytest.approx(2.0, abs=0.07)
    assert clip.video is not None
    assert (clip.video.size, clip.video.fps, clip.video.variable) == ((320, 180), 30.0, False)


def test_sound_that_begins_elsewhere_is_kept_where_it_was(tmp_path: Path) -> None:
    """A camera that was late by 0.7 s: its first picture fills the time, so that no word is lost."""
    clip = home(_shifted(tmp_path / "late.mkv", picture=0.7, sound=0.0))
    found = marks(clip.path)

    assert found.beeps == pytest.approx([0.5, 1.5], abs=0.005)
    assert found.flashes == pytest.approx([1.2, 2.2], abs=0.02)


def test_a_late_microphone_begins_in_silence(tmp_path: Path) -> None:
    found = marks(home(_shifted(tmp_path / "late.mkv", picture=0.0, sound=0.4)).path)

    assert found.flashes == pytest.approx([0.5, 1.5], abs=0.02)
    assert found.beeps == pytest.approx([0.9, 1.9], abs=0.005)


def test_all_films_share_their_parameters(tmp_path: Path) -> None:
    """What is brought home can be joined with everything else without encoding."""
    for number, card in enumerate((Card(seconds=0.5), Card(seconds=0.5, turned=90, fps=60, sound=False))):
        clip = home(write_card(tmp_path / f"{number}.mp4", card), tmp_path / f"home{number}.mp4")
        with av.open(str(clip.path)) as container:
            assert bytes(container.streams.video[0].codec_context.extradata or b"") == house_parameters(SMALL)
            assert container.streams.audio[0].codec_context.name == "aac"


@pytest.mark.parametrize(
    ("turned", "corner"), [(0, "top left"), (-90, "top right"), (180, "bottom right"), (90, "bottom left")]
)
def test_a_turned_film_stands_upright(tmp_path: Path, turned: int, corner: str) -> None:
    """The white corner, top left as the sensor saw it, goes where the phone's note says."""
    path = tmp_path / "phone.mp4"
    picture = np.full((160, 160, 3), 30, np.uint8)
    picture[:60, :60] = 250
    _film(path, [picture] * 5, turned)
    with av.open(str(home(path).path)) as container:
        grey = next(container.decode(video=0)).to_ndarray(format="gray")
    square = grey[:, 70:250]

    lit = {
        f"{row} {column}"
        for row, rows in (("top", slice(5, 40)), ("bottom", slice(140, 175)))
        for column, columns in (("left", slice(5, 40)), ("right", slice(140, 175)))
        if square[rows, columns].mean() > 150
    }
    assert lit == {corner}


def test_a_portrait_lies_on_a_dark_ground_of_itself(tmp_path: Path) -> None:
    """No black bars: the sides are darker and of the same colour."""
    path = _film(tmp_path / "a.mp4", [np.full((320, 180, 3), (40, 120, 220), np.uint8)] * 5)
    with av.open(str(home(path).path)) as container:
        picture = next(container.decode(video=0)).to_ndarray(format="bgr24", src_colorspace="ITU709").astype(int)
    blue, green, red = picture[90, 20]

    assert picture[90, 160] == pytest.approx([40, 120, 220], abs=10)
    assert red > green > blue
    assert 30 < red < 150


def test_wide_pixels_are_made_square(tmp_path: Path) -> None:
    """Old camcorders stored 16:9 in narrow pictures."""
    path = tmp_path / "dv.mp4"
    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 240, 180, "yuv420p"
        stream.codec_context.sample_aspect_ratio = Fraction(4, 3)
        for _ in range(5):
            output.mux(stream.encode(av.VideoFrame.from_ndarray(np.full((180, 240, 3), 200, np.uint8), format="bgr24")))
        output.mux(stream.encode(None))
    assert look(path).video.size == (320, 180)  # type: ignore[union-attr]
    with av.open(str(home(path).path)) as container:
        grey = next(container.decode(video=0)).to_ndarray(format="gray")
    assert grey.min() > 180


def test_one_loudness(tmp_path: Path) -> None:
    """-16 LUFS within half a unit; a song becomes a song."""
    quiet = home(
        write_card(tmp_path / "a.wav", Card(size=None, seconds=6, every=0.15, loudness=0.08)), tmp_path / "a.m4a"
    )
    loud = home(write_card(tmp_path / "b.mp4", Card(seconds=4, every=0.15, loudness=0.95)), tmp_path / "b-home.mp4")

    assert measure(quiet.path).integrated == pytest.approx(-16, abs=0.5)
    assert measure(loud.path).integrated == pytest.approx(-16, abs=0.5)
    assert measure(loud.path).true_peak <= -1
    assert quiet.video is None
    assert quiet.seconds == pytest.approx(6.0, abs=0.05)


def test_a_mute_film_gets_silence(tmp_path: Path) -> None:
    """So that all films can be joined alike."""
    clip = home(write_card(tmp_path / "a.mp4", Card(sound=False)))

    assert clip.audio is not None
    assert not read_sound(clip.path).any()


def test_sound_that_outlasts_its_pictures_is_kept(tmp_path: Path) -> None:
    """A camera that fails does not cost the song; the last picture stays."""
    path = _film(
        tmp_path / "a.mkv", [np.full((180, 320, 3), 90, np.uint8)] * 15, sound=np.full((96000, 2), 0.1, np.float32)
    )
    clip = home(path)

    assert clip.seconds == pytest.approx(2.0, abs=0.05)
    with av.open(str(clip.path)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 60


def test_too_long_is_refused_or_cut(tmp_path: Path) -> None:
    long = write_card(tmp_path / "a.mp4", Card(seconds=3))
    with pytest.raises(TooLargeError, match=r"a\.mp4 lasts 0\.1 minutes"):
        home(long, most_seconds=1.0)
    assert home(long, most_seconds=1.0, cut=True).seconds == pytest.approx(1.0, abs=0.03)
    song = write_card(tmp_path / "a.wav", Card(size=None, seconds=3))
    assert home(song, most_seconds=1.0, cut=True).seconds == pytest.approx(1.0, abs=0.03)


def test_a_torn_film_is_saved_and_says_so(tmp_path: Path) -> None:
    """A second or more is worth keeping; less is not."""
    whole = flash_and_beep(tmp_path / "whole.mkv", 4.0).read_bytes()
    torn = tmp_path / "torn.mkv"
    torn.write_bytes(whole[: len(whole) // 2])
    clip = home(torn)

    assert clip.salvaged is not None
    assert clip.salvaged.startswith("torn.mkv is damaged; ")
    assert max(map(abs, marks(clip.path).apart)) < 0.020
    torn.write_bytes(whole[: len(whole) // 10])
    with pytest.raises(DamagedError, match=r"torn\.mkv"):
        home(torn, tmp_path / "second.mp4")
    assert not (tmp_path / "second.mp4").exists()


def test_our_own_films_are_copied_and_only_their_loudness_is_set(tmp_path: Path) -> None:
    """No generation is lost: the pictures are the same bytes."""
    first = home(flash_and_beep(tmp_path / "a.mkv"), tmp_path / "first.mp4").path
    second = home(first, tmp_path / "second.mp4").path
    with av.open(str(first)) as one, av.open(str(second)) as other:
        assert [bytes(p) for p in one.demux(video=0)] == [bytes(p) for p in other.demux(video=0)]
    assert marks(second).apart == pytest.approx([0, 0], abs=0.002)


def test_strangers_work_in_a_child_tells_and_stops(tmp_path: Path) -> None:
    """Progress grows up to the end; stopping leaves nothing behind."""
    source = flash_and_beep(tmp_path / "a.mp4")
    told: list[Progress] = []
    clip = bring_home(source, tmp_path / "home.mp4", SMALL, report=told.append)

    assert max(map(abs, marks(clip.path).apart)) < 0.020
    shares = [progress.done / progress.of for progress in told]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] > 0.95
    count = len(told)
    with pytest.raises(StoppedError):
        bring_home(source, tmp_path / "never.mp4", SMALL, report=told.append, stopped=lambda: len(told) > count + 1)
    assert not (tmp_path / "never.mp4").exists()
    assert not part_of(tmp_path / "never.mp4").exists()


def test_a_list_of_files_brings_nothing_home(tmp_path: Path) -> None:
    """The two-line trap, through the front door."""
    flash_and_beep(tmp_path / "secret.mp4")
    (tmp_path / "holiday.mp4").write_text("ffconcat version 1.0\nfile secret.mp4\n")

    with pytest.raises(NotMediaError, match=r"holiday\.mp4 is not a recording"):
        bring_home(tmp_path / "holiday.mp4", tmp_path / "home.mp4", SMALL)


def _film(path: Path, pictures: list[np.ndarray], turned: int = 0, sound: np.ndarray | None = None) -> Path:
    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264", rate=30, options={"crf": "10"})
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        heard = None if sound is None else output.add_stream("flac", rate=48000, layout="stereo")
        if turned:
            stream.set_display_rotation(turned)
        for picture in pictures:
            output.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="bgr24")))
        output.mux(stream.encode(None))
        if heard is not None and sound is not None:
            _write(output, heard, sound)
    return path


def _write(output, stream, sound: np.ndarray) -> None:
    for first in range(0, len(sound), 4800):
        block = (sound[first : first + 4800].reshape(1, -1) * 32767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(block, "s16", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = 48000, first, Fraction(1, 48000)
        output.mux(stream.encode(frame))
    output.mux(stream.encode(None))


def _shifted(path: Path, picture: float, sound: float) -> Path:
    """The test card with its streams begun so many seconds late."""
    plain = flash_and_beep(path.with_name("plain.mkv"))
    with av.open(str(plain)) as source, av.open(str(path), "w") as output:
        streams = {stream.index: output.add_stream_from_template(stream) for stream in source.streams}
        for packet in source.demux():
            if packet.dts is None:
                continue
            late = round((picture if packet.stream.type == "video" else sound) / packet.time_base)
            packet.pts, packet.dts = packet.pts + late, packet.dts + late
            packet.stream = streams[packet.stream_index]
            output.mux(packet)
    return path
