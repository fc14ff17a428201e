"""One loudness for everything."""

from pathlib import Path

import numpy as np
import pytest

from media.encode import Encoder
from media.loudness import Loudness, gain_db, house_level, integrated_of, levelled, measure, measure_blocks
from media.profile import HOUSE
from media.samples import Samples
from media.sound import joined
from media.testcard import beeps


def tone(loudness: float, seconds: float = 2.0) -> Samples:
    wave = loudness * np.sin(2 * np.pi * 997 * np.arange(int(seconds * 48000)) / 48000)
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)


def drums(loudness: float) -> Samples:
    """Short strokes with silence between: loud peaks, little loudness."""
    hiss = np.random.default_rng(3).normal(0, 2 * loudness, (48000 * 3, 2)).astype(np.float32)
    strokes = sum(np.roll(hiss, step, axis=0) for step in range(4)) / np.float32(4)
    strokes *= np.exp(-(np.arange(len(strokes)) % 24000) / 1500)[:, None].astype(np.float32)
    return np.clip(strokes, -1, 1)


def test_the_measure_is_the_standards() -> None:
    """EBU Tech 3341: a 997 Hz sine at -23 dBFS in both channels is -23 LUFS, true peak as high as the wave."""
    found = measure_blocks([tone(10 ** (-23 / 20))])

    assert found.integrated == pytest.approx(-23.0, abs=0.1)
    assert found.true_peak == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("height", [0.3, 0.02, 0.0])
def test_loudness_alone_is_the_same_as_with_peaks(height: float) -> None:
    assert integrated_of([tone(height)]) == measure_blocks([tone(height)]).integrated


def test_silence_and_a_click_are_silent() -> None:
    """Less than 0.4 s cannot be measured."""
    assert measure_blocks([tone(0.0)]).silent
    assert measure_blocks([tone(0.5, 0.2)]).silent
    assert measure_blocks([]).silent


@pytest.mark.parametrize(
    ("integrated", "gain"), [(-16.0, 0.0), (-10.0, -6.0), (-20.0, 4.0), (-40.0, 12.0), (-55.0, 0.0), (-70.0, 0.0)]
)
def test_one_gain_within_its_bounds(integrated: float, gain: float) -> None:
    """A room without anybody in it is not blown up."""
    assert gain_db(Loudness(integrated, -3.0)) == pytest.approx(gain)


@pytest.mark.parametrize("sound", [tone(0.05), tone(0.9), drums(0.3), drums(0.5), drums(0.9)])
def test_whatever_comes_leaves_as_loud_as_the_house(tmp_path: Path, sound: Samples) -> None:
    """-16 LUFS within half a unit and no peak over -1 dBTP, measured in the file after AAC."""
    with Encoder(tmp_path / "a.m4a", HOUSE, video=False) as encoder:
        for block in house_level([sound], HOUSE).of([sound]):
            encoder.sound(block)
    found = measure(tmp_path / "a.m4a")

    assert found.integrated == pytest.approx(-16.0, abs=0.5)
    assert found.true_peak <= -1.0


def test_the_worst_hiss_stays_under_the_peak(tmp_path: Path) -> None:
    """Between its samples it goes 5 dB higher than on them."""
    hiss = np.sign(np.random.default_rng(4).normal(0, 1, (96000, 2))).astype(np.float32)
    with Encoder(tmp_path / "a.m4a", HOUSE, video=False) as encoder:
        for block in house_level([hiss], HOUSE).of([hiss]):
            encoder.sound(block)

    assert measure(tmp_path / "a.m4a").true_peak <= -1.0


def test_the_limiter_moves_nothing_in_time() -> None:
    """As many samples as came in, and a beep where it was."""
    sound = beeps(2.0, [0.5, 1.5], loudness=0.5)
    result = joined(list(levelled([sound[:70000], sound[70000:]], 9.0)))

    assert len(result) == len(sound)
    assert np.argmax(np.abs(result[:, 0]) > 0.05) == pytest.approx(np.argmax(np.abs(sound[:, 0]) > 0.02), abs=48)
    assert np.abs(result).max() <= 10 ** (-1.5 / 20) + 0.001
