"""Which camera and microphone there are, and which ones are wanted."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

TEST_CARD = "test-card"
SILENT = "silent"
TONE = "tone"

_VIDEO = Path("/sys/class/video4linux")


@dataclass(frozen=True)
class DeviceChoice:
    """None is the first there is. `test-card`, `silent` and `tone` are stand-ins that need no hardware."""

    camera: str | None = None
    """A name or number from `cameras()`, or an `http://` address of a camera that sends JPEG pictures."""
    microphone: str | None = None
    """A name from `microphones()`, whole or its beginning."""
    loudspeaker: str | None = None
    """Through which an answered work is heard; a name, or `silent`."""
    round_trip_seconds: float = 0.0
    """How much later than both sound devices say a sound from the loudspeaker is heard by the microphone: measured,
    not guessed. An answer is laid on its piece by it."""


@dataclass(frozen=True)
class CameraFound:
    number: int
    """Of `/dev/video<number>`."""
    name: str


def cameras(folder: Path = _VIDEO) -> list[CameraFound]:
    """The cameras of this machine by number. A camera's further nodes (metadata) have another index than 0."""
    nodes = [node for node in folder.glob("video*") if node.name[5:].isdigit() and _line(node / "index", "0") == "0"]
    found = [CameraFound(int(node.name[5:]), _line(node / "name", node.name)) for node in nodes]
    return sorted(found, key=lambda camera: camera.number)


def microphones(seconds: float = 8.0) -> list[str]:
    """Names of what can be recorded from. Asked in a process of its own: PortAudio's list is as old as its process,
    and a sound server that hangs must not hang the caller."""
    command = [sys.executable, "-m", "capture", "--microphones"]
    here = Path(__file__).parents[1]
    try:
        done = subprocess.run(command, cwd=here, capture_output=True, timeout=seconds, text=True, check=True)
    except (subprocess.SubprocessError, OSError):
        return []
    return [str(name) for name in json.loads(done.stdout)]


def _line(path: Path, otherwise: str) -> str:
    try:
        return path.read_text().strip()
    except OSError:
        return otherwise
