"""Who is in the film and why: chosen by hand, a turn for each question, equal shares for visits that gave hearts, or
all.

Pure and exact: the same works, wish and seed give the same choice, whatever order the works come in (E-009). No name is
looked at, and of hearts only which visit gave them (V-018).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from exhibits.contribution import Purpose, Use
from exhibits.order import by_question
from exhibits.shares import Bought, Claim, equal_shares
from media.form import Form

LEAST_WORKS = 12
"""By turns and by shares a work may ask for a twelfth of the time: a film of one or two long works is nobody's."""


class Rule(StrEnum):
    HAND = "hand"
    """Staff picked them."""
    TURNS = "turns"
    """A turn for each question, and within it for each form; the rest by lot."""
    SHARES = "shares"
    """Equal shares of the time for the visits that gave hearts."""
    ALL = "all"
    """Everyone, a little of each; if the time is too short for that, in turns."""


class Reason(StrEnum):
    """Words are made of it; the first five are of works that are in."""

    PICKED = "picked"
    TURN = "turn"
    """It was the turn of its question."""
    SHARED = "shared"
    """Visits that gave it a heart paid for it with their share of the time."""
    ROOM = "room"
    """Time was over, and it fitted."""
    EVERYONE = "everyone"
    NOT_PICKED = "not_picked"
    NO_ROOM = "no_room"
    OTHER_CASE = "other_case"
    OTHER_FORM = "other_form"


@dataclass(frozen=True)
class Why:
    reason: Reason
    turn: int = 0
    """Which turn of its question it was, from 1."""
    visits: int = 0
    """So many paid for it,"""
    each: Fraction = Fraction(0)
    """each so many frames of its share, or what was left of that."""


@dataclass(frozen=True)
class Candidate:
    """What choosing knows of a work that may be exhibited."""

    code: str
    form: Form
    question: str
    case: str
    frames: int
    answers: str = ""
    """The code of the work that it answers."""
    yes: frozenset[Purpose] = frozenset({Purpose.EXHIBITION})
    """What it may be shown for now."""
    hearts: frozenset[str] = frozenset()
    """The visits that gave it a heart."""


@dataclass(frozen=True)
class Wish:
    """What staff ask of a film. No cases and no forms: any."""

    rule: Rule = Rule.TURNS
    picked: tuple[str, ...] = ()
    """By HAND: codes, those that must be in first."""
    destination: Purpose = Purpose.EXHIBITION
    cases: frozenset[str] = frozenset()
    forms: frozenset[Form] = frozenset()

    @property
    def uses(self) -> tuple[Use, ...]:
        """What each work in the film has to be allowed for: a film is an exhibition, wherever it is shown."""
        return tuple(dict.fromkeys((Use.EXHIBITION, Use(self.destination))))

    def may_go(self, work: Candidate) -> bool:
        """Whether its maker said yes to where the film goes. Who did not is not even named in it."""
        return all(use.purpose in work.yes for use in self.uses)

    def unmeant(self, work: Candidate) -> Reason | None:
        """Why a work is none of those that the film is about."""
        if self.cases and work.case not in self.cases:
            return Reason.OTHER_CASE
        return Reason.OTHER_FORM if self.forms and work.form not in self.forms else None


@dataclass(frozen=True)
class Room:
    """What a film has for works, in frames."""

    frames: int
    least: int
    """A work is not trimmed below this."""

    @property
    def portion(self) -> int:
        """What a work may ask for. What is over when all is chosen makes works longer."""
        return max(self.least, self.frames // LEAST_WORKS)


@dataclass(frozen=True)
class Choice:
    rule: Rule
    seed: int
    chosen: Mapping[str, Why]
    """By code; who stays longest when the time is too short comes first."""
    left_out: Mapping[str, Why]
    """Of those that might have been in, by code."""


def choose(works: Iterable[Candidate], wish: Wish, room: Room, seed: int) -> Choice:
    """By HAND and ALL nobody is left out for want of room here: a plan sees that when each is cut to the least."""
    going = sorted((work for work in works if wish.may_go(work)), key=lambda work: work.code)
    unmeant = {work.code: reason for work in going if (reason := wish.unmeant(work))}
    line = by_question((work for work in going if work.code not in unmeant), seed)
    chosen = _chosen(line, wish, room)
    rest = Reason.NOT_PICKED if wish.rule is Rule.HAND else Reason.NO_ROOM
    left_out = {work.code: Why(unmeant.get(work.code, rest)) for work in going if work.code not in chosen}
    return Choice(wish.rule, seed, chosen, left_out)


def _chosen(line: Sequence[Candidate], wish: Wish, room: Room) -> dict[str, Why]:
    match wish.rule:
        case Rule.HAND:
            there = {work.code for work in line}
            return {code: Why(Reason.PICKED) for code in wish.picked if code in there}
        case Rule.ALL:
            return {work.code: Why(Reason.EVERYONE) for work in line}
        case Rule.TURNS:
            return _in_turns(line, room)
    claims = [Claim(work.code, _asked(work, room), work.hearts) for work in line]
    return {one.code: _paid(one) for one in equal_shares(claims, room.frames)}


def _in_turns(line: Sequence[Candidate], room: Room) -> dict[str, Why]:
    """The first that does not fit ends it: short is no advantage."""
    left, turns = room.frames, dict[str, int]()
    chosen: dict[str, Why] = {}
    for work in line:
        left -= _asked(work, room)
        if left < 0:
            break
        turns[work.question] = turns.get(work.question, 0) + 1
        chosen[work.code] = Why(Reason.TURN, turn=turns[work.question])
    return chosen


def _asked(work: Candidate, room: Room) -> int:
    return max(1, min(work.frames, room.portion))


def _paid(one: Bought) -> Why:
    return Why(Reason.SHARED, visits=one.visits, each=one.each) if one.visits else Why(Reason.ROOM)
