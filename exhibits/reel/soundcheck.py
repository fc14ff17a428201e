"""The sound of a finished film: whole, as long as its pictures, and as loud as it should be."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

from exhibits.errors import SpoiltError
from media.loudness import Loudness, measure_blocks
from media.opening import Damage, main_streams, only, open_media
from media.profile import HouseProfile
from media.samples import RATE, Samples
from media.sound import clocked

_AAC_FRAME = 1024
_HAIR_DB = 0.05
"""Two ways of measuring a peak differ by less than this."""
_LOUDNESS_DB = 0.5


@dataclass(frozen=True)
class Sound:
    """The film's sound as it was heard from its first sample to its last."""

    sum: str
    """Over the bytes of its packets."""
    loudness: Loudness
    off_seconds: float
    """By how much it is longer than the pictures."""


@dataclass(frozen=True)
class SoundCheck:
    profile: HouseProfile
    frames: int
    lufs: float | None
    """How loud it should be; None where that cannot be said."""
    alive: Callable[[], None]
    """Called once for every second that is listened to; may raise to stop it."""

    def check(self, path: Path, known: Sound | None) -> Sound:
        """Decoded from end to end and measured, unless the very same bytes were before."""
        found, off = self._whole(path)
        if known is not None and known.sum == found:
            return known
        loudness = self.listened(path)
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

    def listened(self, path: Path, tap: Callable[[Iterator[Samples]], Iterator[Samples]] = iter) -> Loudness:
        """From its first sample to its last. `tap` lets them through, and may listen too."""
        damage, counted = Damage(), _Counted(self.alive)
        with open_media(path) as film:
            _, stream = main_streams(film)
            assert stream is not None
            only(film, stream)
            blocks = clocked(film, stream, self.profile.rate, start=Fraction(0), damage=damage)
            loudness = measure_blocks(tap(counted.of(blocks)))
        missing = self.frames * self.profile.frame_samples - counted.samples
        if damage.bad_packets or damage.breaks_off or abs(missing) > _AAC_FRAME:
            raise _spoilt("The film's sound cannot be heard to its end")
        return loudness


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


@dataclass
class _Counted:
    """Sound on its way to the meter."""

    alive: Callable[[], None]
    samples: int = 0

    def of(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        second = 0
        for block in blocks:
            self.samples += len(block)
            if self.samples // RATE > second:
                second = self.samples // RATE
                self.alive()
            yield block


def _spoilt(what: str) -> SpoiltError:
    return SpoiltError(f"{what}; it was thrown away.")
