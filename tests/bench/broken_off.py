"""Exports that are killed at any moment and begun again: the film must be the one that nothing happened to."""

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from exhibits.reel.shapes import Quality, profile_of
from media.files import sha256
from tests.bench import filmed
from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.place import Place

KILLS, WORKS = 20, 5


def same_after_a_kill(place: Place) -> float:
    """How many of twenty: each in a collection of which no film was made before, killed once and begun again."""
    rng, profile = Random(20), profile_of(quality=Quality.DRAFT)
    with place.scratch() as scratch:
        folder = scratch / "collection"
        shared = [
            filmed.seen(scratch / "work.mp4", 12.0, profile), filmed.heard(scratch / "song.mp4", 6.0, profile),
        ]  # fmt: skip
        filmed.fill(folder, shared, WORKS)
        began = time.monotonic()
        unbroken = _sum(_begun(_copy(folder, scratch / "unbroken")), scratch / "unbroken")
        seconds = time.monotonic() - began
        same = 0
        for number in range(KILLS):
            again = _copy(folder, scratch / f"kill{number}")
            _killed(_begun(again), rng.uniform(0, seconds))
            same += _sum(_begun(again), again) == unbroken
            shutil.rmtree(again)
        return same


def _copy(folder: Path, target: Path) -> Path:
    return Path(shutil.copytree(folder, target))


def _begun(folder: Path) -> "subprocess.Popen[str]":
    return begun(folder, folder.with_suffix(".mp4"), "--quality", "draft", "--minutes", "2")


def begun(folder: Path, out: Path, *words: str) -> "subprocess.Popen[str]":
    """The command, as staff give it."""
    said = ["--collection", str(folder), "export", "reel", "--out", str(out), "--choose", "all", "--seed", "7", *words]
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk", *said], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def _killed(process: "subprocess.Popen[str]", after: float) -> None:
    """Its helpers die with it, and are waited for: they would go on for a moment beside the next."""
    try:
        process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        helpers = tree(process.pid)
        process.kill()
        process.communicate()
        while any(Path(f"/proc/{helper}").exists() for helper in helpers):
            time.sleep(0.01)


def tree(pid: int) -> Sequence[int]:
    """A process and all that it started."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:  # it ended just now
                continue
    return found


def ended(process: "subprocess.Popen[str]") -> None:
    _, said = process.communicate()
    if process.returncode:
        raise NotMeasuredError(f"the film was not made: {said.strip().splitlines()[-1:]}")


def _sum(process: "subprocess.Popen[str]", folder: Path) -> str:
    ended(process)
    return sha256(folder.with_suffix(".mp4"))


FIGURES = (Figure("film_killed_same", f"of {KILLS}", same_after_a_kill, at_least=KILLS),)
