"""`python -m tests.bench [NAME]`: measures, prints a table and writes build/bench.json.

NAME is a figure, or the beginning of several. Nothing here is a test: a figure that misses its goal only says so.
"""

import json
import os
import platform
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from capture.errors import VirtualDeviceError
from kiosk.rehearsal.display import NoDisplayError
from kiosk.rehearsal.visitor import LostError
from tests.bench.figures import Figure, NotMeasuredError, all_figures
from tests.bench.place import Place

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build"


@dataclass(frozen=True)
class Result:
    name: str
    value: float | None
    """None: it could not be measured."""
    unit: str
    goal: float | None
    reached: bool | None
    load: float
    """Processes that wanted a core in the minute before: above the number of cores, times are pessimistic."""


def main(wanted: str = "") -> int:
    figures = [figure for figure in all_figures() if figure.name.startswith(wanted)]
    if not figures:
        _say(f"There is no figure {wanted}. There are: {', '.join(figure.name for figure in all_figures())}.")
        return 2
    with ExitStack() as stack:
        place = Place(BUILD / "bench", stack)
        _say(f"{'figure':<24}{'value':>10} {'unit':<12}{'goal':>8}")
        results = [_measured(figure, place) for figure in figures]
    _write(BUILD / "bench.json", results)
    return 1 if any(result.value is None for result in results) else 0


def _measured(figure: Figure, place: Place) -> Result:
    load = os.getloadavg()[0]
    try:
        value = round(figure.measure(place), 3)
    except (NotMeasuredError, LostError, NoDisplayError, VirtualDeviceError) as error:
        _say(f"{figure.name:<24}{'':>10} not measured: {error}")
        return Result(figure.name, None, figure.unit, figure.goal, None, load)
    result = Result(figure.name, value, figure.unit, figure.goal, figure.reached(value), load)
    _say(_line(figure, value))
    return result


def _line(figure: Figure, value: float) -> str:
    verdict = {True: "reached", False: "MISSED", None: ""}[figure.reached(value)]
    sign = "≥" if figure.at_least is not None else "≤"
    goal = "" if figure.goal is None else f"{sign} {figure.goal:g}"
    return f"{figure.name:<24}{value:>10.2f} {figure.unit:<12}{goal:>8}  {verdict}"


def _write(path: Path, results: list[Result]) -> None:
    """Figures that were not asked for now stay as they were measured before, if that was the same commit."""
    commit, now = _commit(), {result.name: asdict(result) for result in results}
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known = {old["name"]: old for old in before["results"]} if before.get("commit") == commit else {}
    names = [figure.name for figure in all_figures()]
    kept = [{**known, **now}[name] for name in names if name in known or name in now]
    path.parent.mkdir(exist_ok=True)
    written = {"commit": commit, "machine": _machine(), "results": kept}
    path.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


def _commit() -> str:
    """With a plus where files differ from it."""
    said = subprocess.run(
        ["git", "describe", "--always", "--abbrev=40", "--exclude=*", "--dirty=+"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip() or "unknown"


def _machine() -> dict[str, object]:
    return {
        "cores": os.cpu_count(),
        "processor": _first("/proc/cpuinfo", "model name"),
        "memory": _first("/proc/meminfo", "MemTotal"),
        "system": platform.platform(),
        "python": platform.python_version(),
    }


def _first(path: str, name: str) -> str:
    """A machine that does not tell is no reason to measure nothing."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
