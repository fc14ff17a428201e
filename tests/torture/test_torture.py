"""A short torture: a few takes break off, and what the table makes of losses."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from media.form import Form
from tests.torture.left import Left, Lost
from tests.torture.power_cut import NoDiskError, must_be_possible
from tests.torture.runs import GOALS, End, Outcome, Run, planned, reached, table
from tests.torture.stage import a_stage

BUSY = 2.0
"""Times the goals: other tests run beside this one, and a disk that waits for its turn writes later. What is lost on a
machine of its own, `make torture` measures."""
pytestmark = [pytest.mark.xdist_group("torture")]


def outcome(seconds: float, end: End = End.KILL, form: Form = Form.VIDEO) -> Outcome:
    return Outcome(Run(end, form, 1), Lost(seconds, seconds))


@pytest.fixture(scope="module")
def disk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("torture")


def play(folder: Path, runs: list[Run]) -> list[Outcome]:
    with a_stage(folder) as stage, ThreadPoolExecutor(2) as hands:
        return list(hands.map(stage.play, runs))


@pytest.mark.slow
def test_a_booth_that_is_killed_leaves_takes_that_open_and_loses_little(disk_folder: Path) -> None:
    outcomes = play(disk_folder, planned(kills=6, cuts=0))

    assert len(outcomes) == 6 and lost_little(outcomes), table(outcomes)


@pytest.mark.slow
def test_a_power_cut_leaves_takes_that_open_and_costs_little(disk_folder: Path) -> None:
    try:
        must_be_possible()
    except NoDiskError as error:
        pytest.skip(str(error))
    outcomes = play(disk_folder, planned(kills=0, cuts=3)[:2])

    assert len(outcomes) == 2 and lost_little(outcomes), table(outcomes)


def lost_little(outcomes: list[Outcome]) -> bool:
    return all(one.lost is not None and one.lost.worst <= BUSY * GOALS[one.run.end].worst for one in outcomes)


def test_all_forms_come_in_turn_and_the_power_cuts_among_the_kills() -> None:
    runs = planned(kills=20, cuts=3)

    assert {run.form for run in runs[:5]} == set(Form)
    assert [run.end for run in runs].count(End.CUT) == 3
    assert runs[-1].end is End.KILL and End.CUT in {run.end for run in runs[:8]}
    assert len({run.seconds for run in runs}) == len(runs)


def test_where_a_take_lies_on_the_clock_is_told_by_its_beeps() -> None:
    """The booth's own word is right to some hundredths of a second; the beeps are exact."""
    left = Left(pictures_end=2.0, sound_end=2.1, beeps=(0.2, 0.7, 1.2))

    assert left.began_at(about=100.27) == pytest.approx(100.3)


@pytest.mark.parametrize(
    ("outcomes", "is_reached"),
    [
        ([outcome(0.1), outcome(0.4)], True),
        ([outcome(0.05), outcome(0.51)], False),
        ([outcome(0.4), outcome(0.4)], False),
        ([outcome(0.9, End.CUT)], True),
        ([outcome(1.1, End.CUT)], False),
        ([outcome(0.1), Outcome(Run(End.KILL, Form.DANCE, 2), None, "the file does not open")], False),
    ],
)
def test_a_missed_goal_is_seen(outcomes: list[Outcome], is_reached: bool) -> None:
    assert reached(outcomes) is is_reached


def test_the_table_has_a_row_for_each_form_and_one_for_all() -> None:
    rows = table([outcome(0.2), outcome(0.6), Outcome(Run(End.KILL, Form.MUSIC, 0), Lost(None, 0.1))]).splitlines()[2:]

    assert "| kill -9, video | 2 | 2 | 0.40, 0.60 s | 0.40, 0.60 s |  |" in rows
    assert "| kill -9, music | 1 | 1 |  | 0.10, 0.10 s |  |" in rows
    assert "| kill -9, all | 3 | 3 | 0.40, 0.60 s | 0.30, 0.60 s | mean 0.3, worst 0.5 s: MISSED |" in rows
    assert len(rows) == 3
