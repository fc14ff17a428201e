"""Time that jumps: nothing that had ended begins again (C-047)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from exhibits.collection import Collection
from exhibits.collection.clock import Clock, as_text, from_text
from exhibits.contribution import Use
from tests.exhibits.works import HeldClock, keep_work

START = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)


@given(some.lists(some.integers(-1000, 1000), min_size=1))
def test_a_clock_that_jumps_never_goes_back(jumps: list[int]) -> None:
    moments = iter([START + timedelta(days=jump) for jump in jumps])
    clock = Clock(lambda: next(moments), START, lambda _moment: None)
    seen = [clock.now() for _ in jumps]
    assert seen == sorted(seen)


def test_texts_of_moments_sort_as_the_moments_do() -> None:
    assert as_text(START) == "2026-07-04T12:00:00.000Z"
    assert from_text(as_text(START)) == START


def test_what_had_expired_stays_so_when_the_board_wakes_up_years_ago(folder: Path) -> None:
    """The latest time is in the collection itself, so a power cut and an empty battery change nothing."""
    clock = HeldClock()
    with Collection.open(folder, now=clock) as collection:
        work = keep_work(collection)
        collection.store.database.execute("UPDATE contribution SET expires_at = '2026-08-01T00:00:00.000Z'")
        assert collection.contributions(Use.HERE) != []
        clock.forward(days=60)
        assert collection.contributions(Use.HERE) == []
    clock.forward(days=-9000)
    with Collection.read(folder, now=clock) as reader:
        assert reader.contributions(Use.HERE) == []
        assert not reader.contributions(Use.STAFF)
    with Collection.open(folder, now=clock) as collection:
        assert collection.store.value("SELECT erased_at FROM contribution WHERE id = ?", work.id) is not None


def test_the_latest_time_outlives_a_kiosk_that_is_killed(folder: Path) -> None:
    clock = HeldClock()
    collection = Collection.open(folder, now=clock)
    clock.forward(hours=2)
    collection.contributions(Use.HERE)
    with Collection.read(folder) as reader:  # not closed: as after kill -9
        assert from_text(reader.store.value("SELECT latest_time FROM this_collection")) == clock()
    collection.close()
