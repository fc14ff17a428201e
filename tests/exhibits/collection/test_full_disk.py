"""A full disk: people go on looking and giving hearts, staff get in to make room, and nothing half is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exhibits.collection import Collection, event_log
from exhibits.contribution import Use
from exhibits.errors import NoRoomError, NotACollectionError
from exhibits.voting import Voting
from tests.exhibits.works import HeldClock, keep_work, take_in


@pytest.fixture
def full(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collection]:
    """Not one page more; the room that the reserve kept comes with its end."""
    store = collection.store
    keep_work(collection)
    store.database.execute("PRAGMA max_page_count = 1").fetchall()
    with pytest.raises(NoRoomError):
        for number in range(500):
            with store.writing() as database:
                event_log.write(store, database, "-" * 500, actor="test", facts={"number": number})
    unlink = Path.unlink

    def unlink_and_make_room(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok)
        if path == store.folder.reserve:
            store.database.execute("PRAGMA max_page_count = 100000").fetchall()

    monkeypatch.setattr(Path, "unlink", unlink_and_make_room)
    yield collection


def test_works_are_seen_for_hours_without_writing(full: Collection, clock: HeldClock) -> None:
    """The collection keeps its time once an hour, also while somebody only looks."""
    clock.forward(hours=30)
    assert len(full.contributions(Use.HERE)) == 1
    assert full.store.folder.reserve.exists()


def test_a_heart_and_a_response_are_given_out_of_the_reserve(full: Collection) -> None:
    [work] = full.contributions(Use.HERE)
    voting = Voting(full)
    for _ in range(100):  # until the pages that are free anyway are used up
        visit = voting.begin_visit("nl")
        voting.watched(voting.expose_all(visit, [work.id], "watch")[0], 4)
        voting.heart(visit, work.id)
        voting.respond(visit, work.id, "moved")
        voting.end_visit(visit)
    assert full.store.value("SELECT hearts FROM hearts_by_contribution") == 100
    assert full.store.value("SELECT count(*) FROM response_now WHERE given") == 100
    assert not full.store.folder.reserve.exists()


def test_when_even_the_reserve_is_gone_staff_still_come_in(
    full: Collection, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    full.store.folder.reserve.write_bytes(b"")
    monkeypatch.setattr(Path, "unlink", lambda path, missing_ok=False: None)
    for _ in range(100):
        full.log("staff came in", actor="staff")
    assert "staff came in is not in the log" in caplog.text
    full.keep_notice("1", {"nl": "Zo werkt het. " * 500})
    assert "the words of the notice are not kept" in caplog.text


def test_a_reserve_that_was_given_up_is_set_aside_again_the_next_day(collection: Collection) -> None:
    collection.store.folder.reserve.unlink()
    collection.sweep()
    assert collection.store.folder.reserve.exists()


def test_where_it_stands_is_written_once(collection: Collection) -> None:
    """A start with a full disk has nothing to write."""
    collection.settle("Noord", "buurt")
    before = collection.store.value("SELECT total_changes()")
    collection.settle("Noord", "buurt")
    assert collection.store.value("SELECT total_changes()") == before
    collection.settle("Zuid", "buurt")
    assert collection.store.value("SELECT total_changes()") > before


def test_a_lost_database_takes_nobodys_work_along(folder: Path) -> None:
    """Files that no row knows are cleared away at a start: without any row that would be all of them."""
    with Collection.open(folder) as collection:
        work = keep_work(collection)
        take_in(collection.takes, "unasked")
    for path in folder.glob("wijkpodium.db*"):
        path.unlink()
    for _ in range(2):
        with pytest.raises(NotACollectionError, match="Put the database back"):
            Collection.open(folder)
    assert (folder / "works" / work.code / "original.mkv").exists()
    assert list((folder / "takes").iterdir()) == []
