"""The film as values: what is shown when, in whole frames. Same works and same seed, same plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from exhibits.errors import NothingToShowError, TooShortError
from exhibits.order import alternating, by_turns, side_by_side
from media.form import Form

OPENING_SECONDS = 3.5
FADE_SECONDS = 0.7
LEAST_SECONDS = 4.0
"""A work is not trimmed below this: rather fewer works, drawn by lot, than a blur of all."""
PAGE_SECONDS = 3.5
CLOSING_SECONDS = 4.0
GRIDS = ((6, 3), (8, 4), (10, 5), (12, 6))
"""Windows on a page of the credits, columns and rows: more when many people must be thanked."""
CREDITS_SHARE = 0.25
"""The part of the film that credits may take before their windows become smaller."""


@dataclass(frozen=True)
class Piece:
    """What the plan knows of a work."""

    code: str
    form: Form
    question: str
    frames: int
    answers: str = ""
    """The code of the work that it answers."""


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


@dataclass(frozen=True)
class Credits:
    """The pages that thank everyone who said yes, then one page that tells how the film was made."""

    columns: int
    rows: int
    pages: tuple[tuple[str, ...], ...]
    page_frames: int
    closing_frames: int

    @property
    def frames(self) -> int:
        return len(self.pages) * self.page_frames + self.closing_frames


@dataclass(frozen=True)
class Reel:
    fps: int
    seed: int
    opening: int
    shots: tuple[Shot, ...]
    credits: Credits
    credits_start: int
    credits_fade: int
    left_out: tuple[str, ...]
    """Works for which the lot left no room; they are thanked all the same."""

    @property
    def frames(self) -> int:
        return self.credits_start + self.credits.frames

    @property
    def seconds(self) -> float:
        return self.frames / self.fps


def plan_reel(
    pieces: Sequence[Piece], *, seconds: float, seed: int, fps: int = 30, chosen: Sequence[str] | None = None
) -> Reel:
    """The film of at most so many seconds. It is shorter when all works are in whole before the time is up.

    `chosen` are the codes of those to be in, who must be in first; the others are only thanked. None: all, in turns.
    """
    if not pieces:
        raise NothingToShowError("No work may be shown in a film: approve works that said yes to the exhibition first.")
    most = int(seconds * fps)
    thanked = [piece.code for piece in alternating(pieces, seed)]
    credits_ = _credits(side_by_side(thanked, {piece.code: piece.answers for piece in pieces}), most, fps)
    frame = _Frame(round(OPENING_SECONDS * fps), round(FADE_SECONDS * fps), credits_, most)
    claims = by_turns(pieces, seed) if chosen is None else _called(pieces, chosen)
    shown = _chosen(claims, frame, round(LEAST_SECONDS * fps))
    if not shown:
        least = ceil((frame.opening + credits_.frames + LEAST_SECONDS * fps) / fps)
        raise TooShortError(f"A film of {seconds:.0f} seconds has no room for a work: take at least {least} seconds.")
    line = alternating(shown, seed)
    shots = _laid(line, _share(line, frame), frame)
    inside = {piece.code for piece in shown}
    left_out = tuple(sorted(piece.code for piece in pieces if piece.code not in inside))
    last = shots[-1]
    fade = _fade(frame.fade, last.frames, credits_.frames)
    return Reel(fps, seed, frame.opening, shots, credits_, last.starts + last.frames - fade, fade, left_out)


@dataclass(frozen=True)
class _Frame:
    """What stands around the works, in frames."""

    opening: int
    fade: int
    credits: Credits
    most: int

    def length(self, lengths: Sequence[int]) -> int:
        """Of the whole film, when the works are this long."""
        line = [self.opening, *lengths, self.credits.frames]
        return sum(line) - sum(_fade(self.fade, one, other) for one, other in pairwise(line))


def _fade(fade: int, one: int, other: int) -> int:
    """A very short work keeps a third of itself for each fade and one to be seen in."""
    return min(fade, one // 3, other // 3)


def _called(pieces: Sequence[Piece], codes: Sequence[str]) -> list[Piece]:
    there = {piece.code: piece for piece in pieces}
    return [there[code] for code in codes if code in there]


def _chosen(turns: Sequence[Piece], frame: _Frame, least: int) -> list[Piece]:
    """As many as fit when each is cut to the least. The first that does not fit ends it: short is no advantage."""
    lengths: list[int] = []
    for piece in turns:
        if frame.length([*lengths, min(piece.frames, least)]) > frame.most:
            break
        lengths.append(min(piece.frames, least))
    return list(turns[: len(lengths)])


def _share(line: Sequence[Piece], frame: _Frame) -> int:
    """The longest that every work may be, the same for all: what short works leave over goes to the long ones."""
    low, high = 1, max(piece.frames for piece in line)
    while low < high:
        share = (low + high + 1) // 2
        fits = frame.length([min(piece.frames, share) for piece in line]) <= frame.most
        low, high = (share, high) if fits else (low, share - 1)
    return low


def _laid(line: Sequence[Piece], share: int, frame: _Frame) -> tuple[Shot, ...]:
    shots: list[Shot] = []
    end, before = frame.opening, frame.opening
    for piece in line:
        frames = min(piece.frames, share)
        fade = _fade(frame.fade, before, frames)
        spare = piece.frames - frames
        # people settle before they begin: a quarter of what must go, goes there
        shots.append(Shot(piece.code, piece.form, piece.question, spare // 4, frames, end - fade, fade))
        end, before = end - fade + frames, frames
    return tuple(shots)


def _credits(codes: Sequence[str], most: int, fps: int) -> Credits:
    page, closing = round(PAGE_SECONDS * fps), round(CLOSING_SECONDS * fps)
    for columns, rows in GRIDS:
        many = ceil(len(codes) / (columns * rows))
        size = ceil(len(codes) / many)  # nobody stands alone on the last page
        pages = tuple(tuple(codes[at : at + size]) for at in range(0, len(codes), size))
        found = Credits(columns, rows, pages, page, closing)
        if found.frames <= most * CREDITS_SHARE:
            break
    return found
