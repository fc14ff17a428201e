"""One MP4 of chunks and works that are copied, and a sound that was encoded once; then opened again and measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.packet import Packet
from av.video.stream import VideoStream

from exhibits.errors import SpoiltError
from exhibits.reel.render import packets_of
from media.encode import add_house_audio
from media.loudness import Loudness, measure
from media.profile import HouseProfile

_RUN_UP = 1024
"""Samples that AAC needs before the first one: a frame."""
_HAIR = 0.05
"""Two ways of measuring a peak differ by less than this."""


@dataclass(frozen=True)
class Chapter:
    title: str
    starts: int
    ends: int
    """In frames."""


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
) -> None:
    """Pictures with the same parameter sets join without a trace; the sound was encoded as a whole."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(target), "w", format="mp4", options=options) as output:
        output.metadata["title"] = title
        output.set_chapters([_chapter(number, chapter, profile) for number, chapter in enumerate(chapters, 1)])
        with av.open(str(stretches[0].path)) as first:
            video = output.add_stream_from_template(first.streams.video[0])
        audio = add_house_audio(output, profile)
        output.start_encoding()
        heard = _heard(sound, audio, profile)
        waits = next(heard, None)
        for at, packet in _joined(stretches, video, profile):
            output.mux(packet)
            while waits is not None and (waits.dts or 0) <= at * profile.frame_samples:
                output.mux(waits)
                waits = next(heard, None)
        while waits is not None:
            output.mux(waits)
            waits = next(heard, None)


def check(target: Path, frames: int, profile: HouseProfile) -> Loudness:
    """The film as it lies there: every picture at its time, the sound as long as the pictures. Gives its loudness."""
    with av.open(str(target)) as film:
        stream = film.streams.video[0]
        times = sorted(packet.pts * packet.time_base for packet in film.demux(stream) if packet.pts is not None)
    if len(times) != frames:
        raise SpoiltError(f"The film came out with {len(times)} pictures instead of {frames}; it was thrown away.")
    if any(later - earlier != profile.frame_time for earlier, later in pairwise(times)):
        raise SpoiltError("The film came out with pictures at the wrong time; it was thrown away.")
    with av.open(str(target)) as film:
        heard = film.streams.audio[0]
        seconds = (heard.duration or 0) * (heard.time_base or Fraction(0))
    if abs(seconds - Fraction(frames, profile.fps)) > Fraction(2 * 1024, profile.rate):
        raise SpoiltError("The film's sound came out longer or shorter than its pictures; it was thrown away.")
    loudness = measure(target)
    if loudness.true_peak > profile.most_peak_db + _HAIR:
        raise SpoiltError("The film's sound came out too loud at its peaks; it was thrown away.")
    return loudness


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
            for packet in packets_of(container, stretch.first, stretch.last):
                assert packet.pts is not None and packet.dts is not None
                packet.pts += shift
                packet.dts += shift
                packet.stream = video
                before += 1
                yield before, packet


def _heard(sound: Path, audio: AudioStream, profile: HouseProfile) -> "Iterator[Packet[AudioStream]]":
    """All that the encoder gave, its run-up too, which comes before the first sample."""
    with av.open(str(sound), options={"ignore_editlist": "1"}) as container:
        at = -_RUN_UP
        for packet in container.demux(container.streams.audio[0]):
            if packet.size == 0:
                continue
            packet.pts = packet.dts = at
            packet.time_base = Fraction(1, profile.rate)
            at += packet.duration or _RUN_UP
            packet.stream = audio
            yield packet


def _chapter(number: int, chapter: Chapter, profile: HouseProfile) -> "av.container.core.Chapter":
    return {
        "id": number,
        "start": chapter.starts,
        "end": chapter.ends,
        "time_base": profile.frame_time,
        "metadata": {"title": chapter.title},
    }
