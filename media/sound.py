"""Sound as numbers: read from a file onto its own clock, faded, mixed."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer

from media.errors import NotMediaError
from media.opening import Damage, decoded, main_streams, open_media
from media.samples import RATE, Samples

_JUMP_SECONDS = 0.04
"""Timestamps of Matroska and of old phones wander by less; a larger step is a hole in the recording."""
_HOLE_SECONDS = 30.0
"""A hole beyond this is a broken clock and not a silence."""


def read_sound(path: Path) -> Samples:
    """The whole sound of a file, from its first moment, as (n, 2) float32."""
    return joined(list(sound_blocks(path)))


def sound_blocks(path: Path, rate: int = RATE) -> Iterator[Samples]:
    """The same in blocks, for what is too long to hold."""
    with open_media(path) as container:
        _, stream = main_streams(container)
        if stream is None:
            raise NotMediaError(f"{path.name} has no sound.")
        yield from clocked(container, stream, rate, start=None, damage=Damage())


def clocked(
    container: InputContainer, stream: AudioStream, rate: int, *, start: Fraction | None, damage: Damage
) -> Iterator[Samples]:
    """Decodes so that sample i is what sounds at `start` + i / rate: earlier sound is cut, holes become silence.

    Without `start` the clock begins with the first sample.
    """
    clock = _Clock(rate, start)
    resampler: AudioResampler | None = None
    shape = follows = None
    for frame in decoded(container, stream, damage):
        assert isinstance(frame, av.AudioFrame)
        if shape != (frame.format.name, frame.layout.name, frame.sample_rate) or resampler is None:
            # a stream may change its rate or layout on the way; a resampler may not
            yield from clock.placed(_flushed(resampler), None)
            shape = (frame.format.name, frame.layout.name, frame.sample_rate)
            resampler, tick = AudioResampler("fltp", "stereo", rate), Fraction(1, frame.sample_rate)
        pts, base = frame.pts, frame.time_base
        # where one begins is worked out only when it does not follow the one before: there are 47 in a second
        at = None if pts is None or base is None or pts == follows else pts * base
        follows = None if pts is None or base != tick else pts + frame.samples
        frame.pts = None
        yield from clock.placed(resampler.resample(frame), at)
    yield from clock.placed(_flushed(resampler), None)


class _Clock:
    """Lays blocks where their timestamps say."""

    def __init__(self, rate: int, start: Fraction | None) -> None:
        self.rate = rate
        self.start = start
        self.written = 0
        """Samples given out since `start`; below zero while there is still something to cut."""
        self.began = False

    def placed(self, frames: Sequence[av.AudioFrame], at: Fraction | None) -> Iterator[Samples]:
        yield from self._silence_before(at)
        for frame in frames:
            samples = _pairs(frame)
            cut = min(max(-self.written, 0), len(samples))
            self.written += len(samples)
            if cut < len(samples):
                yield samples[cut:]

    def _silence_before(self, at: Fraction | None) -> Iterator[Samples]:
        if at is None:
            return
        if self.start is None:
            self.start = at
        due = int((at - self.start) * self.rate)
        missing = due - self.written
        if not self.began:
            self.began = True
            limit = 0
        else:
            limit = int(_JUMP_SECONDS * self.rate)
        if missing < 0 and limit == 0:
            self.written = due
        elif limit < missing <= _HOLE_SECONDS * self.rate:
            self.written = due
            yield np.zeros((missing, 2), np.float32)


def _pairs(frame: av.AudioFrame) -> Samples:
    """Of planes of floats; five times as quick as `to_ndarray`, and there are very many."""
    pairs = np.empty((frame.samples, 2), np.float32)
    for side, plane in enumerate(frame.planes):
        pairs[:, side] = np.frombuffer(memoryview(plane), np.float32, frame.samples)
    return pairs


def joined(blocks: Sequence[Samples]) -> Samples:
    return np.concatenate(blocks) if blocks else silence(0)


def silence(samples: int) -> Samples:
    return np.zeros((samples, 2), np.float32)


def fade(samples: Samples, *, into: int = 0, out: int = 0, power: bool = True) -> None:
    """In place: rises over the first `into` samples and falls over the last `out`: with equal power, for sounds that
    have nothing in common, or else evenly, for two recordings of the same."""
    into, out = min(into, len(samples)), min(out, len(samples))
    if into:
        samples[:into] *= _rise(into, power=power)
    if out:
        samples[-out:] *= _rise(out, power=power)[::-1]


def mix(parts: Sequence[tuple[int, Samples]], samples: int) -> Samples:
    """Parts laid over each other, each from its own first sample; what hangs over the ends is cut."""
    result = silence(samples)
    for first, part in parts:
        begin, end = max(first, 0), min(first + len(part), samples)
        if begin < end:
            result[begin:end] += part[begin - first : end - first]
    return result


def _rise(samples: int, *, power: bool) -> Samples:
    even = np.linspace(0, 1, samples, dtype=np.float32)
    return (np.sin(even * np.float32(np.pi / 2)) if power else even)[:, None]


def _flushed(resampler: AudioResampler | None) -> Sequence[av.AudioFrame]:
    return [] if resampler is None else resampler.resample(None)
