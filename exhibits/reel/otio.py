"""The film as OpenTimelineIO: an editor opens it in Kdenlive, with the works in place.

Pictures and sounds are laid on as many tracks as it takes to keep every one whole where they overlap, as editors do it
by hand: sounds begin before their pictures and end after them, and works come in over each other. What no file holds,
because it is drawn for the film, is shown out of the film itself, above the works, with its cross-fades in it.

Kdenlive (tried: 26.08) forgets from where in its file a clip is shown when a transition stands before it, and that of
the last clip of a track: so there are no transitions, and the last frame of every track is a clip of its own.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange
from opentimelineio.schema import TrackKind as Kind

from exhibits.reel.chapters import Chapter
from media.files import write_beside


@dataclass(frozen=True)
class Placed:
    """A stretch of a file in the film, in frames of the film."""

    code: str
    """Whose it is; a sound and a picture of one work have the same."""
    name: str
    """As an editor reads it on the clip."""
    starts: int
    frames: int
    path: Path | None = None
    """None: it was drawn for the film, and only the film shows it."""
    cut_in: int = 0
    """The first frame of the file that is seen or heard."""
    has: int = 0
    """Frames that the file has in all."""

    @property
    def ends(self) -> int:
        return self.starts + self.frames


@dataclass(frozen=True)
class Line:
    """What an editor gets of a film."""

    title: str
    film: Path
    fps: int
    frames: int
    pictures: tuple[Placed, ...]
    """In their order. One may begin before the other ends, and comes in over it."""
    sounds: tuple[Placed, ...]
    chapters: tuple[Chapter, ...] = ()


def write_otio(line: Line, target: Path, *, home: Path | None = None) -> Path:
    """Files on the drive of `target` are named from where it lies, so that both can be moved together. `home`: the
    folder on this drive where it will lie, if it is only made here."""
    folder = home or target.parent
    timeline = otio.schema.Timeline(line.title, global_start_time=RationalTime(0, line.fps))
    works = [one for one in line.pictures if one.path is not None]
    drawn = [one for one in line.pictures if one.path is None]
    seen = [*_side_by_side(works), *([drawn] if drawn else [])]
    timeline.tracks.extend(_tracks(line, Kind.Video, seen, folder))
    timeline.tracks.extend(_tracks(line, Kind.Audio, _side_by_side(line.sounds), folder))
    timeline.tracks.markers.extend(_marker(chapter, line.fps) for chapter in line.chapters)
    with write_beside(target) as part:
        part.write_text(timeline.to_json_string(indent=1) + "\n", encoding="utf-8")
    return target


def _side_by_side(placed: Sequence[Placed]) -> list[list[Placed]]:
    """On every track one after the other; two at the same time are on two tracks."""
    tracks: list[list[Placed]] = []
    for one in sorted(placed, key=lambda one: (one.starts, one.code)):
        free = next((track for track in tracks if track[-1].ends <= one.starts), None)
        if free is None:
            tracks.append([one])
        else:
            free.append(one)
    return tracks


def _tracks(line: Line, kind: str, tracks: Sequence[Sequence[Placed]], folder: Path) -> Iterator[otio.schema.Track]:
    """From the lowest up: what lies higher is seen. Where two on a track overlap, both show the same."""
    for number, placed in enumerate(tracks, 1):
        track = otio.schema.Track(f"{kind[0]}{number}", kind=kind)
        at = 0
        for one in placed:
            if one.starts > at:
                track.append(_gap(one.starts - at, line.fps))
            starts = max(one.starts, at)
            cuts = [starts, one.ends - 1, one.ends] if one is placed[-1] else [starts, one.ends]
            track.extend(_clip(line, one, first, last, folder) for first, last in pairwise(cuts) if first < last)
            at = one.ends
        if kind == Kind.Video and at < line.frames:
            track.append(_gap(line.frames - at, line.fps))
        yield track


def _clip(line: Line, piece: Placed, first: int, last: int, folder: Path) -> otio.schema.Clip:
    """Its part between two frames of the film."""
    path = piece.path or line.film
    has, cut_in = (line.frames, piece.starts) if piece.path is None else (piece.has, piece.cut_in)
    media = otio.schema.ExternalReference(_address(path, folder), _span(0, has, line.fps))
    media.name = path.name
    seen = _span(cut_in + first - piece.starts, last - first, line.fps)
    return otio.schema.Clip(piece.name, media, seen, {"wijkpodium": {"code": piece.code}})


def _address(path: Path, folder: Path) -> str:
    path, folder = path.resolve(), folder.resolve()
    if path.parent.stat().st_dev != folder.stat().st_dev:  # the film may not have its name yet
        return path.as_uri()
    return quote(os.path.relpath(path, folder))


def _gap(frames: int, fps: int) -> otio.schema.Gap:
    return otio.schema.Gap(duration=RationalTime(frames, fps))


def _marker(chapter: Chapter, fps: int) -> otio.schema.Marker:
    """Kdenlive shows the comment, and not the name."""
    span = _span(chapter.starts, chapter.ends - chapter.starts, fps)
    return otio.schema.Marker(chapter.title, span, otio.schema.MarkerColor.YELLOW, comment=chapter.title)


def _span(first: int, frames: int, fps: int) -> TimeRange:
    return TimeRange(RationalTime(first, fps), RationalTime(frames, fps))
