"""Whether a film fits on the disk is known before anything of it is made; what it needs is near the truth."""

import shutil
from pathlib import Path

import pytest

from exhibits.choosing import Rule, Wish
from exhibits.chunks import Chunks, Facts
from exhibits.collection import Collection
from exhibits.errors import NoRoomForFilmError
from exhibits.reel.room import Needed, needed
from exhibits.reel.screenplay import film_of as planned_film
from exhibits.reel.standing import stand
from tests.exhibits.reel.shown import SMALL
from tests.exhibits.reel.test_reel_export import film_of, unseen

Usage = type(shutil.disk_usage("/"))
SPARE = 200 * 2**20


def need(folder: Path) -> Needed:
    wish = Wish(Rule.ALL)
    with Collection.read(folder) as collection:
        standing = stand(collection, language="nl", with_demo=False, profile=SMALL)
        reel = standing.decided(wish, seconds=60, seed=7).reel
        chunks = Chunks(collection.chunks)
        return needed(planned_film(reel, standing.cast(wish), standing, wish, chunks), standing.stage, chunks)


def free(monkeypatch: pytest.MonkeyPatch, bytes_: int) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda place: Usage(2**40, 2**40 - bytes_, bytes_))


def test_what_is_needed_is_enough_and_pieces_of_other_films_make_room_for_it(shown, tmp_path, monkeypatch):
    """Nor is it many times too much."""
    folder = unseen(shown, tmp_path)
    before, chunks, other = need(folder), Chunks(folder / "chunks"), "ab" + "0" * 38
    half_made = chunks.bench / "other.mp4"
    with half_made.open("wb") as file:
        file.truncate(2**30)
    chunks.keep(other, half_made, Facts((), 60, 1.0))
    free(monkeypatch, SPARE)

    film = film_of(folder, tmp_path / "film.mp4")

    assert chunks.find(other) is None
    assert chunks.bytes() <= before.chunks
    raw_mix = film.seconds * 48_000 * 8
    assert max(film.path.stat().st_size, raw_mix) <= before.film <= 2 * max(before.chunks, raw_mix)


def test_of_what_is_there_already_nothing_is_needed_but_the_film(shown, tmp_path):
    film = film_of(shown, tmp_path / "film.mp4")

    again = need(shown)

    assert again.chunks == 0
    assert film.path.stat().st_size <= again.film <= 1.3 * film.path.stat().st_size


def test_too_little_room_is_said_before_anything_is_made(shown, tmp_path, monkeypatch):
    """With how much it needs and how much is free; and nothing has changed."""
    folder = unseen(shown, tmp_path)
    free(monkeypatch, SPARE + 1_000_000)

    with pytest.raises(NoRoomForFilmError, match=r"needs 0\.3 GB .* 0\.2 GB are free"):
        film_of(folder, tmp_path / "films" / "film.mp4")

    assert list((tmp_path / "films").iterdir()) == []
    assert not list((folder / "chunks").glob("*/*"))
