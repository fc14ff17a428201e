"""An answer chain as a plan: one neighbour's music runs on, whole, and the picture cuts on its beats between all who
answered it. Everyone is seen as long as everyone else, as well as works that ended early allow."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from random import Random
from statistics import median

from media.beats import Beats

LEAST_SECONDS = 1.2
"""A cut is at least so long: one must see who it is."""
_MOST_BEATS, _LEAST_BEATS = 4, 2
_HANDS = 1.04
"""Two beats that are just long enough for a cut are so not every time: rather more, each time."""
_QUICK = 2 / 3
"""From this part of the music on cuts are short: it grows towards its end."""
_EVEN_SECONDS = 0.6
"""From one moment to the next where nobody could clap along."""
_SNAP_SECONDS = 0.15
"""How far an onset may pull such a moment."""


@dataclass(frozen=True)
class Part:
    """A work that may be seen in a chain, in frames."""

    code: str
    frames: int
    offset: int = 0
    """Which of its frames belongs to the first moment of the music; below zero for a work that begins later."""

    def covers(self, begin: int, end: int) -> bool:
        """Whether it has pictures for all of this stretch of the music."""
        return begin + self.offset >= 0 and end + self.offset <= self.frames


@dataclass(frozen=True)
class Cut:
    """Who is seen from where to where, in frames."""

    code: str
    cut_in: int
    """The first frame of the work that is seen."""
    frames: int
    starts: int
    """Counted from the first moment of the music."""


@dataclass(frozen=True)
class Sounding:
    """Whose recording is heard from where to where, in frames."""

    code: str
    starts: int
    """Counted from the first moment of the music."""
    frames: int


def plan_chain(frames: int, beats: Beats, parts: Sequence[Part], *, fps: int, seed: int) -> tuple[Cut, ...]:
    """Cuts for so many frames of music. The first of the parts is the work whose music it is: it opens, and it is there
    from beginning to end. Everyone before anyone twice, nobody twice in a row who is not alone.

    Raises ValueError where the first is shorter than that.
    """
    if not parts or not parts[0].covers(0, frames):
        raise ValueError("the music of a chain is seen from its beginning to its end")
    line = _Line(_grid(frames, beats, fps), round(LEAST_SECONDS * fps), parts, Random(seed))
    while line.at < frames:
        line.go_on()
    return tuple(line.cuts)


def sounding(cuts: Sequence[Cut], music: str, own: Container[str]) -> tuple[Sounding, ...]:
    """What sounds under the cuts: the music, and while somebody is seen who sings or plays along, their recording of
    both. `own`: the codes of these."""
    spans: list[Sounding] = []
    for cut in cuts:
        code = cut.code if cut.code in own else music
        if spans and spans[-1].code == code:
            spans[-1] = replace(spans[-1], frames=spans[-1].frames + cut.frames)
        else:
            spans.append(Sounding(code, cut.starts, cut.frames))
    return tuple(spans)


class _Line:
    """The cuts until now, and who comes next."""

    def __init__(self, grid: Sequence[int], least: int, parts: Sequence[Part], rng: Random) -> None:
        lot = sorted(parts[1:], key=lambda part: part.code)
        rng.shuffle(lot)
        self._parts = [parts[0], *lot]
        self._grid, self._least = grid, least
        self._shown = {part.code: 0 for part in parts}
        beat = median(later - earlier for earlier, later in pairwise(grid))
        self._fewest = max(_LEAST_BEATS, min(_MOST_BEATS, ceil(least * _HANDS / beat)))
        self._quick = False
        self.cuts: list[Cut] = []

    @property
    def at(self) -> int:
        return self.cuts[-1].starts + self.cuts[-1].frames if self.cuts else 0

    def go_on(self) -> None:
        last = self.cuts[-1].code if self.cuts else None
        if self.at > _QUICK * self._grid[-1] and len(self.cuts) % len(self._parts) == 0:
            self._quick = True  # not in the middle of a turn: those after it would be seen for less
        for end in self._ends():
            others = [part for part in self._parts if part.code != last and part.covers(self.at, end)]
            if others:
                self._cut_to(min(others, key=self._turn) if self.cuts else self._parts[0], end)
                return
        self._stay(self._ends()[-1])

    def _turn(self, part: Part) -> tuple[int, int]:
        """Who was seen least comes first; of these, who must soon be seen or not at all, then as the lot says."""
        unseen = sum(not shown for shown in self._shown.values())
        ends = part.frames - part.offset
        soon = self._shown[part.code] == 0 and ends < self.at + (unseen + 1) * (self._most() - self.at)
        return self._shown[part.code], ends if soon else self._grid[-1] + self._parts.index(part)

    def _cut_to(self, part: Part, end: int) -> None:
        self.cuts.append(Cut(part.code, self.at + part.offset, end - self.at, self.at))
        self._shown[part.code] += self.cuts[-1].frames

    def _stay(self, end: int) -> None:
        """Who is seen is the only one who is there. The music's own work takes over when they end."""
        last = self.cuts[-1]
        part = next(part for part in self._parts if part.code == last.code)
        if not part.covers(last.starts, end):
            self._cut_to(self._parts[0], end)
            return
        self._shown[part.code] += end - self.at
        self.cuts[-1] = replace(last, frames=end - last.starts)

    def _most(self) -> int:
        return self._ends()[0]

    def _ends(self) -> list[int]:
        """Where the next cut may end, the best first. What is left after it is long enough to be a cut, or nothing."""
        final = self._grid[-1]
        place = self._grid.index(self.at)
        ends: list[int] = []
        for beats in range(self._beats(place), self._fewest - 1, -1):
            end = self._long_enough(place, place + beats)
            ends.append(end if final - end >= self._least else final)
        return ends

    def _long_enough(self, place: int, end: int) -> int:
        later = (moment for moment in self._grid[end:] if moment - self._grid[place] >= self._least)
        return next(later, self._grid[-1])

    def _beats(self, place: int) -> int:
        """Of the longest cut now: all who were not seen yet must still find room."""
        left = len(self._grid) - 1 - place
        unseen = sum(not shown for shown in self._shown.values())
        if not unseen:
            return self._fewest if self._quick else _MOST_BEATS
        return min(_MOST_BEATS, max(self._fewest, left // unseen))


def _grid(frames: int, beats: Beats, fps: int) -> list[int]:
    """The frames at which a cut may lie, from the first to the end; about as far from each other everywhere."""
    moments = _filled(beats.seconds, frames / fps) if len(beats.seconds) > 1 else _even(beats.onsets, frames / fps)
    inside = {round(moment * fps) for moment in moments}
    return [0, *sorted(frame for frame in inside if 0 < frame < frames), frames]


def _filled(beats: Sequence[float], seconds: float) -> list[float]:
    """Beats, and others of the same length where the tracker has none: before, after, and in a hole. Where four of them
    are shorter than a cut, every second one counts."""
    length = median(later - earlier for earlier, later in pairwise(beats))
    row = [beats[0] - length * many for many in range(int(beats[0] / length), 0, -1)]
    for beat, after in pairwise((*beats, seconds)):
        many = max(1, round((after - beat) / length))
        step = length if after == seconds else (after - beat) / many
        row += [beat + step * place for place in range(many)]
    return row[::2] if length * _MOST_BEATS < LEAST_SECONDS else row


def _even(onsets: Sequence[float], seconds: float) -> list[float]:
    """Every so often, and on an onset where there is one nearby."""
    even = (_EVEN_SECONDS * many for many in range(1, int(seconds / _EVEN_SECONDS) + 1))
    near = ((moment, min(onsets, key=lambda onset: abs(onset - moment), default=moment)) for moment in even)
    return [onset if abs(onset - moment) <= _SNAP_SECONDS else moment for moment, onset in near]
