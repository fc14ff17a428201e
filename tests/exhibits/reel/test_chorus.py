"""While the whole building moves everybody is heard, and nobody more than another."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from exhibits.reel.chorus import MOST, UNDER_DB, chorus_heard
from exhibits.reel.plan import Kind, Part, Reel


@dataclass(frozen=True)
class Work:
    has_sound: bool = True
    seconds: float = 3.0


@dataclass(frozen=True)
class Chosen:
    """What the chorus asks of a work."""

    code: str
    work: Work = Work()

    @property
    def view(self) -> Path:
        return Path(self.code)


ALIVE = Part(Kind.ALIVE, "", 300, 180, 12)
LAST = Part(Kind.LAST, "", 468, 210, 12)


def heard(*works: Chosen, parts: tuple[Part, ...] = (ALIVE, LAST)):
    reel = Reel(30, 1, parts, (), tuple(one.code for one in works), ())
    return chorus_heard(reel, {one.code: one for one in works})


def test_each_is_as_loud_as_the_others_and_all_of_them_softer_than_one_work():
    line = heard(*(Chosen(f"CODE{number}") for number in range(10)))

    (gain,) = {one.gain_db for one in line}
    assert 10 * np.log10(10) + gain == pytest.approx(-UNDER_DB)
    assert {one.works for one in line} == {(f"CODE{number}",) for number in range(10)}


def test_who_ends_before_begins_again_and_all_go_on_a_little_into_the_credits():
    line = heard(Chosen("SHORT"), Chosen("LONG", Work(seconds=60)))

    assert [(one.starts, one.frames) for one in line if one.works == ("SHORT",)] == [(300, 90), (390, 90), (480, 75)]
    assert [(one.starts, one.frames) for one in line if one.works == ("LONG",)] == [(300, 255)]


def test_silent_works_and_a_film_without_a_lively_end_have_none():
    assert heard(Chosen("SILENT", Work(has_sound=False))) == ()
    assert heard(Chosen("LOUD"), parts=(LAST,)) == ()


def test_of_very_many_some_are_heard_evenly():
    line = heard(*(Chosen(f"CODE{number:03}") for number in range(95)))

    assert len({one.works for one in line}) == 32 <= MOST
