"""The building of a film: everyone has a window, and it is the same in every scene."""

from random import Random

import pytest

from exhibits.reel.house import MOST_HOMES, house_of
from tests.exhibits.reel.neighbours import SIZES, neighbours


@pytest.mark.parametrize("many", [0, 1, 4, 17, 60, 61, 150])
@pytest.mark.parametrize("size", SIZES)
def test_everyone_has_a_window_of_their_own_inside_the_wall(many, size):
    house = house_of(neighbours(many), size)

    homes = [home for _, home in house.homes]
    assert len(homes) == len(set(homes)) == many
    assert house.free not in homes
    for home in homes:
        x, y, w, h = house.window(home)
        left, top, wide, high = house.wall(home.block)
        assert left < x < x + w < left + wide
        assert top < y < y + h < top + high


def test_in_whatever_order_people_are_named_they_live_in_the_same_place():
    people = list(neighbours(30))
    house = house_of(people, SIZES[0])
    Random(1).shuffle(people)

    assert house_of(people, SIZES[0]) == house


def test_a_film_twice_as_large_shows_the_same_building():
    small, large = (house_of(neighbours(30), size) for size in ((1280, 720), (2560, 1440)))

    assert small.homes == large.homes
    assert [2 * side for side in small.window(small.free)] == pytest.approx(large.window(large.free))


def test_who_answers_a_neighbour_lives_beside_them():
    people = neighbours(32)
    house = house_of(people, SIZES[0])

    homes = dict(house.homes)
    asked = [one for one in people if one.answers]
    near = [one for one in asked if house.are_near(homes[one.code], homes[one.answers])]
    assert len(near) >= len(asked) * 0.6


@pytest.mark.parametrize("many", [8, 24, 60, 100])
@pytest.mark.parametrize("size", SIZES)
def test_the_free_window_has_light_all_around(many, size):
    house = house_of(neighbours(many), size)

    lit = {(home.column, home.row) for _, home in house.homes if home.block == house.free.block}
    around = [(-1, 0), (1, 0), (0, -1), (0, 1)]
    assert all((house.free.column + x, house.free.row + y) in lit for x, y in around)


def test_more_people_than_one_building_holds_get_buildings_of_equal_size():
    house = house_of(neighbours(MOST_HOMES + 20), SIZES[0])

    assert house.blocks == 2
    inside = [sum(home.block == block for _, home in house.homes) for block in range(2)]
    assert inside == [40, 40]


def test_a_washing_line_never_hangs_before_the_free_window():
    house = house_of(neighbours(24), SIZES[0])
    left, right = (type(house.free)(0, house.free.column + side, house.free.row) for side in (-1, 1))

    assert not house.are_near(left, right)
    assert house.are_near(left, house.free)
