"""A long sound as AAC by all cores: stretches are encoded side by side and join where nobody hears it.

The encoder of a stretch begins three frames of AAC before it and ends one after it, and only the frames of the stretch
are kept. With the coder of the house its joins are then as near to the source as all else (measured at two joins: -24.3
and -25.3 dB, by one encoder -24.8 and -25.0; with one frame before and none after it -12.6 and -8.6).
"""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path

import av
from av.audio.codeccontext import AudioCodecContext
from av.packet import Packet

from media.encode import AAC_OPTIONS, add_house_audio, sound_frame
from media.files import write_beside
from media.profile import HouseProfile
from media.samples import Samples
from media.side_by_side import in_turn

AAC_FRAME = 1024
STRETCH_FRAMES = 1024
"""Of AAC: 22 seconds."""
_BEFORE, _AFTER = 3, 1

Reader = Callable[[int, int], Samples]
"""From one sample up to another; called by several threads at once."""
Coded = tuple[bytes, int]
"""A packet, and the samples it lasts."""


@dataclass(frozen=True)
class _Stretch:
    """Frames of AAC, from one up to another, of a sound of so many samples."""

    first: int
    last: int
    samples: int

    def coded(self, read: Reader, profile: HouseProfile) -> list[Coded]:
        begins = max(self.first - _BEFORE, 0)
        sound = read(begins * AAC_FRAME, min((self.last + _AFTER) * AAC_FRAME, self.samples))
        packets = _encoded(sound, profile)
        run_up = 1  # the first packet of an encoder comes before its first sample
        kept = packets[run_up + self.first - begins :]
        if self.last * AAC_FRAME < self.samples:
            kept = kept[: self.last - self.first]
        return kept if self.first else packets[:run_up] + kept


def write_spliced(
    path: Path, samples: int, read: Reader, profile: HouseProfile, cores: Executor, told: Callable[[float], None]
) -> None:
    """An MP4 of so many samples. `told` hears the part that is written, often, and may stop it."""
    frames = -(-samples // AAC_FRAME)
    stretches = [
        _Stretch(first, min(first + STRETCH_FRAMES, frames), samples) for first in range(0, frames, STRETCH_FRAMES)
    ]
    tasks = [partial(stretch.coded, read, profile) for stretch in stretches]
    with write_beside(path) as part:
        _write(part, profile, _told(in_turn(cores, tasks), len(tasks), told))


def _told(line: Iterable[list[Coded]], many: int, told: Callable[[float], None]) -> Iterable[Coded]:
    for number, packets in enumerate(line, 1):
        yield from packets
        told(number / many)


def _write(path: Path, profile: HouseProfile, packets: Iterable[Coded]) -> None:
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"}) as output:
        stream = add_house_audio(output, profile)
        output.start_encoding()
        at = -AAC_FRAME
        for data, lasts in packets:
            packet = Packet(data)
            packet.pts = packet.dts = at
            packet.duration, packet.time_base, packet.stream = lasts, Fraction(1, profile.rate), stream
            output.mux(packet)
            at += lasts


def _encoded(sound: Samples, profile: HouseProfile) -> list[Coded]:
    encoder = AudioCodecContext.create("aac", "w")
    encoder.sample_rate, encoder.layout, encoder.format = profile.rate, profile.layout, "fltp"
    encoder.time_base = Fraction(1, profile.rate)
    encoder.bit_rate, encoder.options = profile.sound_bits, dict(AAC_OPTIONS)
    frames = [
        sound_frame(sound[first : first + AAC_FRAME], profile.rate, first) for first in range(0, len(sound), AAC_FRAME)
    ]
    packets = [packet for frame in [*frames, None] for packet in encoder.encode(frame)]
    return [(bytes(packet), packet.duration or AAC_FRAME) for packet in packets]
