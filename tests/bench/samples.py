"""One film of all sample recordings, those of minutes too: how many of them are not in it as they were."""

from functools import cache

from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.place import Place
from tests.exhibits.reel.every_sample import SAMPLES, UNREADABLE, Every, every_sample, recordings


@cache
def every(place: Place) -> Every:
    if not SAMPLES.is_dir():
        raise NotMeasuredError(f"there are no sample recordings in {SAMPLES}")
    with place.scratch() as folder:
        return every_sample(folder, recordings(long=True))


def not_as_they_were(place: Place) -> float:
    return len(every(place).wrong) + len(every(place).refused - UNREADABLE)


FIGURES = (
    Figure("film_samples", "works", lambda place: float(len(every(place).loudly))),
    Figure("film_samples_wrong", "works", not_as_they_were, at_most=0),
)
