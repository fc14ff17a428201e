"""Nothing lies among the pieces of films that nobody knows, is half made, or shows a work that is gone."""

from pathlib import Path

import pytest

from exhibits.chunks import Chunks, Facts
from exhibits.collection import Collection
from exhibits.odd_chunks import Why, odd_chunks
from tests.exhibits.works import HeldClock, keep_work

ONE, OTHER = "ab" + "0" * 38, "cd" + "1" * 38


@pytest.fixture
def chunks(tmp_path: Path) -> Chunks:
    return Chunks(tmp_path / "wijkpodium" / "chunks")


def keep(chunks: Chunks, key: str, *works: str) -> Path:
    film = chunks.bench / f"{key}.mp4"
    film.write_bytes(b"pictures")
    chunks.keep(key, film, Facts(works, 60, 0.5))
    return chunks.path(key)


def odd(chunks: Chunks, *works: str) -> dict[str, Why]:
    return {one.path.relative_to(chunks.folder).as_posix(): one.why for one in odd_chunks(chunks, works)}


def test_what_belongs_there_is_not_odd(chunks):
    keep(chunks, ONE, "A", "B")
    chunks.note(OTHER, Facts(("A",), 60, 0.5))

    assert odd(chunks, "A", "B", "C") == {}
    assert odd(Chunks(chunks.folder / "never")) == {}


def test_pieces_of_a_work_that_is_gone_are_odd(chunks):
    keep(chunks, ONE, "A", "B")

    assert odd(chunks, "A") == {f"ab/{ONE}.json": Why.NOBODYS, f"ab/{ONE}.mp4": Why.NOBODYS}


def test_files_that_nobody_knows_are_odd(chunks):
    keep(chunks, ONE, "A")
    for name in ("holiday.mp4", f"ab/{OTHER}.mp4", "ab/notes.txt"):
        (chunks.folder / name).write_bytes(b"?")

    assert odd(chunks, "A") == dict.fromkeys(["holiday.mp4", f"ab/{OTHER}.mp4", "ab/notes.txt"], Why.UNKNOWN)


def test_what_a_killed_export_left_is_odd_and_what_one_that_runs_makes_is_not(chunks):
    torn = keep(chunks, ONE, "A").with_suffix(".json")
    torn.write_text('{"works": [', encoding="utf-8")
    (chunks.bench / "half.mp4.part").write_bytes(b"half")
    torn_ones = {f"ab/{ONE}.json": Why.HALF_MADE, f"ab/{ONE}.mp4": Why.HALF_MADE}

    assert odd(chunks, "A") == {**torn_ones, "making/half.mp4.part": Why.HALF_MADE}
    with Chunks(chunks.folder).at_work():
        (chunks.bench / "growing.mp4").write_bytes(b"half")
        assert odd(chunks, "A") == torn_ones


def test_who_begins_to_work_clears_away_what_was_left_but_not_what_another_makes(chunks):
    (chunks.bench / "left").write_bytes(b"half")
    with Chunks(chunks.folder).at_work():
        assert list(chunks.bench.iterdir()) == []
        (chunks.bench / "growing").write_bytes(b"half")
        with chunks.at_work():
            assert [path.name for path in chunks.bench.iterdir()] == ["growing"]


def test_between_two_visits_all_of_it_goes_by_and_by(chunks):
    with Collection.open(chunks.folder.parent, now=HeldClock()) as collection:
        work = keep_work(collection)
        kept = keep(chunks, ONE, work.code)
        gone = keep(chunks, OTHER, "GONE000000")
        (chunks.bench / "half").write_bytes(b"half")
        (chunks.folder / "holiday.mp4").write_bytes(b"?")

        for _ in range(10):
            collection.discard_leftovers()

        assert collection.odd_pieces() == []
    assert kept.exists()
    assert not gone.exists()
