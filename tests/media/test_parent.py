"""A process ends with the one that started it, whenever that was."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from media.parent import end_with_the_parent

PARENT = """
import sys
from multiprocessing import get_context
from tests.media import test_parent
child = get_context("spawn").Process(target=getattr(test_parent, sys.argv[1]), args=(sys.argv[2],))
child.start()
child.join()
"""


def in_time(pipe: str) -> None:
    with Path(pipe).open("w", encoding="ascii", buffering=1) as held:
        end_with_the_parent(signal.SIGKILL)
        held.write("began\n")
        signal.pause()


def too_late(pipe: str) -> None:
    """The parent ends while we are still beginning. Its files are closed a moment before the kernel gives us another
    parent and would send us the signal; a pidfd is readable only after that."""
    gone = select.poll()
    gone.register(os.pidfd_open(os.getppid()), select.POLLIN)
    with Path(pipe).open("w", encoding="ascii", buffering=1) as held:
        held.write("began\n")
        gone.poll()
        end_with_the_parent(signal.SIGKILL)
        held.write("goes on\n")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "child"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize("child", [in_time, too_late])
def test_a_child_of_a_parent_that_was_killed_ends(child, pipe):
    here = Path(__file__).parents[2]
    words = [sys.executable, "-c", PARENT, child.__name__, str(pipe)]
    with subprocess.Popen(words, cwd=here) as parent, pipe.open(encoding="ascii") as ear:
        assert ear.readline() == "began\n"
        parent.kill()
        assert ear.read() == "", "it ended, and said nothing more"
