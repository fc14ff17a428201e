"""The sound of a finished film: whole, as long as its pictures, and as loud as it should be."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from fractions import Fraction
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

import numpy as np

from exhibits.errors import SpoiltError
from media.loudness import MOMENT, Loudness, Momentary, decibel, gated, measure_blocks, momentary
from media.opening import Damage, main_streams, only, open_media
from media.profile import HouseProfile
from media.samples import Samples
from media.side_by_side import all_cores, in_turn
from media.sound import clocked, joined

_AAC_FRAME = 1024
_HAIR_DB = 0.05
"""Two ways of measuring a peak differ by less than this."""
_LOUDNESS_DB = 0.5
_STRETCH_SAMPLES, _RUN_UP_SAMPLES = 200 * MOMENT, 10 * MOMENT
"""Listened to at once, and before it."""
_BESIDE = 480
"""Samples before and after a moment that are listened to with it: a peak lies between samples."""
_BETWEEN_DB = 6.0
"""By how much more than this none is higher between the samples than on them."""


@dataclass(frozen=True)
class Sound:
    """The film's sound as it was heard from its first sample to its last."""

    sum: str
    """Over the bytes of its packets."""
    loudness: Loudness
    off_seconds: float
    """By how much it is longer than the pictures."""


@dataclass(frozen=True)
class _Heard:
    """Of a stretch."""

    damage: Damage
    moments: Momentary
    true_peak: float
    over: Mapping[int, float]
    """Which moments of the film have a higher true peak than they may, and which, in dBTP."""


@dataclass(frozen=True)
class _Stretch:
    """From one sample of a film's sound up to another."""

    path: Path
    first: int
    last: int
    profile: HouseProfile

    def heard(self) -> tuple[_Heard, Samples]:
        """What comes before it is listened to as well: decoder and meter need a run-up."""
        begins = max(self.first - _RUN_UP_SAMPLES, 0)
        damage = Damage()
        with open_media(self.path) as film:
            _, stream = main_streams(film)
            assert stream is not None and stream.time_base is not None
            only(film, stream)
            rate = self.profile.rate
            if begins:
                film.seek(round(Fraction(begins - _AAC_FRAME, rate) / stream.time_base), stream=stream)
            blocks = clocked(film, stream, rate, start=Fraction(begins, rate), damage=damage)
            sound = joined(list(_first(blocks, self.last - begins)))
        moments, peak = momentary([sound])
        own = sound[self.first - begins :]
        over = self._over(sound, begins) if peak > self.profile.most_peak_db else {}
        return _Heard(damage, moments[(self.first - begins) // MOMENT :], peak, over), own

    def _over(self, sound: Samples, begins: int) -> dict[int, float]:
        """Each moment by itself, with a little of those beside it: for the few stretches that have one."""
        found = {}
        for at in range(self.first, self.last, MOMENT):
            part = sound[max(at - begins - _BESIDE, 0) : at - begins + MOMENT + _BESIDE]
            # between the samples it is higher than on them, but never by so much
            if decibel(float(np.abs(part).max(initial=0.0))) > self.profile.most_peak_db - _BETWEEN_DB:
                peak = measure_blocks([part]).true_peak
                if peak > self.profile.most_peak_db:
                    found[at // MOMENT] = peak
        return found


@dataclass(frozen=True)
class SoundCheck:
    profile: HouseProfile
    frames: int
    lufs: float | None
    """How loud it should be; None where that cannot be said."""
    told: Callable[[float], None]
    """Hears the part that was listened to, often; may raise to stop it."""

    def check(self, path: Path, known: Sound | None) -> Sound:
        """Decoded from end to end and measured, unless the very same bytes were before."""
        found, off = self._whole(path)
        if known is not None and known.sum == found:
            return known
        with all_cores() as cores:
            loudness, _ = self.listened(path, cores)
        if loudness.true_peak > self.profile.most_peak_db + _HAIR_DB:
            raise _spoilt(f"The film's sound is too loud at its peaks ({loudness.true_peak:.1f} dB)")
        if self.lufs is not None and abs(loudness.integrated - self.lufs) > _LOUDNESS_DB:
            raise _spoilt(f"The film is as loud as {loudness.integrated:.1f} LUFS instead of {self.lufs:.1f}")
        return Sound(found, loudness, off)

    def known(self, path: Path, loudness: Loudness) -> Sound:
        """Of sound that was listened to just now."""
        found, off = self._whole(path)
        return Sound(found, loudness, off)

    def _whole(self, path: Path) -> tuple[str, float]:
        """Its sum, and by how many seconds it is too long."""
        spans, found = _packets(path)
        return found, self._length(spans) / self.profile.rate

    def _length(self, spans: list[tuple[int, int]]) -> int:
        """By how many samples the sound is too long. It must have no hole, and end when the pictures end."""
        # an MP4 makes what comes before a hole last longer, so that nothing seems to be missing
        if not spans or any(first - before != _AAC_FRAME for (before, _), (first, _) in pairwise(spans)):
            raise _spoilt("The film's sound has a hole")
        begins, ends = spans[0][0], spans[-1][1]
        off = ends - self.frames * self.profile.frame_samples
        if not -_AAC_FRAME <= begins <= 0 or abs(off) > _AAC_FRAME:
            raise _spoilt(f"The film's sound is {off / self.profile.rate:+.3f} seconds longer than its pictures")
        return off

    def listened(
        self, path: Path, cores: Executor, tap: Callable[[Iterator[Samples]], Iterator[Samples]] = iter
    ) -> tuple[Loudness, dict[int, float]]:
        """From its first sample to its last, in stretches side by side; and which moments have a higher true peak than
        they may, in dBTP. `tap` lets the sound through, and may listen too."""
        whole = self.frames * self.profile.frame_samples
        stretches = [
            _Stretch(path, first, min(first + _STRETCH_SAMPLES, whole), self.profile)
            for first in range(0, whole, _STRETCH_SAMPLES)
        ]
        found, line = list[_Heard](), in_turn(cores, [stretch.heard for stretch in stretches])
        samples = sum(len(block) for block in tap(self._noted(line, found, len(stretches))))
        broken = any(heard.damage.bad_packets or heard.damage.breaks_off for heard in found)
        if broken or abs(whole - samples) > _AAC_FRAME:
            raise _spoilt("The film's sound cannot be heard to its end")
        moments = np.concatenate([heard.moments for heard in found])
        over = {moment: peak for heard in found for moment, peak in heard.over.items()}
        return Loudness(gated(moments), max(heard.true_peak for heard in found)), over

    def _noted(self, line: Iterator[tuple["_Heard", Samples]], found: list["_Heard"], many: int) -> Iterator[Samples]:
        for number, (heard, samples) in enumerate(line, 1):
            found.append(heard)
            self.told(number / many)
            yield samples


def _packets(path: Path) -> tuple[list[tuple[int, int]], str]:
    """From which sample to which each packet sounds, and the sum. The first one lies before zero: it only warms up."""
    spans: list[tuple[int, int]] = []
    sum_ = blake2b(digest_size=16)
    with open_media(path) as film:
        _, stream = main_streams(film)
        assert stream is not None
        only(film, stream)
        assert stream.time_base is not None
        each = stream.time_base * stream.rate
        for packet in film.demux(stream):
            if packet.pts is not None:
                span = packet.pts, packet.pts + (packet.duration or 0)
                spans.append(
                    (span[0] * each.numerator // each.denominator, span[1] * each.numerator // each.denominator)
                )
                sum_.update(packet)
    return spans, sum_.hexdigest()


def _first(blocks: Iterable[Samples], many: int) -> Iterator[Samples]:
    """At most so many samples."""
    for block in blocks:
        yield block[:many]
        many -= len(block)
        if many <= 0:
            return


def _spoilt(what: str) -> SpoiltError:
    return SpoiltError(f"{what}; it was thrown away.")
