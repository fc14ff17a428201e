"""What a file really holds, found by opening it, reading it to its end and decoding its first moments."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import cast

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.video.stream import VideoStream

from media.errors import DamagedError, NotMediaError, TooLargeError
from media.opening import MOST_PIXELS, main_streams, open_media, ready_to_decode
from media.turn import Turn, turn_of

_Frame = av.VideoFrame | av.AudioFrame

_TRIES = 400
"""Packets that may fail before a stream counts as unreadable."""
_EXACT = {"mov", "matroska", "wav", "flac", "avi", "asf"}  # MP3 and its like let FFmpeg guess their length
_HDR = {16, 18}  # the light curves PQ and HLG
_STEADY = 0.03  # share of pictures that may come at another distance in a film of one rate


@dataclass(frozen=True)
class PictureFacts:
    codec: str
    size: tuple[int, int]
    """Pixels as shown: upright and square."""
    turn: Turn
    fps: float
    variable: bool
    """Whether the pictures come at unequal distances."""
    hdr: bool
    starts: Fraction
    """Seconds on the file's own clock."""


@dataclass(frozen=True)
class SoundFacts:
    codec: str
    rate: int
    channels: int
    starts: Fraction


@dataclass(frozen=True)
class Clip:
    """The facts of a file."""

    path: Path
    container: str
    seconds: float
    """What is really there, whatever the file claims."""
    video: PictureFacts | None
    audio: SoundFacts | None
    claims: float | None = None
    """The length its header names; None where the format only lets one guess."""
    salvaged: str | None = None
    """One sentence when only a part could be saved."""

    @property
    def starts(self) -> Fraction:
        """The moment on the file's clock that we call zero: the first picture, unless the sound is well before it."""
        moments = [facts.starts for facts in (self.video, self.audio) if facts is not None]
        if self.video is not None and self.video.starts - min(moments) <= Fraction(1, 10):
            return self.video.starts
        return min(moments)


def look(path: Path, alive: Callable[[], None] | None = None) -> Clip:
    """Opens a file in this process. For a file of unknown origin: `in_child(look, path, seconds=...)`.

    Reading 4 GB from a stick takes minutes; `alive` is called all the while.
    """
    with open_media(path) as container:
        video, audio = main_streams(container)
        if video is None and audio is None:
            raise NotMediaError(f"{path.name} holds no film and no sound.")
        _bound(video, path)
        finds = {stream.index: _Find(stream) for stream in (video, audio) if stream is not None}
        _read_through(container, finds, alive)
        seen = None if video is None else _picture_facts(finds[video.index])
        heard = None if audio is None else _sound_facts(finds[audio.index])
        if seen is None and heard is None:
            raise DamagedError(f"{path.name} breaks off before anything can be seen or heard.")
        kept = [find for find in finds.values() if find.first is not None]
        seconds = float(max(find.ends for find in kept) - min(find.begins for find in kept))
        kind = container.format.name.split(",")[0]
        return Clip(path, kind, max(seconds, 0.0), seen, heard, _claim(container, kind))


def _claim(container: InputContainer, kind: str) -> float | None:
    if kind not in _EXACT or container.duration is None:
        return None
    return container.duration / av.time_base


@dataclass
class _Find:
    """What one stream showed while its packets went by."""

    stream: VideoStream | AudioStream
    first: _Frame | None = None
    tries: int = 0
    times: list[Fraction] = field(default_factory=list)
    last: Fraction = Fraction(0)
    """How long the last packet lasts."""

    @property
    def begins(self) -> Fraction:
        frame = self.first
        if frame is not None and frame.pts is not None and frame.time_base is not None:
            return frame.pts * frame.time_base
        return min(self.times, default=Fraction(0))

    @property
    def ends(self) -> Fraction:
        return max(self.times, default=Fraction(0)) + self.last

    def take(self, packet: "Packet[VideoStream] | Packet[AudioStream]") -> None:
        if packet.pts is not None and packet.size and not packet.is_discard:
            at = packet.pts * packet.time_base
            if not self.times or at >= max(self.times[-20:]):
                self.last = (packet.duration or 0) * packet.time_base
            self.times.append(at)
        if self.first is None and self.tries < _TRIES:
            self.tries += 1
            try:
                self.first = next(iter(cast("list[_Frame]", packet.decode())), None)
            except FFmpegError:
                return


def _bound(video: VideoStream | None, path: Path) -> None:
    if video is None:
        return
    if video.width * video.height > MOST_PIXELS:
        raise TooLargeError(f"{path.name} has pictures of {video.width} × {video.height}, larger than can be handled.")
    ready_to_decode(video)


def _read_through(container: InputContainer, finds: dict[int, _Find], alive: Callable[[], None] | None) -> None:
    packets = container.demux([find.stream for find in finds.values()])
    while True:
        try:
            packet = next(packets, None)
        except FFmpegError:
            return
        if packet is None:
            return
        if alive is not None:
            alive()
        finds[packet.stream_index].take(packet)  # type: ignore[arg-type]  # only what was asked for comes by


def _picture_facts(find: _Find) -> PictureFacts | None:
    frame = find.first
    if not isinstance(frame, av.VideoFrame):
        return None
    turn = turn_of(frame)
    assert isinstance(find.stream, VideoStream)
    steps = _steps(find.times)
    span = float(find.ends - min(find.times, default=Fraction(0)))
    fps = len(find.times) / span if span > 0 else float(find.stream.average_rate or 0)
    return PictureFacts(
        codec=find.stream.codec_context.name,
        size=shown_size(frame, find.stream, turn),
        turn=turn,
        fps=round(fps, 3),
        variable=_wanders(steps),
        hdr=frame.color_trc in _HDR,
        starts=find.begins,
    )


def shown_size(frame: av.VideoFrame, stream: VideoStream, turn: Turn) -> tuple[int, int]:
    """With square pixels and upright; old phones and cameras stored wide or narrow ones."""
    aspect = stream.sample_aspect_ratio or Fraction(1)
    if not Fraction(1, 4) <= aspect <= 4:
        aspect = Fraction(1)
    width, height = max(round(frame.width * aspect), 1), frame.height
    return (height, width) if turn.sideways else (width, height)


def _sound_facts(find: _Find) -> SoundFacts | None:
    frame = find.first
    if not isinstance(frame, av.AudioFrame):
        return None
    codec = find.stream.codec_context.name.removesuffix("float")
    return SoundFacts(codec, frame.sample_rate, len(frame.layout.channels), find.begins)


def _steps(times: list[Fraction]) -> list[float]:
    ordered = sorted(times)
    return [float(later - earlier) for earlier, later in pairwise(ordered)]


def _wanders(steps: list[float]) -> bool:
    if not steps:
        return False
    middle = sorted(steps)[len(steps) // 2]
    odd = sum(abs(step - middle) > 0.0021 for step in steps)  # Matroska counts whole milliseconds
    return odd > _STEADY * len(steps)
