"""How loud each work is in the film: what is heard of it is brought to one loudness, so that none startles.

Works came home at the house's loudness, but the film has a part of each, which may be softer or louder than the whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from exhibits.reel.heard import Heard
from media.loudness import SILENCE_LUFS, house_gain, integrated_of
from media.profile import HouseProfile
from media.samples import Samples
from media.sound import joined, sound_blocks

OFF_DB = 0.5
"""A work that is softer than wished by more than this is told to staff."""
PASSAGE_DB = 6.0
"""The most that a soft passage is lifted: as a whole its work was lifted when it came home, by what noise allows."""
DIP_SECONDS = 0.3
"""How long a work takes to be softer before somebody speaks over it."""
_CLOSE_DB = 0.3
"""Nobody hears so little, and no limiter takes much of it."""
_LEAST_SECONDS = 1.0

Span = tuple[int, int]
"""From one frame of the film to another."""


def in_full(one: Heard) -> Span:
    """Between its coming and its going."""
    full = one.starts + one.into, one.starts + one.frames - one.out
    return full if full[0] < full[1] else (one.starts, one.starts + one.frames)


def alone(one: Heard, heard: Sequence[Heard], fps: int) -> Span | None:
    """The longest stretch in which it is heard in full and nothing else is; None where that is too short to measure."""
    full = in_full(one)
    others = [(other.starts, other.starts + other.frames) for other in heard if other is not one]
    dips = [(first - round(DIP_SECONDS * fps), last + round(DIP_SECONDS * fps)) for first, last in one.dips]
    first, last = max(_free(full, sorted([*others, *dips])), key=lambda span: span[1] - span[0], default=(0, 0))
    return (first, last) if last - first >= _LEAST_SECONDS * fps else None


def _free(full: Span, taken: Sequence[Span]) -> Iterator[Span]:
    at, end = full
    for first, last in [*taken, (end, end)]:
        if at < min(first, end):
            yield at, min(first, end)
        at = max(at, last)


class Gain(NamedTuple):
    db: float
    most_db: float
    """It may be raised so far where the encoder takes some of it away."""


def passage_level(passage: Samples, view: Path, profile: HouseProfile) -> Gain:
    """The gain that brings this part of a work to the house's loudness, and the most that it may be: nothing where the
    work as a whole is softer than the house, for then it needed more than it may be lifted."""
    found = integrated_of([passage])
    if found > profile.lufs - _CLOSE_DB:
        return Gain(profile.lufs - found, PASSAGE_DB)
    if found < SILENCE_LUFS or integrated_of(sound_blocks(view, profile.rate)) < profile.lufs - OFF_DB:
        return Gain(0.0, 0.0)
    return Gain(house_gain([passage], replace(profile, most_gain_db=PASSAGE_DB)), PASSAGE_DB)


def softer(loud: Iterable[tuple[str, float]], lufs: float) -> tuple[str, ...]:
    """The codes of works that stay softer than wished; silence is none."""
    return tuple(sorted({code for code, found in loud if SILENCE_LUFS < found < lufs - OFF_DB}))


def measuring(
    blocks: Iterator[Samples], spans: Mapping[int, Span], profile: HouseProfile, loud: dict[int, float]
) -> Iterator[Samples]:
    """Lets the film's sound through, and notes in `loud` how loud it is in some stretches. Each is measured as soon as
    it is over: an hour of works is not held in memory."""
    edges = {key: (first * profile.frame_samples, last * profile.frame_samples) for key, (first, last) in spans.items()}
    held: dict[int, list[Samples]] = {}
    at = 0
    for block in blocks:
        for key, (first, last) in list(edges.items()):
            if first < at + len(block):
                held.setdefault(key, []).append(block[max(first - at, 0) : max(last - at, 0)].copy())
            if last <= at + len(block):
                loud[key] = integrated_of([joined(held.pop(key, []))])
                del edges[key]
        at += len(block)
        yield block
    loud |= {key: integrated_of([joined(parts)]) for key, parts in held.items()}
