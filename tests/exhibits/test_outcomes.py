"""What came of works is told with works that may be seen here now, and with no other."""

import json

import pytest

from exhibits.contribution import Approval, Consents, Purpose, Role
from exhibits.insights import DrawnBy
from exhibits.outcomes import MOST_WORKS, Answered, Asked, Drawn, Made, outcomes
from tests.exhibits.works import ALL, asked_aloud, consents, keep_work, take_in


def told(collection):
    return list(outcomes(collection))


def answer_to(collection, work, name):
    take = take_in(collection.takes, name)
    kept = collection.accept(take, question="free", consents=consents(*ALL), answer_to=work.id).contribution
    view = collection.takes / "view.mp4"
    view.write_bytes(b"view")
    collection.add_file(kept.id, Role.VIEW, view)
    collection.approve(kept.id)
    return collection.contribution(kept.id)


def export(collection, kind, clock, *works, number=1):
    listed = collection.folder / f"{kind}-{number}.json"
    facts = {"id": f"{kind}-{number}", "kind": kind, "made_at": clock().isoformat(), "items": [w.code for w in works]}
    listed.write_text(json.dumps(facts))
    collection.remember_export(listed)


def take_away(collection, work):
    collection.withdraw(work.id, Consents(frozenset(), notice_version="1", language="nl"))


def test_of_an_empty_collection_nothing_is_told(collection):
    keep_work(collection)
    assert told(collection) == []


def test_an_insight_whose_works_are_gone_is_still_true_and_shows_none(collection):
    work = keep_work(collection)
    collection.draw_insight({"nl": "Samen eten helpt."}, [work.id], DrawnBy.RESIDENTS)
    [drawn] = told(collection)
    assert isinstance(drawn, Drawn)
    assert [one.id for one in drawn.works] == [work.id]
    take_away(collection, work)
    [drawn] = told(collection)
    assert (drawn.works, drawn.insight.said("nl")[0]) == ((), "Samen eten helpt.")


@pytest.mark.parametrize("kind", ["reel", "exhibition"])
def test_of_a_film_or_an_exhibition_the_last_one_is_told_with_works_that_may_be_seen_here(collection, clock, kind):
    seen = keep_work(collection, name="seen")
    elsewhere = keep_work(collection, Purpose.EXHIBITION, name="elsewhere")
    export(collection, kind, clock, elsewhere)
    clock.forward(days=1)
    export(collection, kind, clock, elsewhere, seen, number=2)
    [made] = told(collection)
    assert isinstance(made, Made)
    assert (made.kind, made.at, [work.id for work in made.works]) == (kind, clock(), [seen.id])


def test_what_was_made_for_others_is_not_told_here(collection, clock):
    export(collection, "dataset", clock, keep_work(collection))
    assert told(collection) == []


def test_an_answer_is_told_beside_what_it_answers(collection, clock):
    work = keep_work(collection, name="asked")
    answers = []
    for i in range(MOST_WORKS + 1):
        clock.forward(minutes=1)
        answers.append(answer_to(collection, work, f"{i}"))
    [answered] = told(collection)
    assert isinstance(answered, Answered)
    newest = [one.id for one in answers[::-1][: MOST_WORKS - 1]]
    assert [one.id for one in answered.works] == [work.id, *newest]
    for one in answers:
        collection.lock(one.id)
    assert told(collection) == []


def test_an_answer_to_a_work_that_was_taken_away_is_not_told(collection):
    work = keep_work(collection)
    answer_to(collection, work, "answer")
    take_away(collection, work)
    assert told(collection) == []


def test_a_neighbour_s_question_is_told_as_long_as_it_is_asked(collection):
    recording = asked_aloud(collection)
    [asked] = told(collection)
    assert isinstance(asked, Asked)
    assert (asked.recording.id, asked.works) == (recording.id, ())
    answer = collection.accept(
        take_in(collection.takes, "a"), question=asked.question.key, consents=consents(*ALL)
    ).contribution
    assert answer.approval is Approval.WAITING
    assert told(collection)[0].works == ()
    take_away(collection, recording)
    assert told(collection) == []


def test_the_newest_comes_first_whatever_it_is(collection, clock):
    work = keep_work(collection, name="work")
    clock.forward(hours=1)
    answer_to(collection, work, "answer")
    clock.forward(hours=1)
    export(collection, "reel", clock, work)
    clock.forward(hours=1)
    asked_aloud(collection)
    clock.forward(hours=1)
    collection.draw_insight({"nl": "Zo is het."}, [work.id], DrawnBy.PRACTICE)
    assert [type(one) for one in told(collection)] == [Drawn, Asked, Made, Answered]


def test_a_curtain_is_shut_while_a_work_that_may_be_seen_here_waits(collection):
    assert collection.shut_curtains() == 0
    waiting = [keep_work(collection, *yes, name=f"{i}", approved=False) for i, yes in enumerate([(), (Purpose.HERE,)])]
    keep_work(collection, Purpose.EXHIBITION, name="elsewhere", approved=False)
    asked_aloud(collection, approved=False)
    assert collection.shut_curtains() == 2
    collection.approve(waiting[0].id)
    take_away(collection, waiting[1])
    assert collection.shut_curtains() == 0
