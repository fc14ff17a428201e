"""Pieces become chunks: drawn, encoded, opened again and looked through, in processes here or on other machines."""

import hashlib
import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from socket import gethostname
from uuid import uuid4

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.video.stream import VideoStream

from exhibits.chunks import Chunks, Facts
from exhibits.errors import NoHelpersError, SpoiltError
from exhibits.reel.pictures import pictures
from exhibits.reel.pieces import Copied, Drawn, Segment, makers
from exhibits.reel.planes import Planes, crossed, frame_of
from exhibits.reel.scenes import Stage
from media.encode import Encoder
from media.parent import end_with_the_parent
from media.progress import StoppedError

_LOOKS_FRAMES = 5


def begin() -> None:
    """Of a process that does nothing but this."""
    with suppress(OSError):
        os.nice(5)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides about stopping
    end_with_the_parent(signal.SIGKILL)  # and takes us with it when it is killed


def draw(run: Sequence[Drawn], stage: Stage, chunks: Chunks, stop: Path, made_by: str) -> None:
    """Pieces that follow each other. Each is kept when it is whole, and stays, whatever happens to the next.

    Raises StoppedError soon after a file `stop` appears, which stops whoever is at it, on any machine. `made_by`: the
    `makers` of whoever asks; others would make other bytes.
    """
    if made_by != makers():
        raise NoHelpersError(f"{gethostname()} has another version of Wijkpodium or of PyAV: install the same there.")
    line = _faded(run[0].segment, stage, run[0].first, run[-1].last)
    for piece in run:
        began = time.process_time()
        film = chunks.bench / f"{piece.key}-{uuid4().hex}.mp4"
        try:
            with Encoder(film, stage.profile, audio=False) as encoder:
                for number, planes in enumerate(islice(line, piece.frames)):
                    if number % _LOOKS_FRAMES == 0:
                        _look_at(stop)
                    encoder.picture(frame_of(planes))
            packets = look_through(film, 0, piece.frames)
            chunks.keep(piece.key, film, Facts(piece.works, piece.frames, time.process_time() - began, packets))
        finally:
            film.unlink(missing_ok=True)


def prove(piece: Copied, chunks: Chunks, stop: Path) -> None:
    """Looks through the part of a work that will be copied as it is; kept as a chunk without a film."""
    began = time.process_time()
    _look_at(stop)
    packets = look_through(piece.path, piece.first, piece.last)
    chunks.note(piece.key, Facts(piece.works, piece.frames, time.process_time() - began, packets))


def look_through(film: Path, first: int, last: int) -> str:
    """Decodes every picture from one key frame up to the next, and gives the checksum of their packets. Raises
    SpoiltError."""
    summed, seen = hashlib.blake2b(digest_size=16), 0
    try:
        with av.open(str(film)) as container:
            for packet in packets_of(container, first, last):
                summed.update(bytes(packet))
                seen += len(packet.decode())
            seen += len(container.streams.video[0].codec_context.decode(None))
    except FFmpegError as error:
        raise SpoiltError(f"The pictures of {film.parent.name} cannot be read.") from error
    if seen != last - first:
        raise SpoiltError(f"{film.parent.name} has {seen} pictures where {last - first} should be.")
    return summed.hexdigest()


def packets_of(container: InputContainer, first: int, last: int) -> "Iterator[Packet[VideoStream]]":
    """Of the pictures `first` to `last`, both of which begin a closed group; counted from the film's first picture."""
    stream = container.streams.video[0]
    rate, base = stream.average_rate, stream.time_base
    assert rate is not None and base is not None
    if first:
        container.seek(round(first / rate / base), stream=stream, backward=True)
    for packet in container.demux(stream):
        if packet.pts is None:
            continue
        number = round(packet.pts * base * rate)
        if number >= last and packet.is_keyframe:
            return
        if first <= number < last:
            yield packet


def _faded(segment: Segment, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    own = pictures(segment.scene, stage, first, last)
    if segment.before is not None and first < segment.fade:
        leaves = segment.before.frames - segment.fade
        under = pictures(segment.before, stage, leaves + first, leaves + min(last, segment.fade))
        for number, planes in enumerate(under, first + 1):
            yield crossed(planes, next(own), number / (segment.fade + 1))
    yield from own


def _look_at(stop: Path) -> None:
    if stop.exists():
        raise StoppedError
