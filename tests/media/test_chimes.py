"""The kiosk's own sounds are few, short and soft."""

import numpy as np
import pytest

from media.chimes import NAMES, chime
from media.samples import RATE


def test_there_are_no_more_than_these():
    assert set(NAMES) == {"press", "count", "last_count", "curtain", "thanks", "help"}


@pytest.mark.parametrize("name", NAMES)
def test_each_is_soft_short_and_does_not_click(name: str):
    sound = chime(name)
    peak = 20 * np.log10(np.abs(sound).max())

    assert sound.shape == (len(sound), 2)
    assert sound.dtype == np.float32
    assert len(sound) <= (1.5 if name == "help" else 1) * RATE
    assert -24 < peak < (-9 if name == "help" else -14)
    assert np.abs(sound[0]).max() < 0.002
    assert np.abs(sound[-1]).max() < 0.002
    assert chime(name) is sound


def test_help_is_louder_than_all_others_and_still_no_alarm():
    """Staff hear it at the other end of the room."""
    peaks = {name: 20 * np.log10(np.abs(chime(name)).max()) for name in NAMES}
    assert peaks.pop("help") > max(peaks.values()) + 4


def test_a_press_is_heard_at_once():
    """Half of a finger's answer is its sound: what comes 50 ms later belongs to something else."""
    sound = np.abs(chime("press")[:, 0])
    assert sound.argmax() < 0.01 * RATE


def test_the_last_count_is_higher():
    def tone(name: str) -> float:
        strength = np.abs(np.fft.rfft(chime(name)[:, 0]))
        return float(strength.argmax() * RATE / len(chime(name)))

    assert tone("last_count") > tone("count") * 1.3


def test_the_curtain_sounds_as_long_as_it_moves():
    assert len(chime("curtain")) == 0.6 * RATE
