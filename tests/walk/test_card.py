"""A paper card is held before the real booth's camera, and opens its maker's work at the real window."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from capture.virtual import virtual_camera
from exhibits.collection import Collection
from exhibits.contribution import Use
from tests.walk.conftest import House, build_house

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120), pytest.mark.xdist_group("walk")]


class Loaded:
    """The chance of a collection, so that the card's code is known before there is a camera to hold it."""

    def __call__(self, below: int) -> int:
        return 7 if below == 32 else 12345 % below


CODE = "K" + "7" * 9


@pytest.fixture
def house_with_a_card(tmp_path: Path) -> Iterator[House]:
    with ExitStack() as stack:
        house = build_house(stack, tmp_path, virtual_camera(card=CODE))
        with Collection.open(house.collection, chance=Loaded()) as collection:
            assert collection.register_cards(1) == [CODE]
            collection.bind_card(CODE, collection.contributions(Use.HERE)[0].id)
        yield house


def test_a_card_opens_its_work_which_is_shut_in_part_and_then_taken_away(house_with_a_card: House) -> None:
    house = house_with_a_card
    with house.kiosk() as visitor:
        evening = house.evening(visitor)
        evening.first_start()
        visitor.touches("screen", "attract")
        visitor.touches("mine", "home")
        visitor.sees("mine.pick", "card")
        evening.picture("mine-pick")
        visitor.touches("card")
        visitor.sees("mine.own", "away")
        visitor.waits(1.5)
        evening.picture("mine-own")
        visitor.touches("windows")
        visitor.touches("exhibition", "who_may_see")
        visitor.waits(1)
        visitor.touches("done")
        visitor.forgets()
        visitor.sees("mine.own", "away")
        with Collection.read(house.collection) as collection:
            assert collection.contributions(Use.EXHIBITION) == []
            assert len(collection.contributions(Use.HERE)) == 1
        visitor.touches("away")
        visitor.sees("mine.take_away", "away")
        visitor.waits(0.6)  # who taps twice without looking takes nothing away
        evening.picture("mine-take-away")
        visitor.touches("away")
        visitor.touches("done", "gone")
        visitor.sees("home", "mine")

    with Collection.open(house.collection) as collection:
        assert collection.by_card(CODE) == []
        assert collection.contributions(Use.STAFF) == []
    assert not any((house.collection / "works").iterdir())
