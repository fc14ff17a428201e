"""The time left keeps its word: what was done before it is counted tells nothing, and who waits is counted too."""

from dataclasses import replace
from pathlib import Path

import pytest

from exhibits.reel.broken import CardScene
from exhibits.reel.costs import Work, checking, cost, joining
from exhibits.reel.making import Teller
from exhibits.reel.pieces import Copied, Drawn, Segment
from exhibits.reel.scenes import Resident, WorkScene
from media.form import Form
from media.profile import HOUSE
from media.progress import Pace, Progress, never
from media.sign import Sign

LINA = Resident(Sign.from_number(7), Form.VIDEO, "Lina")
FRAMES = 9000


def drawn(frames: int) -> Drawn:
    return Drawn("d", Segment(WorkScene(frames, 0, Path("view.mp4"), LINA, ""), None, 0, frames), 0, frames, ())


def test_to_look_costs_less_than_to_draw():
    card = Drawn("c", Segment(CardScene(60, LINA), None, 0, 60), 0, 60, ())

    copied = Copied("c", Path("view.mp4"), 0, 60, ())
    assert cost(replace(copied, whole="sum")) < cost(copied) < cost(card) < cost(drawn(60))


def test_sound_that_is_there_costs_nothing_and_else_as_much_at_any_size():
    sound = Work([], FRAMES, HOUSE, sound_is_there=False).sound
    larger = replace(HOUSE, width=HOUSE.width * 2, height=HOUSE.height * 2)

    assert sound > 0
    assert Work([], FRAMES, larger, sound_is_there=False).sound == pytest.approx(sound / 4)
    assert Work([], FRAMES, HOUSE, sound_is_there=True).of == joining(FRAMES) + checking(FRAMES)


def test_the_time_left_is_that_of_the_work_and_not_of_what_came_before_it():
    """A minute for what nobody counts, then a fifth of the work in ten seconds."""
    clock, told = [0.0], list[Progress]()
    tell = Teller(told.append, never, Pace(lambda: clock[0]))
    clock[0] = 60.0
    tell.begin(100.0)
    tell("job.reel.pictures", 0)
    clock[0] = 70.0
    tell.share("job.reel.pictures", 15)
    tell("job.reel.sound", 5)

    assert told[0].left_seconds is None
    assert told[1].left_seconds == pytest.approx(40)
