"""What is told of works together: whose words come first, who stays hidden, and that nobody is ranked."""

import pytest

from exhibits.contribution import Zone
from exhibits.exhibition.findings import by_question
from exhibits.exhibition.rates import Rate, Tier
from exhibits.insights import DrawnBy
from tests.exhibits.exhibition.visited import Made, code_of, found, insight, planned


def test_residents_speak_first_and_experts_last_whenever_they_spoke():
    told = found(
        [Made()],
        [
            insight(9, DrawnBy.EXPERTS, 0),
            insight(1, DrawnBy.PRACTICE, 0),
            insight(2, DrawnBy.RESIDENTS, 0),
            insight(3, DrawnBy.RESIDENTS, 0),
        ],
    ).told
    assert [one.insight.id for one in told] == ["3", "2", "1", "9"]


def test_an_insight_names_only_works_of_this_exhibition_and_is_true_without_them():
    told = found([Made(), Made()], [insight(1, DrawnBy.RESIDENTS, 5, 1), insight(2, DrawnBy.RESIDENTS, 9)]).told
    assert [one.works for one in told] == [(), (code_of(1),)]


def test_on_the_wall_an_insight_hangs_beside_the_questions_of_its_works():
    findings = found([Made(), Made(question="street_sound")], [insight(1, DrawnBy.PRACTICE, 1)])
    assert {one.key: len(one.memos) for one in findings.questions} == {"greeting": 0, "street_sound": 1}


def placed(*taps):
    works = [Made(zone=zone) for zone, many in taps for _ in range(many)]
    return found(works).questions[0]


def test_nine_makers_in_a_triangle_are_not_told():
    assert placed((Zone.A, 9), (Zone.SKIPPED, 30)).placed == ()


def test_places_of_few_are_hidden_and_with_them_what_would_give_them_away():
    """A-034: how many works answer a question can be counted in its room."""
    [one] = placed((Zone.A, 3), (Zone.B, 12), (Zone.BC, 20), (Zone.SKIPPED, 15)).placed
    assert one.places == {**dict.fromkeys(one.places), Zone.BC: 20}
    assert one.makers == 20


def test_who_gave_no_place_is_hidden_in_the_same_table():
    one = placed((Zone.A, 14), (Zone.B, 20), (Zone.SKIPPED, 2))
    assert one.placed[0].places[Zone.A] is None
    assert one.placed[0].places[Zone.B] == 20
    assert one.unplaced


@pytest.mark.parametrize(
    ("taps", "nearest"),
    [
        ([(Zone.A, 30)], Zone.A),
        ([(Zone.A, 10), (Zone.B, 10)], Zone.AB),
        ([(Zone.A, 10), (Zone.BC, 10), (Zone.CENTRE, 10)], Zone.CENTRE),
        ([(Zone.C, 12), (Zone.CA, 2)], Zone.C),
    ],
)
def test_all_taps_together_lie_near_one_of_seven_places(taps, nearest):
    assert placed(*taps).placed[0].nearest is nearest


def test_hearts_are_counted_over_the_visits_that_watched():
    findings = found([Made(40, 10), Made(60, 50), Made(3, 3), Made(20, 2, question="street_sound")])
    greeting, street = findings.questions
    assert findings.whole == Rate(65, 123)
    assert (greeting.rate, street.rate) == (Rate(63, 103), Rate(2, 20))
    tiers = {tier: {one.code: one.rate for one in works} for tier, works in greeting.tiers.items()}
    assert tiers == {
        Tier.MANY: {code_of(1): Rate(50, 60)},
        Tier.SOME: {code_of(0): Rate(10, 40)},
        Tier.UNSEEN: {code_of(2): None},
    }


def test_within_a_tier_the_lot_decides_and_hearts_do_not():
    """V-013: the same lot for the same works, whatever they were given."""
    few = found([Made(100, 40 + number) for number in range(20)]).questions[0]
    other = found([Made(100, 60 - number) for number in range(20)]).questions[0]
    order = [one.code for one in few.tiers[Tier.SOME]]
    assert order == [one.code for one in other.tiers[Tier.SOME]]
    assert order != sorted(order)
    assert few.quote == other.quote


def test_what_works_did_to_people_is_told_from_ten_on():
    assert found([Made(9, responses=(("glad", 9),))]).questions[0].felt is None
    felt = found([Made(30, responses=(("glad", 20), ("sad", 9))), Made(30, responses=(("glad", 5), ("moved", 12)))])
    one = felt.questions[0].felt
    assert one is not None
    assert (one.visits, one.most) == (20, "glad")
    assert {key: share for key, share in one.shares.items() if share} == {"glad": Rate(25, 32), "moved": Rate(12, 32)}


def test_every_work_of_the_exhibition_is_in_one_tier_of_its_question():
    """V-016 holds here too."""
    works = [Made(number * 7, number, question=["greeting", "street_sound"][number % 2]) for number in range(30)]
    findings = found(works)
    codes = [one.code for question in findings.questions for tier in question.tiers.values() for one in tier]
    assert sorted(codes) == [code_of(number) for number in range(30)]
    assert len(by_question(planned(works))) == 2
