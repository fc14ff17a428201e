"""Long work in child processes: each prints one JSON line at a time, stops on SIGTERM, and steals nobody's time.

A line is `{"done": 3, "of": 12, "doing": "job.reel.pictures", "left_seconds": 40.5}`; the last one is
`{"result": {...}}`, `{"stopped": true}` or `{"sorry": "one sentence", "kind": "NoRoomError"}`.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.news import JobDone, JobFailed, JobMoved, News
from media.parent import end_with_the_parent
from media.progress import Progress

log = logging.getLogger(__name__)
NICENESS = 10
STOP_SECONDS = 10.0
"""For a job that was asked to stop, to put away what it had under its hands."""
WIJKPODIUM = (sys.executable, "-m", "kiosk")
KINDS = {
    "NothingToShowError": "nothing",
    "TooShortError": "short",
    "NoRoomError": "room",
    "NoRoomForFilmError": "room_for_film",
    "TakenAwayError": "taken_away",
    "NotOursError": "not_ours",
}
"""What staff read about an error: `staff.sorry.` and this word; whole sentences are in the log."""


@dataclass
class _Running:
    process: subprocess.Popen[str]
    asked_to_stop: bool = False

    def signal(self, number: int) -> None:
        """To the job and its helpers, which are in one process group."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):  # it ended just now, and the thread that waits for it knows it first
                os.killpg(self.process.pid, number)


class Jobs:
    """Starts jobs by name, one of a name at a time. `tell` is called on a thread of the job's own."""

    def __init__(
        self,
        collection: Path,
        tell: Callable[[News], object],
        *,
        command: Sequence[str] = WIJKPODIUM,
        stop_seconds: float = STOP_SECONDS,
    ) -> None:
        self._collection, self._tell, self._command = collection, tell, command
        self._stop_seconds = stop_seconds
        self._running: dict[str, _Running] = {}
        self._resting = False
        self._lock = threading.Lock()

    def start(self, job: str, arguments: Sequence[str]) -> bool:
        """Runs `wijkpodium ARGUMENTS` beside the kiosk. False when a job of this name runs already."""
        with self._lock:
            if job in self._running:
                return False
            self._running[job] = one = _Running(self._spawn(arguments))
            if self._resting:
                one.signal(signal.SIGSTOP)
        threading.Thread(target=self._follow, args=(job, one), name=f"job {job}", daemon=True).start()
        return True

    def runs(self, job: str) -> bool:
        with self._lock:
            return job in self._running

    @property
    def busy(self) -> bool:
        with self._lock:
            return bool(self._running)

    def stop(self, job: str) -> None:
        """Asks it to end, also while it rests; what is done stays done. One that does not listen is killed."""
        with self._lock:
            one = self._running.get(job)
            if one is None:
                return
            one.asked_to_stop = True
            one.process.terminate()  # the job alone: it ends its helpers itself, and tidies up
            one.signal(signal.SIGCONT)
        last_word = threading.Timer(self._stop_seconds, one.signal, [signal.SIGKILL])
        last_word.daemon = True
        last_word.start()

    def rest(self) -> None:
        """Somebody records: the processor is theirs. Jobs that begin meanwhile rest as well."""
        self._all(signal.SIGSTOP, resting=True)

    def go_on(self) -> None:
        self._all(signal.SIGCONT, resting=False)

    def close(self) -> None:
        """The kiosk ends: nobody is told any more."""
        self._tell = lambda news: None
        with self._lock:
            running = list(self._running)
        for job in running:
            self.stop(job)

    def _all(self, number: int, *, resting: bool) -> None:
        with self._lock:
            self._resting = resting
            for one in self._running.values():
                one.signal(number)

    def _spawn(self, arguments: Sequence[str]) -> subprocess.Popen[str]:
        words = [*self._command, "--collection", str(self._collection), "--json-lines", *arguments]
        return subprocess.Popen(
            ["nice", "-n", str(NICENESS), *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            # a group of its own in the kiosk's session: were the kiosk killed while jobs rest, the kernel ends them
            process_group=0,
        )

    def _follow(self, job: str, one: _Running) -> None:
        assert one.process.stdout is not None
        last: Mapping[str, Any] = {}
        for line in one.process.stdout:
            told = _read(line)
            last = told or last
            if progress := _progress(told):
                self._tell(JobMoved(job, progress))
        status = one.process.wait()
        with self._lock:
            del self._running[job]
        self._tell(_end(job, last, status, asked_to_stop=one.asked_to_stop))


def end_with_the_kiosk() -> None:
    """The job's side: when the kiosk is killed, its jobs are asked to stop."""
    end_with_the_parent(signal.SIGTERM)


def _read(line: str) -> Mapping[str, Any]:
    try:
        told = json.loads(line)
    except json.JSONDecodeError:
        log.warning("a job said something that is no JSON: %s", line.rstrip()[:200])
        return {}
    return told if isinstance(told, dict) else {}


def _progress(told: Mapping[str, Any]) -> Progress | None:
    if not {"done", "of", "doing"} <= told.keys():
        return None
    return Progress(told["done"], told["of"], told["doing"], told.get("left_seconds"))


def _end(job: str, last: Mapping[str, Any], status: int, *, asked_to_stop: bool) -> JobDone | JobFailed:
    if "result" in last and status in (0, 1):
        return JobDone(job, last["result"])
    if asked_to_stop or "stopped" in last:
        return JobFailed(job, "")
    log.error("job %s ended with status %s: %s", job, status, last.get("sorry", "it said nothing"))
    return JobFailed(job, f"staff.sorry.{KINDS.get(str(last.get('kind')), 'other')}")
