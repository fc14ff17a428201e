"""What a killed export leaves goes at the next start, and what grows is let alone."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from exhibits.half_made import clear_all, half_of, workshop_of

HANGS = """
import sys
from pathlib import Path
from exhibits.half_made import half_of, workshop_of
out = Path(sys.argv[1])
with workshop_of(out / "2026-07-04-2100-film.mp4") as one, half_of(out / "2026-07-04-2100-exhibition") as two:
    (one / "0001.mp4").write_bytes(b"a work")
    (two / "media").mkdir()
    (out / "2026-07-04-2100-film.mp4.part").write_bytes(b"a work")
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def export(tmp_path):
    """A process that makes a film and an exhibition, and never gets on."""
    process = subprocess.Popen(
        [sys.executable, "-c", HANGS, tmp_path],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout.readline() == b"ready\n"
    yield process
    process.kill()
    process.communicate()


def test_nothing_of_a_killed_export_is_left(export, tmp_path):
    """Pictures of works in folders that no list names: erasing would never find them."""
    os.kill(export.pid, signal.SIGKILL)
    export.wait()
    assert len(list(tmp_path.iterdir())) == 3
    clear_all(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_still_runs_is_let_alone(export, tmp_path):
    there = sorted(tmp_path.rglob("*"))
    clear_all(tmp_path)
    assert sorted(tmp_path.rglob("*")) == there


def test_what_is_whole_stays(tmp_path):
    for name in ("film.mp4", "film.mp4.json", "holiday.making-of", "letter.part"):
        (tmp_path / name).write_bytes(b"whole")
    (tmp_path / "exhibition").mkdir()
    there = sorted(tmp_path.iterdir())
    clear_all(tmp_path)
    assert sorted(tmp_path.iterdir()) == there


def test_it_is_gone_when_it_ends_by_itself(tmp_path):
    with workshop_of(tmp_path / "film.mp4"), half_of(tmp_path / "exhibition"):
        pass
    assert list(tmp_path.iterdir()) == []
