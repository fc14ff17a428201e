"""One writes, others read."""

import sqlite3
from pathlib import Path

import pytest

from exhibits.collection import Collection
from exhibits.contribution import Use
from exhibits.errors import InUseError, NotACollectionError
from tests.exhibits.works import keep_work


def test_the_second_writer_learns_who_the_first_is_and_what_to_do(folder: Path) -> None:
    sentence = r"in use by the kiosk \(process \d+\).*staff door"
    with Collection.open(folder, who="the kiosk"), pytest.raises(InUseError, match=sentence):
        Collection.open(folder)
    Collection.open(folder).close()


def test_who_only_reads_is_never_in_the_way(collection: Collection) -> None:
    """Exports read while the kiosk goes on writing, and see what was written."""
    with Collection.read(collection.folder) as reader:
        assert reader.contributions(Use.HERE) == []
        work = keep_work(collection)
        assert [seen.id for seen in reader.contributions(Use.HERE)] == [work.id]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.approve(work.id)


def test_a_collection_at_rest_can_be_read_too(folder: Path) -> None:
    with Collection.open(folder) as collection:
        keep_work(collection)
    with Collection.read(folder) as reader:
        assert len(reader.contributions(Use.HERE)) == 1


def test_a_folder_without_a_collection_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotACollectionError, match="no collection in"):
        Collection.read(tmp_path / "nowhere")
    (tmp_path / "wijkpodium.db").write_text("this is no database at all, but long enough to be taken for one" * 20)
    with pytest.raises(NotACollectionError):
        Collection.read(tmp_path)
    with pytest.raises(NotACollectionError):
        Collection.open(tmp_path)
    (tmp_path / "wijkpodium.db").unlink()
    Collection.open(tmp_path).close()


def test_the_database_is_as_safe_as_it_can_be(collection: Collection) -> None:
    pragmas = {
        name: collection.store.value(f"PRAGMA {name}") for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
