"""The keeper: a kiosk that stops answering is started again."""

import sys

import pytest

from kiosk.keeper import Heart, Keeper, KeeperGoneError


def kiosk(tmp_path, *lives):
    """A little program that does something else each time it is started."""
    (tmp_path / "lives").write_text("\n".join(lives))
    program = f"""
import os, sys
from pathlib import Path
path = Path({str(tmp_path / "lives")!r})
first, *rest = path.read_text().splitlines()
path.write_text("\\n".join(rest))
beat = int(sys.argv[1])
exec(first)
"""
    return [sys.executable, "-c", program.replace("{", "{{").replace("}", "}}"), "{beat}"]


def test_a_kiosk_that_ends_well_is_let_go(tmp_path):
    assert Keeper(kiosk(tmp_path, "sys.exit(0)", "sys.exit(9)")).run() == 0
    assert (tmp_path / "lives").read_text() == "sys.exit(9)"


def test_wrong_input_is_not_tried_again(tmp_path):
    assert Keeper(kiosk(tmp_path, "sys.exit(2)", "sys.exit(0)")).run() == 2


def test_a_crash_is_followed_by_a_new_start_and_a_longer_pause_each_time(tmp_path):
    pauses = []
    command = kiosk(tmp_path, "os.abort()", "os.kill(os.getpid(), 9)", "sys.exit(0)")
    assert Keeper(command, pause=pauses.append).run() == 0
    assert pauses == sorted(pauses)
    assert len(pauses) == 2


def test_a_kiosk_whose_loop_stands_still_is_killed_and_started_again(tmp_path):
    """It beat once, then hangs for ever: only kill -9 helps."""
    hangs = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); os.write(beat, b'.'); signal.pause()"
    keeper = Keeper(kiosk(tmp_path, hangs, "sys.exit(0)"), pause=lambda seconds: None, beat_seconds=0.3)
    assert keeper.run() == 0


def test_a_heart_that_nobody_hears_ends_the_kiosk():
    import os

    ear, mouth = os.pipe()
    os.close(ear)
    with pytest.raises(KeeperGoneError):
        Heart(mouth).beat()
    os.close(mouth)


def test_a_full_pipe_does_not_stop_the_kiosk():
    import os

    ear, mouth = os.pipe()
    times = iter(range(10**6))
    heart = Heart(mouth, clock=lambda: float(next(times)))
    for _ in range(70_000):
        heart.beat()
    os.close(ear)
    os.close(mouth)
