"""What a film will hold, and why: read from the collection, then decided by pure functions before anything is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import av

from exhibits.choosing import Candidate, Choice, Reason, Room, Why, Wish, choose
from exhibits.collection import Collection
from exhibits.contribution import Purpose, Use
from exhibits.errors import NothingToShowError
from exhibits.gather import Chosen, lot
from exhibits.reel.plan import Kind, Piece, Reel
from exhibits.reel.planning import ASKS_SHARE, LEAST_SECONDS, Around, plan_reel
from exhibits.voting import Voting
from media.opening import open_index


@dataclass(frozen=True)
class Decided:
    reel: Reel
    whys: Mapping[str, Why]
    """Of every work that may go where the film goes, by code: why it is in, or why it is not."""


def candidates(collection: Collection, gathered: Sequence[Chosen], fps: int) -> list[Candidate]:
    """What choosing may know of these works."""
    ids = [one.work.id for one in gathered]
    codes = {one.work.id: one.code for one in gathered}
    may = {purpose: {work.id for work in collection.usable(ids, Use(purpose))} for purpose in Purpose}
    hearts = Voting(collection).ballots()
    return [
        Candidate(
            code=one.code,
            form=one.form,
            question=one.question,
            case=one.work.case,
            frames=_frames(one, fps),
            answers=codes.get(one.work.answer_to or "", ""),
            yes=frozenset(purpose for purpose in Purpose if one.work.id in may[purpose]),
            hearts=hearts.get(one.work.id, frozenset()),
        )
        for one in gathered
    ]


def decide(
    works: Sequence[Candidate],
    wish: Wish,
    *,
    seconds: float,
    fps: int = 30,
    seed: int | None = None,
    meanings: Mapping[str, int] | None = None,
    around: Around | None = None,
) -> Decided:
    """The film of at most so many seconds that the wish asks for. Everyone who may be in it is thanked.

    When those who were chosen are seen whole and time is left, as where fewer questions are asked than might be, there
    is room for more. `meanings`: by code, for how many frames a maker says what a work means; `around`: what stands
    around the works.
    """
    going = sorted((work for work in works if wish.may_go(work)), key=lambda work: work.code)
    pieces = [piece_of(work, meanings or {}) for work in going]
    seed, around = lot(going) if seed is None else seed, around or Around()
    plan, most = partial(plan_reel, pieces, seconds=seconds, seed=seed, fps=fps, around=around), int(seconds * fps)
    room = Room(_room(plan(), most, around.asks), round(LEAST_SECONDS * fps))
    seen = [replace(work, frames=piece.seen(fps)) for work, piece in zip(going, pieces, strict=True)]
    choice = choose(seen, wish, room, seed)
    if not choice.chosen and not _waits(choice):
        raise NothingToShowError("No work is chosen for the film: pick one, or choose in another way.")
    reel = plan(chosen=tuple(choice.chosen))
    asked = {work.code: min(work.frames, room.portion) for work in seen}
    while _waits(choice) and most - reel.frames >= room.least:
        room = replace(room, frames=room.frames + most - reel.frames)
        more = choose(seen, wish, room, seed)
        longer = plan(chosen=tuple(more.chosen))
        given = longer.shown
        # who shares one music with others has as much as it has, and is not squeezed by who comes in
        squeezed = any(given.get(code, 0) < min(asked[code], reel.shown.get(code, asked[code])) for code in more.chosen)
        if more.chosen.keys() == choice.chosen.keys() or squeezed:
            break
        choice, reel = more, longer
    whys = {code: why if code in reel.shown else Why(Reason.NO_ROOM) for code, why in choice.chosen.items()}
    return Decided(reel, whys | dict(choice.left_out))


def _waits(choice: Choice) -> bool:
    """Whether somebody would be in if there were time."""
    return any(why.reason is Reason.NO_ROOM for why in choice.left_out.values())


def piece_of(work: Candidate, meanings: Mapping[str, int]) -> Piece:
    return Piece(work.code, work.form, work.question, work.frames, work.answers, meanings.get(work.code, 0))


def _room(whole: Reel, most: int, asks: Mapping[str, int]) -> int:
    """Frames that are left for works whichever they are, and whatever of their questions is asked. What is over in the
    end makes works longer that asked for less than they are."""
    beside = sum(part.frames for part in whole.parts if part.kind not in (Kind.WORK, Kind.ASK))
    return max(0, most - beside - min(sum(asks.values()), int(most * ASKS_SHARE)))


def _frames(one: Chosen, fps: int) -> int:
    """Whole frames of the film that the work fills; one in the house profile says so in its index. Of a file that
    cannot be read, a card is shown for as long."""
    try:
        with open_index(one.view) as film:
            if film.streams.video:
                seen = film.streams.video[0]
                return int(seen.frames * fps / (seen.average_rate or fps))
            return int((film.duration or 0) * fps / av.time_base)
    except av.FFmpegError:
        return int(one.work.seconds * fps)
