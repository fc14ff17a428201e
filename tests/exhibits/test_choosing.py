"""Who is in the film, and why."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from exhibits.choosing import Candidate, Choice, Reason, Room, Rule, Why, Wish, choose
from exhibits.contribution import Purpose
from media.form import Form

SECOND = 30
ROOM = Room(600 * SECOND, 4 * SECOND)
EXHIBITED = frozenset({Purpose.EXHIBITION})


def work(number: int, form: Form = Form.VIDEO, question: str = "greeting", **more: object) -> Candidate:
    given_ = {"case": "Rivierenwijk", "frames": 60 * SECOND} | more
    return Candidate(f"CODE{number:06}", form, question, **given_)


def reasons(choice: Choice) -> set[Reason]:
    return {why.reason for why in choice.chosen.values()}


candidates = some.lists(
    some.builds(
        work,
        some.integers(0, 999_999),
        some.sampled_from(Form),
        some.sampled_from(["greeting", "bring", "hard_here"]),
        case=some.sampled_from(["Rivierenwijk", "Lombok"]),
        frames=some.integers(0, 4000),
        yes=some.frozensets(some.sampled_from(Purpose)),
        hearts=some.frozensets(some.sampled_from("abcdefgh")),
    ),
    max_size=24,
    unique_by=lambda one: one.code,
)
wishes = some.builds(
    Wish,
    some.sampled_from(Rule),
    some.lists(some.integers(0, 999_999).map("CODE{:06}".format), max_size=3, unique=True).map(tuple),
    some.sampled_from(Purpose),
    some.frozensets(some.sampled_from(["Rivierenwijk", "Lombok"])),
    some.frozensets(some.sampled_from(Form)),
)
rooms = some.builds(Room, some.integers(0, 20_000), some.just(120))
seeds = some.integers(0, 2**32)


@given(candidates, wishes, rooms, seeds, some.randoms())
@settings(deadline=None, max_examples=120)
def test_the_same_works_wish_and_seed_give_the_same_choice(works, wish, room, seed, chance):
    """Byte for byte, whatever order a database answers in (E-009)."""
    shuffled = list(works)
    chance.shuffle(shuffled)

    one, other = choose(works, wish, room, seed), choose(shuffled, wish, room, seed)

    assert repr(one) == repr(other)


@given(candidates, wishes, rooms, seeds)
@settings(deadline=None, max_examples=200)
def test_every_work_that_may_go_is_in_or_left_out_and_it_is_said_why(works, wish, room, seed):
    choice = choose(works, wish, room, seed)

    may_go = {one.code for one in works if {Purpose.EXHIBITION, wish.destination} <= one.yes}
    assert choice.chosen.keys() | choice.left_out.keys() == may_go
    assert not choice.chosen.keys() & choice.left_out.keys()
    ins = list(Reason)[:5]
    assert all(why.reason in ins for why in choice.chosen.values())
    assert all(why.reason not in ins for why in choice.left_out.values())


@given(candidates, wishes, rooms, seeds)
@settings(deadline=None, max_examples=200)
def test_what_is_in_is_meant_and_by_turns_and_shares_it_fits(works, wish, room, seed):
    choice = choose(works, wish, room, seed)

    ins = [one for one in works if one.code in choice.chosen]
    assert all(one.case in (wish.cases or {one.case}) and one.form in (wish.forms or {one.form}) for one in ins)
    if wish.rule in (Rule.TURNS, Rule.SHARES):
        assert sum(min(one.frames, room.portion) for one in ins) <= room.frames


def test_by_hand_is_in_what_staff_picked_in_their_order():
    works = [work(number) for number in range(4)]

    choice = choose(works, Wish(Rule.HAND, picked=("CODE000003", "GONE", "CODE000001")), ROOM, 1)

    assert list(choice.chosen) == ["CODE000003", "CODE000001"]
    assert reasons(choice) == {Reason.PICKED}
    assert choice.left_out["CODE000000"] == Why(Reason.NOT_PICKED)


def test_every_question_has_its_turn_before_one_has_two():
    """Forty answers to one question do not crowd out those to another; within it forms take turns."""
    works = [work(number, Form.MUSIC) for number in range(40)]
    works += [work(50, Form.DANCE), work(60, question="bring"), work(70, question="hard_here")]

    choice = choose(works, Wish(Rule.TURNS), Room(5 * 50 * SECOND, 4 * SECOND), 7)

    chosen = [next(one for one in works if one.code == code) for code in choice.chosen]
    assert {one.question for one in chosen[:3]} == {"greeting", "bring", "hard_here"}
    assert {one.form for one in chosen if one.question == "greeting"} >= {Form.DANCE, Form.MUSIC}
    assert [why.turn for why in choice.chosen.values()] == [1, 1, 1, *range(2, len(chosen) - 1)]


@given(candidates, seeds)
@settings(deadline=None, max_examples=100)
def test_no_question_is_two_turns_ahead_of_one_that_still_waits(works, seed):
    works = [Candidate(one.code, one.form, one.question, one.case, 60 * SECOND) for one in works]

    choice = choose(works, Wish(Rule.TURNS), ROOM, seed)

    turns = Counter(one.question for one in works if one.code in choice.chosen)
    for waits in {one.question for one in works if one.code in choice.left_out}:
        assert max(turns.values()) - turns[waits] <= 1


def test_a_film_holds_a_dozen_works_or_more_but_none_of_a_blink():
    long = [work(number, frames=3600 * SECOND) for number in range(40)]

    for rule in (Rule.TURNS, Rule.SHARES):
        assert len(choose(long, Wish(rule), ROOM, 1).chosen) == 12
        assert len(choose(long, Wish(rule), Room(12 * SECOND, 4 * SECOND), 1).chosen) == 3


def red_and_blue(reds: int, blues: int) -> list[Candidate]:
    """V-015: twenty works of which each takes a tenth of the film, and two groups that each love ten."""
    groups = [frozenset(f"red {i}" for i in range(reds)), frozenset(f"blue {i}" for i in range(blues))]
    return [work(number, question=("red", "blue")[number % 2], hearts=groups[number % 2]) for number in range(20)]


@pytest.mark.parametrize(("reds", "blues"), [(5, 5), (51, 49)])
def test_equal_shares_leave_nobody_out_and_no_time_over(reds, blues):
    """Works of a minute, cut to 50 s, so that twelve fit: the smaller group has half the film too."""
    works = red_and_blue(reds, blues)

    choice = choose(works, Wish(Rule.SHARES), ROOM, 3)

    questions = Counter(one.question for one in works if one.code in choice.chosen)
    assert questions == {"red": 6, "blue": 6}
    assert reasons(choice) == {Reason.SHARED}
    paid = {one.question: choice.chosen[one.code] for one in works if one.code in choice.chosen}
    assert paid["red"] == Why(Reason.SHARED, visits=reds, each=Fraction(50 * SECOND, reds))


def test_without_hearts_equal_shares_are_turns():
    """A neighbourhood that gave none has a film all the same."""
    works = [work(number, question=("greeting", "bring")[number % 2]) for number in range(40)]

    by_shares, by_turns = (choose(works, Wish(rule), ROOM, 5) for rule in (Rule.SHARES, Rule.TURNS))

    assert list(by_shares.chosen) == list(by_turns.chosen)
    assert reasons(by_shares) == {Reason.ROOM}


def test_all_is_all_and_the_lot_says_who_stays_longest():
    works = [work(number) for number in range(200)]

    one, other = (choose(works, Wish(Rule.ALL), ROOM, seed) for seed in (1, 2))

    assert one.chosen.keys() == other.chosen.keys() == {one.code for one in works}
    assert list(one.chosen) != list(other.chosen)


def test_a_film_for_elsewhere_needs_both_yeses_and_names_nobody_else():
    """On the internet is only who said yes to that, also in the credits."""
    yes = [EXHIBITED, EXHIBITED | {Purpose.INTERNET}, frozenset({Purpose.INTERNET})]
    works = [work(number, yes=said) for number, said in enumerate(yes)]

    choice = choose(works, Wish(Rule.ALL, destination=Purpose.INTERNET), ROOM, 1)

    assert (list(choice.chosen), choice.left_out) == (["CODE000001"], {})


def test_a_film_about_one_case_and_one_form_says_so_of_who_is_not_in_it():
    works = [work(0, Form.DANCE), work(1, Form.MUSIC), work(2, Form.DANCE, case="Lombok")]

    wish = Wish(Rule.ALL, cases=frozenset({"Rivierenwijk"}), forms=frozenset({Form.DANCE}))
    choice = choose(works, wish, ROOM, 1)

    assert list(choice.chosen) == ["CODE000000"]
    assert {code: why.reason for code, why in choice.left_out.items()} == {
        "CODE000001": Reason.OTHER_FORM,
        "CODE000002": Reason.OTHER_CASE,
    }
