"""Who stands where in *buurtdans*."""

from itertools import pairwise
from random import Random

import pytest

from media.crowd import MOST, Spot, line_up

SHAPES = [16 / 9, 1.0, 9 / 16]
COUNTS = [1, 2, 3, 5, 12, 26, 40, MOST]
HUES = 6


def lined_up(count: int, shape: float = 16 / 9, seed: int = 1) -> tuple[Spot, ...]:
    return line_up(count, shape, HUES, Random(seed))


def neighbours(spots: tuple[Spot, ...]) -> list[tuple[Spot, Spot]]:
    """Who stands next to whom in a row."""
    pairs = []
    for row in {spot.row for spot in spots}:
        beside = sorted((spot for spot in spots if spot.row == row), key=lambda spot: spot.x)
        pairs += pairwise(beside)
    return pairs


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", COUNTS)
def test_everybody_has_one_place_on_the_floor_within_the_picture(count: int, shape: float) -> None:
    spots = lined_up(count, shape)

    assert sorted(spot.dancer for spot in spots) == list(range(count))
    for spot in spots:
        assert 0.1 * spot.height < spot.x < shape - 0.1 * spot.height
        assert spot.floor < 1 and spot.floor - 1.2 * spot.height > 0  # raised hands too


def test_the_same_chance_gives_the_same_places_and_another_gives_others() -> None:
    assert lined_up(40) == lined_up(40)
    assert [spot.dancer for spot in lined_up(40, seed=2)] != [spot.dancer for spot in lined_up(40)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", COUNTS)
def test_who_is_farther_is_drawn_earlier_stands_higher_and_is_smaller(count: int, shape: float) -> None:
    spots = lined_up(count, shape)

    assert [spot.floor for spot in spots] == sorted(spot.floor for spot in spots)
    by_row = {spot.row: spot.height for spot in spots}
    assert all(spot.height == by_row[spot.row] for spot in spots)
    assert [by_row[row] for row in sorted(by_row)] == sorted(by_row.values(), reverse=True)
    assert min(by_row.values()) >= 0.499 * max(by_row.values())


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [12, 40, MOST])
def test_every_row_looks_over_the_one_before_it_through_its_gaps(count: int, shape: float) -> None:
    spots = lined_up(count, shape)
    for row in range(1, max(spot.row for spot in spots) + 1):
        behind, before = ([spot for spot in spots if spot.row == one] for one in (row, row - 1))
        heads = [max(spot.floor - spot.height for spot in behind), min(spot.floor - spot.height for spot in before)]
        assert heads[0] < heads[1]
    for one, other in neighbours(spots):
        assert other.x - one.x > 0.38 * one.height


def test_nobody_has_a_place_because_of_who_they_are() -> None:
    """Over many evenings everybody stands in front as often as anybody else."""
    in_front = [0] * 12
    for seed in range(400):
        for spot in lined_up(12, seed=seed):
            in_front[spot.dancer] += spot.row == 0

    assert all(150 < times < 250 for times in in_front)


@pytest.mark.parametrize("count", [12, 40, MOST])
def test_who_stands_next_to_each_other_does_not_wear_the_same(count: int) -> None:
    for seed in range(5):
        spots = lined_up(count, seed=seed)
        assert all(one.hue != other.hue for one, other in neighbours(spots))
        worn = [sum(spot.hue == hue for spot in spots) for hue in range(HUES)]
        assert min(worn) >= count // HUES // 2


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_nobody_and_too_many_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"{count} cannot dance"):
        lined_up(count)
