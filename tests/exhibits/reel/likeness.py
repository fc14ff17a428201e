"""How like its source a work in a finished film is: which way up, in which colours, when and how loud."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np

from exhibits.reel.plan import LEAD_SECONDS, TRAIL_SECONDS
from tests.exhibits.reel.joins import Shown
from tests.exhibits.reel.sources import (
    RATE,
    Box,
    Seen,
    at_times,
    grid,
    pictures,
    shown,
    sound,
)

FREE = 0.76
"""Above this part of a picture's height lies no strip with a name."""
_PATCH = 5
_BESIDE = 2
"""So many pictures before and after the right one are looked at too."""
_COLOURFUL = 0.95
"""Above this part of all places; a single one may be the edge of a line that lies half a dot beside."""
_GREY = 4.0
"""Of 255; where the two ways to read colours differ by less, nobody sees which one it was."""
_FLAT = 8.0
"""Of 255; what a picture shows that strays less is lost in a draft, and nobody sees it."""
_BLOCK = RATE // 2
_AUDIBLE_DB = -50.0


@dataclass(frozen=True)
class Likeness:
    degrees: int
    """By how much the source has to be turned to be what is seen."""
    pictures: int
    """Pictures that were compared,"""
    telling: int
    """of which so many are clearly another one than those beside them,"""
    off: int
    """and so many are not the one that should be there."""
    colour: float
    """By how much the most colourful places differ, of 255; nothing where the source has more light than the film."""
    matrix: str
    """How the file's colours are to be read, 601 or 709, where the film reads them so; "other" where it does not, and
    nothing where the picture is too grey to tell."""
    view_db: float
    """The likeness to the work at home (PSNR), of the picture that is least like it."""


@dataclass(frozen=True)
class Loudly:
    blocks: int
    """Half seconds in which something is to be heard,"""
    silent: int
    """of which so many are 10 dB softer than the others of the same work, or silent;"""
    together: float
    """how like the sound of the work at home it is, at the very same sample: 1 is the same."""


@dataclass(frozen=True)
class Film:
    """A finished one, and the places of its works."""

    path: Path
    size: tuple[int, int]
    fps: int
    shots: Sequence[Shown]
    leaves: Mapping[str, int]
    """So many of a work's last frames lie under the next one's first ones."""
    fades: Mapping[str, int]

    def frames(self, shot: Shown) -> range:
        """Those in which nothing but the work is seen, strip aside."""
        return range(shot.starts + self.fades[shot.code], shot.ends - self.leaves[shot.code])

    def own(self, shot: Shown) -> list[int]:
        """The same on the work's own clock."""
        return [frame - shot.starts + shot.cut_in for frame in self.frames(shot)]

    def inside(self, shape: float) -> Box:
        """Where a picture of this shape stands, on a ground of itself."""
        wide, high = min(1.0, shape * self.size[1] / self.size[0]), min(1.0, self.size[0] / self.size[1] / shape)
        return (1 - wide) / 2, (1 - high) / 2, (1 + wide) / 2, (1 + high) / 2


def seen_in(film: Film, shapes: Mapping[str, float]) -> dict[str, list[Seen]]:
    """By code, what is seen of each work in the film where nothing lies over it; the film is decoded once."""
    wanted = {frame: shot for shot in film.shots if shot.code in shapes for frame in film.frames(shot)}
    found: dict[str, list[Seen]] = {code: [] for code in shapes}
    with av.open(str(film.path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        for number, frame in enumerate(container.decode(stream)):
            if shot := wanted.get(number):
                shape = shapes[shot.code]
                planes = [np.frombuffer(one, np.uint8).reshape(one.height, -1)[:, : one.width] for one in frame.planes]
                found[shot.code].append(
                    Seen(number / film.fps, _small(planes, film.inside(shape), grid(shape)), full=False)
                )
    return found


def _small(planes: Sequence[np.ndarray], box: Box, size: tuple[int, int]) -> np.ndarray:
    left, top, right, low = box
    parts = [
        one[round(top * len(one)) : round(low * len(one)), round(left * one.shape[1]) : round(right * one.shape[1])]
        for one in planes
    ]
    return np.stack(
        [cv2.resize(np.ascontiguousarray(one, np.float32), size, interpolation=cv2.INTER_AREA) for one in parts]
    )


def likeness(film: Film, shot: Shown, seen: Sequence[Seen], source: Path, view: Path, degrees: int) -> Likeness:
    facts, own = shown(source, degrees), film.own(shot)
    size, span = grid(facts.shape), ((own[0] - 4) / film.fps - 0.5, (own[-1] + 4) / film.fps)
    line = list(pictures(source, size, degrees=degrees, first=span[0], last=span[1]))
    places = at_times(line, own, film.fps)
    free = _free(film.inside(facts.shape), size[1])
    off, telling = _off(seen, line, places, free)
    middle = len(seen) // 2
    here = seen[middle].planes[0, :free]
    there = min((line[number] for number in places[middle]), key=lambda one: _apart(here, one.planes[0, :free]))
    colour, matrix = (0.0, "") if facts.hdr else _colour(seen[middle], there, facts.matrix, free)
    return Likeness(
        _lies(seen[middle], source, there.seconds, degrees, free), len(seen), telling, off,
        colour, matrix, _view_db(film, seen, view, own, facts.shape, free),
    )  # fmt: skip


def _free(box: Box, rows: int) -> int:
    """Rows of the small picture that lie above all strips."""
    _, top, _, low = box
    return max(int((min(FREE, low) - top) / (low - top) * rows), 1)


def _lies(seen: Seen, source: Path, seconds: float, degrees: int, free: int) -> int:
    """The one of four ways to turn the source in which it is most like the film's picture."""
    size = seen.planes.shape[:0:-1]
    unlike = {}
    for turned in (0, 90, 180, 270):
        picture = next(pictures(source, size, degrees=turned, first=seconds))
        unlike[turned] = _apart(seen.planes[0, :free], picture.planes[0, :free])
    best = min(unlike, key=lambda turned: (unlike[turned], turned != degrees % 360))
    return best if unlike[best] < 0.9 * unlike[degrees % 360] else degrees % 360


def _off(seen: Sequence[Seen], line: Sequence[Seen], places: Sequence[Sequence[int]], free: int) -> tuple[int, int]:
    off = telling = 0
    for one, right in zip(seen, places, strict=True):
        beside = range(max(right[0] - _BESIDE, 0), min(right[-1] + _BESIDE + 1, len(line)))
        apart = {number: _apart(one.planes[0, :free], line[number].planes[0, :free]) for number in beside}
        mine = min(apart[number] for number in right)
        others = min((apart[number] for number in beside if number not in right), default=np.inf)
        off += mine > 1.15 * others + 0.01
        telling += 1.15 * mine + 0.01 < others < np.inf
    return off, telling


def _apart(one: np.ndarray, other: np.ndarray) -> float:
    """Of two pictures whose light may have been bent: 0 is the same."""
    return float(np.abs(_even(one) - _even(other)).mean())


def _even(picture: np.ndarray) -> np.ndarray:
    return (picture - picture.mean()) / max(float(picture.std()), _FLAT)


def _colour(seen: Seen, source: Seen, matrix: str, free: int) -> tuple[float, str]:
    """At the places where the two ways to read the source differ most; the film itself is read as BT.709."""
    ours = _patches(seen.rgb("709")[:, :free])
    theirs = {name: _patches(source.rgb(name)[:, :free]) for name in ("601", "709")}
    differ = np.abs(theirs["601"] - theirs["709"]).mean(axis=0)
    colourful = differ >= np.quantile(differ, _COLOURFUL)
    apart = {name: float(np.abs(ours - patch)[:, colourful].mean()) for name, patch in theirs.items()}
    if differ[colourful].mean() < _GREY:
        return apart[matrix], ""
    return apart[matrix], matrix if apart[matrix] <= min(apart.values()) else "other"


def _patches(rgb: np.ndarray) -> np.ndarray:
    return np.stack([cv2.blur(one, (_PATCH, _PATCH), borderType=cv2.BORDER_REPLICATE) for one in rgb])


def _view_db(film: Film, seen: Sequence[Seen], view: Path, own: Sequence[int], shape: float, free: int) -> float:
    """The view is in the house's size, with the ground in it."""
    first, last = (own[0] - 0.5) / film.fps, (own[-1] + 0.5) / film.fps
    there = pictures(view, grid(shape), box=film.inside(shape), first=first, last=last)
    errors = [
        float(((one.planes[:, :free] - other.planes[:, :free]) ** 2).mean())
        for one, other in zip(seen, there, strict=True)
    ]
    return 10 * float(np.log10(255**2 / max(*errors, 1e-3)))


def loudly(film: Film, shot: Shown, heard: np.ndarray, source: Path, view: Path) -> Loudly:
    """`heard`: one channel of the film's whole sound. Only where no neighbour's sound leads into it or trails."""
    one, clear = RATE // film.fps, film.frames(shot)
    trail, lead = round(TRAIL_SECONDS * film.fps), round(LEAD_SECONDS * film.fps)
    alone = clear[trail : max(trail, len(clear) - lead)]
    if not alone:
        return Loudly(0, 0, 1.0)
    own = alone[0] - shot.starts + shot.cut_in
    ours = heard[alone[0] * one : (alone[-1] + 1) * one]
    theirs, home = (sound(path)[own * one :][: len(ours)] for path in (source, view))
    blocks = [(_db(ours[at : at + _BLOCK]), _db(theirs[at : at + _BLOCK])) for at in range(0, len(theirs), _BLOCK)]
    audible = [mine - its for mine, its in blocks if its > _AUDIBLE_DB]
    silent = sum(gain < np.median(audible) - 10 for gain in audible)
    silent += sum(mine < -60 for mine, its in blocks if its > _AUDIBLE_DB)
    return Loudly(len(audible), int(silent), _alike(ours, home) if audible else 1.0)


def _alike(one: np.ndarray, other: np.ndarray) -> float:
    one = one[: len(other)]
    return float(one @ other / np.sqrt((one @ one) * (other @ other) + 1e-12))


def _db(part: np.ndarray) -> float:
    return 20 * float(np.log10(np.sqrt((part**2).mean()) + 1e-6)) if len(part) else -120.0
