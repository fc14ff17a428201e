"""One MP4 of chunks and works that are copied, and a sound that was encoded once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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
from media.opening import open_index
from media.profile import HouseProfile

_HELD_BACK = 2
"""Pictures that x264 holds back to bring B-frames into their order; a piece of one or two pictures says none."""
_RUN_UP = 1024
"""Samples that AAC needs before the first one: a frame."""
_TOLD_EVERY = 500


@dataclass(frozen=True)
class Stretch:
    """Pictures to copy: from a key frame of a file up to another, or to where a group can be broken off."""

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
    told: Callable[[int], None] = lambda frames: None,
) -> None:
    """Pictures with the same parameter sets join without a trace; the sound was encoded as a whole. `told` hears how
    many pictures are in, and may stop it."""
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
        lines += [_joined(_in_one(stretches), video, profile), _heard(sound, audio, profile)]
        for number, (at, packet) in enumerate(merge(*lines, key=itemgetter(0))):
            output.mux(packet)
            if number % _TOLD_EVERY == 0:
                told(at)


def _in_one(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Those of a file that follow each other: to open it takes as long as to copy half a minute of it."""
    growing: Stretch | None = None
    for stretch in stretches:
        if growing is not None and (growing.path, growing.last) == (stretch.path, stretch.first):
            growing = replace(growing, last=stretch.last)
            continue
        if growing is not None:
            yield growing
        growing = stretch
    if growing is not None:
        yield growing


def _joined(
    stretches: Iterable[Stretch], video: VideoStream, profile: HouseProfile
) -> "Iterator[tuple[int, Packet[VideoStream]]]":
    """Packets with their place in the film, counted in frames as they are stored."""
    parameters: bytes | None = None
    before = 0
    for stretch in stretches:
        with open_index(stretch.path) as container:
            stream = container.streams.video[0]
            own = bytes(stream.codec_context.extradata or b"")
            parameters = parameters or own
            if own != parameters:
                raise SpoiltError("The parts of the film do not fit together; it was thrown away.")
            assert stream.time_base is not None
            each = profile.frame_time / stream.time_base
            shift = int((before - stretch.first) * each)
            for packet in between(container, stream, stretch.first, stretch.last):
                assert packet.pts is not None and packet.dts is not None
                packet.pts += shift
                packet.dts = (before - _HELD_BACK) * each.numerator // each.denominator
                packet.stream = video
                yield before, packet
                before += 1


def _heard(sound: Path, audio: AudioStream, profile: HouseProfile) -> "Iterator[tuple[int, Packet[AudioStream]]]":
    """All that the encoder gave, its run-up too, which comes before the first sample; with the frame it belongs to."""
    with av.open(str(sound), options={"ignore_editlist": "1"}) as container:
        at, base = -_RUN_UP, Fraction(1, profile.rate)
        for packet in container.demux(container.streams.audio[0]):
            if packet.size == 0:
                continue
            packet.pts = packet.dts = at
            packet.time_base = base
            packet.stream = audio
            yield at // profile.frame_samples, packet
            at += packet.duration or _RUN_UP
