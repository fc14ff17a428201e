"""The film's chapters, one for every question: written into the MP4, and read back from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import av
from av.container import InputContainer

from media.profile import HouseProfile


@dataclass(frozen=True)
class Chapter:
    title: str
    starts: int
    ends: int
    """In frames."""


def as_written(chapters: Sequence[Chapter], profile: HouseProfile) -> "list[av.container.core.Chapter]":
    """What `set_chapters` of an open output takes."""
    return [
        {
            "id": number,
            "start": chapter.starts,
            "end": chapter.ends,
            "time_base": profile.frame_time,
            "metadata": {"title": chapter.title},
        }
        for number, chapter in enumerate(chapters, 1)
    ]


def as_read(film: InputContainer, profile: HouseProfile) -> tuple[Chapter, ...]:
    """An MP4 keeps whole milliseconds; they lie nearer to one frame than to any other."""

    def frame(at: int, base: Fraction | None) -> int:
        return round(at * (base or Fraction(1)) * profile.fps)

    return tuple(
        Chapter(
            one["metadata"].get("title", ""),
            frame(one["start"], one["time_base"]),
            frame(one["end"], one["time_base"]),
        )
        for one in film.chapters()
    )
