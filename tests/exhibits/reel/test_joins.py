"""Sound and picture stay together at every join of a film, from the first to the last, and nothing clicks there."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from exhibits.collection import Collection
from exhibits.reel.export import ReelResult, export_reel
from media.form import Form
from media.samples import RATE
from media.sound import read_sound
from media.testcard import Marks, marks
from tests.exhibits.reel.joins import at_joins, click_level, shown_in
from tests.exhibits.reel.shown import SMALL, Given, fill

pytestmark = pytest.mark.xdist_group("joins")  # what these tests share is dear

EVERY = 0.5
WORKS = [
    Given(form, seconds=seconds, every=EVERY)
    for form, seconds in zip([Form.VIDEO, Form.MUSIC, Form.DANCE] * 2, (5, 5.3, 4.7) * 2, strict=True)
]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> ReelResult:
    return film_of(tmp_path_factory.mktemp("joins"), WORKS)


def film_of(folder: Path, works: list[Given]) -> ReelResult:
    fill(folder / "wijkpodium", works)
    with Collection.read(folder / "wijkpodium") as collection:
        return export_reel(collection, folder / "film.mp4", minutes=2, profile=SMALL, seed=3)


@pytest.fixture(scope="module")
def seen_and_heard(film: ReelResult) -> Marks:
    return marks(film.path)


def facts(film: ReelResult) -> dict:
    return json.loads(film.listed.read_text(encoding="utf-8"))


def test_a_flash_and_a_beep_are_in_their_place_on_both_sides_of_every_join(
    film: ReelResult, seen_and_heard: Marks
) -> None:
    found = at_joins(seen_and_heard, shown_in(facts(film)), every=EVERY)

    assert len(found) == 2 * (len(WORKS) - 1)
    assert max(abs(mark.beep) for mark in found) <= 0.001
    assert max(abs(mark.flash) for mark in found if mark.flash is not None) <= 0.0005


@pytest.mark.parametrize("frames", [1, 3])
def test_the_measure_itself_sees_a_work_that_lies_a_frame_off(
    film: ReelResult, seen_and_heard: Marks, frames: int
) -> None:
    works = shown_in(facts(film))
    moved = [replace(works[3], starts=works[3].starts + frames), *works[:3], *works[4:]]

    found = [mark for mark in at_joins(seen_and_heard, moved, every=EVERY) if mark.code == works[3].code]

    assert [mark.beep for mark in found] == pytest.approx([-frames / 30] * 2, abs=0.001)


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> ReelResult:
    """Works that are one long tone, which goes on from one to the next."""
    works = [Given(Form.MUSIC, seconds=seconds, every=0.1) for seconds in (5, 5.3, 4.7, 5)]
    return film_of(tmp_path_factory.mktemp("steady"), works)


def test_nothing_clicks_where_one_work_goes_over_into_the_next(steady: ReelResult) -> None:
    assert click_level(read_sound(steady.path), shown_in(facts(steady))) <= -50


def test_the_measure_itself_hears_a_hundredth_of_a_second_that_is_missing(steady: ReelResult) -> None:
    works, sound = shown_in(facts(steady)), read_sound(steady.path)
    at = round((works[2].starts / 30 + 0.3) * RATE)

    torn = np.concatenate([sound[:at], sound[at + 490 :]])

    assert click_level(torn, works) > -40
