"""When a take becomes a work, and when it is gone."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from exhibits.collection import Collection, strangers
from exhibits.collection.store import Store
from exhibits.contribution import Approval, Consents, Credit, Meaning, Purpose, Role, Use, Zone
from exhibits.errors import NothingAllowedError, UnknownQuestionError
from media.take import FigureFacts
from tests.exhibits.works import consents, keep_work, take_in


def test_a_kept_take_has_its_place_and_its_row(collection: Collection) -> None:
    """The file is renamed, not copied; the work waits for approval and knows all that was said."""
    take = take_in(collection.takes)
    kept = collection.accept(
        take,
        question="free",
        consents=consents(Purpose.HERE, Purpose.RESEARCH),
        credit=Credit("Fatma"),
        meaning=Meaning("healthy", Zone.AB),
        language="tr",
    )

    work = collection.contribution(kept.contribution.code)
    assert work == kept.contribution
    assert not take.path.exists()
    assert (work.name, work.seconds, work.size, work.language) == ("Fatma", 12.5, (640, 360), "tr")
    assert work.approval is Approval.WAITING
    assert work.yes == {Purpose.HERE, Purpose.RESEARCH}
    assert not work.finished
    original = collection.path(work, Role.ORIGINAL, Use.STAFF)
    assert original is not None
    assert original.read_bytes() == b"take" * 100


def test_where_a_faceless_figure_stands_is_kept_with_its_recording(collection: Collection) -> None:
    """The neighbourhood's dance lifts it from its ground one day, and stands it on another floor."""
    figure = FigureFacts(0.4, 0.9, 0.7, ground=("#67C3E8", "#0C4A66"), colours=("#FFD84D",))
    take = replace(take_in(collection.takes), figure=figure)
    kept = collection.accept(take, question="free", consents=consents())

    facts = collection.facts(kept.contribution.id, Role.ORIGINAL)
    sheets = {"ground": ["#67C3E8", "#0C4A66"], "colours": ["#FFD84D"], "echoes": []}
    assert facts == {"figure": {"feet_x": 0.4, "feet_y": 0.9, "height": 0.7, **sheets}}


def test_all_windows_shut_means_gone_at_once(collection: Collection) -> None:
    """Unanswered is no, and a no to everything leaves nothing behind."""
    take = take_in(collection.takes)
    with pytest.raises(NothingAllowedError):
        collection.accept(take, question="free", consents=Consents(frozenset(), "1", "nl"))
    assert not take.path.exists()
    assert list(collection.takes.iterdir()) == []
    assert collection.store.value("SELECT count(*) FROM contribution") == 0


def test_what_could_not_be_kept_lies_where_it_was(collection: Collection) -> None:
    """The visitor can try again: neither a file without a row nor a row without a file is left."""
    take = take_in(collection.takes)
    with pytest.raises(UnknownQuestionError):
        collection.accept(take, question="never asked", consents=consents())
    with pytest.raises(Exception, match="FOREIGN KEY"):
        collection.accept(take, question="free", consents=consents(), visit="no such visit")
    assert take.path.exists()
    assert list((collection.folder / "works").iterdir()) == []


def test_the_next_start_takes_away_what_nobody_said_yes_to(folder: Path) -> None:
    with Collection.open(folder) as first:
        take_in(first.takes)
        stranger = folder / "works" / "0123456789"
        stranger.mkdir()
        (stranger / "original.mkv").write_bytes(b"the row was never written")
        with first.store.writing() as database:
            strangers.expect(database, stranger.name)  # comes before its files, as a power cut does after them
    with Collection.open(folder) as second:
        assert list(second.takes.iterdir()) == []
        assert not stranger.exists()


def test_a_file_that_broke_off_in_a_known_folder_goes_at_the_next_start_too(folder: Path) -> None:
    """A job had not finished the work; what is written down stays."""
    with Collection.open(folder) as first:
        work = keep_work(first, seen=False)
        (folder / "works" / work.code / "view.mp4.part").write_bytes(b"half")
        done = keep_work(first, name="done")
        with first.store.writing() as database:
            strangers.expect(database, done.code)
        (folder / "works" / done.code / "still.jpg").write_bytes(b"no row")
    with Collection.open(folder) as second:
        assert second.check() == []
        assert sorted(path.name for path in (folder / "works").glob("*/*")) == [
            "original.mkv",
            "original.mkv",
            "view.mp4",
        ]


def test_what_an_older_database_does_not_know_goes_within_the_rounds(collection: Collection) -> None:
    """A few folders between two visits, all of them after a while, and nothing that has a row."""
    works = [keep_work(collection, name=str(number)) for number in range(2 * strangers.A_FEW)]
    making = keep_work(collection, name="making", seen=False)
    half = collection.folder / "works" / making.code / "view.mp4.part"
    half.write_bytes(b"a job is at it")
    stranger = collection.folder / "works" / "0123456789"
    stranger.mkdir()
    (stranger / "original.mkv").write_bytes(b"nobody knows")
    for _ in range(4):
        collection.discard_leftovers()
    assert not stranger.exists()
    assert half.exists()
    assert collection.check() == []
    assert len(works) + 1 == len(list((collection.folder / "works").iterdir()))


def test_leftovers_of_a_visit_are_discarded_without_a_restart(collection: Collection) -> None:
    take_in(collection.takes, "one")
    take_in(collection.takes, "two")
    assert collection.discard_leftovers() == ["one.mkv", "two.mkv"]
    assert list(collection.takes.iterdir()) == []


def test_an_interruption_just_after_the_commit_loses_nothing(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row is on the disk, so the file stays beside it, though nobody was told."""
    must = Store.must

    def interrupted(store: Store, work: Callable[[Database], None]) -> None:
        must(store, work)
        if store.value("SELECT count(*) FROM contribution"):
            raise KeyboardInterrupt

    monkeypatch.setattr(Store, "must", interrupted)
    with pytest.raises(KeyboardInterrupt):
        collection.accept(take_in(collection.takes), question="free", consents=consents())
    assert len(collection.contributions(Use.STAFF)) == 1
    assert collection.check() == []


def test_only_the_kiosk_looks_into_takes_and_works(collection: Collection) -> None:
    for name in ("takes", "works"):
        assert (collection.folder / name).stat().st_mode & 0o777 == 0o700
    assert (collection.folder / "wijkpodium.db").stat().st_mode & 0o777 == 0o600


def test_codes_and_ids_come_from_the_chance_that_is_handed_in(tmp_path: Path) -> None:
    def first_work(name: str) -> tuple[str, str]:
        with Collection.open(tmp_path / name, chance=random.Random(7).randrange) as collection:
            kept = collection.accept(take_in(collection.takes), question="free", consents=consents())
            return kept.contribution.code, kept.digits

    assert first_work("one") == first_work("two")
