"""One MP4 of chunks and works that are copied, and a sound that was encoded once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from operator import itemgetter
from pathlib import Path
from typing import Any

import av
from av.audio.stream import AudioStream
from av.packet import Packet
from av.video.stream import VideoStream

from exhibits.errors import SpoiltError
from exhibits.reel.captions import Cue
from exhibits.reel.captiontrack import add_captions
from exhibits.reel.chapters import Chapter, as_written
from exhibits.reel.proof import between
from media.encode import add_house_audio
from media.profile import HouseProfile

_RUN_UP = 1024
"""Samples that AAC needs before the first one: a frame."""


@dataclass(frozen=True)
class Stretch:
    """Pictures to copy: from one key frame of a file up to another."""

    path: Path
    first: int
    last: int


def assemble(
    stretches: Sequence[Stretch],
    sound: Path,
    target: Path,
    profile: HouseProfile,
    *,
    title: str,
    chapters: Sequence[Chapter],
    cues: Sequence[Cue],
    language: str,
) -> None:
    """Pictures with the same parameter sets join without a trace; the sound was encoded as a whole."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(target), "w", format="mp4", options=options) as output:
        output.metadata["title"] = title
        output.set_chapters(as_written(chapters, profile))
        with av.open(str(stretches[0].path)) as first:
            video = output.add_stream_from_template(first.streams.video[0])
        audio = add_house_audio(output, profile)
        lines: list[Iterator[tuple[int, Packet[Any]]]] = []
        if cues:
            lines.append(add_captions(output, cues, profile, language))
        output.start_encoding()
        lines += [_joined(stretches, video, profile), _heard(sound, audio, profile)]
        for _, packet in merge(*lines, key=itemgetter(0)):
            output.mux(packet)


def _joined(
    stretches: Sequence[Stretch], video: VideoStream, profile: HouseProfile
) -> "Iterator[tuple[int, Packet[VideoStream]]]":
    """Packets with their place in the film, counted in frames as they are stored."""
    parameters: bytes | None = None
    before = 0
    for stretch in stretches:
        with av.open(str(stretch.path)) as container:
            stream = container.streams.video[0]
            own = bytes(stream.codec_context.extradata or b"")
            parameters = parameters or own
            if own != parameters:
                raise SpoiltError("The parts of the film do not fit together; it was thrown away.")
            assert stream.time_base is not None
            shift = int(Fraction(before - stretch.first, profile.fps) / stream.time_base)
            for packet in between(container, stream, stretch.first, stretch.last):
                assert packet.pts is not None and packet.dts is not None
                packet.pts += shift
                packet.dts += shift
                packet.stream = video
                yield before, packet
                before += 1


def _heard(sound: Path, audio: AudioStream, profile: HouseProfile) -> "Iterator[tuple[int, Packet[AudioStream]]]":
    """All that the encoder gave, its run-up too, which comes before the first sample; with the frame it belongs to."""
    with av.open(str(sound), options={"ignore_editlist": "1"}) as container:
        at = -_RUN_UP
        for packet in container.demux(container.streams.audio[0]):
            if packet.size == 0:
                continue
            packet.pts = packet.dts = at
            packet.time_base = Fraction(1, profile.rate)
            packet.stream = audio
            yield at // profile.frame_samples, packet
            at += packet.duration or _RUN_UP
