"""The last picture: among all the windows with light one that has none yet, and a question to whoever watches."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from random import Random
from zlib import crc32

from av.video.reformatter import VideoReformatter

from exhibits.reel.facade import Facade
from exhibits.reel.flight import Flight
from exhibits.reel.planes import Planes, darken, planes_of_paper
from exhibits.reel.scenes import Resident, Stage
from exhibits.reel.view import View, arriving, eased
from exhibits.reel.words import Words, balanced, fitted
from media.building import Box
from media.paper import Paper, Pixels, snip

_DIMS_SECONDS, _DIMS_TAKES, _DIMS = 0.4, 0.9, 0.66
_FLIES_AFTER_SECONDS, _FLIES_SECONDS = 0.7, 3.4
_BRIGHT_SECONDS, _BRIGHT_TAKES = 3.2, 1.4
"""On the way the neighbours' lights are low, as what is bright and passes quickly would flicker; then they shine again,
and one sees who does not."""
_BOARD_SECONDS, _BOARD_TAKES = 4.3, 0.9
"""From here on the question can be read."""
_BOARD = 0.71
"""Where the board begins, in heights of the picture."""
_WINDOW = (0.4, 0.36)
"""How wide at most and how high the free window is in the end, in widths and heights of the picture."""
_MIDDLE = 0.36


@dataclass(frozen=True)
class LastScene:
    frames: int
    bring: str
    """The question."""
    residents: tuple[Resident, ...]
    """Everyone of the film."""
    place: str = ""
    """The name on the board of the roof."""


def last_pictures(scene: LastScene, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    inviting, reformatter = _Inviting(scene, stage), VideoReformatter()
    for frame in range(first, last):
        yield planes_of_paper(inviting.at(frame / stage.profile.fps), reformatter)


def board_words(bring: str, stage: Stage) -> Words:
    width, height = stage.profile.size
    room = width * 0.86, height * (1 - _BOARD) * 0.78
    return balanced(fitted(bring, room, stage, most_mm=30, least_mm=stage.least_mm, bold=True), stage)


class _Inviting:
    def __init__(self, scene: LastScene, stage: Stage) -> None:
        self._scene, self._stage = scene, stage
        self._facade = Facade(stage, scene.residents, scene.place)
        house = self._facade.house
        near = _near(house.window(house.free), stage.profile.size)
        street = partial(_street, self._facade, [one.code for one in scene.residents])
        self._flight = Flight(street, View(), near, stage.profile.size)

    def at(self, now: float) -> Pixels:
        picture = self._flight.picture(eased((now - _FLIES_AFTER_SECONDS) / _FLIES_SECONDS))
        low = eased((now - _DIMS_SECONDS) / _DIMS_TAKES) - eased((now - _BRIGHT_SECONDS) / _BRIGHT_TAKES)
        if low > 0:
            darken(picture, _DIMS * low)
        risen = arriving((now - _BOARD_SECONDS) / _BOARD_TAKES)
        if risen > 0:
            rows, columns = self._board.shape[:2]
            paper = Paper(columns, picture.shape[0], mm=self._stage.mm, pixels=picture)
            paper.picture(self._board, 0, paper.height - round(rows * risen), columns, rows)
        return picture

    @cached_property
    def _board(self) -> Pixels:
        """As on the building where one begins to take part: a board along the foot of the picture."""
        stage, roles = self._stage, self._stage.theme.roles
        width, height = stage.profile.size
        mm, rows = stage.mm, round(height * (1 - _BOARD))
        paper = Paper(width, rows, mm=mm)
        line = [(-20.0, 9 * mm), (width + 20.0, 4 * mm), (width + 20.0, rows * 1.2), (-20.0, rows * 1.2)]
        edge = snip(line, Random(crc32(self._scene.bring.encode())), 30 * mm, mm)
        paper.fill([(x, y - 2.5 * mm) for x, y in edge], roles.night, 0.5)
        paper.fill(edge, roles.board)
        words = board_words(self._scene.bring, stage)
        words.write(paper, stage, (width - words.width) / 2, 4 * mm + (rows - words.height) / 2, roles.ink)
        return paper.pixels


def _street(facade: Facade, lit: list[str], view: View, size: tuple[int, int]) -> Pixels:
    return facade.picture(view, size, lit)


def _near(window: Box, size: tuple[int, int]) -> View:
    """With the window in the middle of what the board leaves free."""
    x, y, w, h = window
    (width, height), (wide, high) = size, _WINDOW
    scale = min(width * wide / w, height * high / h)
    return View(x + w / 2 - width / scale / 2, y + h / 2 - height * _MIDDLE / scale, scale)
