"""A-034: a small group is not shown, and cannot be worked out from what is shown beside it."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibits.exhibition.few import LEAST, at_least, without_small


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, None), (9, None), (10, 10), (19, 10), (20, 20), (49, 20), (99, 50), (100, 100), (7312, 5000)],
)
def test_a_number_is_told_as_so_many_or_more(count, told):
    assert at_least(count) == told


@given(st.integers(LEAST, 10**9))
def test_so_many_or_more_is_true_and_leaves_at_least_a_third_open(count):
    told = at_least(count)
    assert told is not None
    assert told <= count < told * 2.5


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ([12, 15], [12, 15]),
        ([12, 15, 0], [12, 15, None]),  # nobody is there who could be known
        ([3, 12, 15], [None, None, 15]),  # the total would say 3
        ([9, 10, 10, 11], [None, None, None, 11]),  # one of two equal ones would say which is small
        ([4, 6, 15], [None, None, 15]),
        ([9, 9, 15, 16], [None, None, None, 16]),  # only 9 and 9 make 18
    ],
)
def test_what_a_total_would_give_away_is_hidden_too(cells, shown):
    assert list(without_small(dict(enumerate(cells))).values()) == shown


@pytest.mark.parametrize("many", [2, 3, 4])
def test_who_knows_the_rule_and_the_total_still_finds_two_numbers_for_every_hidden_group(many):
    """All tables there are, with a least of three: those that look the same outside have to differ in each cell."""
    alike = defaultdict(list)
    for cells in product(range(8), repeat=many):
        if sum(cells) >= 3:
            shown = tuple(without_small(dict(enumerate(cells)), least=3).values())
            alike[shown, sum(cells)].append(cells)
    hidden = [(shown, tables) for (shown, _), tables in alike.items() if None in shown]
    assert len(hidden) > 10
    for shown, tables in hidden:
        for at in (at for at, cell in enumerate(shown) if cell is None):
            could_be = {cells[at] for cells in tables}
            assert len(could_be) > 1 or could_be == {0}, (shown, tables)
