"""The border to PulseAudio, and to PipeWire, which answers for it: which source a stream of ours really hears.

When a microphone is pulled out, such a server moves its streams to another source without a word: to a microphone in
another room, or to what our own loudspeaker plays. Without a server, or without its `pactl`, nothing is moved.
"""

import json
import os
import subprocess
import threading
from contextlib import suppress
from subprocess import PIPE
from typing import Any

from capture.line import clean_environment

_ANSWER_SECONDS = 1.0
"""Nobody waits longer for a server that hangs."""


class Source:
    """What this process hears, from before its stream is opened. A millisecond after that is another source, before the
    first sound of it arrives, it is `doubted`; some 10 ms later that is over, and it is known to be `moved`."""

    def __init__(self) -> None:
        self.moved = self.doubted = False
        self._hears: int | None = None
        self._events: subprocess.Popen[str] | None = None
        self._closed, self._looking = threading.Event(), threading.Lock()
        threading.Thread(target=self._watch, name="sound server", daemon=True).start()

    def begin(self) -> None:
        """The stream is open now: what it hears is what was meant."""
        self._look()

    @property
    def is_loudspeaker(self) -> bool:
        """Whether it hears what a loudspeaker plays."""
        return any(one["index"] == self._hears and one.get("monitor_source") for one in _listed("sources"))

    def close(self) -> None:
        self._closed.set()
        if self._events is not None:
            self._events.kill()

    def _watch(self) -> None:
        # tied to this thread, which reads it: who kills this process with -9 leaves nobody behind
        command = ["setpriv", "--pdeathsig", "KILL", "--", "pactl", "subscribe"]
        quiet = subprocess.DEVNULL
        with (
            suppress(OSError),
            subprocess.Popen(command, stdout=PIPE, stderr=quiet, env=_environment(), text=True) as it,
        ):
            self._events = it
            if self._closed.is_set():
                it.kill()
            assert it.stdout is not None
            self._look()
            for event in it.stdout:
                if self._closed.is_set():
                    break
                if "source-output" in event:
                    self.doubted = True
                    self._look()
                    self.doubted = False
            it.kill()

    def _look(self) -> None:
        with self._looking:
            hears = _heard_by(os.getpid())
            if hears is not None:
                self.moved = self.moved or self._hears not in {None, hears}
                self._hears = hears


def _heard_by(pid: int) -> int | None:
    """The number of the source that a process records from."""
    for stream in _listed("source-outputs"):
        if stream.get("properties", {}).get("application.process.id") == str(pid):
            return int(stream["source"])
    return None


def _listed(what: str) -> list[Any]:
    """Nothing where nobody answers."""
    command = ["pactl", "--format=json", "list", what]
    with suppress(subprocess.SubprocessError, OSError, ValueError):
        told = subprocess.run(command, capture_output=True, timeout=_ANSWER_SECONDS, check=True, env=_environment())
        return list(json.loads(told.stdout))
    return []


def _environment() -> dict[str, str]:
    """Its events are sentences, in the language of the machine; and without a server named it would start one."""
    usual = f"unix:/run/user/{os.getuid()}/pulse/native unix:/run/pulse/native"
    return {"PULSE_SERVER": usual, **clean_environment(os.environ), "LC_ALL": "C"}
