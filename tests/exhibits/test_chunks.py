import json
import os
from pathlib import Path

import pytest

from exhibits.chunks import Chunks, Facts

ONE, OTHER = "ab" + "0" * 38, "cd" + "1" * 38


@pytest.fixture
def chunks(tmp_path: Path) -> Chunks:
    return Chunks(tmp_path / "chunks")


def keep(chunks: Chunks, key: str, *works: str, size: int = 100) -> None:
    film = chunks.bench / f"{key}.mp4"
    film.write_bytes(b"x" * size)
    chunks.keep(key, film, Facts(works, 60, 0.5, ((60, "sum"),)))


def test_what_is_kept_is_found_with_what_is_known_of_it(chunks):
    assert chunks.find(ONE) is None
    keep(chunks, ONE, "A", "B")

    assert chunks.find(ONE) == Facts(("A", "B"), 60, 0.5, ((60, "sum"),))
    assert chunks.path(ONE).read_bytes() == b"x" * 100
    assert list(chunks.bench.iterdir()) == []


def test_pictures_that_lie_in_a_work_are_noted_and_are_no_chunk(chunks):
    chunks.note(ONE, Facts(("A",), 60, 0.5))

    assert chunks.noted(ONE) is not None
    assert chunks.find(ONE) is None


def test_a_work_that_goes_takes_every_chunk_along_in_which_it_is(chunks):
    keep(chunks, ONE, "A", "B")
    keep(chunks, OTHER, "C")
    chunks.note("ef" + "2" * 38, Facts(("B",), 60, 0.5))
    (chunks.bench / "half.mp4").write_bytes(b"somebody's")

    chunks.forget("B")

    assert chunks.find(ONE) is None
    assert not chunks.path(ONE).exists()
    assert chunks.noted("ef" + "2" * 38) is None
    assert chunks.find(OTHER) is not None
    assert list(chunks.bench.iterdir()) == []


def test_facts_that_a_power_cut_has_torn_are_nobodys_and_go_with_everybody(chunks):
    keep(chunks, ONE, "A")
    chunks.path(ONE).with_suffix(".json").write_text('{"works": [', encoding="utf-8")

    assert chunks.find(ONE) is None
    chunks.forget("Z")
    assert not chunks.path(ONE).exists()


def test_only_chunks_of_works_that_are_there_stay(chunks):
    keep(chunks, ONE, "A", "B")
    keep(chunks, OTHER, "A")

    chunks.keep_only({"A"})

    assert chunks.find(ONE) is None
    assert chunks.find(OTHER) is not None


def test_the_ones_that_nobody_used_for_the_longest_time_go_first(chunks):
    for number in range(4):
        key = f"{number:02x}" + "0" * 38
        keep(chunks, key, "A")
        os.utime(chunks.path(key), (number, number))
    chunks.use("00" + "0" * 38)

    chunks.bound(250)

    assert [number for number in range(4) if chunks.find(f"{number:02x}" + "0" * 38)] == [0, 3]
    assert chunks.bytes() == 200


def test_a_folder_that_is_not_there_has_nothing_to_forget(tmp_path):
    Chunks(tmp_path / "never").forget("A")
    Chunks(tmp_path / "never").keep_only(set())
    Chunks(tmp_path / "never").bound(0)

    assert not (tmp_path / "never").exists()


def test_what_is_known_is_plain_to_read(chunks):
    keep(chunks, ONE, "A")

    known = json.loads(chunks.path(ONE).with_suffix(".json").read_text(encoding="utf-8"))
    facts = {"works": ["A"], "frames": 60, "seconds": 0.5, "groups": [[60, "sum"]]}
    assert known == {**facts, "heard": None, "loud": []}
