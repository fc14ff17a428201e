"""`python -m tests.torture [RUNS]`: takes that break off, by kill -9 and by power cuts, and how much of them is lost.

The booth is a real process on a virtual camera and microphone. Lost is all from the last picture or sample that can be
read to the moment of the end, as somebody before the camera has it: what was still on its way through the camera, the
sound card and the encoder counts too. RUNS is the number of kills, 200 unless told otherwise; to each 20 of them come 3
power cuts. Ctrl-C ends it early and tells what is known until then. The status is 1 where a goal is missed.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict
from pathlib import Path

from capture.errors import VirtualDeviceError
from tests.torture.power_cut import NoDiskError, must_be_possible
from tests.torture.runs import Outcome, Run, planned, reached, table
from tests.torture.stage import a_stage

BUILD = Path(__file__).parents[2] / "build"
RUNS = 200
_CUTS_A_KILL = 3 / 20
_AT_ONCE = 2
"""Booths; a music run takes next to nothing, one with pictures about half a core."""
_TELL_EVERY = 10
_STOPPED = 130


def main(runs: str = str(RUNS)) -> int:
    if not runs.isdigit() or not int(runs):
        _say(f"RUNS is how often a booth is killed, such as 20; {runs!r} is no such number.")
        return 2
    outcomes: list[Outcome] = []
    try:
        with a_stage(BUILD / "torture") as stage:
            cuts = _possible_cuts(round(int(runs) * _CUTS_A_KILL))
            stopped = _play(planned(int(runs), cuts), stage.play, outcomes)
    except VirtualDeviceError as error:
        _say(str(error))
        return 2
    except KeyboardInterrupt:
        return _STOPPED
    _report(outcomes)
    if outcomes and not reached(outcomes):
        return 1
    return _STOPPED if stopped else 0


def _possible_cuts(cuts: int) -> int:
    try:
        must_be_possible()
    except NoDiskError as error:
        _say(f"The power cuts are left out: {error}")
        return 0
    return cuts


def _play(runs: Sequence[Run], play: Callable[[Run], Outcome], outcomes: list[Outcome]) -> bool:
    """Whether somebody stopped it: what is still under way then does not count."""
    began = time.monotonic()
    with ThreadPoolExecutor(_AT_ONCE) as hands:
        under_way = [hands.submit(play, run) for run in runs]
        try:
            for done in as_completed(under_way):
                outcomes.append(done.result())
                _tell(outcomes, len(runs), time.monotonic() - began)
        except KeyboardInterrupt:
            hands.shutdown(wait=False, cancel_futures=True)
            _say("Stopped; the runs under way are not counted.")
            return True
    return False


def _tell(outcomes: Sequence[Outcome], planned: int, seconds: float) -> None:
    done, last = len(outcomes), outcomes[-1]
    if last.lost is None:
        _say(f"{last.run}: {last.problem}")
    if done % _TELL_EVERY == 0 or done == planned:
        left = seconds / done * (planned - done)
        _say(f"{done} of {planned}, {left / 60:.0f} min left; load {os.getloadavg()[0]:.1f}")


def _report(outcomes: Sequence[Outcome]) -> None:
    _say(table(outcomes))
    BUILD.mkdir(exist_ok=True)
    (BUILD / "torture.json").write_text(json.dumps(list(map(asdict, outcomes)), indent=1) + "\n", encoding="utf-8")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
