"""One MP4 from segments that are copied and a sound that is encoded once; then opened again and measured."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from exhibits.errors import SpoiltError
from media.encode import add_house_audio, sound_frame
from media.loudness import Loudness, measure
from media.profile import HouseProfile
from media.samples import Samples

_HAIR = 0.05
"""Two ways of measuring a peak differ by less than this."""


@dataclass(frozen=True)
class Chapter:
    title: str
    starts: int
    ends: int
    """In frames."""


def assemble(
    segments: Sequence[Path],
    sound: Iterable[Samples],
    target: Path,
    profile: HouseProfile,
    *,
    title: str,
    chapters: Sequence[Chapter],
) -> None:
    """Joining encoded sound would drift and click; pictures with the same parameter sets join without a trace."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(target), "w", format="mp4", options=options) as output:
        output.metadata["title"] = title
        output.set_chapters([_chapter(number, chapter, profile) for number, chapter in enumerate(chapters, 1)])
        with av.open(str(segments[0])) as first:
            video = output.add_stream_from_template(first.streams.video[0])
        audio = add_house_audio(output, profile)
        blocks = iter(sound)
        heard = 0
        for at, packet in _joined(segments, video, profile):
            output.mux(packet)
            while heard <= at * profile.frame_samples and (block := next(blocks, None)) is not None:
                heard = _hear(output, audio, block, heard)
        for block in blocks:
            heard = _hear(output, audio, block, heard)
        output.mux(audio.encode(None))


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
    segments: Sequence[Path], video: VideoStream, profile: HouseProfile
) -> "Iterator[tuple[int, Packet[VideoStream]]]":
    """Packets with their place in the film, counted in frames as they are stored."""
    parameters: bytes | None = None
    before = 0
    for path in segments:
        with av.open(str(path)) as segment:
            stream = segment.streams.video[0]
            own = bytes(stream.codec_context.extradata or b"")
            parameters = parameters or own
            if own != parameters:
                raise SpoiltError("The parts of the film do not fit together; it was thrown away.")
            assert stream.time_base is not None
            shift = int(Fraction(before, profile.fps) / stream.time_base)
            for packet in segment.demux(stream):
                if packet.pts is None or packet.dts is None:
                    continue
                packet.pts += shift
                packet.dts += shift
                packet.stream = video
                before += 1
                yield before, packet


def _hear(output: OutputContainer, stream: AudioStream, block: Samples, heard: int) -> int:
    output.mux(stream.encode(sound_frame(block, stream.rate, heard)))
    return heard + len(block)


def _chapter(number: int, chapter: Chapter, profile: HouseProfile) -> "av.container.core.Chapter":
    return {
        "id": number,
        "start": chapter.starts,
        "end": chapter.ends,
        "time_base": profile.frame_time,
        "metadata": {"title": chapter.title},
    }
