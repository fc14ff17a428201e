"""Brings any recording home: upright, whole, in sync, at one pace, one size and one loudness."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path

import av
import numpy as np
from av.video.stream import VideoStream

from media.blend import blended, is_blend
from media.child import in_child
from media.clip import Clip, look
from media.copying import checked, copy_pictures
from media.encode import Encoder, house_parameters
from media.errors import DamagedError, TooLargeError
from media.files import part_of
from media.loudness import house_level
from media.opening import Damage, main_streams, open_media, ready_to_decode
from media.pictures import house_pictures
from media.profile import HOUSE, HouseProfile
from media.progress import Progress, Report, StoppedError, never, tell_nobody
from media.samples import Samples
from media.sound import clocked, silence
from media.turn import Turn

_LISTENING, _PICTURES = "job.home.sound", "job.home.pictures"
_LEAST_SAVED_SECONDS = 1.0
_SOUND_AFTER_SECONDS = 0.05
"""Sound that goes on longer than this after the last picture is kept, over that picture; AAC hangs over by less."""
_SECONDS_PER_SECOND = 10
"""A slow machine needs a few seconds for a second of 4K; beyond this it hangs."""
_BAD_SHARE = 0.1


@dataclass(frozen=True)
class _Order:
    source: Path
    target: Path
    profile: HouseProfile
    most_seconds: float
    cut: bool
    copy: bool

    def told(self, done: float, of: float, doing: str) -> Progress:
        """Listening is the first tenth, as it is so much quicker."""
        share = min(done / of, 1.0) if of else 1.0
        return Progress(share * 10 if doing == _LISTENING else 10 + share * 90, 100, doing)


def bring_home(
    source: Path,
    target: Path,
    profile: HouseProfile = HOUSE,
    *,
    report: Report = tell_nobody,
    stopped: Callable[[], bool] = never,
    most_seconds: float = 600.0,
    cut: bool = False,
    trusted: bool = False,
) -> Clip:
    """Makes `target`, an MP4 in the house profile, of any file; sound alone becomes an MP4 of sound alone.

    Works in a child with limits and encodes everything again, unless the file is `trusted`: our own films that are
    in the profile already are then copied and only set to the house's loudness.
    What is longer than `most_seconds` is refused, or with `cut` kept up to there.
    A damaged file gives what can be saved of it, if that is a second or more, and says so in `Clip.salvaged`.
    """
    order = _Order(source, target, profile, most_seconds, cut, copy=trusted)
    if trusted:
        return _bring(order, report=_stoppable(report, stopped))
    seconds = 60 + _SECONDS_PER_SECOND * most_seconds
    try:
        return in_child(_bring_aside, order, seconds=seconds, report=report, stopped=stopped)
    finally:
        part_of(target).unlink(missing_ok=True)  # a child that was killed could not


def _stoppable(report: Report, stopped: Callable[[], bool]) -> Report:
    def told(progress: Progress) -> None:
        if stopped():
            raise StoppedError
        report(progress)

    return told


def _bring_aside(order: _Order, *, report: Report) -> Clip:
    return _bring(order, report=_seldom(report, time.monotonic))


def _seldom(report: Report, clock: Callable[[], float]) -> Report:
    """Ten times a second is enough for people and for the sign of life; the end is always told."""
    told_at = -1.0

    def told(progress: Progress) -> None:
        nonlocal told_at
        if clock() - told_at >= 0.1 or progress.done >= progress.of:
            told_at = clock()
            report(progress)

    return told


def _bring(order: _Order, *, report: Report) -> Clip:
    clip = look(order.source, alive=lambda: report(order.told(0, 1, _LISTENING)))
    if clip.seconds > order.most_seconds and not order.cut:
        raise TooLargeError(
            f"{order.source.name} lasts {clip.seconds / 60:.1f} minutes; the most is {order.most_seconds / 60:.0f}."
        )
    damage = Damage()
    blocks = list(_heard(order, clip, damage, report))
    listened = _Telling(blocks, lambda: report(order.told(1, 1, _LISTENING)))
    sound = house_level(listened, order.profile).of(blocks)
    samples = sum(map(len, blocks))
    if clip.video is None:
        seconds = _write_song(order, sound, samples, report)
    elif order.copy and _is_home(clip, order.profile):
        copy_pictures(clip, order.target, sound, order.profile)
        seconds = clip.seconds
    else:
        seconds = _write_film(order, clip, _Feed(sound, samples), damage, report)
    made = replace(checked(order.target, seconds), salvaged=_judged(order, clip, seconds, damage))
    report(order.told(1, 1, _PICTURES))
    return made


@dataclass(frozen=True)
class _Telling:
    """Blocks that are heard several times over, with a sign of life at each."""

    blocks: Sequence[Samples]
    tell: Callable[[], None]

    def __iter__(self) -> Iterator[Samples]:
        for block in self.blocks:
            self.tell()
            yield block


def _heard(order: _Order, clip: Clip, damage: Damage, report: Report) -> Iterator[Samples]:
    """The sound on the film's clock, up to the limit."""
    if clip.audio is None:
        return
    left = int(order.most_seconds * order.profile.rate)
    with open_media(order.source) as container:
        if is_blend(container):
            yield blended(order.source, clip.starts, order.most_seconds, damage)
            return
        _, stream = main_streams(container)
        assert stream is not None
        for block in clocked(container, stream, order.profile.rate, start=clip.starts, damage=damage):
            report(order.told(order.most_seconds - left / order.profile.rate, clip.seconds, _LISTENING))
            yield block[:left]
            left -= len(block)
            if left <= 0:
                return


def _write_song(order: _Order, sound: Iterable[Samples], samples: int, report: Report) -> float:
    with Encoder(order.target, order.profile, video=False) as encoder:
        for block in sound:
            encoder.sound(block)
            report(order.told(encoder.samples, samples, _PICTURES))
    return samples / order.profile.rate


def _write_film(order: _Order, clip: Clip, feed: "_Feed", damage: Damage, report: Report) -> float:
    """A silent film gets silence for sound, so that all films can be joined alike."""
    profile = order.profile
    with open_media(order.source) as container, Encoder(order.target, profile) as encoder:
        stream, _ = main_streams(container)
        assert stream is not None
        ready_to_decode(stream)
        for picture in _all_pictures(order, stream, clip, feed, damage):
            encoder.picture(picture)
            encoder.sound(feed.take(profile.frame_samples))
            report(order.told(encoder.pictures / profile.fps, clip.seconds, _PICTURES))
        if encoder.pictures == 0:
            raise DamagedError(f"{order.source.name} has pictures that cannot be read.")
    return encoder.pictures / profile.fps


def _all_pictures(
    order: _Order, stream: VideoStream, clip: Clip, feed: "_Feed", damage: Damage
) -> Iterator[av.VideoFrame]:
    """Up to the limit; the last one stays while the sound goes on."""
    profile = order.profile
    most = int(order.most_seconds * profile.fps)
    pictures = house_pictures(stream, profile, start=clip.starts, damage=damage)
    last: av.VideoFrame | None = None
    shown = 0
    for last in islice(pictures, most):
        shown += 1
        yield last
    if last is None or feed.left <= _SOUND_AFTER_SECONDS * profile.rate:
        return
    for _ in range(min(-(-feed.left // profile.frame_samples), most - shown)):
        yield last


class _Feed:
    """Sound in the portions that are asked for, with silence after its end."""

    def __init__(self, blocks: Iterable[Samples], samples: int) -> None:
        self._blocks = iter(blocks)
        self._rest = silence(0)
        self.left = samples
        """Samples of real sound that nobody took yet."""

    def take(self, samples: int) -> Samples:
        parts, have = [self._rest], len(self._rest)
        while have < samples:
            block = next(self._blocks, None)
            if block is None:
                block = silence(samples - have)
            parts.append(block)
            have += len(block)
        whole = np.concatenate(parts)
        self._rest = whole[samples:]
        self.left = max(self.left - samples, 0)
        return whole[:samples]


def _is_home(clip: Clip, profile: HouseProfile) -> bool:
    """Whether the pictures can be copied: the same parameter sets, every picture in its place, a key frame each gop."""
    facts = clip.video
    if facts is None or clip.audio is None or facts.size != profile.size or facts.turn is not Turn.NONE:
        return False
    with open_media(clip.path) as container:
        stream, _ = main_streams(container)
        assert stream is not None
        if bytes(stream.codec_context.extradata or b"") != house_parameters(profile):
            return False
        packets = [packet for packet in container.demux(stream) if packet.pts is not None and packet.size]
        times = sorted(packet.pts * packet.time_base for packet in packets if packet.pts is not None)
        keys = sum(packet.is_keyframe for packet in packets)
        even = all(later - earlier == profile.frame_time for earlier, later in pairwise(times))
        return even and keys == -(-len(packets) // profile.gop)


def _judged(order: _Order, clip: Clip, seconds: float, damage: Damage) -> str | None:
    """One sentence when something was lost; an error when next to nothing is left."""
    claimed = min(clip.claims or 0.0, order.most_seconds)
    lost = claimed - seconds > max(0.5, claimed * _BAD_SHARE)
    torn = damage.breaks_off or damage.bad_packets > max(3, seconds * order.profile.fps * _BAD_SHARE)
    if not lost and not torn:
        return None
    name = order.source.name
    if seconds < _LEAST_SAVED_SECONDS:
        order.target.unlink(missing_ok=True)
        raise DamagedError(f"{name} is damaged; only {seconds:.1f} seconds could be read, too little to keep.")
    if lost:
        return f"{name} is damaged; {seconds:.1f} of {claimed:.1f} seconds could be saved."
    return f"{name} is damaged; what could be read of it was saved, {seconds:.1f} seconds."
