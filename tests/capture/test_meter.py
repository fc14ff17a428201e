import numpy as np
import pytest

from capture.meter import Meter, on_scale


@pytest.mark.parametrize(("amplitude", "shown"), [(1.0, 1.0), (0.1, 2 / 3), (0.001, 0.0), (0.0, 0.0), (2.0, 1.0)])
def test_the_scale_is_even_in_decibels(amplitude: float, shown: float) -> None:
    assert on_scale(amplitude) == pytest.approx(shown)


def test_a_reading_starts_anew() -> None:
    meter = Meter()
    meter.hear(np.full((480, 2), 0.1, np.float32))
    meter.hear(np.zeros((480, 2), np.float32))

    loudness = meter.read()
    assert loudness is not None
    assert loudness.peak == pytest.approx(on_scale(0.1))
    assert loudness.rms == pytest.approx(on_scale(0.1 / 2**0.5))
    assert meter.read() is None
