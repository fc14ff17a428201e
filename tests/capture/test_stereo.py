"""Music is kept as the microphone gave it: two ears where it has two, and not a bit is lost on the way."""

from pathlib import Path

import av
import numpy as np

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.matroska import Matroska
from capture.messages import Stop, Taken
from capture.virtual import VirtualSound
from media.form import Form
from media.samples import RATE
from media.tracks import Track


def sound_in(path: Path) -> np.ndarray:
    """(n, channels), as whole numbers of 16 bits."""
    with av.open(str(path)) as file:
        [stream] = file.streams.audio
        assert stream.codec_context.name == "flac" and stream.rate == RATE
        return np.concatenate([frame.to_ndarray().reshape(-1, stream.channels) for frame in file.decode(stream)])


def height_of(samples: np.ndarray, hertz: float) -> float:
    turn = np.exp(-2j * np.pi * hertz * np.arange(len(samples)) / RATE)
    return float(2 * np.abs((samples / 32768 * turn).mean()))


def test_left_and_right_stay_apart(sound: VirtualSound, takes: Path, listener) -> None:
    seconds = np.arange(8 * RATE) / RATE
    ears = np.stack([np.sin(2 * np.pi * 440 * seconds), np.sin(2 * np.pi * 990 * seconds)], axis=1) * 0.25
    with Booth(takes, DeviceChoice(None, sound.microphone), listener.news.put) as booth, sound.feeding(ears):
        listener.until_recording(booth, "song", Form.MUSIC)
        listener.until_long(1.5)
        booth.send(Stop())
        take = listener.until(Taken).take

    heard = sound_in(take.path)[RATE // 2 : RATE]
    assert heard.shape[1] == 2
    left, right = heard[:, 0], heard[:, 1]
    assert abs(height_of(left, 440) - 0.25) < 0.002 and height_of(left, 990) < 0.001
    assert abs(height_of(right, 990) - 0.25) < 0.002 and height_of(right, 440) < 0.001


def test_every_sample_is_in_the_file_as_it_was(tmp_path: Path) -> None:
    noise = np.random.default_rng(7).uniform(-1, 1, (RATE, 2)).astype(np.float32)
    file = Matroska(tmp_path / "take.mkv", pictures=False, sounds={Track.HEARD: 2})
    for first in range(0, RATE, 480):
        file.sound(noise[first : first + 480], first)
    file.close()

    assert np.array_equal(sound_in(tmp_path / "take.mkv"), (noise * 32767).astype(np.int16))
