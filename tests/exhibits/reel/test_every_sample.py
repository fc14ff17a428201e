"""Whatever people bring is in the film as it was: upright, in its colours, without a stutter, to be heard.

Compared with the files themselves, which are read without any of the house's own code. `make bench film_samples` does
the same with the long ones too.
"""

import pytest

from media.loudness import measure
from tests.exhibits.reel.every_sample import PROFILE, SAMPLES, TURNED, UNREADABLE, Every, every_sample, recordings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.xdist_group("every sample"),
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample media are not on this machine"),
]


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Every:
    return every_sample(tmp_path_factory.mktemp("every"), recordings(long=False))


def test_all_of_them_are_in_it_but_one_that_nothing_can_read(every: Every) -> None:
    brought = {path.name for path in recordings(long=False)}

    assert every.refused == UNREADABLE
    assert set(every.loudly) == brought - UNREADABLE
    assert every.film.broken == ()


def test_every_one_of_them_is_upright(every: Every) -> None:
    """Of the four ways to turn the file, the one that it asks for is most like what is seen."""
    assert every.turned == {name: degrees % 360 for name, degrees in TURNED.items()}


def test_every_picture_is_the_one_that_is_due_at_its_place(every: Every) -> None:
    """None is shown twice, none is left out, none comes early or late, beyond what the file's own rate asks for."""
    assert every.stutters == {}
    assert sum(one.telling for one in every.alike.values()) > 500


def test_no_colour_is_another_one(every: Every) -> None:
    """Files say how their colours are to be read, or it is known from their size; the film says it is BT.709."""
    assert every.discoloured == {}
    told = [one.matrix for one in every.alike.values() if one.matrix]
    assert set(told) == {"601", "709"}
    assert len(told) >= 8


def test_every_work_is_as_it_is_at_home(every: Every) -> None:
    assert every.unlike_home == {}


def test_nothing_that_can_be_heard_is_silent_in_the_film(every: Every) -> None:
    """Nor at another moment than in the work at home."""
    assert every.unheard == {}
    assert sum(bool(one.blocks) for one in every.loudly.values()) > 20


def test_the_film_is_as_loud_as_the_house(every: Every) -> None:
    heard = measure(every.film.path)

    assert heard.integrated == pytest.approx(PROFILE.lufs, abs=0.5)
    assert heard.true_peak <= PROFILE.most_peak_db
