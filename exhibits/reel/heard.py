"""What is heard in the film and when, as values: works a little before and after their pictures, voices over them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exhibits.reel.plan import Reel, Shot


@dataclass(frozen=True)
class Heard:
    """A stretch of a recording's sound, in frames of the film."""

    path: Path
    cut_in: int
    """The frame of the recording with which it begins."""
    starts: int
    frames: int
    into: int
    """So long it takes to be there in full,"""
    out: int
    """and to go."""
    works: tuple[str, ...]
    """The codes of those who are heard in it."""
    dips: tuple[tuple[int, int], ...] = ()
    """From and to frames of the film between which it is softer, for somebody speaks over it."""
    gain_db: float = 0.0


def works_heard(reel: Reel, sounds: Mapping[str, Path]) -> tuple[Heard, ...]:
    """Every work's sound arrives before its first picture, is there when its pictures are, and goes from the cross-fade
    on in which they do."""
    return tuple(_work(reel, shot, sounds[shot.code]) for shot in reel.shots)


def _work(reel: Reel, shot: Shot, path: Path) -> Heard:
    return Heard(
        path=path,
        cut_in=shot.cut_in - shot.lead,
        starts=shot.starts - shot.lead,
        frames=shot.lead + shot.frames + shot.trail,
        into=shot.lead,
        out=reel.leaves(reel.part_of(shot)) + shot.trail,
        works=(shot.code,),
    )
