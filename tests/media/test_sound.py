"""Sound as numbers."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from media.errors import NotMediaError
from media.opening import Damage, main_streams, open_media
from media.sound import clocked, fade, joined, mix, read_sound, silence
from media.testcard import Card, beep_times, write_card


@pytest.mark.parametrize("rate", [16000, 44100, 48000])
def test_any_rate_is_read_at_48_kilohertz(tmp_path: Path, rate: int) -> None:
    """As long as it was, and beeping when it did."""
    sound = read_sound(write_card(tmp_path / "a.wav", Card(size=None, rate=rate)))

    assert len(sound) == pytest.approx(96000, abs=2)
    assert sound.dtype == np.float32
    assert beep_times(sound) == pytest.approx([0.5, 1.5], abs=1e-3)


def test_a_film_without_sound_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotMediaError, match=r"mute\.mp4 has no sound"):
        read_sound(write_card(tmp_path / "mute.mp4", Card(seconds=0.5, sound=False)))


@pytest.mark.parametrize("start", [-0.25, 0.0, 0.25])
def test_sound_is_laid_on_the_clock_it_is_asked_for(tmp_path: Path, start: float) -> None:
    """What lies before the beginning is cut; what comes after it waits in silence."""
    path = write_card(tmp_path / "a.wav", Card(size=None))
    with open_media(path) as container:
        stream = main_streams(container)[1]
        assert stream is not None
        blocks = list(clocked(container, stream, 48000, start=Fraction(start), damage=Damage()))

    assert beep_times(joined(blocks)) == pytest.approx([0.5 - start, 1.5 - start], abs=1e-3)


def test_a_hole_in_a_recording_stays_a_hole(tmp_path: Path) -> None:
    """A microphone that was away for a second must not pull what follows out of step."""
    path = tmp_path / "hole.mkv"
    with av.open(str(path), "w") as output:
        stream = output.add_stream("flac", rate=48000, layout="stereo")
        for first in [*range(0, 24000, 4800), *range(72000, 96000, 4800)]:
            frame = av.AudioFrame.from_ndarray(np.full((1, 9600), 8000, np.int16), "s16", "stereo")
            frame.sample_rate, frame.pts, frame.time_base = 48000, first, Fraction(1, 48000)
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))

    loud = np.abs(read_sound(path)[:, 0]) > 0.1
    assert len(loud) == pytest.approx(96000, abs=4800)
    assert not loud[30000:66000].any()
    assert loud[78000:90000].all()


def test_fades_begin_and_end_in_silence_and_leave_the_middle(tmp_path: Path) -> None:
    sound = np.ones((1000, 2), np.float32)
    fade(sound, into=100, out=100)

    assert sound[0, 0] == 0
    assert sound[-1, 0] == 0
    assert (sound[100:900] == 1).all()


def test_a_mix_lays_parts_over_each_other_and_cuts_what_hangs_over() -> None:
    ones = np.ones((10, 2), np.float32)
    result = mix([(0, ones), (5, ones), (18, ones), (-8, ones)], 20)

    assert result[:, 0].tolist() == [2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1]
    assert len(silence(3)) == 3
