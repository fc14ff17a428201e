"""Chains of answers as windows in rows."""

from dataclasses import replace

from exhibits.exhibition.answer_map import chains, on_pages
from exhibits.exhibition.plan import Building
from tests.exhibits.exhibition.visited import Made, planned


def laid(*works: Made):
    return [[(int(one.exhibit.code), one.deep, one.row, one.drop) for one in chain] for chain in chains(planned(works))]


def test_a_first_answer_hangs_beside_and_the_next_below_all_that_came_of_it():
    assert laid(Made(), Made(answers=0), Made(answers=0), Made(answers=1), Made(answers=1)) == [
        [(0, 0, 0, 0), (1, 1, 0, 0), (3, 2, 0, 0), (4, 2, 1, 1), (2, 1, 2, 2)]
    ]


def test_a_work_that_nobody_answered_is_not_on_the_map():
    assert [len(chain) for chain in laid(Made(), Made(), Made(answers=1))] == [2]
    assert laid(Made()) == []


def test_an_answer_whose_work_is_not_here_begins_a_chain_itself():
    plan = planned([Made(), Made(answers=0), Made(answers=1)])
    rooms = tuple(
        replace(room, exhibits=tuple(one for one in room.exhibits if one.code[-1] != "0")) for room in plan.rooms
    )
    found = chains(replace(plan, buildings=(Building("", rooms),)))
    assert [[one.exhibit.code[-1] for one in chain] for chain in found] == [["1", "2"]]


def test_a_chain_may_be_longer_than_python_goes_deep():
    [chain] = laid(Made(), *(Made(answers=number) for number in range(1100)))
    assert chain[-1] == (1100, 1100, 0, 0)


def test_many_chains_are_on_several_pages_and_none_is_torn():
    found = chains(planned([Made(answers=number - 1 if number % 4 else None) for number in range(40)]))
    pages = on_pages(found, most=10)
    assert [len(page) for page in pages] == [2, 2, 2, 2, 2]
    assert [chain for page in pages for chain in page] == found
    assert on_pages([]) == [[]]
