"""The film as OpenTimelineIO: an editor opens it in Kdenlive (25.04 or later) or Resolve, with the works in place.

Pictures lie on one track and cross-fade where they overlap. Sounds begin before their pictures and end after them; they
are laid on as many tracks as it takes to keep every one whole, as editors do it by hand. What no file holds, because
it is drawn for the film, is shown out of the film itself.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from urllib.parse import quote

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange

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
    pictures = otio.schema.Track("V1", kind=otio.schema.TrackKind.Video)
    pictures.extend(_pictures(line, folder))
    timeline.tracks.append(pictures)
    for number, sounds in enumerate(_side_by_side(line.sounds), 1):
        track = otio.schema.Track(f"A{number}", kind=otio.schema.TrackKind.Audio)
        track.extend(_sounds(line, sounds, folder))
        timeline.tracks.append(track)
    timeline.tracks.markers.extend(_marker(chapter, line.fps) for chapter in line.chapters)
    with write_beside(target) as part:
        part.write_text(timeline.to_json_string(indent=1) + "\n", encoding="utf-8")
    return target


def _pictures(line: Line, folder: Path) -> Iterator[otio.core.Composable]:
    """A cross-fade is one cut in its middle, and reaches into what both files have beyond it."""
    at = 0
    for piece, coming in zip_longest(line.pictures, line.pictures[1:]):
        if piece.starts > at:
            yield _gap(piece.starts - at, line.fps)
        at = max(at, piece.starts)
        cut = piece.ends if coming is None else _cut(piece, coming)
        yield _clip(line, piece, at, cut, folder)
        if coming is not None and coming.starts < cut < piece.ends:
            yield otio.schema.Transition(
                transition_type=otio.schema.TransitionTypes.SMPTE_Dissolve,
                in_offset=RationalTime(cut - coming.starts, line.fps),
                out_offset=RationalTime(piece.ends - cut, line.fps),
            )
        at = cut
    if at < line.frames:
        yield _gap(line.frames - at, line.fps)


def _cut(going: Placed, coming: Placed) -> int:
    """What is shown out of the film has its cross-fades in it already, and is shown whole."""
    if coming.path is None:
        return min(going.ends, coming.starts)
    overlap = max(going.ends - coming.starts, 0)
    return going.ends if going.path is None else going.ends - overlap // 2


def _side_by_side(sounds: Sequence[Placed]) -> list[list[Placed]]:
    """On every track one after the other; two that sound at once are on two tracks."""
    tracks: list[list[Placed]] = []
    for sound in sorted(sounds, key=lambda sound: (sound.starts, sound.code)):
        free = next((track for track in tracks if track[-1].ends <= sound.starts), None)
        if free is None:
            tracks.append([sound])
        else:
            free.append(sound)
    return tracks


def _sounds(line: Line, sounds: Sequence[Placed], folder: Path) -> Iterator[otio.core.Composable]:
    at = 0
    for sound in sounds:
        if sound.starts > at:
            yield _gap(sound.starts - at, line.fps)
        clip = _clip(line, sound, sound.starts, sound.ends, folder)
        picture = next((one for one in line.pictures if one.code == sound.code), None)
        if picture is not None:
            offsets = {"leads_frames": picture.starts - sound.starts, "trails_frames": sound.ends - picture.ends}
            clip.metadata["wijkpodium"].update(offsets)
        yield clip
        at = sound.ends


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
    """Kdenlive shows the comment, Resolve the name."""
    span = _span(chapter.starts, chapter.ends - chapter.starts, fps)
    return otio.schema.Marker(chapter.title, span, otio.schema.MarkerColor.YELLOW, comment=chapter.title)


def _span(first: int, frames: int, fps: int) -> TimeRange:
    return TimeRange(RationalTime(first, fps), RationalTime(frames, fps))
