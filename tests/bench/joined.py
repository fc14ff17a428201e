"""A film of 51 works: whether sound and picture are together at each of its 50 joins, and whether one hears a click."""

import json
from collections.abc import Sequence
from pathlib import Path

from exhibits.collection import Collection
from exhibits.reel.export import ReelResult, export_reel
from media.form import Form
from media.sound import read_sound
from media.testcard import marks
from tests.bench.figures import Figure
from tests.bench.place import Place
from tests.exhibits.reel.joins import Shown, at_joins, click_level, shown_in
from tests.exhibits.reel.shown import SMALL, Given, fill

JOINS = 50
_EVERY = 0.5
_SECONDS = (5.0, 5.3, 4.7)
"""None is a whole number of groups of pictures, and no two that follow each other are alike."""


def furthest_mark(place: Place) -> float:
    """Milliseconds: of all beeps and flashes beside the joins, the one that is furthest from its place."""
    forms = list(Form)
    with place.scratch() as folder:
        film = _film(folder, [_given(forms[number % 3], number, _EVERY) for number in range(JOINS + 1)])
        found = at_joins(marks(film.path), _works(film), every=_EVERY)
    assert len(found) == 2 * JOINS
    return 1000 * max(abs(off) for mark in found for off in (mark.beep, mark.flash) if off is not None)


def loudest_click(place: Place) -> float:
    """Decibel against a tone that all works are, and that goes on over the joins."""
    with place.scratch() as folder:
        film = _film(folder, [_given(Form.MUSIC, number, 0.1) for number in range(JOINS + 1)])
        return click_level(read_sound(film.path), _works(film))


def _given(form: Form, number: int, every: float) -> Given:
    return Given(form, seconds=_SECONDS[number % 3], every=every)


def _film(folder: Path, works: Sequence[Given]) -> ReelResult:
    """Everyone is in, and no question stands between two works."""
    fill(folder / "collection", works)
    with Collection.read(folder / "collection") as collection:
        return export_reel(collection, folder / "film.mp4", minutes=10, profile=SMALL, seed=3)


def _works(film: ReelResult) -> list[Shown]:
    return shown_in(json.loads(film.listed.read_text(encoding="utf-8")))


FIGURES = (
    Figure("film_50_joins_sync", "ms", furthest_mark, at_most=1),
    Figure("film_50_joins_click", "dB", loudest_click, at_most=-50),
)
