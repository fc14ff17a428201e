"""The real kiosk as a program of its own: keeper, kiosk and booth, on the virtual screen."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.rehearsal.visitor import Visitor, narration_pipe
from tests.bench.figures import NotMeasuredError
from tests.bench.place import LOG, Place

_ROOT = Path(__file__).parents[2]
_TICKS = os.sysconf("SC_CLK_TCK")
_END_SECONDS = 10.0


@dataclass(frozen=True)
class Running:
    keeper: int
    visitor: Visitor
    began: float
    """On the monotonic clock, just before the program was started."""

    @property
    def kiosk(self) -> int:
        """The process that draws."""
        children = _children(self.keeper)
        if len(children) != 1:
            raise NotMeasuredError("the kiosk has ended; build/bench/kiosk.log tells why.")
        return children[0]

    @property
    def booth(self) -> int:
        """The process that owns camera and microphone."""
        found = [pid for pid in _children(self.kiosk) if b"capture" in _words(pid)]
        if len(found) != 1:
            raise NotMeasuredError(f"the kiosk has {len(found)} booths; build/bench/kiosk.log tells why.")
        return found[0]

    def cpu_seconds(self) -> float:
        """Of all its processes, since each of them began."""
        return sum(map(cpu_seconds, _family(self.keeper)))

    def rss_mib(self) -> float:
        """Memory of the process that draws."""
        lines = Path(f"/proc/{self.kiosk}/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@dataclass(frozen=True)
class Load:
    """A share of a core, by what the processes used between two moments."""

    cpu_seconds: float
    at: float

    @classmethod
    def now(cls, running: Running) -> "Load":
        return cls(running.cpu_seconds(), time.monotonic())

    def percent_since(self, before: "Load") -> float:
        return 100 * (self.cpu_seconds - before.cpu_seconds) / (self.at - before.at)


@contextmanager
def kiosk_on(place: Place, collection: Path) -> Iterator[Running]:
    # a kiosk keeps its compiled code, whatever the habits of the one who measures
    environment = {name: value for name, value in place.environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with narration_pipe(collection.parent) as (pipe, ear), (place.folder / LOG).open("ab") as log:
        command = [sys.executable, "-m", "kiosk", "--collection", str(collection), "run", "--narrate", str(pipe)]
        began = time.monotonic()
        process = subprocess.Popen(
            command, cwd=_ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        try:
            yield Running(process.pid, Visitor(environment, ear), began)
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """As a power switch does, but in order; whoever does not follow is killed."""
    family = _family(process.pid)
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        for pid in family:
            os.kill(pid, signal.SIGKILL)
        process.wait()


def _family(pid: int) -> list[int]:
    return [pid, *(one for child in _children(pid) for one in _family(child))]


def _children(pid: int) -> list[int]:
    """Children of every thread; none when the process has just ended."""
    return [int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in _read(task).split()]


def _read(path: Path) -> str:
    """What the system tells of a thread or a process; nothing when it has just ended."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _words(pid: int) -> list[bytes]:
    """Of its command."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return []
