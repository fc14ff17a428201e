"""How loud a recording is: the same for quiet and for loud music, and still where nothing sounds."""

import numpy as np
import pytest

from media.curve import BANDS, OUTLINE_PARTS, PAGE_BANDS, PAGE_MOMENTS, digits, loudness_curve, outline
from media.samples import RATE
from tests.media.tones import drum, tone


def test_a_curve_has_a_moment_for_every_frame() -> None:
    curve = loudness_curve(tone(440, 2.0))

    assert curve.bands.shape == (60, BANDS)
    assert curve.seconds == 2.0
    assert 0 <= curve.bands.min() <= curve.bands.max() <= 1


def test_a_low_tone_moves_the_low_bands_and_a_high_one_the_high() -> None:
    low, high = (loudness_curve(tone(hertz, 1.0)).bands[20] for hertz in (90, 6000))

    assert low.argmax() < 4
    assert high.argmax() > 18
    assert low[20] < 0.1
    assert low.max() > 0.5


@pytest.mark.parametrize("loudness", [1.0, 0.05])
def test_quiet_music_moves_as_much_as_loud(loudness: float) -> None:
    curve = loudness_curve(drum(4.0, 2) * np.float32(loudness))

    assert curve.overall.max() > 0.5
    assert curve.overall.max() - curve.overall[30:].min() > 0.25


def test_silence_is_still() -> None:
    """The hiss of a microphone is no music."""
    noise = np.random.default_rng(1).standard_normal(RATE).astype(np.float32) * 1e-4

    assert loudness_curve(np.zeros(RATE, np.float32)).overall.max() == 0
    assert loudness_curve(noise).overall.max() < 0.2


def test_even_no_sound_at_all_has_a_curve() -> None:
    assert loudness_curve(np.zeros(0, np.float32)).at(0.0) == ([0.0] * BANDS, 0.0)


def test_before_and_after_the_music_there_is_silence() -> None:
    curve = loudness_curve(tone(440, 1.0))

    assert curve.at(-1) == curve.at(99) == ([0.0] * BANDS, 0.0)
    assert curve.at(0.51)[1] > 0.5


def test_an_outline_is_high_where_a_piece_is_loud() -> None:
    sound = np.concatenate([np.zeros(RATE, np.float32), tone(440, 2.0), np.zeros(RATE, np.float32)])
    loud = outline(loudness_curve(sound))

    assert len(loud) == OUTLINE_PARTS
    assert max(loud[:10]) < 0.1
    assert min(loud[16:32]) > 0.5
    assert max(loud[-4:]) < 0.2  # houses fall slowly


def test_an_outline_of_less_than_a_moment_is_whole_too() -> None:
    assert len(outline(loudness_curve(tone(440, 0.1)))) == OUTLINE_PARTS


def test_a_page_knows_every_band_of_every_tenth_of_a_second() -> None:
    """One digit each, and none beyond the end."""
    quiet = np.zeros(RATE, np.float32)
    loud = digits(loudness_curve(np.concatenate([quiet, tone(90, 1.0), quiet])))
    moments = [loud[at : at + PAGE_BANDS] for at in range(0, len(loud), PAGE_BANDS)]

    assert len(moments) == 3 * PAGE_MOMENTS
    assert set(moments[5]) == {"0"}
    assert max(moments[15][:3]) > "5"
    assert max(moments[15][10:]) < "2"
