"""What a film will hold is known before it is made, and so is why."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from exhibits.choosing import Candidate, Reason, Rule, Wish
from exhibits.collection import Collection
from exhibits.contribution import Purpose
from exhibits.errors import NothingToShowError, TooShortError
from exhibits.gather import gather
from exhibits.reel.decide import candidates, decide
from exhibits.reel.plan import Kind, Piece
from exhibits.reel.planning import Around
from exhibits.voting import Voting
from media.form import Form
from tests.exhibits.works import HeldClock

EVERY_RULE = [Wish(Rule.ALL), Wish(Rule.TURNS), Wish(Rule.SHARES), Wish(Rule.HAND, picked=("CODE000001",))]


def work(number: int, seconds: float = 30, **more: object) -> Candidate:
    given_ = {"form": list(Form)[number % 3], "question": "bring", "case": "Rivierenwijk"} | more
    return Candidate(f"CODE{number:06}", frames=round(seconds * 30), **given_)


works_of_all_sorts = some.lists(
    some.builds(
        work,
        some.integers(0, 999_999),
        some.floats(0.1, 120),
        question=some.sampled_from(["greeting", "bring"]),
        hearts=some.frozensets(some.sampled_from("abcdef")),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda one: one.code,
)


@given(
    works_of_all_sorts,
    some.sampled_from(EVERY_RULE[:3]),
    some.integers(40, 600),
    some.integers(0, 2**32),
    some.dictionaries(some.sampled_from(["greeting", "bring"]), some.integers(1, 300)),
)
@settings(deadline=None, max_examples=100)
def test_who_was_chosen_is_in_the_film_and_has_what_was_asked_for(works, wish, seconds, seed, asks):
    """By turns and by shares the plan has room for all of them, also when their questions are asked."""
    decided = decide(works, wish, seconds=seconds, seed=seed, around=Around(asks=asks))

    shown = {shot.code: shot.frames for shot in decided.reel.shots}
    ins = {code for code, why in decided.whys.items() if why.reason in list(Reason)[:5]}
    assert ins == shown.keys()
    assert decided.whys.keys() == {one.code for one in works}
    assert set(decided.reel.left_out) == decided.whys.keys() - ins
    assert decided.reel.frames <= seconds * 30
    if wish.rule is not Rule.ALL:
        beside = sum(part.frames for part in decided.reel.parts if part.kind not in (Kind.WORK, Kind.ASK))
        portion = (seconds * 30 - beside - min(sum(asks.values()), seconds * 30 // 4)) // 12
        seen = {one.code: Piece(one.code, one.form, "", one.frames).seen(30) for one in works}
        assert all(frames >= min(seen[code], portion) for code, frames in shown.items())


@pytest.mark.parametrize("wish", EVERY_RULE, ids=lambda wish: wish.rule)
def test_the_same_works_give_the_same_film_byte_for_byte(wish):
    works = [work(number, hearts=frozenset(f"{number % 5}")) for number in range(40)]

    assert repr(decide(works, wish, seconds=120)) == repr(decide(works[::-1], wish, seconds=120))


def test_who_does_not_go_to_the_internet_is_not_thanked_there_either():
    yes = frozenset({Purpose.EXHIBITION})
    works = [work(0, yes=yes), work(1, yes=yes | {Purpose.INTERNET})]

    decided = decide(works, Wish(Rule.ALL, destination=Purpose.INTERNET), seconds=60)

    assert decided.reel.thanked == ("CODE000001",)
    assert decided.whys.keys() == {"CODE000001"}


def test_who_is_of_another_case_is_thanked_all_the_same():
    works = [work(0), work(1, case="Lombok")]

    decided = decide(works, Wish(cases=frozenset({"Lombok"})), seconds=60)

    assert [shot.code for shot in decided.reel.shots] == ["CODE000001"]
    assert sorted(decided.reel.thanked) == ["CODE000000", "CODE000001"]


def test_by_hand_as_many_are_in_as_there_is_time_for():
    """In the order in which staff picked them."""
    works = [work(number) for number in range(60)]
    picked = tuple(one.code for one in works[:40])

    decided = decide(works, Wish(Rule.HAND, picked=picked), seconds=60)

    shown = {shot.code for shot in decided.reel.shots}
    assert shown == set(picked[: len(shown)])
    assert decided.whys[picked[-1]].reason is Reason.NO_ROOM


def test_nothing_chosen_and_no_time_are_told_apart():
    works = [work(number) for number in range(3)]

    for wish in (Wish(Rule.HAND), Wish(cases=frozenset({"Lombok"}))):
        with pytest.raises(NothingToShowError, match="pick one"):
            decide(works, wish, seconds=60)
    with pytest.raises(TooShortError, match="take at least"):
        decide(works, Wish(Rule.TURNS), seconds=14)


def test_a_film_that_fits_is_the_same_by_turns_as_with_all():
    """Whoever has few works need not know of rules."""
    works = [work(number, 8) for number in range(4)]

    by_turns, all_ = (decide(works, Wish(rule), seconds=180).reel for rule in (Rule.TURNS, Rule.ALL))

    assert by_turns == all_


def test_of_the_collection_is_known_what_may_be_shown_where_and_who_was_moved(shown: Path, tmp_path: Path):
    with Collection.open(shutil.copytree(shown, tmp_path / "wijkpodium"), now=HeldClock()) as collection:
        gathered = gather(collection, language="nl", with_demo=False)
        voting, moved = Voting(collection), gathered[0].work
        visit = voting.begin_visit("nl")
        voting.watched(voting.expose(visit, moved.id, "watch"), 3)
        voting.heart(visit, moved.id)

        known = candidates(collection, gathered, 30)

    first = known[0]
    assert {len(one.hearts) for one in known[1:]} == {0}
    assert replace(first, question="", case="") == Candidate(
        moved.code,
        moved.form,
        "",
        "",
        120,
        yes=frozenset({Purpose.EXHIBITION, Purpose.HERE}),
        hearts=frozenset({visit}),
    )


@pytest.mark.parametrize("rule", [Rule.TURNS, Rule.SHARES])
def test_nobody_waits_while_there_is_time(rule):
    """Time is kept for every question that might be asked; what is not needed for that is for works."""
    works = [work(number, 6, question=f"question {number}") for number in range(20)]
    asks = {one.question: 150 for one in works}

    reel = decide(works, Wish(rule), seconds=60, around=Around(asks=asks)).reel

    assert not any(part.kind is Kind.ASK for part in reel.parts)
    assert reel.left_out
    assert 60 * 30 - reel.frames < 6 * 30
