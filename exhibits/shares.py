"""The method of equal shares over seconds of a film (V-015).

Peters, Pierczyński and Skowron, *Proportional Participatory Budgeting with Additive Utilities*, NeurIPS 2021
(arXiv 2008.13276). Every visit that gave a heart owns an equal share of the film. A work is paid for together by the
visits that gave it a heart, each the same, and who has less gives all it has; next is always the work for which one
second costs its visits least. So 51 of 100 visits do not fill the whole film, as they would if most hearts came first.

What a second is worth to a visit does not depend on the work (cost utilities): with one heart for one work
(cardinality) short works would be in before long ones with as many hearts.

By itself the method leaves time over that no group can pay for alone. It is completed as those who use it in cities do
(Add1 with utilitarian completion; Faliszewski and others, *Participatory Budgeting: Data, Tools, and Analysis*, IJCAI
2023): the shares grow by a hundredth, for everyone alike, for as long as all that is bought fits; what is still over
goes to the works with most hearts that fit.

All of it in whole numbers and fractions: the same hearts give the same works on every machine.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush

GROWTH = Fraction(1, 100)


@dataclass(frozen=True)
class Claim:
    """A work that would take so many frames, and the visits that gave it a heart."""

    code: str
    frames: int
    visits: frozenset[str]


@dataclass(frozen=True)
class Bought:
    code: str
    visits: int = 0
    """So many paid for it; none: it is in because time was over."""
    each: Fraction = Fraction(0)
    """Frames that a visit paid; who had less gave that."""


def equal_shares(claims: Sequence[Claim], frames: int) -> list[Bought]:
    """The works for a film of so many frames, in the order in which they were bought. Of equals the earlier claim goes
    first."""
    bought = _while_it_fits(claims, frames)
    inside = {one.code for one in bought}
    left = frames - _spent(claims, inside)
    for claim in sorted(claims, key=lambda claim: -len(claim.visits)):  # stable
        if claim.code not in inside and claim.frames <= left:
            bought.append(Bought(claim.code))
            left -= claim.frames
    return bought


def _while_it_fits(claims: Sequence[Claim], frames: int) -> list[Bought]:
    """Shares grow until nothing with a heart fits any more, or until what they buy would not fit."""
    wanted = [claim for claim in claims if claim.visits]
    visits = frozenset[str]().union(*(claim.visits for claim in wanted))
    kept: list[Bought] = []
    share = Fraction(frames, max(1, len(visits)))
    growth = share * GROWTH
    while True:
        bought = _buy(wanted, share, visits)
        inside = {one.code for one in bought}
        left = frames - _spent(wanted, inside)
        if left < 0:
            return kept
        if not any(claim.frames <= left for claim in wanted if claim.code not in inside):
            return bought
        kept = bought
        share += growth


def _buy(claims: Sequence[Claim], share: Fraction, visits: Collection[str]) -> list[Bought]:
    """What visits buy when each has this share. Purses are whole numbers of parts; `unit` parts are a frame.

    What a second of a work costs never falls while purses empty, so the line holds what it cost at least: only the
    works that may be the next are looked at again.
    """
    unit, purses = share.denominator, dict.fromkeys(visits, share.numerator)
    line = [(Fraction(1, len(claim.visits)), place) for place, claim in enumerate(claims)]
    heapify(line)
    bought: list[Bought] = []
    while line:
        _, place = heappop(line)
        claim = claims[place]
        theirs = [purses[visit] for visit in claim.visits]
        if sum(theirs) < claim.frames * unit:
            continue  # now, and so for good
        parts, many = _due(claim.frames * unit, theirs)
        now = Fraction(parts, many * claim.frames * unit), place
        if line and line[0] < now:
            heappush(line, now)
            continue
        if parts % many:
            unit, parts = unit * many, parts * many
            purses = {visit: purse * many for visit, purse in purses.items()}
        each = parts // many
        bought.append(Bought(claim.code, sum(purses[visit] > 0 for visit in claim.visits), Fraction(each, unit)))
        for visit in claim.visits:
            purses[visit] = max(0, purses[visit] - each)
    return bought


def _due(parts: int, purses: Sequence[int]) -> tuple[int, int]:
    """What is left to pay when the poorer ones gave all they had, and how many share that equally. Together they have
    enough."""
    many = len(purses)
    for purse in sorted(purses):
        if purse * many >= parts:
            break
        parts, many = parts - purse, many - 1
    return parts, many


def _spent(claims: Sequence[Claim], codes: Collection[str]) -> int:
    return sum(claim.frames for claim in claims if claim.code in codes)
