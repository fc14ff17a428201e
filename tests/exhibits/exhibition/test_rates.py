"""Rates with what is not known about them, and no ranks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibits.exhibition.rates import Rate, Tier, rate, tier_of, together, wilson


@pytest.mark.parametrize(
    ("did", "of", "low", "high"),
    [
        (0, 10, 0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1),
        (30, 40, 0.5981, 0.8581),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(did, of, low, high):
    """R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998)."""
    assert wilson(did, of) == pytest.approx((low, high), abs=0.00005)


counts = st.integers(1, 10**6).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(counts)
def test_an_interval_holds_its_rate_and_so_do_the_tenths_that_are_told(count):
    one = Rate(*count)
    low, high = one.interval
    assert 0 <= low <= one.share <= high <= 1
    assert 0 <= one.low <= low * 10 + 1e-6 <= high * 10 <= one.high + 1e-6 <= 10 + 1e-6
    assert one.low <= one.about <= one.high


@given(counts)
def test_what_was_not_done_has_the_interval_from_the_other_side(count):
    did, of = count
    low, high = wilson(did, of)
    assert wilson(of - did, of) == pytest.approx((1 - high, 1 - low))


def test_below_ten_there_is_no_rate():
    assert rate(9, 9) is None
    assert rate(0, 10) == Rate(0, 10)
    assert together([(2, 5), (1, 5)]) == Rate(3, 10)
    assert together([]) is None


@pytest.mark.parametrize(
    ("one", "tier"),
    [
        (None, Tier.UNSEEN),
        (Rate(80, 100), Tier.MANY),
        (Rate(8, 10), Tier.MANY),
        (Rate(5, 10), Tier.SOME),  # more than all, but it could be chance
        (Rate(40, 100), Tier.SOME),
        (Rate(0, 100), Tier.SOME),  # nobody is told that a work moved few
    ],
)
def test_tiers_are_drawn_where_it_cannot_be_chance(one, tier):
    assert tier_of(one, Rate(300, 750)) is tier
