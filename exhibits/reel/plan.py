"""The film as values: what is shown when, in whole frames. Same works and same seed, same plan.

Dusk; then for each question the building, from which it is asked, and the works that answer it; at the end the whole
building, everyone's window, and one that is still dark.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil

from exhibits.errors import NothingToShowError, TooShortError
from exhibits.order import alternating, by_turns, drawn, side_by_side
from media.form import Form

DUSK_SECONDS = 5.0
FADE_SECONDS = 0.4
LEAD_SECONDS, TRAIL_SECONDS = 0.6, 0.8
"""Of a work's sound, before and after its pictures: the ear arrives first and leaves last."""
_AIR = 6
"""A short work gives at most the sixth part of its pictures to either."""
ALONE_SECONDS = 1.5
"""Of every work there is nothing but the work."""
LEAST_SECONDS = 4.0
"""A work is not trimmed below this: rather fewer works, drawn by lot, than a blur of all."""
ALIVE_SECONDS, LAST_SECONDS = 6.0, 7.0
LIVELY = 4
"""With fewer works than this the building at the end would be empty."""
ASKS_SHARE = 0.3
"""The part of the film that questions may take; where it would be more none is asked, and works stand side by side."""
FINALE_SHARE, TOGETHER_SHARE = 0.12, 0.15
"""Of a short film the whole building, and everybody's dance, would take too much."""
CREDITS_SHARE = 0.25
"""The part of the film that credits may take: where there are many to thank, each page is seen for a shorter time."""


@dataclass(frozen=True)
class Piece:
    """What the plan knows of a work."""

    code: str
    form: Form
    question: str
    frames: int
    answers: str = ""
    """The code of the work that it answers."""
    meaning: int = 0
    """For how many frames its maker says what it means."""

    def lead(self, fps: int) -> int:
        return min(round(LEAD_SECONDS * fps), self.frames // _AIR)

    def trail(self, fps: int) -> int:
        return min(round(TRAIL_SECONDS * fps), self.frames // _AIR)

    def seen(self, fps: int) -> int:
        """The frames that can be shown at most; the others are only heard."""
        return self.frames - self.lead(fps) - self.trail(fps)


@dataclass(frozen=True)
class Shot:
    """One work's place in the film, in frames."""

    code: str
    form: Form
    question: str
    cut_in: int
    """The first frame of the work that is seen. Works are trimmed at their ends only."""
    frames: int
    starts: int
    """Counted from the beginning of the film."""
    fade: int
    """So many of its first frames lie over the last ones of what comes before."""
    lead: int
    trail: int
    """So many frames earlier its sound begins, and so many later it ends."""
    says: int | None = None
    """The frame of the film with which its maker begins to say what it means, to the end of its pictures."""


class Kind(StrEnum):
    DUSK = "dusk"
    ASK = "ask"
    WORK = "work"
    TOGETHER = "together"
    """Everyone who dances without a face, to one music."""
    ALIVE = "alive"
    CREDITS = "credits"
    LAST = "last"


@dataclass(frozen=True)
class Part:
    """Something that is seen for a while."""

    kind: Kind
    name: str
    """Of a question its key, of a work its code."""
    starts: int
    frames: int
    fade: int
    """So many of its first frames lie over the last ones of what comes before."""

    @property
    def ends(self) -> int:
        return self.starts + self.frames


@dataclass(frozen=True)
class Chapter:
    """The works that answer one question."""

    question: str
    starts: int
    ends: int


@dataclass(frozen=True)
class Reel:
    fps: int
    seed: int
    parts: tuple[Part, ...]
    """All of it, in order."""
    shots: tuple[Shot, ...]
    thanked: tuple[str, ...]
    """The codes of everyone who said yes, in the order in which they are thanked."""
    left_out: tuple[str, ...]
    """Works for which the lot left no room; they are thanked all the same."""

    @property
    def frames(self) -> int:
        return self.parts[-1].ends

    @property
    def seconds(self) -> float:
        return self.frames / self.fps

    @property
    def opening(self) -> int:
        return self.parts[0].frames

    def leaves(self, part: Part) -> int:
        """How many of its last frames lie under the first ones of what comes next."""
        at = self.parts.index(part)
        return self.parts[at + 1].fade if at + 1 < len(self.parts) else 0

    def part_of(self, shot: Shot) -> Part:
        return next(part for part in self.parts if part.kind is Kind.WORK and part.name == shot.code)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """From question to question; where none is asked, all works that follow each other to one."""
        chapters: list[Chapter] = []
        questions = {shot.code: shot.question for shot in self.shots}
        for part in self.parts:
            if part.kind not in (Kind.ASK, Kind.WORK):
                continue
            question = questions.get(part.name, part.name)
            if chapters and chapters[-1].question == question:
                chapters[-1] = Chapter(question, chapters[-1].starts, part.ends)
            else:
                chapters.append(Chapter(question, part.starts, part.ends))
        return tuple(chapters)


@dataclass(frozen=True)
class Around:
    """What stands around the works, in frames."""

    credits: int = 300
    asks: Mapping[str, int] = field(default_factory=dict)
    """By question, how long the building asks it."""
    together: int = 0


def plan_reel(
    pieces: Sequence[Piece],
    *,
    seconds: float,
    seed: int,
    fps: int = 30,
    chosen: Sequence[str] | None = None,
    around: Around | None = None,
) -> Reel:
    """The film of at most so many seconds. It is shorter when all works are in whole before the time is up.

    `chosen` are the codes of those to be in, who must be in first; the others are only thanked. None: all, in turns.
    """
    if not pieces:
        raise NothingToShowError("No work may be shown in a film: approve works that said yes to the exhibition first.")
    planning = _Planning(around or Around(), int(seconds * fps), seed, fps)
    shown = planning.chosen(by_turns(pieces, seed) if chosen is None else _called(pieces, chosen))
    if not shown:
        least = ceil((planning.length([]) + LEAST_SECONDS * fps) / fps)
        raise TooShortError(f"A film of {seconds:.0f} seconds has no room for a work: take at least {least} seconds.")
    inside = {piece.code: piece for piece in shown}
    left_out = tuple(sorted(piece.code for piece in pieces if piece.code not in inside))
    share = planning.share(shown)
    parts = planning.laid(shown, share)
    shots = tuple(_shot(inside[part.name], part, share, fps) for part in parts if part.kind is Kind.WORK)
    return Reel(fps, seed, parts, shots, thanked(pieces, seed), left_out)


def thanked(pieces: Sequence[Piece], seed: int) -> tuple[str, ...]:
    """Everyone, answers beside what they answer."""
    line = [piece.code for piece in alternating(pieces, seed)]
    return tuple(side_by_side(line, {piece.code: piece.answers for piece in pieces}))


@dataclass(frozen=True)
class _Planning:
    around: Around
    most: int
    seed: int
    fps: int

    def chosen(self, claims: Sequence[Piece]) -> list[Piece]:
        """As many as fit when each is cut to the least. The first that does not fit ends it: short is no advantage."""
        least, many = round(LEAST_SECONDS * self.fps), 0
        while many < len(claims) and self.length(claims[: many + 1], least) <= self.most:
            many += 1
        return list(claims[:many])

    def share(self, shown: Sequence[Piece]) -> int:
        """The longest that every work may be, the same for all: what short works leave over goes to the long ones."""
        low, high = 1, max(piece.seen(self.fps) for piece in shown)
        while low < high:
            share = (low + high + 1) // 2
            low, high = (share, high) if self.length(shown, share) <= self.most else (low, share - 1)
        return low

    def length(self, shown: Sequence[Piece], share: int = 0) -> int:
        return self.laid(shown, share)[-1].ends

    def laid(self, shown: Sequence[Piece], share: int) -> tuple[Part, ...]:
        """One part after the other. A very short one keeps a third of itself for each fade and one to be seen in."""
        line = list(self._line(shown, share))
        parts = [Part(*line[0][:2], 0, line[0][2], 0)]
        for kind, name, frames in line[1:]:
            fade = min(self._frames(FADE_SECONDS), parts[-1].frames // 3, frames // 3)
            parts.append(Part(kind, name, parts[-1].ends - fade, frames, fade))
        return tuple(parts)

    def _line(self, shown: Sequence[Piece], share: int) -> Iterator[tuple[Kind, str, int]]:
        asks = self._asks(shown)
        yield Kind.DUSK, "", self._frames(DUSK_SECONDS)
        for question, works in self._chapters(shown, asked=bool(asks)):
            if question in asks:
                yield Kind.ASK, question, asks[question]
            yield from ((Kind.WORK, piece.code, min(piece.seen(self.fps), share)) for piece in works)
        if 0 < self.around.together <= self.most * TOGETHER_SHARE:
            yield Kind.TOGETHER, "", self.around.together
        if len(shown) >= LIVELY and self._frames(ALIVE_SECONDS) <= self.most * FINALE_SHARE:
            yield Kind.ALIVE, "", self._frames(ALIVE_SECONDS)
        yield Kind.CREDITS, "", min(self.around.credits, int(self.most * CREDITS_SHARE))
        yield Kind.LAST, "", self._frames(LAST_SECONDS)

    def _frames(self, seconds: float) -> int:
        return round(seconds * self.fps)

    def _asks(self, shown: Sequence[Piece]) -> Mapping[str, int]:
        asks = {piece.question: self.around.asks.get(piece.question, 0) for piece in shown}
        return {key: many for key, many in asks.items() if many} if sum(asks.values()) <= self.most * ASKS_SHARE else {}

    def _chapters(self, shown: Sequence[Piece], *, asked: bool) -> Iterator[tuple[str, list[Piece]]]:
        """From the quiet to the full, so that the last question is everybody's; never three of one form in a row where
        that can be avoided, across questions too."""
        if not asked:
            yield "", alternating(shown, self.seed)
            return
        lot = {piece.code: place for place, piece in enumerate(drawn(shown, self.seed))}
        questions = dict.fromkeys(piece.question for piece in sorted(shown, key=lambda piece: lot[piece.code]))
        line: list[Piece] = []
        for question in sorted(questions, key=lambda key: _fullness([one for one in shown if one.question == key])):
            works = alternating([piece for piece in shown if piece.question == question], self.seed, after=line)
            line += works
            yield question, works


def _fullness(works: Sequence[Piece]) -> tuple[int, int]:
    """How many people are at it: whoever answers a neighbour was not alone."""
    return len(works) + sum(bool(piece.answers) for piece in works), len(works)


def _shot(piece: Piece, part: Part, share: int, fps: int) -> Shot:
    lead, spare = piece.lead(fps), piece.seen(fps) - part.frames
    # people settle before they begin: a quarter of what must go, goes there, in whole groups of pictures
    cut_in = lead + spare // 4 // fps * fps
    # nobody is interrupted: a meaning is heard whole, after a moment of the work alone, or not at all
    heard = 0 < piece.meaning <= part.frames - round(ALONE_SECONDS * fps)
    return Shot(
        piece.code, piece.form, piece.question, cut_in, part.frames, part.starts, part.fade, lead, piece.trail(fps),
        part.ends - piece.meaning if heard else None,
    )  # fmt: skip


def _called(pieces: Sequence[Piece], codes: Sequence[str]) -> list[Piece]:
    there = {piece.code: piece for piece in pieces}
    return [there[code] for code in codes if code in there]
