"""Sound and picture stay together at every join of a film, from the first to the last."""

import json
from dataclasses import replace

import pytest

from exhibits.collection import Collection
from exhibits.reel.export import ReelResult, export_reel
from media.form import Form
from media.testcard import Marks, marks
from tests.exhibits.reel.joins import at_joins, shown_in
from tests.exhibits.reel.shown import SMALL, Given, fill

EVERY = 0.5
WORKS = [
    Given(form, seconds=seconds, every=EVERY)
    for form, seconds in zip([Form.VIDEO, Form.MUSIC, Form.DANCE] * 2, (4, 4.3, 3.7) * 2, strict=True)
]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> ReelResult:
    folder = tmp_path_factory.mktemp("joins")
    fill(folder / "wijkpodium", WORKS)
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
