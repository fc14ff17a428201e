"""Taken away is taken away: every file, every word, also when the power goes in between."""

import sqlite3
import time
from pathlib import Path

import pytest

from exhibits.collection import Collection, erase, event_log
from exhibits.collection.store import Store
from exhibits.contribution import Approval, Credit, Meaning, RefusalReason, Use, Zone
from exhibits.errors import NoRoomError, UnknownWorkError
from exhibits.voting import Voting
from tests.exhibits.works import HeldClock, consents, keep_work, take_in


def loved_work(collection: Collection) -> str:
    """A named work with a view, a heart, two responses, a meaning and an exposure."""
    kept = collection.accept(
        take_in(collection.takes),
        question="free",
        consents=consents(),
        credit=Credit("Zeldzaamnaam"),
        meaning=Meaning("healthy", Zone.A),
    )
    voting = Voting(collection)
    visit = voting.begin_visit("nl")
    voting.watched(voting.expose(visit, kept.contribution.id, "watch"), 5)
    voting.heart(visit, kept.contribution.id)
    for response in ("moved", "sad"):
        voting.respond(visit, kept.contribution.id, response)
    return kept.contribution.id


def test_nothing_of_an_erased_work_is_left(collection: Collection, folder: Path) -> None:
    work = loved_work(collection)
    collection.erase(work)

    assert list((folder / "works").iterdir()) == []
    with pytest.raises(UnknownWorkError):
        collection.contribution(work)
    for table in ("heart", "response", "exposure", "meaning", "media_file"):
        assert collection.store.value(f"SELECT count(*) FROM {table}") == 0
    everything = b"".join(path.read_bytes() for path in folder.glob("wijkpodium.db*"))
    assert b"Zeldzaamnaam" not in everything


def test_erasing_waits_for_no_reader_and_the_days_sweep_forgets_what_one_kept(
    collection: Collection, folder: Path
) -> None:
    """Five seconds for each work stopped the kiosk's loop; a keeper takes ten for its end."""
    work = loved_work(collection)
    reader = sqlite3.connect(folder / "wijkpodium.db")
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM contribution").fetchone()
    began = time.monotonic()
    collection.erase(work)
    assert time.monotonic() - began < 2
    reader.close()
    collection.sweep()
    everything = b"".join(path.read_bytes() for path in folder.glob("wijkpodium.db*"))
    assert b"Zeldzaamnaam" not in everything


def test_a_tombstone_with_numbers_stays(collection: Collection) -> None:
    collection.erase(loved_work(collection))
    stone = collection.store.row("SELECT hearts, responses, exposures, reason FROM tombstone")
    assert stone is not None
    assert tuple(stone) == (1, 2, 1, "none")


def test_erasing_twice_is_erasing_once(collection: Collection) -> None:
    work = loved_work(collection)
    collection.erase(work)
    collection.erase(work)
    assert collection.store.value("SELECT count(*) FROM tombstone") == 1


class PowerCutError(Exception):
    pass


@pytest.mark.parametrize("step", ["_mark", "remove", "_bury"])
def test_a_power_cut_while_erasing_is_finished_at_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """From the first step on nobody sees the work; from the next start on there is nothing to see."""
    collection = Collection.open(folder)
    work = keep_work(collection)

    def cut(*_: object) -> None:
        raise PowerCutError

    with monkeypatch.context() as patch:
        patch.setattr(erase, step, cut)
        with pytest.raises(PowerCutError):
            collection.erase(work.id)
    if step != "_mark":
        assert collection.contributions(Use.HERE) == []
    else:
        collection.withdraw(work.id, consents())
    collection.close()

    with Collection.open(folder) as again:
        assert list((folder / "works").iterdir()) == []
        assert again.store.value("SELECT count(*) FROM tombstone") == 1


def test_a_withdrawn_work_is_seen_by_nobody_from_that_moment(collection: Collection) -> None:
    work = keep_work(collection)
    collection.withdraw(work.id, consents())
    assert [collection.contributions(use) for use in Use] == [[]] * len(Use)
    assert collection.sweep() == 1


def fill(store: Store) -> None:
    """No page can be added: what SQLite sees of a full disk."""
    pages = store.value("PRAGMA page_count")
    store.database.execute(f"PRAGMA max_page_count = {pages}").fetchall()


def test_a_full_disk_says_so_and_still_lets_a_work_go(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reserve is given up for it. (Here the room comes with it: the limit on pages goes when the file does.)"""
    work = keep_work(collection)
    fill(collection.store)
    reserve = collection.store.folder.reserve
    assert reserve.stat().st_size == 50 * 1024 * 1024
    with pytest.raises(NoRoomError):
        for _ in range(200):  # until the pages that are free anyway are used up
            with collection.store.writing() as database:
                event_log.write(collection.store, database, "-" * 500, actor="test")
    unlink = Path.unlink

    def unlink_and_make_room(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok)
        if path == reserve:
            collection.store.database.execute("PRAGMA max_page_count = 100000").fetchall()

    monkeypatch.setattr(Path, "unlink", unlink_and_make_room)
    for _ in range(20):
        collection.give_name(work.id, "x" * 30)
    assert not reserve.exists()
    collection.erase(work.id)
    assert collection.contributions(Use.STAFF) == []
    assert reserve.exists()


# time


def test_what_nobody_approved_leaves_after_30_days(collection: Collection, clock: HeldClock) -> None:
    waiting, approved = keep_work(collection, approved=False, name="one"), keep_work(collection, name="two")
    clock.forward(days=29, hours=23)
    assert collection.sweep() == 0
    clock.forward(hours=1)
    assert collection.sweep() == 1
    assert collection.contribution(approved.id) == collection.contributions(Use.HERE)[0]
    with pytest.raises(UnknownWorkError):
        collection.contribution(waiting.id)


def test_what_staff_refused_leaves_after_14_days_unless_they_think_again(
    collection: Collection, clock: HeldClock
) -> None:
    refused, spared = keep_work(collection, name="one"), keep_work(collection, name="two")
    for work in (refused, spared):
        collection.refuse(work.id, RefusalReason.BYSTANDER)
    assert collection.contributions(Use.HERE) == []
    collection.approve(spared.id)
    clock.forward(days=14)
    assert collection.sweep() == 1
    assert [work.id for work in collection.contributions(Use.HERE)] == [spared.id]


def test_staff_see_what_waits_the_oldest_first(collection: Collection, clock: HeldClock) -> None:
    first = keep_work(collection, approved=False, name="one")
    clock.forward(minutes=1)
    second = keep_work(collection, approved=False, name="two")
    assert [work.id for work in collection.waiting()] == [first.id, second.id]
    collection.approve(first.id)
    assert [work.id for work in collection.waiting()] == [second.id]
    assert collection.contribution(first.id).approval is Approval.APPROVED
    log = [row["event"] for row in collection.store.rows("SELECT event FROM event_log ORDER BY sequence")]
    assert log == ["kept", "kept", "approved"]
