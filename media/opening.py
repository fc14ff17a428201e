"""Opens files that strangers bring: by what they are and not by what they are called, and nothing beside them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn, cast

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Discard, Disposition, Stream
from av.video.stream import VideoStream

from media.errors import DamagedError, NotMediaError

# Containers that hold their own pictures and sound. Whatever lists other files (concat, hls, dash, image2, sdp ...)
# is left out: a text of two lines named .mp4 made the decoder open another file.
_CONTAINERS = (
    "mov,matroska,ogg,mp3,wav,w64,flac,aac,aiff,caf,au,amr,amrnb,amrwb,avi,flv,asf,mpegts,mpeg,mpegvideo,h264,hevc,"
    "ac3,eac3,dts,wv,ape,tta,mpc,mpc8,dv,mxf,gxf,rm,ivf,nut,3gp,m4v,oma,voc,xwma"
)
_OPTIONS = {"format_whitelist": _CONTAINERS, "protocol_whitelist": "file"}

MOST_PIXELS = 40_000_000
"""8K has 33 million."""


@dataclass
class Damage:
    """What went wrong while reading; filled by whoever decodes."""

    breaks_off: bool = False
    """The container could not be read to its end."""
    bad_packets: int = 0


@contextmanager
def open_media(path: Path) -> Iterator[InputContainer]:
    """The decoder gets an open file and no right to open another."""
    with _opened(path) as file:
        try:
            container = av.open(file, "r", options=_OPTIONS, metadata_errors="replace", io_open=_refuse)
        except FFmpegError as error:
            raise NotMediaError(f"{path.name} is not a recording that can be read.") from error
        with container:
            yield container


@contextmanager
def open_index(path: Path) -> Iterator[InputContainer]:
    """A film of our own, for what its index says and for its packets as they are. FFmpeg decodes a picture of every
    film that it opens, to find out what an index may keep to itself; ours do not, and opening takes a ninth of that.

    What such a picture would tell is not known then: the format of its pixels, and its colours.
    """
    with av.open(f"file:{path}", options={"skip_frame": "all"}) as container:
        yield container


def main_streams(container: InputContainer) -> tuple[VideoStream | None, AudioStream | None]:
    """The first picture that moves and the first sound; the cover of a song is not a film."""
    films = [stream for stream in container.streams.video if _is_film(stream)]
    sounds = [stream for stream in container.streams.audio if stream.codec_context is not None]
    return next(iter(films), None), next(iter(sounds), None)


def ready_to_decode(stream: VideoStream, *, threads: int = 2) -> None:
    """Two threads, as more cost 100 MB each with large pictures; and no pictures that fill the memory."""
    stream.thread_type = "AUTO"
    stream.thread_count = threads
    stream.codec_context.options = {"max_pixels": str(MOST_PIXELS)}


def only(container: InputContainer, stream: Stream) -> None:
    """Leaves what is not asked for on the disk: the sound of a film is a fiftieth of it."""
    for other in container.streams:
        if other.index != stream.index:
            other.discard = Discard.all


def decoded(
    container: InputContainer, stream: VideoStream | AudioStream, damage: Damage
) -> Iterator[av.VideoFrame | av.AudioFrame]:
    """Every frame that decodes: bad packets are counted and left out, a torn end is an end."""
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except FFmpegError:
            damage.breaks_off = True
            return
        if packet is None:
            return
        try:
            frames = cast("list[av.VideoFrame | av.AudioFrame]", packet.decode())
        except MemoryError:
            raise  # FFmpeg's own is one of its errors too, but the file is not to blame
        except FFmpegError:
            damage.bad_packets += 1
            continue
        damage.bad_packets += sum(frame.is_corrupt for frame in frames)
        yield from frames


def _is_film(stream: VideoStream) -> bool:
    return stream.codec_context is not None and not stream.disposition & Disposition.attached_pic


def _opened(path: Path) -> BinaryIO:
    try:
        _check_is_file(path)
        return path.open("rb")
    except OSError as error:  # another's file, or gone in this moment
        raise NotMediaError(f"{path.name} cannot be opened ({error.strerror}).") from error


def _check_is_file(path: Path) -> None:
    """A pipe or a device would make us wait for ever."""
    if not path.exists():
        raise NotMediaError(f"{path.name} is not there.")
    if not path.is_file():
        raise NotMediaError(f"{path.name} is not a file.")
    if path.stat().st_size == 0:
        raise DamagedError(f"{path.name} is empty.")


def _refuse(url: str, flags: int, options: dict[str, str]) -> NoReturn:
    raise PermissionError("a recording may not open another file")
