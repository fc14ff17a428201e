"""Plans a film: who is in it, for how long, and what comes after what. Same works and same seed, same plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from exhibits.errors import NothingToShowError, TooShortError
from exhibits.order import alternating, by_turns, drawn, side_by_side
from exhibits.reel.answers import Link, chains
from exhibits.reel.plan import Kind, Part, Piece, Reel, Shot
from media.form import Form

DUSK_SECONDS = 5.0
FADE_SECONDS = 0.4
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
    left_out = tuple(sorted({piece.code for piece in pieces} - {piece.code for piece in shown}))
    scenes = planning.chained(shown)
    parts = planning.laid(scenes, planning.share(scenes))
    inside = {piece.code: piece for piece in scenes}
    shots = tuple(_shot(inside[part.name], part, fps) for part in parts if part.kind is Kind.WORK)
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

    def chained(self, shown: Sequence[Piece]) -> list[Piece]:
        """Who answered one music becomes one scene with it, where the music is long enough for all of them."""
        works = {piece.code: piece for piece in shown}
        for chain in chains([Link(piece.code, piece.form, piece.frames, piece.answers) for piece in shown]):
            music, others = works[chain.music.code], tuple(link.code for link in chain.others)
            scene = replace(music, others=others)
            if music.form is Form.MUSIC and self._seen(scene, self._frames(LEAST_SECONDS)) < music.seen(self.fps):
                works = {code: piece for code, piece in works.items() if code not in others} | {music.code: scene}
        return list(works.values())

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
            yield from ((Kind.WORK, piece.code, self._seen(piece, share)) for piece in works)
        if 0 < self.around.together <= self.most * TOGETHER_SHARE:
            yield Kind.TOGETHER, "", self.around.together
        if (
            sum(len(piece.codes) for piece in shown) >= LIVELY
            and self._frames(ALIVE_SECONDS) <= self.most * FINALE_SHARE
        ):
            yield Kind.ALIVE, "", self._frames(ALIVE_SECONDS)
        yield Kind.CREDITS, "", min(self.around.credits, int(self.most * CREDITS_SHARE))
        yield Kind.LAST, "", self._frames(LAST_SECONDS)

    def _seen(self, piece: Piece, share: int) -> int:
        """Where several share a scene it is as long as they would be one after the other."""
        others = len(piece.others)
        together = (1 + others) * share - others * self._frames(FADE_SECONDS)
        return min(piece.seen(self.fps), max(together, 1 + others))

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
    many = sum(len(piece.codes) for piece in works)
    return many + sum(len(piece.others) or bool(piece.answers) for piece in works), many


def _shot(piece: Piece, part: Part, fps: int) -> Shot:
    lead, spare = piece.lead(fps), piece.seen(fps) - part.frames
    # people settle before they begin: a quarter of what must go, goes there, in whole groups of pictures
    cut_in = lead + spare // 4 // fps * fps
    # nobody is interrupted: a meaning is heard whole, after a moment of the work alone, or not at all
    heard = 0 < piece.meaning <= part.frames - round(ALONE_SECONDS * fps)
    return Shot(
        piece.code, piece.form, piece.question, cut_in, part.frames, part.starts, part.fade, lead, piece.trail(fps),
        part.ends - piece.meaning if heard else None, piece.others,
    )  # fmt: skip


def _called(pieces: Sequence[Piece], codes: Sequence[str]) -> list[Piece]:
    there = {piece.code: piece for piece in pieces}
    return [there[code] for code in codes if code in there]
