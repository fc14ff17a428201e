"""The boxes that an MP4 is made of (ISO/IEC 14496-12): their order, and the one bit that no muxer lets us choose."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from exhibits.errors import SpoiltError


@dataclass(frozen=True)
class Box:
    kind: bytes
    inside: int
    """Where in the file its content begins."""
    ends: int


def starts_at_once(path: Path) -> bool:
    """Whether the index lies before the pictures: a browser then plays without having read all of it."""
    with path.open("rb") as file:
        kinds = [box.kind for box in _boxes(file, 0, path.stat().st_size)]
    return b"moov" in kinds and b"mdat" in kinds and kinds.index(b"moov") < kinds.index(b"mdat")


def switch_off_captions(path: Path) -> None:
    """Players show captions only when asked: FFmpeg always switches on the first track of each kind."""
    with path.open("r+b") as file:
        for moov in _boxes(file, 0, path.stat().st_size):
            for track in _boxes(file, moov.inside, moov.ends) if moov.kind == b"moov" else ():
                if track.kind == b"trak" and _is_captions(file, track):
                    _switch_off(file, track)


def _boxes(file: BinaryIO, at: int, end: int) -> Iterator[Box]:
    while at < end:
        file.seek(at)
        head = file.read(16)
        length, inside = int.from_bytes(head[:4], "big"), at + 8
        if length == 1:  # more than 4 GB
            length, inside = int.from_bytes(head[8:], "big"), at + 16
        if length < inside - at or at + length > end:
            raise SpoiltError("The film is torn off before its end; it was thrown away.")
        yield Box(head[4:8], inside, at + length)
        at += length


def _inner(file: BinaryIO, box: Box, kind: bytes) -> Box:
    return next(inner for inner in _boxes(file, box.inside, box.ends) if inner.kind == kind)


def _is_captions(file: BinaryIO, track: Box) -> bool:
    file.seek(_inner(file, _inner(file, track, b"mdia"), b"hdlr").inside + 8)
    return file.read(4) == b"sbtl"


def _switch_off(file: BinaryIO, track: Box) -> None:
    """The lowest bit of the flags, which come after the version."""
    flags = _inner(file, track, b"tkhd").inside + 3
    file.seek(flags)
    others = file.read(1)[0] & 0xFE
    file.seek(flags)
    file.write(bytes([others]))
