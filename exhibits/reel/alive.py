"""The whole building moves at once: in every window its own work, all of everyone who said yes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from exhibits.errors import SpoiltError
from exhibits.reel.facade import Facade
from exhibits.reel.house import Home
from exhibits.reel.panes import Pane, Singing, moving
from exhibits.reel.planes import Planes, planes_of_paper, split
from exhibits.reel.scenes import Resident, Stage
from exhibits.reel.view import View, arriving, eased

_FIRST_OPENS_SECONDS, _WAVE_SECONDS, _OPENS_SECONDS = 0.5, 1.3, 0.9
"""Curtains open from the middle outwards."""
_FEW = 12
"""Up to so many windows are large, and every picture of their works is shown; of more about every second."""
_PANS_AFTER, _PANS_BEFORE = 0.2, 0.85
"""Past several buildings the camera goes between these shares of the scene."""


@dataclass(frozen=True)
class AliveWork:
    """What moves in a window."""

    resident: Resident
    path: Path
    """The view of the work, in the house profile; music has sound alone."""
    cut_in: int
    frames: int
    """From `cut_in` on so many pictures are shown, again and again. A whole number of seconds costs least."""


@dataclass(frozen=True)
class AliveScene:
    frames: int
    works: tuple[AliveWork, ...]
    residents: tuple[Resident, ...]
    """Everyone of the film."""
    place: str = ""
    """The name on the board."""


def alive_pictures(scene: AliveScene, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    """A second of every work is decoded after that of another: what is open at once does not grow with their number."""
    street, second = _Street(scene, stage), stage.profile.fps
    while first < last:
        until = min(first - first % second + second, last)
        yield from street.pictures(first, until)
        first = until


class _Street:
    def __init__(self, scene: AliveScene, stage: Stage) -> None:
        self._scene, self._stage = scene, stage
        self._facade = Facade(stage, scene.residents, scene.place)
        self._blocks = list[Planes]()
        """With all windows dark."""
        panes = dict[str, Pane]()
        for block in range(self._facade.house.blocks):
            wall = self._facade.picture(View(block * stage.profile.size[0], 0), stage.profile.size, ())
            panes |= {code: Pane(self._facade, code, wall) for code in self._at_home(block)}
            self._blocks.append(planes_of_paper(wall))
        self._panes = [(work, panes[work.resident.code]) for work in scene.works]
        self._singing: dict[str, Singing] = {}

    def pictures(self, first: int, last: int) -> Iterator[Planes]:
        """At most a second."""
        shown = [(work, pane) for work, pane in self._panes if self._is_seen(pane, first, last)]
        works = [self._work(work, pane, first, last) for work, pane in shown]
        for at, frame in enumerate(range(first, last)):
            aside = self._aside(frame)
            picture = self._walls(aside)
            for (_, pane), moments in zip(shown, works, strict=True):
                opening = self._opening(pane, frame)
                behind = moments[at] if opening > 0 else pane.dark
                pane.lay(picture, behind, opening, aside - pane.block * picture.shape[1])
            yield picture

    def _at_home(self, block: int) -> Iterator[str]:
        """The codes of those whose works move here."""
        homes = dict(self._facade.house.homes)
        return (work.resident.code for work in self._scene.works if homes[work.resident.code].block == block)

    def _walls(self, aside: int) -> Planes:
        """What of the street is seen from there."""
        width = self._stage.profile.width
        block, rest = divmod(aside, width)
        if not rest:
            return self._blocks[block].copy()
        picture = np.empty_like(self._blocks[block])
        sides = zip(*(split(planes) for planes in (picture, *self._blocks[block : block + 2])), strict=True)
        for number, (seen, one, other) in enumerate(sides):
            cut = rest // 2 if number else rest
            seen[:, : seen.shape[1] - cut] = one[:, cut:]
            seen[:, seen.shape[1] - cut :] = other[:, :cut]
        return picture

    def _aside(self, frame: int) -> int:
        share = frame / max(self._scene.frames - 1, 1)
        way = eased((share - _PANS_AFTER) / (_PANS_BEFORE - _PANS_AFTER))
        return round((self._facade.house.blocks - 1) * self._stage.profile.width * way / 2) * 2

    def _is_seen(self, pane: Pane, first: int, last: int) -> bool:
        """The camera goes one way only: what is seen neither first nor last, and is not between, is never seen."""
        width = self._stage.profile.width
        left = pane.block * width + pane.left
        return self._aside(first) - width < left + width * 0.5 and left < self._aside(last - 1) + width

    def _opening(self, pane: Pane, frame: int) -> float:
        house = self._facade.house
        home = house.home(pane.resident.code)
        assert home is not None
        begins = _FIRST_OPENS_SECONDS + _WAVE_SECONDS * _far(home, house.free, (house.columns, house.rows))
        drawn = frame // 2 * 2  # curtains of paper move in every second picture
        return arriving((drawn / self._stage.profile.fps - begins) / _OPENS_SECONDS)

    def _work(self, work: AliveWork, pane: Pane, first: int, last: int) -> list[Planes]:
        """From its beginning again when it is over. Behind shut curtains nothing has to be decoded."""
        if self._opening(pane, last - 1) <= 0:
            return [pane.dark] * (last - first)
        shown: list[Planes] = []
        while len(shown) < last - first:
            at = (first + len(shown)) % work.frames
            run = min(last - first - len(shown), work.frames - at)
            moments = list(self._run(work, pane, work.cut_in + at, work.cut_in + at + run))
            if len(moments) != run:
                raise SpoiltError(f"The recording {work.path.parent.name} cannot be read; check the collection.")
            shown += moments
        return shown

    def _run(self, work: AliveWork, pane: Pane, first: int, last: int) -> Iterator[Planes]:
        fps, many = self._stage.profile.fps, len(self._panes) > _FEW
        if work.resident.form.seen:
            return moving(work.path, first, last, fps, pane.size, sparing=many)
        code = work.resident.code
        if code not in self._singing:
            every = round(fps / 10) if many else 1
            self._singing[code] = Singing(self._facade, work.resident, work.path, pane.size, every)
        return self._singing[code].pictures(first, last, fps)


def _far(home: Home, free: Home, grid: tuple[int, int]) -> float:
    """From the free window, 0 to about 1."""
    columns, rows = grid
    return float(np.hypot((home.column - free.column) / columns, (home.row - free.row) / rows)) / 0.8
