"""Who answered whom: an answer is shown no wider than its narrowest link, and leaves with it."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from exhibits.collection import Collection, Incoming, allowed
from exhibits.contribution import Consents, Contribution, LostLink, Purpose, RefusalReason, Role, Use
from exhibits.errors import LinkIsShutError, NotAnswerableError
from media.form import Form
from tests.exhibits.works import ALL, HeldClock, consents, take_in

ANSWER = Purpose.ANSWER


def answer(
    collection: Collection,
    to: Contribution | None,
    yes: frozenset[Purpose] = ALL,
    *,
    expires_at: datetime | None = None,
    approved: bool = True,
) -> Contribution:
    """A work that may be shown; to another one, or the first of a chain."""
    take = take_in(collection.takes)
    said = Consents(yes, notice_version="1", language="nl", expires_at=expires_at)
    kept = collection.accept(take, question="free", consents=said, answer_to=to.id if to else None).contribution
    view = collection.takes / "view.mp4"
    view.write_bytes(b"view")
    collection.add_file(kept.id, Role.VIEW, view)
    if approved:
        collection.approve(kept.id)
    return collection.contribution(kept.id)


def chain_of(collection: Collection, works: int) -> list[Contribution]:
    made = [answer(collection, None)]
    while len(made) < works:
        made.append(answer(collection, made[-1]))
    return made


def events_of(collection: Collection, work: Contribution) -> list[tuple[str, str | None]]:
    rows = collection.store.rows(
        "SELECT decision, reason FROM moderation_event WHERE contribution_id = ? ORDER BY sequence", work.id
    )
    return [(row["decision"], row["reason"]) for row in rows]


# the whole truth, against a model that says it in other words


@dataclass
class Link:
    """What a test knows of a work in a chain."""

    yes: dict[Purpose, datetime | None]
    """Until when; None has no end."""
    approved: bool = True
    refused: bool = False
    locked: bool = False
    """By staff, or because of a link; the two are one lock."""
    lost: bool = False
    withdrawn: bool = False
    erased: bool = False


@dataclass
class Model:
    clock: HeldClock
    links: list[Link] = field(default_factory=list)

    def says_yes(self, link: Link, purpose: Purpose) -> bool:
        return purpose in link.yes and ((until := link.yes[purpose]) is None or until > self.clock())

    def stands_open(self, link: Link, purpose: Purpose) -> bool:
        gone = link.withdrawn or link.erased or link.refused
        return not gone and link.approved and not link.locked and self.says_yes(link, purpose)

    def may_be_used(self, at: int, purpose: Purpose) -> bool:
        before = self.links[:at]
        carried = all(self.stands_open(link, ANSWER) and self.stands_open(link, purpose) for link in before)
        return carried and self.stands_open(self.links[at], purpose)

    def settle(self) -> None:
        """After every deed: what lost a link for good is locked for good."""
        for at, link in enumerate(self.links):
            broken = any(
                one.withdrawn or one.erased or one.refused or not self.says_yes(one, ANSWER) for one in self.links[:at]
            )
            if broken and not link.withdrawn and not link.erased:
                link.locked = link.lost = True


Deed = Callable[[Collection, Model, int, Sequence[Contribution]], None]


def _shut(collection: Collection, model: Model, at: int, works: Sequence[Contribution]) -> None:
    collection.shut(works[at].id, ANSWER, consents())
    link = model.links[at]
    link.yes.pop(ANSWER, None)
    link.withdrawn = link.withdrawn or not link.yes


def _open_again(collection: Collection, model: Model, at: int, works: Sequence[Contribution]) -> None:
    if not model.links[at].withdrawn:
        collection.open_window(works[at].id, ANSWER, consents())
        model.links[at].yes[ANSWER] = None


def _shut_here(collection: Collection, model: Model, at: int, works: Sequence[Contribution]) -> None:
    collection.shut(works[at].id, Purpose.HERE, consents())
    link = model.links[at]
    link.yes.pop(Purpose.HERE, None)
    link.withdrawn = link.withdrawn or not link.yes


def _lock(collection: Collection, model: Model, at: int, works: Sequence[Contribution]) -> None:
    collection.lock(works[at].id)
    model.links[at].locked = True


def _unlock(collection: Collection, model: Model, at: int, works: Sequence[Contribution]) -> None:
    if all(model.stands_open(link, ANSWER) for link in model.links[:at]):
        collection.unlock(works[at].id)
        model.links[at].locked = model.links[at].lost = False
    else:
        with pytest.raises(LinkIsShutError):
            collection.unlock(works[at].id)


def _refuse(collection: Collection, model: Model, at: int, works: Sequence[Contribution]) -> None:
    collection.refuse(works[at].id, RefusalReason.OTHER)
    model.links[at].refused = True


def _withdraw(collection: Collection, model: Model, at: int, works: Sequence[Contribution]) -> None:
    collection.withdraw(works[at].id, consents())
    model.links[at].withdrawn = True
    model.links[at].yes.clear()


def _erase(collection: Collection, model: Model, at: int, works: Sequence[Contribution]) -> None:
    collection.erase(works[at].id)
    model.links[at].erased = True


def _time_passes(collection: Collection, model: Model, at: int, works: Sequence[Contribution]) -> None:
    model.clock.forward(days=3)
    collection.sweep()
    for link in model.links:
        link.erased = link.erased or link.withdrawn


DEEDS: list[Deed] = [_shut, _open_again, _shut_here, _lock, _unlock, _refuse, _withdraw, _erase, _time_passes]
subsets = some.sets(some.sampled_from(Purpose)).map(lambda chosen: frozenset(chosen | {ANSWER}))
lives = some.sampled_from([None, None, 2, 5])
"""Days until a maker's yes ends."""
stories = some.lists(some.tuples(some.sampled_from(DEEDS), some.integers(0, 4)), max_size=5)


@contextmanager
def opened(clock: HeldClock) -> Iterator[Collection]:
    with (
        TemporaryDirectory() as folder,
        Collection.open(Path(folder) / "wijkpodium", now=clock, chance=random.Random(1).randrange) as collection,
    ):
        yield collection


@settings(max_examples=120, deadline=None)
@given(some.lists(some.tuples(subsets, lives), min_size=2, max_size=5), stories)
def test_chains_of_one_to_four_links_are_shown_as_the_narrowest_allows(
    chosen: list[tuple[frozenset[Purpose], int | None]], story: list[tuple[Deed, int]]
) -> None:
    """Random consents and ends of them, then locks, refusals, windows shut and opened, withdrawals and erasures."""
    clock = HeldClock()
    with opened(clock) as collection:
        model, works = Model(clock), list[Contribution]()
        for yes, days in chosen:
            until = clock() + timedelta(days=days) if days else None
            works.append(answer(collection, works[-1] if works else None, yes, expires_at=until))
            model.links.append(Link(dict.fromkeys(yes, until)))
        for deed, which in story:
            at = which % len(works)
            if not model.links[at].erased:
                deed(collection, model, at, works)
                model.settle()
            _compare(collection, model, works)


def _compare(collection: Collection, model: Model, works: Sequence[Contribution]) -> None:
    for purpose in Purpose:
        shown = {work.id for work in collection.contributions(Use(purpose.value))}
        promised = {work.id for at, work in enumerate(works) if model.may_be_used(at, purpose)}
        assert shown == promised, purpose
        if purpose is Purpose.HERE:
            rows = collection.store.rows("SELECT code FROM public_contributions")
            assert {row["code"] for row in rows} == {work.code for work in works if work.id in promised}
    lost = {answer.work.id for answer in collection.locked_answers()}
    expected = {works[at].id for at, link in enumerate(model.links) if link.lost}
    assert lost == {one for one in expected if any(work.id == one for work in collection.contributions(Use.STAFF))}


# keeping an answer


def test_an_answer_to_a_shut_window_is_refused_and_nothing_is_left(collection: Collection) -> None:
    """The window may be shut while somebody dances: what carries its sound is not kept, not even as a file."""
    music = answer(collection, None)
    collection.shut(music.id, ANSWER, consents())
    take = take_in(collection.takes, "dance")
    with pytest.raises(NotAnswerableError, match="not open for answers"):
        collection.accept(take, question="free", consents=consents(), answer_to=music.id)
    assert list(collection.takes.iterdir()) == []
    assert [work.id for work in collection.contributions(Use.STAFF)] == [music.id]


def test_an_answer_to_a_work_that_went_is_refused(collection: Collection) -> None:
    music = answer(collection, None)
    collection.erase(music.id)
    take = take_in(collection.takes, "dance")
    with pytest.raises(NotAnswerableError, match="taken away"):
        collection.accept(take, question="free", consents=consents(), answer_to=music.id)
    assert not take.path.exists()


def test_a_work_that_still_waits_cannot_be_answered(collection: Collection) -> None:
    waiting = answer(collection, None, approved=False)
    with pytest.raises(NotAnswerableError):
        answer(collection, waiting)


def test_the_windows_of_an_answer_are_known_before_it_is_kept(collection: Collection) -> None:
    first = answer(collection, None, frozenset({Purpose.HERE, Purpose.EXHIBITION, ANSWER}))
    second = answer(collection, first, frozenset({Purpose.HERE, Purpose.INTERNET, ANSWER}))
    assert collection.windows_for_answer(first.id) == {Purpose.HERE, Purpose.EXHIBITION, ANSWER}
    assert collection.windows_for_answer(second.id) == {Purpose.HERE, ANSWER}


# looking up and down the chain


def test_one_sees_what_a_work_answers_and_what_answers_it(collection: Collection) -> None:
    music, dance, song = chain_of(collection, 3)
    assert collection.answered(dance, Use.HERE) == music
    assert collection.answered(music, Use.HERE) is None
    assert collection.answers(music, Use.HERE) == [collection.contribution(dance.id)]
    assert collection.answers(dance, Use.HERE) == [collection.contribution(song.id)]


def test_an_answer_that_is_not_shown_is_not_told_of(collection: Collection) -> None:
    music, dance = chain_of(collection, 2)
    collection.lock(dance.id)
    assert collection.answers(music, Use.HERE) == []
    assert [work.id for work in collection.answers(music, Use.STAFF)] == [dance.id]


def test_a_researcher_reads_the_chain_in_the_database(collection: Collection) -> None:
    music, dance, song = chain_of(collection, 3)
    rows = collection.store.rows("SELECT code, answer_to, carries_works FROM answers ORDER BY carries_works")
    assert [tuple(row) for row in rows] == [(dance.code, music.code, 1), (song.code, dance.code, 2)]


# losing a link


@pytest.mark.parametrize(
    ("deed", "lost"),
    [
        (lambda collection, work: collection.withdraw(work.id, consents()), LostLink.WITHDRAWN),
        (lambda collection, work: collection.shut(work.id, ANSWER, consents()), LostLink.SHUT),
        (lambda collection, work: collection.refuse(work.id, RefusalReason.PROTECTED_MUSIC), LostLink.REFUSED),
        (lambda collection, work: collection.erase(work.id), LostLink.GONE),
    ],
    ids=lambda value: str(value) if isinstance(value, LostLink) else "",
)
def test_what_carries_a_lost_sound_is_locked_for_good_and_listed(
    collection: Collection, deed: Callable[[Collection, Contribution], None], lost: LostLink
) -> None:
    music, dance, song = chain_of(collection, 3)
    deed(collection, music)
    listed = collection.locked_answers()
    assert {(one.work.id, one.lost) for one in listed} == {(dance.id, lost), (song.id, lost)}
    assert not any(one.may_return for one in listed)
    for work in (dance, song):
        assert events_of(collection, work)[-1] == ("locked", lost)
        facts = collection.store.value(
            "SELECT facts FROM event_log WHERE event = 'locked' AND contribution_id = ?", work.id
        )
        assert json.loads(facts) == {"link": music.id}


def test_what_comes_before_the_lost_link_stays(collection: Collection) -> None:
    music, dance, _ = chain_of(collection, 3)
    collection.withdraw(dance.id, consents())
    assert [work.id for work in collection.contributions(Use.HERE)] == [music.id]


def test_a_window_that_is_opened_again_does_not_bring_the_answer_back_unseen(collection: Collection) -> None:
    """Only staff do, who can talk with the maker of the answer."""
    music, dance = chain_of(collection, 2)
    collection.shut(music.id, ANSWER, consents())
    with pytest.raises(LinkIsShutError, match="not open for answers"):
        collection.unlock(dance.id)
    collection.open_window(music.id, ANSWER, consents())
    assert not allowed(collection.contribution(dance.id), Use.HERE, collection.store.clock.now())
    assert [one.may_return for one in collection.locked_answers()] == [True]
    collection.unlock(dance.id)
    assert allowed(collection.contribution(dance.id), Use.HERE, collection.store.clock.now())
    assert collection.locked_answers() == []


def test_a_link_that_staff_look_into_hides_its_answers_for_that_time_only(collection: Collection) -> None:
    music, dance = chain_of(collection, 2)
    collection.lock(music.id)
    assert not allowed(collection.contribution(dance.id), Use.HERE, collection.store.clock.now())
    assert collection.locked_answers() == []
    collection.unlock(music.id)
    assert allowed(collection.contribution(dance.id), Use.HERE, collection.store.clock.now())


def test_a_yes_that_ends_by_itself_locks_at_the_daily_sweep(collection: Collection, clock: HeldClock) -> None:
    music = answer(collection, None, expires_at=clock() + timedelta(days=1))
    dance = answer(collection, music)
    clock.forward(days=2)
    assert not allowed(collection.contribution(dance.id), Use.HERE, clock())
    collection.sweep()
    assert [(one.work.id, one.lost) for one in collection.locked_answers()] == [(dance.id, LostLink.SHUT)]


def test_what_lost_a_link_does_not_wait_for_approval(collection: Collection) -> None:
    music = answer(collection, None)
    dance = answer(collection, music, approved=False)
    assert [work.id for work in collection.waiting()] == [dance.id]
    collection.withdraw(music.id, consents())
    assert collection.waiting() == []


def test_a_demonstration_that_is_removed_takes_no_answer_with_it(collection: Collection) -> None:
    """Nobody made it: no voice is taken back, and what a neighbour danced to it stays as wide as it was."""
    path = collection.takes / "demo.mp4"
    path.write_bytes(b"demo")
    said = consents(Purpose.HERE, ANSWER)
    incoming = Incoming({Role.ORIGINAL: path}, Form.MUSIC, 8.0, None, has_sound=True, consents=said, demonstration=True)
    demo = collection.adopt(incoming).contribution
    dance = answer(collection, demo)
    collection.erase(demo.id)
    assert collection.locked_answers() == []
    shown = [purpose for purpose in Purpose if collection.contributions(Use(purpose.value))]
    assert shown == [Purpose.HERE, ANSWER]
    rows = collection.store.rows("SELECT code, answer_to FROM public_contributions")
    assert [tuple(row) for row in rows] == [(dance.code, demo.code)]
    assert collection.answered(dance, Use.HERE) is None


def test_an_export_with_an_answer_is_called_back_for_the_sound_in_it(collection: Collection) -> None:
    music, dance = chain_of(collection, 2)
    listed = collection.folder / "film.json"
    facts = {"id": "film", "kind": "reel", "made_at": "2026-07-04T12:00:00+00:00", "path": "/film.mp4"}
    listed.write_text(json.dumps({**facts, "items": [dance.code]}))
    collection.remember_export(listed)
    collection.withdraw(music.id, consents())
    collection.erase(music.id)
    assert [export.id for export in collection.recall(music.id)] == ["film"]
    assert [export.id for export in collection.recall(dance.id)] == ["film"]
