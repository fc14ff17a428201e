"""Proof by bytes: the pictures of a film as groups, each from one key frame to the next, with a sum over its packets.

Groups are closed: none needs another to be decoded. A group that was decoded whole once, and whose bytes are the same
in the film, is whole there too; so a film of parts that are known is checked without decoding all of it again.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from av.video.stream import VideoStream

from exhibits.errors import SpoiltError
from media.opening import main_streams, only, open_index, ready_to_decode
from media.profile import HouseProfile

Told = Callable[[int], None]
"""Hears how many pictures have been looked at, and may raise to stop it."""

_TOLD_EVERY = 15
_KEY_PICTURE = 5
_COLOURS = (ColorPrimaries.BT709, ColorTrc.BT709, Colorspace.ITU709, ColorRange.MPEG)


@dataclass(frozen=True)
class Group:
    """A key frame and the pictures up to the next one."""

    frames: int
    sum: str
    """Over the bytes of its packets and the places of its pictures."""


def nobody(frames: int) -> None:
    """For who does not wait."""


def packet_sums(path: Path, profile: HouseProfile, told: Told = nobody) -> tuple[Group, ...]:
    """The groups of a film, or of a part of one, as they lie in the file; nothing is decoded."""
    with _pictures(path) as (container, stream):
        return tuple(_grouped(container.demux(stream), profile, told))


def decoded_sums(path: Path, profile: HouseProfile, told: Told = nobody) -> tuple[Group, ...]:
    """The same, and every picture was decoded and is what the profile says: to be stored with the part it proves."""
    with _pictures(path) as (container, stream):
        return tuple(_grouped(_decoding(container.demux(stream), profile), profile, told))


def is_whole(path: Path, profile: HouseProfile, told: Told = nobody) -> bool:
    """Every picture of a film can be decoded, and is what the profile says."""
    try:
        return decoded_sums(path, profile, told) != ()
    except SpoiltError:
        return False


def part_sums(path: Path, profile: HouseProfile, first: int, last: int, *, whole: bool) -> tuple[Group, ...]:
    """The same of the pictures from one key frame up to another, or to where a group can be broken off; as they are at
    the beginning of a film. They are decoded, unless the film is known to be `whole`."""
    with _pictures(path) as (container, stream):
        packets = between(container, stream, first, last)
        groups = tuple(_grouped(packets if whole else _decoding(packets, profile, first), profile, nobody, first))
    if sum(group.frames for group in groups) != last - first:
        raise _spoilt(f"The pictures after {_seconds(first, profile)} are not all there")
    return groups


def between(container: InputContainer, stream: VideoStream, first: int, last: int) -> "Iterator[Packet[VideoStream]]":
    """The packets of these pictures. The first begins a closed group; behind the last one ends or can be broken off."""
    rate, base = stream.average_rate, stream.time_base
    assert rate is not None and base is not None
    if first:
        container.seek(round(first / rate / base), stream=stream, backward=True)
    each = base * rate
    for packet in container.demux(stream):
        if packet.pts is None:
            continue
        number = round(packet.pts * each.numerator / each.denominator)
        if number >= last and packet.is_keyframe:
            return
        if first <= number < last:
            yield packet


@contextmanager
def _pictures(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    try:
        with open_index(path) as container:
            stream, _ = main_streams(container)
            if stream is None:
                raise _spoilt("The film has no pictures")
            only(container, stream)
            ready_to_decode(stream, threads=1)  # every core has a piece of its own
            # otherwise a damaged picture is patched with what was before it, and nobody hears of it; smoothing the
            # edges of blocks takes a sixth of the time, and finds no damage
            found = {"err_detect": "explode", "skip_loop_filter": "all"}
            stream.codec_context.options = {**stream.codec_context.options, **found}
            yield container, stream
    except FFmpegError as error:
        raise _spoilt("The film cannot be opened, or has a picture that cannot be decoded") from error


def _grouped(
    packets: "Iterable[Packet[VideoStream]]", profile: HouseProfile, told: Told, first: int = 0
) -> Iterator[Group]:
    growing: _Growing | None = None
    for number, packet in enumerate(packet for packet in packets if packet.pts is not None):
        raw = bytes(packet)
        if packet.is_keyframe:
            if growing is not None:
                yield growing.whole()
                first += len(growing.places)
            growing = _Growing(first, profile)
            growing.check_key(raw)
        elif growing is None:
            raise _spoilt("The film does not begin with a key frame")
        growing.take(place_of(packet.pts or 0, packet.time_base, profile), raw)
        if number % _TOLD_EVERY == 0:
            told(number)
    if growing is not None:
        yield growing.whole()


@dataclass
class _Growing:
    first: int
    profile: HouseProfile
    places: list[int] = field(default_factory=list)
    sum: Any = field(default_factory=lambda: blake2b(digest_size=16))

    def check_key(self, raw: bytes) -> None:
        """A key frame after which nothing refers back; others look like one to FFmpeg, and cannot be cut at."""
        if _KEY_PICTURE not in _units(raw):
            raise _spoilt(f"The group of pictures at {_seconds(self.first, self.profile)} is not closed")

    def take(self, place: int, raw: bytes) -> None:
        self.places.append(place)
        self.sum.update(f"{place - self.first} {len(raw)} ".encode())
        self.sum.update(raw)

    def whole(self) -> Group:
        """Closed, in its place, and no longer than the profile lets it be."""
        if sorted(self.places) != list(range(self.first, self.first + len(self.places))):
            raise _spoilt(f"The film has pictures at the wrong time after {_seconds(self.first, self.profile)}")
        if len(self.places) > self.profile.gop:
            raise _spoilt(f"The film has too few key frames after {_seconds(self.first, self.profile)}")
        return Group(len(self.places), self.sum.hexdigest())


def _decoding(
    packets: "Iterable[Packet[VideoStream]]", profile: HouseProfile, first: int = 0
) -> "Iterator[Packet[VideoStream]]":
    """Hands the packets on while it decodes them, to the last that is held back."""
    places, packed = count(first), first
    holding: VideoStream | None = None
    base = Fraction(1)
    for packet in packets:
        holding = None if packet.pts is None else packet.stream  # at the end of a file a packet of nothing empties it
        packed, base = packed + (packet.pts is not None), packet.time_base
        for frame in packet.decode():
            _check(frame, next(places), profile)
        yield packet
    for frame in holding.decode(None) if holding else ():
        frame.time_base = frame.time_base or base  # FFmpeg forgets it when a decoder is emptied
        _check(frame, next(places), profile)
    if next(places) != packed:
        raise _spoilt("Not every picture of the film can be decoded")


def _check(frame: av.VideoFrame, place: int, profile: HouseProfile) -> None:
    at = _seconds(place, profile)
    if frame.is_corrupt:
        raise _spoilt(f"The picture at {at} is damaged")
    if (frame.width, frame.height) != profile.size or frame.format.name != "yuv420p":
        raise _spoilt(f"The picture at {at} has another size")
    if (frame.color_primaries, frame.color_trc, frame.colorspace, frame.color_range) != _COLOURS:
        raise _spoilt(f"The picture at {at} is marked with other colours")
    if frame.time_base is None or place_of(frame.pts or 0, frame.time_base, profile) != place:
        raise _spoilt(f"The picture at {at} is shown at the wrong time")


def place_of(pts: int, time_base: Fraction, profile: HouseProfile) -> int:
    """In pictures from the beginning; -1 for a time between two of them."""
    place, off = divmod(pts * time_base.numerator * profile.fps, time_base.denominator)
    return -1 if off else place


def _units(raw: bytes) -> Iterator[int]:
    """The kinds of the parts of a packet, each after four bytes that tell its length (ISO/IEC 14496-15)."""
    at = 0
    while at + 4 < len(raw):
        yield raw[at + 4] & 31
        at += 4 + int.from_bytes(raw[at : at + 4], "big")


def _seconds(place: int, profile: HouseProfile) -> str:
    return f"{place / profile.fps:.2f} seconds"


def _spoilt(what: str) -> SpoiltError:
    return SpoiltError(f"{what}; it was thrown away.")
