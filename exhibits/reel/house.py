"""Where everybody lives: dusk, questions and finale of one film show the same window in the same place.

Lengths are pixels of the picture. Where one building is too small for all, others stand beside it, a picture apart.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from zlib import crc32

from exhibits.order import side_by_side
from exhibits.reel.scenes import Resident
from media.building import Box, window_box

MOST_HOMES = 60
"""In one building; beyond this a window is too small to see who dances in it."""
_FEWEST = 12
_SPARE = 0.1
"""Windows where nobody lives, beside the one that is kept free: a building in which every light is on is an office."""
_SHAPE = 1.28
"""Width to height of a window: what dances in the middle of 16:9 is seen, and what is beside it is not missed."""
_SHAPES: tuple[tuple[float, Box, Box], ...] = (
    (1.2, (0.11, 0.225, 0.78, 0.665), (0.2, 0.04, 0.6, 0.145)),
    (0.8, (0.08, 0.21, 0.84, 0.68), (0.13, 0.035, 0.74, 0.14)),
    (0.0, (0.07, 0.19, 0.86, 0.71), (0.11, 0.035, 0.78, 0.125)),
)
"""Wall and board in a picture that is at least so many times as wide as high; in shares of its width and height."""


@dataclass(frozen=True)
class Home:
    """A window: which building, and where in it."""

    block: int
    column: int
    row: int


@dataclass(frozen=True)
class House:
    size: tuple[int, int]
    columns: int
    rows: int
    blocks: int
    homes: tuple[tuple[str, Home], ...]
    """By the code of the work."""
    free: Home
    """Nobody lives here yet: it is never lit, and the last picture shows it."""

    def wall(self, block: int) -> Box:
        x, y, w, h = _in_picture(_shape(self.size)[0], self.size)
        return x + block * self.size[0], y, w, h

    @property
    def board(self) -> Box:
        """On the roof of the first building; it says the name of the place."""
        return _in_picture(_shape(self.size)[1], self.size)

    def window(self, home: Home) -> Box:
        return window_box(self.wall(home.block), self.columns, self.rows, home.column, home.row)

    def are_near(self, one: Home, other: Home) -> bool:
        """On one floor with at most one window between them, and that not the free one."""
        apart = abs(one.column - other.column)
        if (one.block, one.row) != (other.block, other.row) or apart > 2:
            return False
        return apart < 2 or Home(one.block, (one.column + other.column) // 2, one.row) != self.free

    def home(self, code: str) -> Home | None:
        """None for who has no work in this film."""
        return next((home for other, home in self.homes if other == code), None)


def house_of(residents: Sequence[Resident], size: tuple[int, int]) -> House:
    """The same people and the same shape of the picture give the same building, in whatever order they are named.

    Who answers a neighbour lives beside them, on the same floor where it has room.
    """
    answers = {one.code: one.answers for one in residents}
    line = side_by_side(sorted(answers, key=lambda code: (crc32(code.encode()), code)), answers)
    blocks = max(1, math.ceil(len(line) / MOST_HOMES))
    each = math.ceil(len(line) / blocks)
    columns, rows = _grid(each + 1 + math.ceil(each * _SPARE), size)
    free = Home(0, round(columns * 0.6) - 1, (rows - 1) // 2)
    homes: list[tuple[str, Home]] = []
    for block in range(blocks):
        here = line[block * each : (block + 1) * each]
        homes += zip(here, _lit_homes(block, (columns, rows), len(here), free), strict=True)
    return House(size, columns, rows, blocks, tuple(homes), free)


def _lit_homes(block: int, grid: tuple[int, int], many: int, free: Home) -> list[Home]:
    """Floor by floor. What stays dark is far from the free window, so that this one is alone among lit ones."""
    columns, rows = grid
    rng = Random(block * 7919 + columns * 31 + rows)
    homes = [Home(block, column, row) for row in range(rows) for column in range(columns)]
    near = {home: _apart(home, free, grid) + rng.uniform(0, 0.55) for home in homes}
    lit = sorted((home for home in homes if home != free), key=lambda home: near[home])[:many]
    return sorted(lit, key=lambda home: (home.row, home.column))


def _apart(home: Home, free: Home, grid: tuple[int, int]) -> float:
    """Nothing for those beside, above and below it, little for those at its corners, about 1 across the building."""
    columns, rows = grid
    across, down = abs(home.column - free.column), abs(home.row - free.row)
    if max(across, down) <= 1 and home.block == free.block:
        return 0.6 * (across + down - 1)
    return 0.75 + math.hypot(across / columns, down / rows) / 2


def _grid(least: int, size: tuple[int, int]) -> tuple[int, int]:
    """Columns and rows for at least so many windows, of the shape that a window should have."""
    _, _, wide, high = _in_picture(_shape(size)[0], size)
    wall = wide / high

    def askew(grid: tuple[int, int]) -> float:
        columns, rows = grid
        shape = wall * rows / columns * 0.8 / 0.74  # what `window_box` takes of a cell
        return abs(math.log(shape / _SHAPE)) + 0.3 * math.log(columns * rows / least)

    least = max(least, _FEWEST)
    return min(((math.ceil(least / rows), rows) for rows in range(3, 16)), key=askew)


def _shape(size: tuple[int, int]) -> tuple[Box, Box]:
    return next((wall, board) for least, wall, board in _SHAPES if size[0] / size[1] >= least)


def _in_picture(shares: Box, size: tuple[int, int]) -> Box:
    (x, y, w, h), (width, height) = shares, size
    return x * width, y * height, w * width, h * height
