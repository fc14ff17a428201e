"""The times that a sound card tells, made smooth."""

import random

import pytest

from capture.captured import RATE
from capture.sampleclock import SampleClock

BLOCK = RATE // 100


def test_jitter_vanishes() -> None:
    """2 ms of it in every block leave a third of a millisecond."""
    clock, rng = SampleClock(), random.Random(1)
    times = [clock.at(BLOCK, 100 + number / 100 + rng.gauss(0.0, 0.002)) for number in range(600)]

    assert times[-1] == pytest.approx(105.99, abs=0.0003)


def test_a_second_of_a_computer_out_of_breath_does_not_count() -> None:
    """A mean would be 35 ms beside it for seconds."""
    clock = SampleClock()
    late = [0.18 if 200 <= number < 300 else 0.0 for number in range(400)]
    times = [clock.at(BLOCK, number / 100 + late[number]) for number in range(400)]

    assert times[-1] == pytest.approx(3.99)


def test_a_crystal_that_drifts_is_followed() -> None:
    """100 millionths off: 60 ms in ten minutes, if nobody followed it."""
    clock = SampleClock()
    times = [clock.at(BLOCK, number / 100 * 1.0001) for number in range(60_00)]

    assert times[-1] == pytest.approx(59.99 * 1.0001, abs=0.0005)


def test_lost_samples_are_noticed_and_one_wrong_word_is_not() -> None:
    clock = SampleClock()
    told = [number / 100 + (1.0 if number == 50 or number >= 100 else 0.0) for number in range(130)]
    times = [clock.at(BLOCK, at) for at in told]

    assert times[50] == pytest.approx(0.5)
    assert times[-1] == pytest.approx(2.29)
