"""Equal shares against what the requirements ask (V-015) and against pabutools, the reference implementation."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pabutools.election import ApprovalBallot, ApprovalProfile, Cost_Sat, Instance, Project
from pabutools.fractions import frac
from pabutools.rules import completion_by_rule_combination, greedy_utilitarian_welfare, method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

from exhibits.shares import GROWTH, Bought, Claim, equal_shares

SECOND = 30
FILM = 600 * SECOND


def two_groups(reds: int, blues: int) -> list[Claim]:
    """Twenty works of a minute: ten that all of one group gave a heart, ten of the other."""
    red = frozenset(f"red {visit}" for visit in range(reds))
    blue = frozenset(f"blue {visit}" for visit in range(blues))
    return [
        Claim(f"{colour} {number}", 60 * SECOND, visits)
        for number in range(10)
        for colour, visits in (("red", red), ("blue", blue))
    ]


def of(colour: str, bought: list[Bought]) -> int:
    return sum(one.code.startswith(colour) for one in bought)


@pytest.mark.parametrize("visits", [5, 50])
def test_two_equal_groups_have_five_works_each(visits):
    bought = equal_shares(two_groups(visits, visits), FILM)

    assert (of("red", bought), of("blue", bought)) == (5, 5)


def test_a_group_of_51_does_not_take_the_film_and_no_time_is_left_over():
    """Without completion the film would be a minute short; most hearts first would give ten to none."""
    bought = equal_shares(two_groups(51, 49), FILM)

    assert len(bought) * 60 == 600
    assert of("blue", bought) >= 4
    assert all(one.visits for one in bought)


def test_every_visit_that_pays_pays_the_same():
    """Ten visits with 60 s each: a minute costs each of its five 12 s."""
    bought = equal_shares(two_groups(5, 5), FILM)

    assert {(one.visits, one.each) for one in bought} == {(5, Fraction(12 * SECOND))}


def test_a_visit_with_less_than_its_part_gives_what_it_has():
    both, alone = Claim("both", 10, frozenset("ab")), Claim("alone", 2, frozenset("a"))

    assert equal_shares([both, alone], 12) == [Bought("both", 2, Fraction(5)), Bought("alone", 1, Fraction(2))]


def test_short_is_no_advantage():
    """With one heart for one work the short one would be first; here a second of both costs the same, and the lot
    decides."""
    long, short = Claim("long", 90, frozenset("ab")), Claim("short", 30, frozenset("ab"))

    assert [one.code for one in equal_shares([long, short], 90)] == ["long"]


def test_time_that_nobody_can_pay_for_goes_to_most_hearts_that_fit():
    """With larger shares three visits would buy the long one too, and that would not fit."""
    claims = [
        Claim("long", 100, frozenset("abc")),
        Claim("none", 20, frozenset()),
        Claim("one", 40, frozenset("d")),
        Claim("two", 41, frozenset("ef")),
    ]

    assert equal_shares(claims, 140) == [Bought("two", 2, Fraction(41, 2)), Bought("one"), Bought("none")]


def test_without_a_heart_and_without_time():
    assert equal_shares([], FILM) == []
    assert equal_shares([Claim("a", 10, frozenset("x"))], 0) == []
    assert equal_shares([Claim("a", 10, frozenset()), Claim("b", 10, frozenset())], 10) == [Bought("a")]


@some.composite
def neighbourhoods(draw: some.DrawFn) -> tuple[list[Claim], int]:
    """Works of all lengths, visits of all tastes; some gave no heart at all."""
    lengths = draw(some.lists(some.integers(1, 120), min_size=1, max_size=12))
    hearts = [draw(some.frozensets(some.integers(0, 14).map("visit {}".format), max_size=15)) for _ in lengths]
    claims = [
        Claim(f"work {i:02}", frames, visits) for i, (frames, visits) in enumerate(zip(lengths, hearts, strict=True))
    ]
    return draw(some.permutations(claims)), draw(some.integers(1, 400))


def by_pabutools(claims: list[Claim], frames: int) -> set[str]:
    """With exact fractions, cost utilities, ties as here, shares that grow as here, and then most hearts."""
    projects = {claim.code: Project(claim.code, frac(claim.frames, 1)) for claim in claims}
    instance = Instance(projects.values(), budget_limit=frac(frames, 1))
    visits = sorted(frozenset[str]().union(*(claim.visits for claim in claims)))
    ballots = [ApprovalBallot(projects[one.code] for one in claims if visit in one.visits) for visit in visits]
    profile = ApprovalProfile(ballots, instance=instance)
    place = {claim.code: number for number, claim in enumerate(claims)}
    ties = TieBreakingRule(lambda _instance, _profile, project: place[project.name])
    share = frac(frames, max(1, len(visits)))
    growth = share * frac(GROWTH.numerator, GROWTH.denominator)
    outcome = completion_by_rule_combination(
        instance,
        profile,
        [method_of_equal_shares, greedy_utilitarian_welfare],
        [
            {"sat_class": Cost_Sat, "tie_breaking": ties, "voter_budget_increment": growth},
            {"sat_class": Cost_Sat, "tie_breaking": ties},
        ],
    )
    return {project.name for project in outcome}


@given(neighbourhoods())
@settings(deadline=None, max_examples=150)
def test_the_same_works_win_as_by_pabutools(given_):
    claims, frames = given_

    assert {one.code for one in equal_shares(claims, frames)} == by_pabutools(claims, frames)


@given(neighbourhoods())
@settings(deadline=None, max_examples=100)
def test_it_fits_nothing_more_fits_and_a_work_is_paid_in_full(given_):
    claims, frames = given_
    bought = equal_shares(claims, frames)
    length = {claim.code: claim.frames for claim in claims}
    inside = [one.code for one in bought]
    left = frames - sum(length[code] for code in inside)

    assert len(inside) == len(set(inside))
    assert left >= 0
    assert all(length[code] > left for code in length.keys() - set(inside))
    for one in bought:
        assert one.visits * one.each >= length[one.code] or not one.visits


@given(neighbourhoods(), some.integers(1, 3))
@settings(deadline=None, max_examples=60)
def test_ten_times_the_visits_choose_the_same(given_, times):
    """It is the tastes that count, not how busy it was."""
    claims, frames = given_
    busy = [
        Claim(one.code, one.frames, frozenset(f"{visit} {i}" for visit in one.visits for i in range(10 * times)))
        for one in claims
    ]

    assert [one.code for one in equal_shares(busy, frames)] == [one.code for one in equal_shares(claims, frames)]
