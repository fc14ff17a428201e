"""A sound that several encoders made is as near to its source where they meet as anywhere else, and as long."""

import av
import numpy as np
import pytest

from media.encode import Encoder
from media.profile import HOUSE
from media.samples import RATE, Samples
from media.side_by_side import all_cores
from media.sound import read_sound
from media.spliced import AAC_FRAME, STRETCH_FRAMES, write_spliced

STRETCH = STRETCH_FRAMES * AAC_FRAME


def music(samples: int) -> Samples:
    """Chords with breath and claps."""
    rng, at = np.random.default_rng(3), np.arange(samples) / RATE
    chord = sum(np.sin(2 * np.pi * note * at * (1 + 0.01 * np.sin(at))) for note in (220, 277.2, 329.6, 1760))
    claps = rng.standard_normal(samples) * np.exp(-30 * (at % 0.7))
    left = 0.1 * chord + 0.2 * claps + 0.01 * rng.standard_normal(samples)
    return np.stack([left, np.roll(left, 40)], axis=1).astype(np.float32)


def spliced(path, sound: Samples) -> Samples:
    with all_cores() as cores:
        write_spliced(path, len(sound), lambda first, last: sound[first:last], HOUSE, cores, lambda part: None)
    return read_sound(path)


def error(found: Samples, sound: Samples, first: int, last: int) -> float:
    """In dB below the sound."""
    noise = np.mean((found[first:last] - sound[first:last]) ** 2)
    return 10 * np.log10(noise / np.mean(sound[first:last] ** 2))


def test_where_encoders_meet_it_is_what_one_encoder_gives(tmp_path):
    sound = music(2 * STRETCH + 5000)
    with Encoder(tmp_path / "one.mp4", HOUSE, video=False) as encoder:
        encoder.sound(sound)
    one, several = read_sound(tmp_path / "one.mp4"), spliced(tmp_path / "several.mp4", sound)

    assert len(several) == len(one)
    for join in (STRETCH, 2 * STRETCH):
        around = join - 2 * AAC_FRAME, join + 2 * AAC_FRAME
        assert error(several, sound, *around) < error(one, sound, *around) + 2  # one that begins there: 12 and more
    assert np.array_equal(several[: STRETCH - 2 * AAC_FRAME], one[: STRETCH - 2 * AAC_FRAME])


@pytest.mark.parametrize("samples", [1500, STRETCH - 1, STRETCH, STRETCH + 1, STRETCH + AAC_FRAME + 1])
def test_it_is_as_long_as_one_encoder_makes_it(tmp_path, samples):
    """And has no hole."""
    sound = music(samples)
    with Encoder(tmp_path / "one.mp4", HOUSE, video=False) as encoder:
        encoder.sound(sound)
    found = spliced(tmp_path / "several.mp4", sound)

    assert len(found) == len(read_sound(tmp_path / "one.mp4"))
    assert packets(tmp_path / "several.mp4") == packets(tmp_path / "one.mp4")
    assert np.abs(found[samples - AAC_FRAME : samples]).max() > 0.01


def packets(path) -> list[tuple[int, int]]:
    """From which sample each is heard, and how long."""
    with av.open(str(path), options={"ignore_editlist": "1"}) as container:
        line = container.demux(container.streams.audio[0])
        return [(packet.pts, packet.duration) for packet in line if packet.size]
