"""The quick way to the next works shows exactly what the whole way shows, whatever happened to works before."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from exhibits.collection import Collection, Incoming
from exhibits.collection.gallery import MOST_REFUSED
from exhibits.contribution import Approval, Consents, Contribution, Purpose, RefusalReason, Role, Use
from exhibits.errors import LinkIsShutError
from exhibits.programme import next_cards
from exhibits.voting import ATTRACT, CARDS, EXAMPLE, Voting
from media.form import Form
from tests.exhibits.works import HeldClock, consents, keep_work, take_in

# whatever may happen to a work


@dataclass
class Story:
    collection: Collection
    clock: HeldClock
    rng: random.Random
    works: list[str]
    """Ids of all that ever came in."""

    def some_work(self) -> Contribution | None:
        there = self.collection.usable(self.works, Use.STAFF)
        return self.rng.choice(there) if there else None


def _comes_in(story: Story) -> None:
    """Perhaps an answer to one that is open for answers; perhaps a yes that ends, or a demonstration."""
    rng, collection = story.rng, story.collection
    open_now = collection.contributions(Use.ANSWER)
    answered = rng.choice(open_now) if open_now and rng.random() < 0.6 else None
    yes = frozenset(purpose for purpose in Purpose if rng.random() < 0.8) or frozenset({Purpose.HERE})
    until = story.clock() + timedelta(days=rng.randrange(1, 5)) if rng.random() < 0.3 else None
    form = rng.choice(list(Form))
    roles = (Role.ORIGINAL, Role.VIEW) if rng.random() < 0.9 else (Role.ORIGINAL,)
    files = {role: take_in(collection.takes, f"{role}{len(story.works)}", form).path for role in roles}
    incoming = Incoming(
        files,
        form,
        rng.choice((5.0, 20.0, 20.001, 60.0)),
        (640, 360) if form.seen else None,
        has_sound=True,
        question=rng.choice(("free", "greeting")),
        consents=Consents(yes, notice_version="1", language="nl", expires_at=until),
        answer_to=answered.id if answered else None,
        demonstration=rng.random() < 0.2,
    )
    kept = collection.adopt(incoming).contribution
    story.works.append(kept.id)
    if rng.random() < 0.8:
        collection.approve(kept.id)


def _shut(story: Story, work: Contribution) -> None:
    story.collection.shut(work.id, story.rng.choice(list(Purpose)), consents())


def _open(story: Story, work: Contribution) -> None:
    until = story.clock() + timedelta(days=2) if story.rng.random() < 0.5 else None
    said = Consents(frozenset(), notice_version="1", language="nl", expires_at=until)
    story.collection.open_window(work.id, story.rng.choice((Purpose.HERE, Purpose.ANSWER)), said)


def _unlock(story: Story, work: Contribution) -> None:
    try:
        story.collection.unlock(work.id)
    except LinkIsShutError:
        assert work.answer_to is not None


def _gets_a_view(story: Story, work: Contribution) -> None:
    if not work.finished:
        view = story.collection.takes / "view.mp4"
        view.write_bytes(b"view")
        story.collection.add_file(work.id, Role.VIEW, view)


def _is_shown(story: Story, work: Contribution) -> None:
    voting = Voting(story.collection)
    screen = story.rng.choice((CARDS, CARDS, CARDS, EXAMPLE, ATTRACT, "watch"))
    voting.expose(voting.begin_visit("nl"), work.id, screen)


Deed = Callable[[Story, Contribution], None]
DEEDS: dict[str, Deed] = {
    "shut": _shut,
    "open": _open,
    "approve": lambda story, work: story.collection.approve(work.id),
    "refuse": lambda story, work: story.collection.refuse(work.id, RefusalReason.OTHER),
    "lock": lambda story, work: story.collection.lock(work.id),
    "unlock": _unlock,
    "withdraw": lambda story, work: story.collection.withdraw(work.id, consents()),
    "erase": lambda story, work: story.collection.erase(work.id),
    "gets a view": _gets_a_view,
    "is shown": _is_shown,
    "time passes": lambda story, work: story.clock.forward(days=1),
    "is swept": lambda story, work: bool(story.collection.sweep()),
}


@contextmanager
def told(chance: int, works: int) -> Iterator[Story]:
    clock, rng = HeldClock(), random.Random(chance)
    with (
        TemporaryDirectory() as folder,
        Collection.open(Path(folder) / "wijkpodium", now=clock, chance=rng.randrange) as collection,
    ):
        story = Story(collection, clock, rng, [])
        for _ in range(works):
            _comes_in(story)
        yield story


@settings(max_examples=60, deadline=None)
@given(
    some.integers(0, 2**32),
    some.integers(1, 7),
    some.lists(some.sampled_from(["comes in", "is shown", *DEEDS]), max_size=14),
)
def test_the_quick_way_shows_what_the_whole_way_shows(chance: int, works: int, deeds: list[str]) -> None:
    with told(chance, works) as story:
        for deed in deeds:
            if deed == "comes in":
                _comes_in(story)
            elif work := story.some_work():
                DEEDS[deed](story, work)
            _compare(story)
        story.clock.forward(days=1)
        story.collection.gallery.close_over()
        _compare(story)


def _compare(story: Story) -> None:
    gallery, whole = story.collection.gallery, story.collection.contributions(Use.HERE)
    cards = Counter(row[0] for row in story.collection.store.rows(_SHOWN_ON, CARDS))
    for form in (None, *Form):
        of_form = [work for work in whole if form in (None, work.form)]
        floor = gallery.floor(form)
        quick = list(floor.by_turn(0))
        assert sorted(quick, key=_id) == sorted(of_form, key=_id)
        assert [cards[work.id] for work in quick] == sorted(cards[work.id] for work in of_form)
        assert floor.dealt() == Counter(cards[work.id] for work in of_form)
        chosen = next_cards(floor, story.rng, 3)
        assert len(chosen) == len(set(map(_id, chosen))) == min(3, len(of_form))
    assert sorted(gallery.on_stage(), key=_id) == sorted(gallery.from_lot("8"), key=_id) == sorted(whole, key=_id)
    _compare_examples(story, whole)
    _compare_desks(story)


def _compare_examples(story: Story, whole: list[Contribution]) -> None:
    shown = Counter(row[0] for row in story.collection.store.rows(_SHOWN_ON, EXAMPLE))
    for question in ("free", "greeting"):
        quick = list(story.collection.gallery.examples(question, None))
        assert {work.id for work in quick} == {work.id for work in whole if work.question == question}
        turns = [(work.seconds > 20, shown[work.id]) for work in quick]
        assert turns == sorted(turns)


def _compare_desks(story: Story) -> None:
    collection = story.collection
    lost = {one.work.id for one in collection.locked_answers()}
    staff = [work for work in collection.contributions(Use.STAFF) if work.id not in lost]
    assert collection.waiting() == [work for work in staff if work.approval is Approval.WAITING][::-1]
    there = collection.store.rows("SELECT id, sign FROM contribution WHERE erased_at IS NULL")
    counted = {row["sign"]: row["works"] for row in collection.store.rows("SELECT * FROM sign_count WHERE works")}
    assert counted == Counter(row["sign"] for row in there)
    with_view = collection.store.rows("SELECT contribution_id FROM media_file WHERE role = 'view'")
    unfinished = {row["id"] for row in there} - {row[0] for row in with_view}
    assert {work.id for work in collection.unfinished()} == {
        work.id for work in collection.usable(story.works, Use.STAFF) if work.id in unfinished
    } | {work.id for work in collection.unfinished() if work.expires_at and work.expires_at <= story.clock()}


_SHOWN_ON = "SELECT contribution_id FROM exposure WHERE screen = ?"


def _id(work: Contribution) -> str:
    return work.id


# where rows and `allowed` do not agree


def promise(collection: Collection, *works: Contribution) -> None:
    """Rows that say more than is true, as after a mistake in a trigger."""
    for work in works:
        collection.store.database.execute(
            "UPDATE programme SET shown_until = '9999' WHERE contribution_id = ?", [work.id]
        )


def test_what_rows_promise_and_nobody_allowed_is_passed_over(collection: Collection) -> None:
    shut = [keep_work(collection, Purpose.RESEARCH, name=f"shut{number}") for number in range(15)]
    shown = [keep_work(collection, name=f"shown{number}") for number in range(3)]
    promise(collection, *shut)
    gallery = collection.gallery
    ways = [next_cards(gallery.floor(None), random.Random(1)), gallery.on_stage(), gallery.from_lot("5")]
    for way in (*ways, gallery.examples("free", shut[0].id)):
        assert sorted(map(_id, way)) == sorted(map(_id, shown))


def test_a_search_among_false_promises_ends(collection: Collection) -> None:
    """Too little is shown then, never too much, and nobody waits."""
    shut = [keep_work(collection, Purpose.RESEARCH, name=str(number)) for number in range(MOST_REFUSED + 20)]
    promise(collection, *shut)
    seen: list[str] = []
    collection.store.database.conn.set_trace_callback(seen.append)
    assert next_cards(collection.gallery.floor(None), random.Random(1)) == []
    collection.store.database.conn.set_trace_callback(None)
    assert sum("FROM contribution" in sql for sql in seen) <= 2 * MOST_REFUSED / 12 + 2


def test_who_only_reads_sees_the_gallery_too(collection: Collection, folder: Path, clock: HeldClock) -> None:
    """Also what has had its time is not shown, though a reader cannot write that down."""
    work = keep_work(collection)
    with Collection.read(folder, now=clock) as reader:
        assert list(reader.gallery.floor(None).by_turn(0)) == [work]
        said = Consents(frozenset(), notice_version="1", language="nl", expires_at=clock() + timedelta(days=1))
        collection.open_window(work.id, Purpose.HERE, said)
        assert next(reader.gallery.on_stage()).id == work.id
        clock.forward(days=1)
        assert list(reader.gallery.on_stage()) == []
        assert reader.gallery.floor(None).dealt() == {}


# how it is found


@pytest.mark.parametrize("form", [None, Form.DANCE])
def test_no_visit_looks_at_all_works(collection: Collection, form: Form | None) -> None:
    """What SQLite plans for each statement of a visit: nothing that grows with the works is read from end to end, and
    the next ones are not sorted first."""
    work = keep_work(collection, name="music")
    answer = take_in(collection.takes, "answer")
    kept = collection.accept(answer, question="free", consents=consents(), answer_to=work.id).contribution
    voting, seen = Voting(collection), list[str]()
    visit = voting.begin_visit("nl")
    collection.store.database.conn.set_trace_callback(seen.append)
    gallery = collection.gallery
    floor = gallery.floor(form)
    for works in (floor.by_turn(0, 3), floor.by_turn(1), gallery.on_stage(), gallery.from_lot("7")):
        list(works)
    list(gallery.examples("free", work.id))
    floor.dealt()
    gallery.close_over()
    voting.expose_all(visit, [work.id], CARDS)
    voting.expose(None, work.id, ATTRACT)
    collection.path(work, Role.VIEW, Use.HERE)
    for found in (collection.answers(work, Use.HERE), collection.waiting(), collection.unfinished()):
        assert isinstance(found, list)
    collection.locked_answers()
    collection.free_sign()
    collection.approve(kept.id)
    collection.shut(work.id, Purpose.ANSWER, consents())
    collection.sweep()
    collection.store.database.conn.set_trace_callback(None)
    statements = {sql for sql in seen if sql.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE")}
    assert len(statements) > 25
    plans = {sql: [row["detail"] for row in collection.store.rows(f"EXPLAIN QUERY PLAN {sql}")] for sql in statements}
    assert {sql: plan for sql, plan in plans.items() if any(map(_reads_all, plan))} == {}
    turns = [plan for sql, plan in plans.items() if "FROM programme WHERE" in sql and "ORDER BY" in sql]
    assert len(turns) == 7
    assert not any("TEMP B-TREE" in step for plan in turns for step in plan)


def _reads_all(step: str) -> bool:
    indexes = [word for word in step.split() if word.startswith(FEW)]
    return step.startswith("SCAN ") and step.split()[1] in GROWING and not indexes


FEW = ("programme_", "contribution_waiting", "contribution_withdrawn", "contribution_erasing", "moderation_event_lost")
"""Indexes of a few rows; and along those of the programme a walk ends as soon as there are enough works."""
GROWING = {
    *("contribution", "exposure", "consent_event", "event", "media_file", "moderation_event", "programme", "carries"),
    *("answer", "link", "heart", "visit"),
}
"""Tables and the names that statements give them. Of the event log only the last line is read."""
