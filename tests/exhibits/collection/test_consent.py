"""Who may see it: one function, asked everywhere, and events that are never changed."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain, combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exhibits.collection import Collection, allowed
from exhibits.contribution import EVERY_PURPOSE, Approval, Contribution, Makers, Purpose, Role, Use
from exhibits.errors import NotAllowedError, UnknownWorkError
from media.form import Form
from media.sign import Sign
from tests.exhibits.works import HeldClock, consents, keep_work, take_in

NOW = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)
WORK = Contribution(
    id="id",
    code="0123456789",
    form=Form.DANCE,
    question="greeting",
    question_version=1,
    case="",
    made_at=NOW,
    seconds=8,
    sign=Sign.from_number(1),
    name=None,
    approval=Approval.APPROVED,
    demonstration=False,
    answer_to=None,
    has_sound=True,
    size=(640, 360),
    yes=EVERY_PURPOSE,
    locked=False,
    withdrawn_at=None,
    expires_at=None,
    language="nl",
    makers=Makers.ALONE,
)
SUBSETS = [frozenset(group) for group in chain(*(combinations(Purpose, size) for size in range(6)))]
MOMENTS = [None, NOW - timedelta(days=1), NOW, NOW + timedelta(milliseconds=1)]
STATES = list(product(Approval, [False, True], MOMENTS[:2], MOMENTS, [False, True], Use))


def promised(work: Contribution, use: Use) -> bool:
    """What DESIGN says, in other words than the program's."""
    gone = work.withdrawn_at is not None or (work.expires_at or NOW + timedelta(days=1)) <= NOW
    by_use = {Use.STAFF: not gone, Use.MAKER: not gone and not work.locked}
    consented = use.value in work.yes & work.narrowed and not (use is Use.RESEARCH and work.demonstration)
    return by_use.get(use, not gone and not work.locked and consented and work.approval is Approval.APPROVED)


@pytest.mark.parametrize("yes", SUBSETS, ids=lambda yes: "+".join(sorted(yes)) or "none")
def test_the_whole_truth_table(yes: frozenset[Purpose]) -> None:
    """All consents x approval x locked x withdrawn x expired x demonstration x use."""
    for approval, locked, withdrawn, expires, demonstration, use in STATES:
        work = replace(
            WORK,
            yes=yes,
            approval=approval,
            locked=locked,
            withdrawn_at=withdrawn,
            expires_at=expires,
            demonstration=demonstration,
        )
        assert bool(allowed(work, use, NOW)) == promised(work, use), (work, use)


moments = some.integers(-40_000, 40_000).map(lambda days: NOW + timedelta(days=days / 2))
works = some.builds(
    replace,
    some.just(WORK),
    yes=some.sampled_from(SUBSETS),
    narrowed=some.sampled_from(SUBSETS),
    approval=some.sampled_from(Approval),
    locked=some.booleans(),
    withdrawn_at=some.sampled_from(MOMENTS[:2]),
    expires_at=some.none() | moments,
    demonstration=some.booleans(),
)


@given(works, some.sampled_from(Use))
def test_an_answer_is_shown_no_wider_than_its_narrowest_link(work: Contribution, use: Use) -> None:
    assert bool(allowed(work, use, NOW)) == promised(work, use)


@given(works, some.sampled_from(Use), moments, moments)
def test_time_only_takes_away(work: Contribution, use: Use, one: datetime, other: datetime) -> None:
    """What may be seen later may be seen earlier: nothing becomes visible by waiting."""
    earlier, later = sorted((one, other))
    if allowed(work, use, later):
        assert allowed(work, use, earlier)


@given(works, some.sampled_from(list(Purpose)))
def test_the_switches_are_independent(work: Contribution, purpose: Purpose) -> None:
    """What is said to one purpose changes nothing for another."""
    without = replace(work, yes=work.yes - {purpose})
    for use in Use:
        if use.value != purpose:
            assert bool(allowed(work, use, NOW)) == bool(allowed(without, use, NOW))


def test_a_no_says_why() -> None:
    assert allowed(replace(WORK, yes=frozenset()), Use.HERE, NOW) == allowed(
        replace(WORK, yes=frozenset({Purpose.RESEARCH})), Use.HERE, NOW
    )
    assert repr(allowed(replace(WORK, locked=True), Use.HERE, NOW)) == "No(reason='locked')"


# in the collection


@pytest.mark.parametrize("yes", SUBSETS[1:], ids=lambda yes: "+".join(sorted(yes)))
def test_each_combination_of_windows_can_be_chosen(collection: Collection, yes: frozenset[Purpose]) -> None:
    work = keep_work(collection, *yes)
    assert work.yes == yes
    for purpose in Purpose:
        assert collection.contributions(Use(purpose.value)) == ([work] if purpose in yes else [])
    assert collection.store.value("SELECT count(*) FROM consent_event") == len(Purpose)


def test_what_was_said_is_never_changed(collection: Collection) -> None:
    """A later word is another event; the database itself refuses to rewrite the first."""
    work = keep_work(collection)
    for statement in ("UPDATE consent_event SET decision = 'no'", "DELETE FROM consent_event"):
        with pytest.raises(sqlite3.IntegrityError, match="only added"):
            collection.store.database.execute(statement)
    collection.shut(work.id, Purpose.INTERNET, consents())
    rows = collection.store.rows("SELECT decision, withdrawn_at FROM consent_event WHERE purpose = 'internet'")
    assert [row["decision"] for row in rows] == ["yes", "no"]
    assert rows[1]["withdrawn_at"] is not None


@pytest.mark.parametrize("table", ["moderation_event", "event_log"])
def test_other_events_are_only_added_too(collection: Collection, table: str) -> None:
    keep_work(collection)
    with pytest.raises(sqlite3.IntegrityError, match="only added"):
        collection.store.database.execute(f"DELETE FROM {table}")


def test_a_consent_event_tells_all_that_it_must(collection: Collection) -> None:
    columns = {row["name"] for row in collection.store.rows("PRAGMA table_info(consent_event)")}
    assert columns >= {
        *("record_id", "contribution_id", "notice_version", "notice_language", "audio_played", "purpose", "decision"),
        *("given_by", "age_band", "method", "decided_at", "kiosk_id", "legal_basis", "expires_at", "withdrawn_at"),
    }


def test_one_window_is_shut_and_opened_without_the_others(collection: Collection) -> None:
    work = keep_work(collection)
    collection.shut(work.id, Purpose.INTERNET, consents())
    assert collection.contribution(work.id).yes == EVERY_PURPOSE - {Purpose.INTERNET}
    collection.open_window(work.id, Purpose.INTERNET, consents())
    assert collection.contribution(work.id).yes == EVERY_PURPOSE


def test_the_last_window_shut_takes_the_work_away(collection: Collection) -> None:
    work = keep_work(collection, Purpose.HERE)
    collection.shut(work.id, Purpose.HERE, consents())
    assert collection.contribution(work.id).withdrawn_at is not None
    assert collection.sweep() == 1
    with pytest.raises(UnknownWorkError):
        collection.contribution(work.id)


def test_a_consent_ends_by_itself(collection: Collection, clock: HeldClock) -> None:
    """Three months after the project the work is nowhere to be seen, though nobody pressed anything."""
    take = take_in(collection.takes)
    until = clock() + timedelta(days=90)
    said = replace(consents(), expires_at=until)
    kept = collection.accept(take, question="greeting", consents=said)
    collection.approve(kept.contribution.id)
    work = collection.contribution(kept.contribution.id)
    assert allowed(work, Use.EXHIBITION, clock())
    clock.forward(days=90)
    assert not allowed(work, Use.EXHIBITION, clock())
    assert collection.contribution(work.id).yes == frozenset()


@pytest.fixture
def answered(collection: Collection) -> Iterator[tuple[Contribution, str]]:
    """A dance to a neighbour's music: the music may be seen here and be answered, the dance says yes to all."""
    music = keep_work(collection, Purpose.HERE, Purpose.ANSWER, name="music")
    take = take_in(collection.takes, "dance")
    dance = collection.accept(take, question="free", consents=consents(), answer_to=music.id).contribution
    collection.approve(dance.id)
    yield music, dance.id


def test_an_answer_carries_what_it_answers(collection: Collection, answered: tuple[Contribution, str]) -> None:
    _, dance = answered
    work = collection.contribution(dance)
    assert work.narrowed == {Purpose.HERE, Purpose.ANSWER}
    now = collection.store.clock.now()
    assert [use for use in Use if allowed(work, use, now)] == [Use.HERE, Use.ANSWER, Use.STAFF, Use.MAKER]


@pytest.mark.parametrize("deed", ["shut", "lock", "withdraw", "erase", "refuse"])
def test_an_answer_leaves_with_what_it_answers(
    collection: Collection, answered: tuple[Contribution, str], deed: str
) -> None:
    """Whatever stops the music being answered stops the dance to it being seen."""
    music, dance = answered
    arguments = {"shut": (Purpose.ANSWER, consents()), "withdraw": (consents(),), "refuse": ("other",)}
    getattr(collection, deed)(music.id, *arguments.get(deed, ()))
    work = collection.contribution(dance)
    assert work.narrowed == frozenset()
    assert not allowed(work, Use.HERE, collection.store.clock.now())


def test_a_path_is_given_only_after_asking(collection: Collection) -> None:
    """The value that somebody holds may be old: the row decides."""
    work = keep_work(collection, Purpose.HERE)
    assert collection.path(work, Role.VIEW, Use.HERE) is not None
    assert collection.path(work, Role.STILL, Use.HERE) is None
    with pytest.raises(NotAllowedError) as refused:
        collection.path(work, Role.VIEW, Use.EXHIBITION)
    assert refused.value.reason == "no_consent"
    collection.lock(work.id)
    with pytest.raises(NotAllowedError):
        collection.path(work, Role.VIEW, Use.HERE)
    collection.unlock(work.id)
    assert collection.path(work, Role.VIEW, Use.HERE) is not None
