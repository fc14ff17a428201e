"""Long work in child processes: each prints one JSON line at a time, stops on SIGTERM, and steals nobody's time.

A line is `{"done": 3, "of": 12, "doing": "job.film.pictures", "left_seconds": 40.5}`; the last one is
`{"result": {...}}` or `{"sorry": "one sentence"}`.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.news import JobDone, JobFailed, JobMoved, News
from media.progress import Progress

log = logging.getLogger(__name__)
NICENESS = 10


class Jobs:
    """Starts jobs by name, one of a name at a time. `tell` is called on a thread of the job's own."""

    def __init__(self, collection: Path, tell: Callable[[News], object]) -> None:
        self._collection, self._tell = collection, tell
        self._running: dict[str, subprocess.Popen[str]] = {}
        self._lock = threading.Lock()

    def start(self, job: str, arguments: Sequence[str]) -> bool:
        """Runs `wijkpodium ARGUMENTS` beside the kiosk. False when a job of this name runs already."""
        with self._lock:
            if job in self._running:
                return False
            self._running[job] = process = self._spawn(arguments)
        threading.Thread(target=self._follow, args=(job, process), name=f"job {job}", daemon=True).start()
        return True

    def runs(self, job: str) -> bool:
        with self._lock:
            return job in self._running

    def stop(self, job: str) -> None:
        """Asks it to end; what is done stays done."""
        self._signal(job, signal.SIGTERM)

    def rest(self) -> None:
        """Somebody records: the processor is theirs."""
        for job in list(self._running):
            self._signal(job, signal.SIGSTOP)

    def go_on(self) -> None:
        for job in list(self._running):
            self._signal(job, signal.SIGCONT)

    def close(self) -> None:
        for job in list(self._running):
            self.stop(job)
            self._signal(job, signal.SIGCONT)

    def _signal(self, job: str, number: int) -> None:
        with self._lock:
            process = self._running.get(job)
        if process and process.poll() is None:
            os.killpg(process.pid, number)

    def _spawn(self, arguments: Sequence[str]) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "kiosk", "--collection", str(self._collection), "--json-lines", *arguments]
        return subprocess.Popen(
            ["nice", "-n", str(NICENESS), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def _follow(self, job: str, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        last: Mapping[str, Any] = {}
        for line in process.stdout:
            last = _read(line)
            if "done" in last:
                progress = Progress(last["done"], last["of"], last["doing"], last.get("left_seconds"))
                self._tell(JobMoved(job, progress))
        process.wait()
        with self._lock:
            del self._running[job]
        self._tell(_end(job, last, process.returncode))


def _read(line: str) -> Mapping[str, Any]:
    try:
        told = json.loads(line)
    except json.JSONDecodeError:
        log.warning("a job said something that is no JSON: %s", line.rstrip()[:200])
        return {}
    return told if isinstance(told, dict) else {}


def _end(job: str, last: Mapping[str, Any], status: int) -> JobDone | JobFailed:
    if "result" in last and status in (0, 1):
        return JobDone(job, last["result"])
    if status < 0 or "stopped" in last:
        return JobFailed(job, "")
    return JobFailed(job, str(last.get("sorry", f"The job ended with status {status}; the log says more.")))
