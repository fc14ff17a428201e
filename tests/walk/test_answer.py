"""Somebody dances to a neighbour's work at the real window, with the real booth; then the neighbour takes it back."""

import numpy as np
import pytest

from exhibits.collection import Collection
from exhibits.contribution import Consents, LostLink, Purpose, Role, Use
from media.sound import read_sound
from media.testcard import beep_times

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240), pytest.mark.xdist_group("walk")]

READY_SECONDS, TURN_SECONDS = 60.0, 0.5


@pytest.fixture(scope="module")
def evening(house):
    with house.kiosk() as visitor:
        evening = house.evening(visitor)
        evening.first_start()
        visitor.touches("screen", "attract")
        evening.answer(seconds=5)
        evening.approve()
        for _ in range(round(READY_SECONDS / TURN_SECONDS)):  # a job brings the answer home meanwhile
            with Collection.read(house.collection) as seen:
                if not seen.unfinished():
                    break
            visitor.waits(TURN_SECONDS)
        visitor.touches("tab.leave")
        visitor.touches("leave.neighbours", "staff.leave")
        visitor.sees("attract")
    return evening


@pytest.fixture
def collection(house, evening):
    with Collection.open(house.collection) as collection:
        yield collection


@pytest.fixture
def chain(collection):
    works = collection.contributions(Use.STAFF)
    answer = next(work for work in works if work.answer_to)
    return next(work for work in works if work.id == answer.answer_to), answer


def test_the_way_of_an_answer_goes_past_the_washing_line(evening):
    seen = evening.visitor.seen
    way = ["watch", "reply", "notice", "record", "look_back", "about", "who_may_see", "thanks"]
    assert seen[seen.index("watch") : seen.index("thanks") + 1] == way


def test_the_answer_belongs_to_the_same_question_and_may_be_seen(collection, chain):
    work, answer = chain
    assert answer.question == work.question
    assert answer.id in {one.id for one in collection.contributions(Use.HERE)}
    assert collection.answers(work, Use.HERE) == [answer]


@pytest.mark.parametrize("role", [Role.ORIGINAL, Role.VIEW])
def test_the_answer_carries_the_neighbour_s_sound(collection, chain, role):
    """All of it, in its order. How exactly it lies where it was heard is measured where nothing else runs: here a busy
    machine may make the loudspeaker stumble, and then it is heard later from there on."""
    work, answer = chain
    piece, heard = collection.path(work, Role.VIEW, Use.ANSWER), collection.path(answer, role, Use.STAFF)
    late = np.array(beep_times(read_sound(heard))) - np.array(beep_times(read_sound(piece)))
    assert len(late) == 5
    assert late.min() >= 0 and late.max() < 1


def test_when_the_neighbour_takes_it_back_the_answer_is_locked(collection, chain):
    work, answer = chain
    collection.withdraw(work.id, Consents(frozenset(), "1", "nl"))
    assert collection.contributions(Use.HERE) == []
    assert [(one.work.id, one.lost) for one in collection.locked_answers()] == [(answer.id, LostLink.WITHDRAWN)]
    assert Purpose.HERE in answer.yes, "its maker still says yes"
