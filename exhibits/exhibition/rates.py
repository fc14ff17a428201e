"""How often watching ended in a heart, with what is not known about it: an interval, and tiers instead of ranks.

The interval is Wilson's score interval at 95 % (E. B. Wilson, *Probable inference, the law of succession, and
statistical inference*, JASA 22, 1927), which keeps what it promises for few visits and for rates near 0 and 1, where
the usual one does not (L. D. Brown, T. T. Cai and A. DasGupta, *Interval estimation for a binomial proportion*,
Statistical Science 16, 2001). It takes visits as independent; one visit watches several works, so that of a whole
question it is a little too narrow.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor, sqrt

from exhibits.exhibition.few import LEAST, at_least

Z = 1.959963984540054
"""95 % of a normal distribution lie within so many standard deviations."""
_SLACK = 1e-9
"""What a float may be off a whole tenth."""


@dataclass(frozen=True)
class Rate:
    """Of so many, so many did. Told in tenths and rounded outwards, so that nobody can count back."""

    did: int
    of: int

    @property
    def share(self) -> float:
        return self.did / self.of

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.did, self.of)

    @property
    def low(self) -> int:
        """Of ten, at least so many."""
        return floor(self.interval[0] * 10 + _SLACK)

    @property
    def high(self) -> int:
        """Of ten, at most so many."""
        return ceil(self.interval[1] * 10 - _SLACK)

    @property
    def about(self) -> int:
        """Of ten."""
        return floor(self.share * 10 + 0.5)

    @property
    def many(self) -> int | None:
        """What it was counted over, as it may be told."""
        return at_least(self.of)


def wilson(did: int, of: int) -> tuple[float, float]:
    share, square = did / of, Z * Z / of
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt((share * (1 - share) + square / 4) / of) / (1 + square)
    return (0.0 if did == 0 else middle - half), (1.0 if did == of else middle + half)


def rate(did: int, of: int) -> Rate | None:
    """None where too few looked on to tell anything."""
    return Rate(did, of) if of >= LEAST else None


def together(rates: Iterable[tuple[int, int]]) -> Rate | None:
    """Of all of these at once."""
    pairs = list(rates)
    return rate(sum(did for did, _ in pairs), sum(of for _, of in pairs))


class Tier(StrEnum):
    """How a work stands to all works. There is none for less: that a work moved few is nobody's news."""

    MANY = "many"
    """Even the low end of its interval lies above the rate of all."""
    SOME = "some"
    """The rest that was watched often enough."""
    UNSEEN = "unseen"


def tier_of(one: Rate | None, whole: Rate | None) -> Tier:
    if one is None or whole is None:
        return Tier.UNSEEN
    return Tier.MANY if one.interval[0] > whole.share else Tier.SOME
