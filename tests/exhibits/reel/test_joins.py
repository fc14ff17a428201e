"""Sound and picture stay together at every join of a film, from the first to the last."""

import json
from dataclasses import replace

import pytest

from exhibits.collection import Collection
from exhibits.reel.export import ReelResult, export_reel
from media.form import Form
from tests.exhibits.reel.joins import at_joins, shown_in
from tests.exhibits.reel.shown import SMALL, Given, fill

EVERY = 0.5
WORKS = [
    Given(form, seconds=seconds, every=EVERY)
    for form, seconds in zip([Form.VIDEO, Form.MUSIC, Form.DANCE] * 3, (3, 3.3, 2.7) * 3, strict=True)
]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> ReelResult:
    folder = tmp_path_factory.mktemp("joins")
    fill(folder / "wijkpodium", WORKS)
    with Collection.read(folder / "wijkpodium") as collection:
        return export_reel(collection, folder / "film.mp4", minutes=1, size=SMALL.size, seed=3)


def facts(film: ReelResult) -> dict:
    return json.loads(film.listed.read_text(encoding="utf-8"))


def test_a_flash_and_a_beep_are_in_their_place_on_both_sides_of_every_join(film: ReelResult) -> None:
    found = at_joins(film.path, shown_in(facts(film)), every=EVERY)

    assert len(found) == 2 * (len(WORKS) - 1)
    assert max(abs(mark.beep) for mark in found) <= 0.001
    assert max(abs(mark.flash) for mark in found if mark.flash is not None) <= 0.0005


@pytest.mark.parametrize("frames", [1, 3])
def test_the_measure_itself_sees_a_work_that_lies_a_frame_off(film: ReelResult, frames: int) -> None:
    works = shown_in(facts(film))
    moved = [replace(works[4], starts=works[4].starts + frames), *works[:4], *works[5:]]

    found = [mark for mark in at_joins(film.path, moved, every=EVERY) if mark.code == works[4].code]

    assert [mark.beep for mark in found] == pytest.approx([-frames / 30] * 2, abs=0.001)
