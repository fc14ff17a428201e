"""How late a sound of the loudspeaker is heard by the microphone: chirps are played, recorded, and found again.

Both devices tell the times of their samples, and both err: by a buffer they do not know of, by the air, by the radio of
a headset. What is left between the two accounts is the round trip, by which an answer is laid on its piece.
"""

import json
import queue
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from capture.captured import RATE, Samples, Sound
from capture.devices import SILENT, TONE, DeviceChoice
from capture.errors import CaptureError, LatencyUnknownError
from capture.microphone import open_microphone
from capture.roundtrip import RoundTrip
from media.mixer import Playing, Silence, WholeSound
from media.soundcards import Way, sound_card
from media.speaker import Loudspeaker

CHIRPS = 7
CHIRP_SECONDS, LOW_HZ, HIGH_HZ = 0.08, 600.0, 3000.0
"""What small loudspeakers and human ears can both bear."""
_LOUDNESS = 0.3
_EACH_SECONDS = 0.8
"""From one chirp to the next: the latest that one is looked for."""
_SETTLE_SECONDS = 2.0
"""Until both devices' accounts of their time are smooth."""
_SIDE_SECONDS = 0.03
CLEAR = 2.0
"""A chirp stands out so far from everything else; the loudest of mere noise does by 1.3."""
_LEAST_HEARD = 5
STEADY_SECONDS = 0.005
_LONGEST_SECONDS = 40.0

LOUDER = "Turn it up, or hold the headphones to the microphone, and try again."


@dataclass(frozen=True)
class Found:
    at: float
    """Seconds of the monotonic clock, by the microphone's account."""
    clear: float


def measure_apart(choice: DeviceChoice) -> RoundTrip:
    """`measure` in a process of its own, because a sound system may hang."""
    command = [sys.executable, "-m", "capture", "--latency", json.dumps(asdict(choice))]
    here = Path(__file__).parents[1]
    try:
        done = subprocess.run(command, cwd=here, capture_output=True, timeout=_LONGEST_SECONDS, text=True, check=True)
    except (subprocess.SubprocessError, OSError) as error:
        raise LatencyUnknownError("The sound system does not answer. Start the computer again.") from error
    told = json.loads(done.stdout)
    if "sorry" in told:
        raise LatencyUnknownError(told["sorry"])
    return RoundTrip(**told)


def told_apart(choice: DeviceChoice) -> str:
    """What the process of `measure_apart` answers."""
    try:
        return json.dumps(asdict(measure(choice)))
    except CaptureError as error:
        return json.dumps({"sorry": str(error)})


def measure(choice: DeviceChoice) -> RoundTrip:
    """Raises `LatencyUnknownError`, or `MicrophoneMissingError`, with what to do."""
    if choice.microphone in {SILENT, TONE} or choice.loudspeaker == SILENT:
        raise LatencyUnknownError("A stand-in hears nothing. Choose a microphone and a loudspeaker first.")
    ear = Ear()
    microphone = open_microphone(choice, ear.heard.put)
    speaker = Loudspeaker(choice.loudspeaker)
    try:
        ear.listen(_SETTLE_SECONDS, speaker.play(Silence()))
        if not speaker.heard:
            raise LatencyUnknownError(f"{_called(choice)} does not answer. Plug it in, or choose another.")
        late = [_one(speaker, ear) for _ in range(CHIRPS)]
    finally:
        speaker.close()
        microphone.close()
    card = sound_card(choice.loudspeaker, Way.OUT)
    return judged(late, microphone.name, card.name if card else "")


class Ear:
    """The microphone's sound, block by block."""

    def __init__(self) -> None:
        self.heard: queue.SimpleQueue[Sound] = queue.SimpleQueue()

    def listen(self, seconds: float, playing: Playing) -> list[Sound]:
        """So many seconds of sound; the loudspeaker is kept going meanwhile."""
        blocks: list[Sound] = []
        while sum(len(block.samples) for block in blocks) < seconds * RATE:
            playing.at()
            try:
                blocks.append(self.heard.get(timeout=2.0))
            except queue.Empty:
                raise LatencyUnknownError("The microphone gives no more sound. Plug it in again.") from None
        return blocks


def _one(speaker: Loudspeaker, ear: Ear) -> tuple[float, float]:
    """How late a chirp was heard, and how clearly."""
    playing = speaker.play(WholeSound(np.repeat(chirp()[:, None], 2, axis=1)))
    found = find(ear.listen(_EACH_SECONDS, playing))
    return (found.at - playing.began_at, found.clear) if playing.began_at is not None else (0.0, 0.0)


def judged(late: Sequence[tuple[float, float]], microphone: str, loudspeaker: str) -> RoundTrip:
    """The round trip that these say, if they say one."""
    heard = [(seconds, clear) for seconds, clear in late if clear >= CLEAR]
    if not heard:
        raise LatencyUnknownError(f"The microphone did not hear the loudspeaker. {LOUDER}")
    if len(heard) < _LEAST_HEARD:
        raise LatencyUnknownError(f"Only {len(heard)} of {len(late)} sounds were heard. {LOUDER}")
    median = statistics.median(seconds for seconds, _ in heard)
    apart = sorted(abs(seconds - median) for seconds, _ in heard)[:-1]  # one may come late on a busy machine
    if apart[-1] > STEADY_SECONDS:
        told = f"The sound came now sooner, now later: {apart[-1] * 1000:.0f} ms apart."
        raise LatencyUnknownError(f"{told} Let the computer rest, use a cable instead of a radio, and try again.")
    clear = statistics.median(clear for _, clear in heard)
    return RoundTrip(median, apart[-1], clear, len(heard), microphone, loudspeaker)


def chirp() -> Samples:
    """A short rising whistle: no two moments of it are alike, so it is found to a fraction of a sample."""
    t = np.arange(round(CHIRP_SECONDS * RATE)) / RATE
    phase = 2 * np.pi * (LOW_HZ * t + (HIGH_HZ - LOW_HZ) / 2 / CHIRP_SECONDS * t**2)
    return (_LOUDNESS * np.sin(phase) * np.hanning(len(t))).astype(np.float32)


def find(blocks: Sequence[Sound]) -> Found:
    """When the chirp that is somewhere in this sound was heard; `clear` says whether there is one."""
    sound = np.concatenate([block.samples.mean(axis=1) for block in blocks])
    likeness = _likeness(sound, chirp())
    peak = int(likeness.argmax())
    side = round(_SIDE_SECONDS * RATE)
    beside = np.concatenate([likeness[: max(0, peak - side)], likeness[peak + side :]])
    highest = float(beside.max()) if beside.size else 0.0
    clear = float(likeness[peak]) / max(highest, 1e-9)
    starts = np.cumsum([0, *(len(block.samples) for block in blocks)])
    which = int(np.searchsorted(starts, peak, side="right")) - 1
    return Found(blocks[which].at + (peak - starts[which] + _past_peak(likeness, peak)) / RATE, clear)


def _likeness(sound: Samples, wanted: Samples) -> Samples:
    """How alike they are at each shift: the height of the correlation, whatever the phase, which rooms turn."""
    size = 1 << (len(sound) + len(wanted)).bit_length()
    both = np.fft.fft(sound, size) * np.conj(np.fft.fft(wanted, size))
    both[size // 2 :] = 0
    return np.abs(np.fft.ifft(both))[: len(sound)].astype(np.float32)


def _past_peak(likeness: Samples, peak: int) -> float:
    """The part of a sample by which the top of the curve lies after its highest value (a parabola through three)."""
    if not 0 < peak < len(likeness) - 1:
        return 0.0
    before, top, after = (float(one) for one in likeness[peak - 1 : peak + 2])
    bend = before - 2 * top + after
    return 0.5 * (before - after) / bend if bend else 0.0


def _called(choice: DeviceChoice) -> str:
    return f"The loudspeaker “{choice.loudspeaker}”" if choice.loudspeaker else "The loudspeaker"
