"""Pictures that come too slowly, on moments that are made by hand."""

from capture.pace import Pace


def after(pace: Pace, at: float, step: float, count: int) -> float:
    """So many more pictures, so far apart."""
    for number in range(1, count + 1):
        pace.step(at + number * step)
    return at + count * step


def test_it_is_not_known_before_a_few_pictures() -> None:
    pace = Pace()
    at = after(pace, 100.0, 0.2, 5)
    assert pace.slow is None
    after(pace, at, 0.2, 1)

    assert pace.slow is True


def test_five_a_second_is_slow_and_fifteen_is_not() -> None:
    pace = Pace()
    at = after(pace, 100.0, 1 / 15, 60)
    assert pace.slow is False
    after(pace, at, 0.2, 3)

    assert pace.slow is True


def test_one_hiccup_says_nothing() -> None:
    pace = Pace()
    at = after(pace, 100.0, 1 / 30, 30)
    at = after(pace, at, 1.0, 2)

    assert pace.slow is False


def test_a_camera_that_is_quick_again_has_to_stay_so() -> None:
    """Half slow, half quick would be a trouble that comes and goes."""
    pace = Pace()
    at = after(pace, 100.0, 0.2, 30)
    at = after(pace, at, 1 / 30, 5)
    assert pace.slow is True
    after(pace, at, 1 / 30, 15)

    assert pace.slow is False
