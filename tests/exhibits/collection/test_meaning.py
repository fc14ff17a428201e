"""What a maker says a work is about: kept with it, read back, of use to a researcher, and gone with it."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from exhibits.collection import Collection
from exhibits.collection.store import Store
from exhibits.contribution import Consents, Contribution, Meaning, Purpose, Role, Use, Zone
from exhibits.errors import NotAllowedError, NothingAllowedError
from media.form import Form
from media.take import Take
from tests.exhibits.works import consents, take_in


def spoken(collection: Collection) -> Take:
    return take_in(collection.takes, "said", Form.MUSIC)


def explained(
    collection: Collection, meaning: Meaning, *yes: Purpose, statement: bool = False, name: str = "take"
) -> Contribution:
    """An approved work of which its maker said what it means."""
    kept = collection.accept(
        take_in(collection.takes, name),
        question="greeting",
        consents=consents(*yes),
        meaning=meaning,
        statement=spoken(collection) if statement else None,
    )
    collection.approve(kept.contribution.id)
    return collection.contribution(kept.contribution.id)


def test_a_tap_pictures_and_a_spoken_sentence_come_back_as_they_were_given(collection: Collection) -> None:
    meaning = Meaning("healthy", Zone.BC, ("joy", "body"))
    work = explained(collection, meaning, statement=True)

    assert collection.meaning(work) == meaning
    said = collection.path(work, Role.STATEMENT, Use.STAFF)
    assert said is not None
    assert said.read_bytes() == b"said" * 100
    assert collection.facts(work.id, Role.STATEMENT) == {"seconds": 12.5}
    assert list(collection.takes.iterdir()) == []
    assert collection.check() == []


@pytest.mark.parametrize("zone", Zone)
def test_a_place_in_the_triangle_is_kept_as_its_code_and_as_three_shares(collection: Collection, zone: Zone) -> None:
    """A-006, A-007: not fitting and skipping are two codes, and never 0 or nothing."""
    explained(collection, Meaning("healthy", zone))

    row = collection.store.row("SELECT zone_code, a, b, c FROM meaning")
    assert row is not None
    shares = (row["a"], row["b"], row["c"])
    if zone in (Zone.DOES_NOT_FIT, Zone.SKIPPED):
        assert row["zone_code"] == {Zone.DOES_NOT_FIT: -8, Zone.SKIPPED: -9}[zone]
        assert shares == (None, None, None)
    else:
        assert 1 <= row["zone_code"] <= 7
        assert sum(shares) == pytest.approx(1, abs=0.001)


def test_without_the_row_there_is_no_sentence_either(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    """File first, then one transaction: when that fails, both recordings are where they were."""
    take, said = take_in(collection.takes), spoken(collection)

    def full(self: Store, work: object) -> None:
        raise sqlite3.OperationalError("disk")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "must", full)
        with pytest.raises(sqlite3.OperationalError):
            collection.accept(take, question="free", consents=consents(), statement=said)

    assert take.path.exists()
    assert said.path.exists()
    assert collection.store.value("SELECT count(*) FROM media_file") == 0


def test_a_no_to_everything_takes_the_sentence_too(collection: Collection) -> None:
    take, said = take_in(collection.takes), spoken(collection)
    with pytest.raises(NothingAllowedError):
        collection.accept(take, question="free", consents=Consents(frozenset(), "1", "nl"), statement=said)

    assert list(collection.takes.iterdir()) == []


def test_withdrawing_and_erasing_take_all_that_was_said_along(collection: Collection, folder: Path) -> None:
    work = explained(collection, Meaning("healthy", Zone.A, ("joy",)), statement=True)
    collection.withdraw(work.id, consents())
    with pytest.raises(NotAllowedError):
        collection.path(work, Role.STATEMENT, Use.STAFF)
    assert collection.store.rows("SELECT * FROM meanings") == []

    collection.erase(work.id)

    assert list((folder / "works").iterdir()) == []
    for table in ("meaning", "meaning_picture", "media_file"):
        assert collection.store.value(f"SELECT count(*) FROM {table}") == 0


def test_a_researcher_reads_one_line_a_work_of_those_that_may_be_read(collection: Collection, folder: Path) -> None:
    """`datasette` shows names, not numbers; and nothing of a work whose maker shut this window."""
    told = explained(collection, Meaning("exchange", Zone.CA, ("joy", "body")), statement=True, name="one")
    explained(collection, Meaning("healthy", Zone.A), Purpose.HERE, name="two")

    [row] = Database(folder / "wijkpodium.db").query("SELECT * FROM meanings")
    assert row["code"] == told.code
    assert (row["question"], row["learning_question"]) == ("greeting", "together")
    assert (row["triangle"], row["zone"], row["zone_code"]) == ("exchange", "ca", Zone.CA.code)
    assert (row["a"], row["b"], row["c"]) == (0.5, 0, 0.5)
    assert (row["pictures"], row["spoken_seconds"]) == ("body joy", 12.5)
