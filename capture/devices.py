"""Which camera and microphone there are, and which ones are wanted."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from capture.framing import Framing
from media.devicenames import Plugged, chosen, names, socket_of

TEST_CARD = "test-card"
SILENT = "silent"
TONE = "tone"

_VIDEO = Path("/sys/class/video4linux")
_SOUND = Path("/sys/class/sound")


@dataclass(frozen=True)
class DeviceChoice:
    """None is the first there is. `test-card`, `silent` and `tone` are stand-ins that need no hardware."""

    camera: str | None = None
    """A name or number from `cameras()`, or an `http://` address of a camera that sends JPEG pictures."""
    microphone: str | None = None
    """A name from `sound_devices()`, whole or its beginning."""
    loudspeaker: str | None = None
    """Through which an answered work is heard; a name, or `silent`."""
    round_trip_seconds: float = 0.0
    """How much later than both sound devices say a sound from the loudspeaker is heard by the microphone: measured,
    not guessed. An answer is laid on its piece by it."""
    zoom: float = 1.0
    height: float = 0.0
    measured_with: str | None = None
    """The microphone of which the round trip is known; None: of whichever there is."""

    def round_trip_with(self, microphone: str | None) -> float:
        """In seconds: what was measured, or nothing where another microphone has taken its place."""
        return self.round_trip_seconds if self.measured_with in (None, microphone) else 0.0

    @property
    def framing(self) -> Framing:
        """Which part of the camera's picture is used."""
        return Framing(self.zoom, self.height)


@dataclass(frozen=True)
class CameraFound:
    number: int
    """Of `/dev/video<number>`: another one tomorrow."""
    name: str
    """With its socket where two are called alike, as two of one make are."""
    told: Plugged


@dataclass(frozen=True)
class SoundDevices:
    """Names of what can be recorded from, and played through. A card that is in use may be missing."""

    microphones: tuple[str, ...] = ()
    loudspeakers: tuple[str, ...] = ()


@dataclass(frozen=True)
class DevicesThere:
    """All names that can be chosen."""

    cameras: tuple[str, ...] = ()
    sound: SoundDevices = SoundDevices()


def devices_there() -> DevicesThere:
    """Takes up to some seconds: ask on a thread. Ask before devices are opened, for those that are in use may not be
    told."""
    return DevicesThere(tuple(camera.name for camera in cameras()), sound_devices())


def cameras(folder: Path = _VIDEO) -> list[CameraFound]:
    """The cameras of this machine by number. A camera's further nodes (metadata) have another index than 0."""
    nodes = [node for node in folder.glob("video*") if node.name[5:].isdigit() and _line(node / "index", "0") == "0"]
    nodes.sort(key=lambda node: int(node.name[5:]))
    told = [Plugged(_line(node / "name", node.name), socket_of(node)) for node in nodes]
    return [
        CameraFound(int(node.name[5:]), name, one) for node, name, one in zip(nodes, names(told), told, strict=True)
    ]


def plugged_in(video: Path = _VIDEO, sound: Path = _SOUND) -> frozenset[str]:
    """Changes when a camera or sound card is plugged in or pulled out; quick, and no device is touched."""
    return frozenset(node.name for node in [*video.glob("video*"), *sound.glob("card*")])


def camera_called(wanted: str | None, there: Sequence[CameraFound]) -> CameraFound | None:
    """The one that is called so, or has that number; for None the first there is."""
    if wanted is None:
        return there[0] if there else None
    for camera in there:
        if wanted in {str(camera.number), f"/dev/video{camera.number}"}:
            return camera
    which = chosen(wanted, [camera.told for camera in there])
    return None if which is None else there[which]


def sound_devices(seconds: float = 8.0) -> SoundDevices:
    """What there is to choose from. Asked in a process of its own: PortAudio's list is as old as its process, and a
    sound server that hangs must not hang the caller."""
    command = [sys.executable, "-m", "capture", "--sound-devices"]
    here = Path(__file__).parents[1]
    try:
        done = subprocess.run(command, cwd=here, capture_output=True, timeout=seconds, text=True, check=True)
    except (subprocess.SubprocessError, OSError):
        return SoundDevices()
    told = json.loads(done.stdout)
    return SoundDevices(tuple(told["microphones"]), tuple(told["loudspeakers"]))


def _line(path: Path, otherwise: str) -> str:
    try:
        return path.read_text().strip()
    except OSError:
        return otherwise
