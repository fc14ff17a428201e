"""How loud works are in a film: soft ones, loud ones, claps, one that swells. Measured in the finished film."""

from dataclasses import dataclass
from functools import cache

from exhibits.collection import Collection
from exhibits.reel.export import export_reel
from media.loudness import measure
from tests.bench.figures import Figure
from tests.bench.place import Place
from tests.exhibits.reel.shown import SMALL
from tests.exhibits.reel.sounding import a_loud_neighbourhood, loudness_in


@dataclass(frozen=True)
class Measured:
    off: float
    """LU that the worst of the works is away from -16 that need no more than may be lifted."""
    softer: int
    true_peak: float


@cache
def measured(place: Place) -> Measured:
    with place.scratch() as folder:
        neighbourhood = a_loud_neighbourhood(folder / "wijkpodium")
        with Collection.read(neighbourhood) as collection:
            film = export_reel(collection, folder / "film.mp4", minutes=1, profile=SMALL, seed=7)
        soft = {work.code for work in film.softer}
        off = max(abs(found + 16) for code, found in loudness_in(film).items() if code not in soft)
        return Measured(off, len(soft), measure(film.path).true_peak)


FIGURES = (
    Figure("film_loudness", "LU off", lambda place: measured(place).off, at_most=0.5),
    Figure("film_loudness_softer", "of 1", lambda place: measured(place).softer, at_least=1),
    Figure("film_loudness_peak", "dBTP", lambda place: measured(place).true_peak, at_most=-1),
)
