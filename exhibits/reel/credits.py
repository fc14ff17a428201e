"""The credits: down the front of a house, one window each for everyone, then sheets of paper with all other thanks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from config.texts import Texts
from exhibits.reel.notices import Roll, draw_notice, notices
from exhibits.reel.planes import Planes, crossed, planes_of_paper, split
from exhibits.reel.scenes import Resident, Stage
from exhibits.reel.thanks import Floors, draw_floors, floors
from exhibits.reel.view import eased
from media.paper import Paper, Pixels

PAGE_SECONDS = 4.5
"""What one page should have: names of a dozen neighbours are read in it."""
_SLIDES_SECONDS, _DIMS = 1.2, 0.8
"""From one page to the next lights are low: names that pass quickly would flicker."""


@dataclass(frozen=True)
class CreditsScene:
    frames: int
    """Every page has as many; `credits_frames` says how many all of them need."""
    residents: tuple[Resident, ...]
    """Everyone who said yes, in the order in which they are thanked."""
    thanks: str
    rolls: tuple[Roll, ...]


def rolls_of(
    texts: Texts,
    *,
    helpers: Sequence[str] = (),
    organisations: Sequence[str] = (),
    music: Sequence[str] = (),
    rules: Sequence[str] = (),
) -> tuple[Roll, ...]:
    """Under their headings; what there is none of is left out."""
    rolls = (
        Roll(texts["reel.helpers"], tuple(helpers)),
        Roll(texts["reel.organisations"], tuple(organisations)),
        Roll(texts["reel.music"], tuple(music)),
        Roll(texts["reel.made"], tuple(rules)),
    )
    return tuple(roll for roll in rolls if roll.lines)


def credits_frames(residents: Sequence[Resident], rolls: Sequence[Roll], stage: Stage) -> int:
    many = len(floors(residents, stage).pages) + len(notices(rolls, stage))
    return many * round(PAGE_SECONDS * stage.profile.fps)


def credits_pictures(scene: CreditsScene, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    wall = _Wall(scene, stage)
    for frame in range(first, last):
        yield wall.at(frame)


class _Wall:
    """Pages below each other, with an empty one above them; the camera stops at each for equally long."""

    def __init__(self, scene: CreditsScene, stage: Stage) -> None:
        self._scene, self._stage = scene, stage
        self._floors: Floors = floors(scene.residents, stage)
        self._notices = notices(scene.rolls, stage)
        self._many = len(self._floors.pages) + len(self._notices)
        self._pages: dict[int, Planes] = {}

    def at(self, frame: int) -> Planes:
        if not self._many:
            return self._blank.copy()
        page = min(frame * self._many // self._scene.frames, self._many - 1)
        begins = -(-page * self._scene.frames // self._many)
        part = (frame - begins) / (_SLIDES_SECONDS * self._stage.profile.fps)
        if part >= 1:
            return self._page(page).copy()
        moved = round(self._stage.profile.height * eased((part - 0.1) / 0.8) / 2) * 2
        low = eased(part / 0.3) - eased((part - 0.7) / 0.3)
        return crossed(_between(self._page(page - 1), self._page(page), moved), self._blank, _DIMS * low)

    @cached_property
    def _blank(self) -> Planes:
        return planes_of_paper(self._paper(-1))

    def _page(self, page: int) -> Planes:
        """It and the one before are kept."""
        if page not in self._pages:
            self._pages = {kept: planes for kept, planes in self._pages.items() if kept == page - 1}
            self._pages[page] = planes_of_paper(self._paper(page))
        return self._pages[page]

    def _paper(self, page: int) -> Pixels:
        stage = self._stage
        paper = Paper(*stage.profile.size, stage.theme.roles.wall, mm=stage.mm)
        windows = len(self._floors.pages)
        if 0 <= page < windows:
            draw_floors(paper, stage, self._floors, page, self._scene.thanks)
        elif page >= windows:
            draw_notice(paper, stage, self._notices[page - windows])
        return paper.pixels


def _between(upper: Planes, lower: Planes, moved: int) -> Planes:
    """So many rows of the lower one have come up from below."""
    picture = np.empty_like(upper)
    for number, (seen, one, other) in enumerate(zip(split(picture), split(upper), split(lower), strict=True)):
        rows = moved // 2 if number else moved
        seen[: len(seen) - rows] = one[rows:]
        seen[len(seen) - rows :] = other[:rows]
    return picture
