"""Sound is the clock; pictures are laid beside it."""

import pytest

from capture.timeline import TICKS, Timeline

BLOCK = 480


def spoken(seconds: float, begin: float = 100.0) -> Timeline:
    """A line of time with so much sound on it."""
    line = Timeline(has_sound=True)
    for count in range(round(seconds * 100)):
        line.lay_sound(BLOCK, begin + count * 0.01)
    return line


def test_a_picture_lies_where_the_sound_of_its_moment_lies() -> None:
    assert spoken(1.0).lay_picture(100.5) == TICKS // 2


def test_a_picture_from_before_the_beginning_is_left_out() -> None:
    assert spoken(1.0).lay_picture(99.9) is None
    assert Timeline(has_sound=True).lay_picture(100.0) is None


def test_pictures_stay_a_millisecond_apart() -> None:
    """Matroska counts milliseconds, and would drop one of two."""
    line = spoken(1.0)
    ticks = [line.lay_picture(at) for at in (100.5, 100.5, 100.4)]

    assert ticks == [TICKS // 2, TICKS // 2 + 91, TICKS // 2 + 182]


def test_without_a_microphone_the_first_picture_is_the_beginning() -> None:
    line = Timeline(has_sound=False)

    assert line.lay_picture(50.0) == 0
    assert line.lay_picture(51.0) == TICKS
    assert line.seconds == pytest.approx(1.0)


def test_lost_samples_are_missed_and_double_ones_too() -> None:
    line = spoken(2.0)

    assert line.gap(102.0) == 0
    assert line.gap(102.02) == 0
    assert line.gap(103.0) == 48_000
    assert line.gap(101.0) == -48_000


def test_a_microphone_that_went_away_does_not_stop_the_clock() -> None:
    """After 1.5 s of no sound, silence is owed; a computer out of breath is given that long."""
    line = spoken(2.0)

    assert line.owed(103.0) == 0
    assert line.owed(104.0) == 96_000
