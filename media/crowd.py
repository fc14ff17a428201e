"""*Buurtdans*: who stands where when neighbours who never met dance on one floor. A plan, and nothing is drawn here.

Everybody is as tall as everybody else; who stands nearer is larger, and that is left to chance.
"""

import math
from dataclasses import dataclass, replace
from random import Random

MOST = 60
_NEXT_ROW = 0.84
"""How large a row is beside the one before it, where there are few; with many rows they are closer."""
_LAST_ROW = 0.5
"""Nobody is smaller than this beside somebody in the first row."""
_APART = 0.47
"""Between two who stand beside each other, in their heights."""
_EDGE = 0.1
"""Room at either side for an arm, in heights of the first row."""
_TALLEST = 0.6
_FRONT, _TOP = 0.945, 0.03
"""Where the first row has its feet, and where raised hands of the last may end."""
_REACH = 1.22
"""How high raised hands are, in heights of a dancer."""
_LOOKS_OVER = (0.2, 0.42)
"""How much of a dancer's height is seen over the head of one in the next row: the least, and what is enough."""
_STRAYS = 0.035
"""How far people stand from their places, in their heights."""
_LOOKS_AGAIN = 8
"""How often everybody looks around and changes into the colour that fewest wear nearby."""


@dataclass(frozen=True)
class Spot:
    """A dancer's place. Lengths are in heights of the picture, from its top left corner."""

    dancer: int
    x: float
    floor: float
    height: float
    mirrored: bool
    hue: int
    row: int
    """The first is 0."""


@dataclass(frozen=True)
class _Rows:
    counts: tuple[int, ...]
    """How many stand in each row, the first row first."""
    heights: tuple[float, ...]
    floors: tuple[float, ...]


def checked(count: int) -> int:
    """ValueError for nobody, and for more than `MOST`."""
    if not 1 <= count <= MOST:
        raise ValueError(f"{count} cannot dance in one picture, only 1 to {MOST}.")
    return count


def line_up(count: int, shape: float, hues: int, rng: Random) -> tuple[Spot, ...]:
    """Places for so many in a picture of this shape (width / height), the farthest first, as they are to be drawn.

    Raises ValueError for nobody, and for more than `MOST`.
    """
    rows = _rows(checked(count), shape)
    dancers = rng.sample(range(count), count)
    spots: list[Spot] = []
    for row, (height, floor) in enumerate(zip(rows.heights, rows.floors, strict=True)):
        for x in _across(rows, row, shape):
            at = x + rng.uniform(-1, 1) * _STRAYS * height, floor + rng.uniform(-1, 0) * _STRAYS * height
            spots.append(Spot(dancers.pop(), *at, height, rng.random() < 0.5, rng.randrange(hues), row))
    for place in range(_LOOKS_AGAIN * count):
        spots[place % count] = _changed(spots, place % count, hues)
    return tuple(sorted(spots, key=lambda spot: spot.floor))


def _rows(count: int, shape: float) -> _Rows:
    """Of all numbers of rows the one in which people are largest."""
    return max((_lined(count, number, shape) for number in range(1, count + 1)), key=lambda rows: rows.heights[-1])


def _lined(count: int, number: int, shape: float) -> _Rows:
    """One floor, seen from a place so high that each row looks over the one before it as far as the picture allows."""
    smaller = max(_NEXT_ROW, _LAST_ROW ** (1 / (number - 1))) if number > 1 else 1.0
    sizes = [smaller**row for row in range(number)]
    counts = tuple(count // number + (row < count % number) for row in range(number))
    tall = min(_TALLEST, shape / (counts[0] * _APART + 2 * _EDGE))
    room, last = _FRONT - _TOP, sizes[-1]
    least, enough = (1 + looks * smaller / (1 - smaller) if number > 1 else 1.0 for looks in _LOOKS_OVER)
    tall = min(tall, room / (least * (1 - last) + _REACH * last))
    rise = min(enough, (room / tall - _REACH * last) / (1 - last)) if number > 1 else 1.0
    floors = tuple(_FRONT - rise * tall * (1 - size) for size in sizes)
    return _Rows(counts, tuple(tall * size for size in sizes), floors)


def _across(rows: _Rows, row: int, shape: float) -> list[float]:
    """From left to right, each before a gap of the row in front."""
    count, edge = rows.counts[row], _EDGE * rows.heights[0]
    alike = len(rows.counts) > 1 and count == rows.counts[row - 1 if row else 1]
    aside = (0.25 if row % 2 else -0.25) if alike else 0.0
    step = (shape - 2 * edge) / count
    return [edge + (place + 0.5 + aside) * step for place in range(count)]


def _changed(spots: list[Spot], place: int, hues: int) -> Spot:
    """In the colour that is farthest away, or that fewest wear."""
    worn = [0.0] * hues
    for other in spots[:place] + spots[place + 1 :]:
        worn[other.hue] += _nearness(spots[place], other)
    return replace(spots[place], hue=min(range(hues), key=worn.__getitem__))


def _nearness(one: Spot, other: Spot) -> float:
    """Beside each other counts more: there nothing of the other is hidden."""
    apart = math.dist((one.x, one.floor - one.height / 2), (other.x, other.floor - other.height / 2))
    return (4 if one.row == other.row else 1) / apart**3
