"""A sound card and a camera without hardware, for a machine without a screen and for tests: real devices to every
program that is started with their environment. Needs Debian's pulseaudio, pulseaudio-utils and libasound2-plugins."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import numpy as np

from capture.captured import RATE, SIZE, Samples
from capture.errors import VirtualDeviceError

MICROPHONE = "virtual_mic"
FEED = "virtual_feed"
LOUDSPEAKER = "virtual_out"
HEARD = "virtual_heard"

_ASOUND = """</usr/share/alsa/alsa.conf>
pcm.virtual_mic   { type pulse device "mic.monitor"     hint { show on description "virtual microphone" } }
pcm.virtual_feed  { type pulse device "mic"             hint { show on description "plays into the microphone" } }
pcm.virtual_out   { type pulse device "speaker"         hint { show on description "virtual loudspeaker" } }
pcm.virtual_heard { type pulse device "speaker.monitor" hint { show on description "what the loudspeaker played" } }
pcm.!default      { type pulse }
ctl.!default      { type pulse }
"""
_RAW = ["--raw", "--format=float32le", f"--rate={RATE}", "--channels=2", "--latency-msec=50"]
_START_SECONDS = 10.0
# without norewinds a null sink holds back 2 s of sound
_SINK = "module-null-sink sink_name={} rate=48000 channels=2 norewinds=1"
_MICROPHONE_MODULE = _SINK.format("mic")


@dataclass(frozen=True)
class VirtualSound:
    """A private sound server: two at a time do not hear each other."""

    environment: Mapping[str, str]
    """For the programs that shall find these devices; it must be there before they load PortAudio or SDL."""
    _server: subprocess.Popen[bytes]
    microphone: str = MICROPHONE
    loudspeaker: str = LOUDSPEAKER

    @contextmanager
    def feeding(self, samples: Samples) -> Iterator[subprocess.Popen[bytes]]:
        """Play this (48 kHz, frames by two channels) into the microphone; the process ends when it has been heard."""
        with self._sounding("mic", samples) as process:
            yield process

    @contextmanager
    def playing(self, samples: Samples) -> Iterator[subprocess.Popen[bytes]]:
        """The same through the loudspeaker."""
        with self._sounding("speaker", samples) as process:
            yield process

    @contextmanager
    def _sounding(self, sink: str, samples: Samples) -> Iterator[subprocess.Popen[bytes]]:
        with tempfile.TemporaryFile() as file:
            file.write(np.ascontiguousarray(samples, "<f4").tobytes())
            file.seek(0)
            command = ["pacat", "--playback", f"--device={sink}", *_RAW]
            with _running(command, self.environment, stdin=file) as process:
                yield process

    @contextmanager
    def listening(self) -> Iterator["Listening"]:
        """Record what the loudspeaker plays, until the end of the block."""
        with tempfile.TemporaryFile() as file:
            heard = Listening()
            with _running(["parec", "--device=speaker.monitor", *_RAW], self.environment, stdout=file):
                yield heard
            file.seek(0)
            heard.samples = np.frombuffer(file.read(), "<f4").reshape(-1, 2)

    def unplug(self) -> None:
        """The microphone is pulled out; the loudspeaker too, whose monitor would silently take its place."""
        self._remove("speaker")
        self._remove("mic")

    def replace(self) -> None:
        """The microphone is pulled out, and what the loudspeaker plays silently takes its place."""
        self._remove("mic")

    def plug_in(self) -> None:
        """The microphone is there again."""
        self._ask("load-module", *_MICROPHONE_MODULE.split())

    def _remove(self, sink: str) -> None:
        modules = [line.split("\t") for line in self._ask("list", "short", "modules").splitlines()]
        self._ask("unload-module", next(number for number, _, what, *_ in modules if f"sink_name={sink} " in what))

    def _ask(self, *words: str) -> str:
        command = ["pactl", *words]
        return subprocess.run(command, env=dict(self.environment), check=True, capture_output=True, text=True).stdout

    def go_on(self) -> None:
        """The sound server answers again."""
        self._server.send_signal(signal.SIGCONT)

    def hang(self) -> None:
        """The sound server answers nobody any more: whoever closes a device waits for ever."""
        self._server.send_signal(signal.SIGSTOP)


@dataclass
class Listening:
    samples: Samples = field(default_factory=lambda: np.zeros((0, 2), np.float32))
    """48 kHz, filled when listening has ended."""


@dataclass(frozen=True)
class VirtualCamera:
    url: str
    """What `DeviceChoice.camera` takes."""
    _process: subprocess.Popen[bytes]

    def unplug(self) -> None:
        self._process.kill()
        self._process.wait()

    def stall(self) -> None:
        """Send no more pictures, and say nothing: what broken cables do."""
        self._process.send_signal(signal.SIGSTOP)


@contextmanager
def virtual_sound() -> Iterator[VirtualSound]:
    """A microphone and a loudspeaker. Raises `VirtualDeviceError` where the sound server is not installed."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="virtual-sound-")))
        (folder / "asound.conf").write_text(_ASOUND)
        environment = {
            **os.environ,
            "PULSE_SERVER": f"unix:{folder}/native",
            "PULSE_COOKIE": f"{folder}/cookie",
            "PULSE_SINK": "speaker",
            "PULSE_SOURCE": "mic.monitor",
            "ALSA_CONFIG_PATH": f"{folder}/asound.conf",
        }
        server = stack.enter_context(_running(_server_command(folder), {**os.environ, **_private(folder)}))
        _wait_for(server, folder / "native")
        yield VirtualSound(environment, server)


@contextmanager
def virtual_camera(
    sound: VirtualSound | None = None,
    *,
    every: float | None = None,
    size: tuple[int, int] = SIZE,
    fps: int = 30,
    port: int = 0,
    pattern: bool = False,
    empty_for: int = 0,
    card: str | None = None,
) -> Iterator[VirtualCamera]:
    """A camera that shows a figure of paper, with a `pattern` that can be found again; the first `empty_for` viewers
    see an empty room. With `card`, the figure holds up a paper card of this code. With `every`, it flashes each so many
    seconds of the monotonic clock, and with `sound` too, a beep of a tenth of a second goes into the virtual microphone
    at the same moment."""
    scene = {"size": size, "fps": fps, "every": every, "feed": FEED if sound and every else None, "port": port}
    scene |= {"pattern": pattern, "empty_for": empty_for, "card": card}
    command = [sys.executable, "-m", "capture.virtual_camera", json.dumps(scene)]
    environment = dict(sound.environment if sound else os.environ)
    with _running(command, environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        listens_at = process.stdout.readline().decode().strip()
        if not listens_at:
            raise VirtualDeviceError("The virtual camera did not start.")
        yield VirtualCamera(f"http://127.0.0.1:{listens_at}/camera.mjpeg", process)


@contextmanager
def _running(
    command: list[str],
    environment: Mapping[str, str],
    stdin: IO[bytes] | None = None,
    stdout: IO[bytes] | int | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """A child that ends with the block, and with the thread that began it: a kill -9 leaves nobody behind."""
    here = Path(__file__).parents[1]  # where the package is found, installed or not
    if shutil.which(command[0], path=environment.get("PATH")) is None:
        raise VirtualDeviceError(
            f"“{command[0]}” is not installed; on Debian: apt install pulseaudio pulseaudio-utils libasound2-plugins."
        )
    tied = ["setpriv", "--pdeathsig", "KILL", "--", *command]
    process = subprocess.Popen(
        tied, env=dict(environment), stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL, cwd=here
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _server_command(folder: Path) -> list[str]:
    # the socket comes last, so that it means "ready"
    modules = [_MICROPHONE_MODULE, _SINK.format("speaker")]
    modules += [f"module-native-protocol-unix socket={folder}/native auth-anonymous=1"]
    options = "-n --daemonize=no --exit-idle-time=-1 --system=false --use-pid-file=no --high-priority=no --realtime=no"
    loads = [word for module in modules for word in ("-L", module)]
    return ["pulseaudio", *options.split(), *loads]


def _private(folder: Path) -> dict[str, str]:
    names = ("HOME", "XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH")
    return {**dict.fromkeys(names, str(folder)), "PULSE_COOKIE": f"{folder}/cookie"}


def _wait_for(server: subprocess.Popen[bytes], path: Path) -> None:
    """Until somebody answers at the socket."""
    for _ in range(int(_START_SECONDS / 0.02)):
        with socket.socket(socket.AF_UNIX) as knock:
            if knock.connect_ex(str(path)) == 0:
                return
        try:
            server.wait(0.02)
        except subprocess.TimeoutExpired:
            continue
        break
    raise VirtualDeviceError("The virtual sound card did not start.")
