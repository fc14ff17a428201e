"""Hearts and responses count only for who watched, and everybody's work is seen as often."""

import sqlite3
from collections import Counter

import pytest

from config.settings import Phase
from exhibits.collection import Collection
from exhibits.contribution import Contribution, Purpose
from exhibits.errors import EnoughHeartsError, NotSeenError
from exhibits.voting import Voting
from tests.exhibits.works import HeldClock, consents, keep_work, take_in


@pytest.fixture
def voting(collection: Collection) -> Voting:
    return Voting(collection)


@pytest.fixture
def work(collection: Collection) -> Contribution:
    return keep_work(collection)


def watch(voting: Voting, visit: str, work: str, seconds: float = 3) -> None:
    voting.watched(voting.expose(visit, work, "watch"), seconds)


def test_a_heart_needs_three_seconds(voting: Voting, work: Contribution) -> None:
    visit = voting.begin_visit("nl")
    with pytest.raises(NotSeenError):
        voting.heart(visit, work.id)
    exposure = voting.expose(visit, work.id, "watch")
    voting.watched(exposure, 2.9)
    with pytest.raises(NotSeenError):
        voting.heart(visit, work.id)
    voting.watched(exposure, 3)
    voting.heart(visit, work.id)
    assert voting.hearts(visit) == {work.id}


def test_what_another_visit_saw_does_not_count(voting: Voting, work: Contribution) -> None:
    watch(voting, voting.begin_visit("nl"), work.id)
    with pytest.raises(NotSeenError):
        voting.heart(voting.begin_visit("nl"), work.id)


def test_the_same_tap_takes_a_heart_back(voting: Voting, work: Contribution, collection: Collection) -> None:
    """One at most for a work and a visit; what happened stays in the table as events."""
    visit = voting.begin_visit("nl")
    watch(voting, visit, work.id)
    for _ in range(2):
        voting.heart(visit, work.id)
        voting.heart(visit, work.id)
        assert collection.store.value("SELECT hearts FROM hearts_by_contribution") == 1
        voting.unheart(visit, work.id)
        voting.unheart(visit, work.id)
        assert voting.hearts(visit) == set()
    assert [row["given"] for row in collection.store.rows("SELECT given FROM heart")] == [1, 0, 1, 0]
    assert collection.store.value("SELECT hearts FROM hearts_by_contribution") == 0


def test_a_visit_has_thirty_hearts(voting: Voting, collection: Collection) -> None:
    works = [keep_work(collection, name=str(number), seen=False).id for number in range(31)]
    visit = voting.begin_visit("nl")
    for work in works:
        watch(voting, visit, work)
    for work in works[:30]:
        voting.heart(visit, work)
    with pytest.raises(EnoughHeartsError):
        voting.heart(visit, works[30])
    voting.unheart(visit, works[0])
    voting.heart(visit, works[30])
    assert len(voting.hearts(visit)) == 30


def test_makers_may_love_their_own_work_and_it_is_known(voting: Voting, collection: Collection) -> None:
    visit, other = voting.begin_visit("nl"), voting.begin_visit("tr")
    take = take_in(collection.takes)
    work = collection.accept(take, question="free", consents=consents(), visit=visit).contribution
    for someone in (visit, other):
        watch(voting, someone, work.id)
        voting.heart(someone, work.id)
    assert [row["maker_visit"] for row in collection.store.rows("SELECT maker_visit FROM heart")] == [1, 0]


def test_what_a_work_did_to_somebody_needs_three_seconds_too(voting: Voting, work: Contribution) -> None:
    visit, other = voting.begin_visit("nl"), voting.begin_visit("tr")
    watch(voting, other, work.id)
    watch(voting, visit, work.id, 2.9)
    with pytest.raises(NotSeenError):
        voting.respond(visit, work.id, "moved")
    watch(voting, visit, work.id)
    voting.respond(visit, work.id, "moved")
    assert voting.responses(visit, work.id) == {"moved"}
    assert voting.responses(other, work.id) == set()


def test_several_may_be_given_and_the_same_tap_takes_one_back(
    voting: Voting, work: Contribution, collection: Collection
) -> None:
    visit = voting.begin_visit("nl")
    watch(voting, visit, work.id)
    for response in ("glad", "sad", "glad"):
        voting.respond(visit, work.id, response)
    assert voting.responses(visit, work.id) == {"glad", "sad"}
    voting.unrespond(visit, work.id, "glad")
    voting.unrespond(visit, work.id, "glad")
    assert voting.responses(visit, work.id) == {"sad"}
    events = collection.store.rows("SELECT response, given FROM response ORDER BY sequence")
    assert [tuple(event) for event in events] == [("glad", 1), ("sad", 1), ("glad", 0)]
    assert voting.hearts(visit) == set()


def test_a_response_belongs_to_the_exposure_in_which_it_was_given(
    voting: Voting, work: Contribution, collection: Collection
) -> None:
    """A-010."""
    visit = voting.begin_visit("nl")
    exposure = voting.expose(visit, work.id, "watch")
    voting.watched(exposure, 3)
    voting.respond(visit, work.id, "moved")
    row = collection.store.row("SELECT visit_id, exposure_id FROM response_now")
    assert row is not None
    assert tuple(row) == (visit, exposure)


def test_how_a_work_moved_others_is_told_without_a_number_and_without_its_maker(
    voting: Voting, collection: Collection
) -> None:
    own = voting.begin_visit("nl")
    work = collection.accept(take_in(collection.takes), question="free", consents=consents(), visit=own).contribution.id
    for visit, response in ((own, "proud"), (voting.begin_visit("nl"), "moved"), (voting.begin_visit("nl"), "moved")):
        watch(voting, visit, work)
        voting.respond(visit, work, response)
    assert voting.how_it_moved(work) == {"moved"}
    last = voting.begin_visit("nl")
    watch(voting, last, work)
    voting.respond(last, work, "angry")
    voting.unrespond(last, work, "angry")
    assert voting.how_it_moved(work) == {"moved"}


def test_a_researcher_reads_the_responses_to_works_whose_makers_allow_it(
    voting: Voting, collection: Collection
) -> None:
    own = voting.begin_visit("nl")
    works = [
        collection.accept(
            take_in(collection.takes, str(number)), question="greeting", consents=consents(*yes), visit=own
        ).contribution
        for number, yes in enumerate([(Purpose.HERE, Purpose.RESEARCH), (Purpose.HERE,)])
    ]
    for visit in (own, voting.begin_visit("nl")):
        for work in works:
            collection.approve(work.id)
            watch(voting, visit, work.id)
            voting.respond(visit, work.id, "moved")
    [row] = collection.store.rows("SELECT * FROM responses_by_contribution")
    assert (row["code"], row["question"], row["response"]) == (works[0].code, "greeting", "moved")
    assert (row["responses"], row["responses_of_makers"], row["watched"]) == (2, 1, 2)
    collection.lock(works[0].id)
    assert collection.store.rows("SELECT * FROM responses_by_contribution") == []


def test_what_was_given_and_seen_cannot_be_rewritten(
    voting: Voting, work: Contribution, collection: Collection
) -> None:
    visit = voting.begin_visit("nl")
    exposure = voting.expose(visit, work.id, "browse", 4)
    voting.watched(exposure, 5)
    voting.watched(exposure, 2)
    voting.heart(visit, work.id)
    voting.respond(visit, work.id, "glad")
    row = collection.store.row("SELECT screen, position, played_ms FROM exposure")
    assert row is not None
    assert tuple(row) == ("browse", 4, 5000)
    for statement in (
        "UPDATE heart SET given = 0",
        "DELETE FROM heart",
        "UPDATE response SET given = 0",
        "DELETE FROM response",
        "UPDATE exposure SET played_ms = 0",
        "UPDATE exposure SET position = 0",
        "DELETE FROM exposure",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            collection.store.database.execute(statement)


def test_cards_set_the_order_and_attract_belongs_to_nobody(voting: Voting, collection: Collection) -> None:
    one, two = (keep_work(collection, name=name).id for name in ("one", "two"))
    visit = voting.begin_visit("nl")
    assert len(voting.expose_all(visit, [one, two], "browse")) == 2
    voting.expose(visit, one, "browse")
    voting.expose(visit, two, "watch")
    voting.expose(None, two, "attract")
    turns = {row["contribution_id"]: row for row in collection.store.rows("SELECT * FROM programme")}
    assert {work: row["cards"] for work, row in turns.items()} == {one: 2, two: 1}
    assert [work for work, row in turns.items() if row["staged_at"]] == [two]


def test_the_same_hearts_again_at_once_are_flagged(voting: Voting, work: Contribution, clock: HeldClock) -> None:
    visits = []
    for pause in (5, 5, 60):
        clock.forward(seconds=pause)
        visits.append(voting.begin_visit("nl"))
        watch(voting, visits[-1], work.id)
        voting.heart(visits[-1], work.id)
        clock.forward(seconds=10)
        voting.end_visit(visits[-1])
    assert voting.repeated_patterns() == [visits[1]]


def test_nothing_about_a_person_is_stored(collection: Collection) -> None:
    for table in ("visit", "exposure", "heart", "response"):
        columns = {row["name"] for row in collection.store.rows(f"PRAGMA table_info({table})")}
        assert not columns & {"name", "face", "voice", "device", "device_id", "person_id", "age", "gender"}


def test_what_somebody_gives_is_one_transaction(voting: Voting, work: Contribution, collection: Collection) -> None:
    visit = voting.begin_visit("nl")
    watch(voting, visit, work.id)
    for give in (lambda: voting.heart(visit, work.id), lambda: voting.respond(visit, work.id, "glad")):
        seen: list[str] = []
        collection.store.database.conn.set_trace_callback(seen.append)
        give()
        collection.store.database.conn.set_trace_callback(None)
        assert Counter(sql for sql in seen if sql in ("BEGIN", "COMMIT")) == {"BEGIN": 1, "COMMIT": 1}


def test_ballots_are_the_visits_that_give_a_heart_now(
    voting: Voting, collection: Collection, work: Contribution
) -> None:
    """By these a film may be chosen: without the maker's own heart, and without one that was taken back (V-018)."""
    maker = voting.begin_visit("nl")
    own = collection.accept(take_in(collection.takes, "own"), question="free", consents=consents(), visit=maker)
    visits = [voting.begin_visit("nl") for _ in range(3)]
    for visit in visits:
        watch(voting, visit, work.id)
        voting.heart(visit, work.id)
    voting.unheart(visits[0], work.id)
    watch(voting, maker, own.contribution.id)
    voting.heart(maker, own.contribution.id)
    assert voting.ballots() == {work.id: frozenset(visits[1:])}


def test_visitors_of_the_exhibition_are_data_of_their_own(
    voting: Voting, collection: Collection, work: Contribution
) -> None:
    """E-008: they answer a choice that was made, and make none; a maker is glad of them all the same."""
    researched = keep_work(collection, Purpose.HERE, Purpose.RESEARCH)
    visits = [
        voting.begin_visit("nl"),
        voting.begin_visit("nl", Phase.EXHIBITION),
        voting.begin_visit("tr", Phase.EXHIBITION),
    ]
    for visit in visits:
        voting.expose(visit, researched.id, "browse")
        watch(voting, visit, researched.id)
        voting.heart(visit, researched.id)
    voting.respond(visits[1], researched.id, "moved")

    by_phase = "SELECT phase, hearts, watched, cards FROM hearts_by_contribution WHERE code = ? ORDER BY phase"
    assert [tuple(row) for row in collection.store.rows(by_phase, researched.code)] == [
        ("exhibition", 2, 2, 2),
        ("neighbourhood", 1, 1, 1),
    ]
    [response] = collection.store.rows("SELECT phase, response, responses, watched FROM responses_by_contribution")
    assert tuple(response) == ("exhibition", "moved", 1, 2)
    assert voting.ballots() == {researched.id: frozenset(visits[:1])}
    assert voting.how_it_moved(researched.id) == {"moved"}
    assert dict(collection.gallery.floor(None).dealt()) == {0: 1, 3: 1}


def test_a_visit_stays_in_its_phase(voting: Voting, collection: Collection) -> None:
    visit = voting.begin_visit("nl", Phase.EXHIBITION)
    for phase in ("neighbourhood", "somewhere"):
        with pytest.raises(sqlite3.IntegrityError):
            collection.store.database.execute("UPDATE visit SET phase = ? WHERE id = ?", [phase, visit])
