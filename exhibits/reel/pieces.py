"""A film in pieces of at most two seconds: what can be copied from works as it is, and what has to be drawn.

A drawn piece has a key that holds all it shows and nothing else: the same pictures in another film, at another place or
on another day are the same piece. Pieces of a work lie on the work's own grid, so that nothing of them changes when the
works before it do.
"""

import hashlib
import json
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import av

import exhibits.reel
import media
from exhibits.reel.answered import ChainScene
from exhibits.reel.captionpaper import Burnt, lying_over
from exhibits.reel.groups import Break
from exhibits.reel.pictures import Scene
from exhibits.reel.scenes import Resident, Stage, WorkScene
from exhibits.reel.strip import strip_lies, times

SECONDS = 2
"""The longest that a piece is: what is lost when a machine stops, and the least that a change costs."""

_WORTH_COPYING = 5
"""Pictures; each piece is opened by itself."""

_FEW = 15
"""Pictures that take no longer to draw than to find."""

Sums = Mapping[Path, str]
"""By file, the checksum of what is in it."""


@dataclass(frozen=True)
class Segment:
    """A scene up to where the next one comes in."""

    scene: Scene
    before: Scene | None
    """Its last `fade` frames lie under the first ones of `scene`."""
    fade: int
    frames: int
    captions: tuple[Burnt, ...] = ()
    """What is burnt into it, counted from its first frame."""


@dataclass(frozen=True)
class Copied:
    """A group of pictures of a work in the house profile, whole or up to where it can be broken off."""

    key: str
    path: Path
    first: int
    last: int
    works: tuple[str, ...]
    whole: str | None = None
    """The checksum of its work, where all of that was looked through when it came home."""

    @property
    def frames(self) -> int:
        return self.last - self.first


@dataclass(frozen=True)
class Drawn:
    """Frames `first` to `last` of a segment."""

    key: str
    segment: Segment
    first: int
    last: int
    works: tuple[str, ...]

    @property
    def frames(self) -> int:
        return self.last - self.first


Piece = Copied | Drawn


def pieces(
    segment: Segment, stage: Stage, sums: Sums, *, home: Break | None, whole: Container[Path] = ()
) -> Iterator[Piece]:
    """All of a segment, in order. `home`: its work is in the film's own profile, so that it may be copied, and can be
    broken off there. `whole`: works that were looked through when they came home."""
    scene = segment.scene
    copied = set(_copied(segment, stage, home)) if home else set()
    for first, last in pairwise(sorted(_borders(segment, stage) | {edge for ends in copied for edge in ends})):
        if isinstance(scene, WorkScene) and (first, last) in copied:
            start = scene.cut_in + first
            shown = {"copied": sums[scene.path], "from": start, "to": start + last - first}
            known = sums[scene.path] if scene.path in whole else None
            yield Copied(key_of(shown), scene.path, start, start + last - first, (scene.resident.code,), known)
        else:
            yield Drawn(
                key_of(_shown_by_segment(segment, stage, sums, first, last)),
                segment,
                first,
                last,
                _works(segment, first),
            )


def runs(line: Sequence[Drawn]) -> list[tuple[Drawn, ...]]:
    """Pieces that follow each other are made in one go: a work is opened and sought once."""
    found: list[list[Drawn]] = []
    for piece in line:
        if found and _follows(piece, found[-1]):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [tuple(run) for run in found]


def _follows(piece: Drawn, run: Sequence[Drawn]) -> bool:
    """The next scene begins a run of its own, so that all hands have work, unless only few pictures were left of the
    one before, between what is copied of it and its end: where they lie must be found again for what shines through."""
    last = run[-1]
    if last.segment == piece.segment:
        return last.last == piece.first
    ends = last.last == last.segment.frames and last.segment.scene == piece.segment.before
    return ends and piece.first == 0 and len(run) == 1 and last.frames <= _FEW


# where it is cut


def _borders(segment: Segment, stage: Stage) -> set[int]:
    grid = SECONDS * stage.profile.fps
    return {0, segment.frames, *range(-_offset(segment.scene) % grid, segment.frames, grid)}


def _offset(scene: Scene) -> int:
    return scene.cut_in if isinstance(scene, WorkScene) else 0


def _copied(segment: Segment, stage: Stage, home: Break) -> Iterator[tuple[int, int]]:
    """Groups of pictures over which nothing lies: to their end, or up to where something comes."""
    scene = segment.scene
    if not isinstance(scene, WorkScene) or not scene.resident.form.seen:
        return
    gop, cut_in = stage.profile.gop, scene.cut_in
    strip = times(scene, stage.profile.fps)
    over = [(0, segment.fade), (strip.comes, strip.goes), *((one.starts, one.ends) for one in segment.captions)]
    for first in range(-cut_in % gop, segment.frames, gop):
        free = min([segment.frames, first + gop, *(max(comes, first) for comes, goes in over if goes > first)])
        last = home(cut_in + first, cut_in + free) - cut_in if free > first else first
        if last - first >= _WORTH_COPYING:
            yield first, last


# what it shows


def _shown_by_segment(segment: Segment, stage: Stage, sums: Sums, first: int, last: int) -> dict[str, Any]:
    shown: dict[str, Any] = {"shown": _shown(segment.scene, stage, sums, first, last)}
    shown["as"] = plain(stage.profile, sums)
    if segment.before is not None and first < segment.fade:
        leaves = segment.before.frames - segment.fade
        under = _shown(segment.before, stage, sums, leaves + first, leaves + min(last, segment.fade))
        shown |= {"under": under, "fade": [segment.fade, first]}
    if captions := lying_over(segment.captions, first, last):
        read = [[one.text, one.y, max(one.starts, 0), min(one.ends, last - first)] for one in captions]
        shown["captions"] = [read, *_of_stage(stage)]
    return shown


def _shown(scene: Scene, stage: Stage, sums: Sums, first: int, last: int) -> Any:
    if isinstance(scene, ChainScene):
        return list(_shown_of_chain(scene, stage, sums, first, last))
    if not isinstance(scene, WorkScene):
        return [plain(scene, sums), first, last, *_of_stage(stage)]
    shown: dict[str, Any] = {"work": sums[scene.path], "from": scene.cut_in + first, "to": scene.cut_in + last}
    if not scene.resident.form.seen:
        shown["living"] = [plain(scene.resident.sign, sums), repr(stage.theme)]
    strip = times(scene, stage.profile.fps)
    if strip_lies(strip, first, last):
        words = [scene.resident.name, scene.question, scene.answers]
        at = [strip.comes - first, strip.goes - first, strip.slides]
        shown["strip"] = [words, plain(scene.resident.sign, sums), at, *_of_stage(stage)]
    return shown


def _shown_of_chain(scene: ChainScene, stage: Stage, sums: Sums, first: int, last: int) -> Iterator[Any]:
    works = {work.resident.code: work for work in scene.works}
    for cut in scene.cuts:
        begin, end = max(first - cut.starts, 0), min(last - cut.starts, cut.frames)
        if begin < end:
            work = works[cut.code]
            tag = [plain(work.resident, sums), begin, *_of_stage(stage)]
            yield {"work": sums[work.path], "from": cut.cut_in + begin, "to": cut.cut_in + end, "tag": tag}


def _of_stage(stage: Stage) -> list[Any]:
    """All but its profile, which is in every key; a theme is its colours and not its name."""
    return [repr(stage.theme), stage.language, stage.rtl, stage.least_cap]


def plain(value: Any, sums: Sums) -> Any:
    """Values as JSON can hold them; a file is what is in it."""
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(plain(getattr(value, field.name), sums) for field in fields(value))]
    if isinstance(value, Path):
        return sums[value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [plain(one, sums) for one in value]
    return value


def _works(segment: Segment, first: int) -> tuple[str, ...]:
    under = segment.before if first < segment.fade else None
    return tuple(sorted({code for scene in (segment.scene, under) for code in _codes(scene)}))


def _codes(value: Any) -> Iterator[str]:
    """Of all residents in a scene."""
    if isinstance(value, Resident):
        yield from (code for code in (value.code,) if code)
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _codes(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _codes(one)


def key_of(shown: Mapping[str, Any]) -> str:
    """The name of whatever shows just this, made by just this software."""
    written = json.dumps([makers(), shown], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(written.encode(), digest_size=20).hexdigest()


@cache
def makers() -> str:
    """What turns values into bytes: our own code as it stands here, and FFmpeg."""
    code = hashlib.blake2b(digest_size=16)
    for package in (media, exhibits.reel):
        for path in sorted(Path(package.__path__[0]).rglob("*.py")):
            code.update(path.read_bytes())
    code.update(repr(sorted(av.library_versions.items())).encode())
    return code.hexdigest()
