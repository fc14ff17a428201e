"""The words of the collection as frozen values: what a work is, who may see it, and what its maker says it means."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from unicodedata import category

from media.form import Form
from media.sign import Sign


class Purpose(StrEnum):
    """What a maker says yes or no to, each by itself."""

    HERE = "here"
    EXHIBITION = "exhibition"
    RESEARCH = "research"
    INTERNET = "internet"
    ANSWER = "answer"


class Use(StrEnum):
    """What somebody wants to do with a work: the five purposes, and two that need no consent of others."""

    HERE = "here"
    EXHIBITION = "exhibition"
    RESEARCH = "research"
    INTERNET = "internet"
    ANSWER = "answer"
    STAFF = "staff"
    """To moderate: watch what waits."""
    MAKER = "maker"
    """One's own work, with the receipt."""

    @property
    def purpose(self) -> Purpose | None:
        return None if self in (Use.STAFF, Use.MAKER) else Purpose(self.value)


class Kind(StrEnum):
    """What was kept. Both are approved, shown and taken back in the same way."""

    WORK = "work"
    QUESTION = "question"
    """A neighbour asks it aloud; works answer it."""


class Approval(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"


class RefusalReason(StrEnum):
    """The fixed list: the maker's wish is never changed, and no free text is kept about a person."""

    BYSTANDER = "bystander"
    CHILD = "child"
    PERSONAL_DATA = "personal_data"
    HATE = "hate"
    UNSAFE = "unsafe"
    PROTECTED_MUSIC = "protected_music"
    TECHNICAL = "technical"
    OTHER = "other"


class LostLink(StrEnum):
    """What became of a work, so that the answers that carry its sound are locked."""

    WITHDRAWN = "withdrawn"
    """Its maker took it back."""
    SHUT = "shut"
    """Its maker shut the window *answer*, or the yes to it ended."""
    REFUSED = "refused"
    GONE = "gone"
    """Its time was over, or it was taken out."""


class Makers(StrEnum):
    ALONE = "alone"
    TOGETHER = "together"
    WITH_CHILD = "with_child"


class Age(StrEnum):
    """What somebody said to the question of age: no date, and of several people the youngest's (C-014)."""

    NOT_ASKED = "not_asked"
    UNDER_16 = "under_16"
    OLDER = "16_or_older"


class GivenBy(StrEnum):
    SELF = "self"
    PARENT = "parent"
    STAFF = "staff"
    """Staff enter what the maker signed on paper."""


class Method(StrEnum):
    TAP = "tap"
    KEY = "key"
    PAPER = "paper"


class Role(StrEnum):
    """What a file is to its work."""

    ORIGINAL = "original"
    """As it was recorded or brought in; kept as it is."""
    VIEW = "view"
    """The same in the house profile: what people see and hear."""
    STILL = "still"
    STATEMENT = "statement"
    """The maker's spoken sentence about it."""


class Zone(StrEnum):
    """One tap in a triangle: three corners, three sides, the middle; or not this triangle, or no answer at all."""

    A = "a"
    B = "b"
    C = "c"
    AB = "ab"
    BC = "bc"
    CA = "ca"
    CENTRE = "centre"
    DOES_NOT_FIT = "does_not_fit"
    SKIPPED = "skipped"

    @property
    def code(self) -> int:
        """For the researcher's table: 1 to 7, and two different codes for the two ways of not answering."""
        missing = {Zone.DOES_NOT_FIT: -8, Zone.SKIPPED: -9}
        return missing.get(self) or list(Zone).index(self) + 1

    @property
    def weights(self) -> tuple[float, float, float] | None:
        """How much of each corner, 1 together; None where there is no answer."""
        if self.code < 0:
            return None
        corners = "abc" if self is Zone.CENTRE else self.value
        a, b, c = (1 / len(corners) if corner in corners else 0.0 for corner in "abc")
        return a, b, c


LONGEST_NAME = 30


def is_name(text: str) -> bool:
    """A name goes onto screens, paper and terminals: nothing in it turns the line, and something is to be seen.

    Joiners and marks of direction belong to how some names are written.
    """
    kinds = {category(sign) for sign in text}
    return len(text) <= LONGEST_NAME and not kinds & {"Cc", "Cs", "Zl", "Zp"} and bool(kinds - {"Cf", "Zs"})


@dataclass(frozen=True)
class Credit:
    """How the maker wants to be named; None is *buurtbewoner*."""

    name: str | None = None

    def __post_init__(self) -> None:
        if self.name is not None and not is_name(self.name):
            raise ValueError(f"a name has 1 to {LONGEST_NAME} characters that can be seen")


@dataclass(frozen=True)
class Meaning:
    """What a maker said without words; the spoken sentence is a file, STATEMENT."""

    triangle: str
    zone: Zone
    pictures: tuple[str, ...] = ()
    """The names of those that were picked."""


@dataclass(frozen=True)
class Consents:
    """What was said at *who may see it*. A purpose that is not in `yes` is a no."""

    yes: frozenset[Purpose]
    notice_version: str
    language: str
    given_by: GivenBy = GivenBy.SELF
    method: Method = Method.TAP
    makers: Makers = Makers.ALONE
    age: Age = Age.NOT_ASKED
    child: frozenset[Purpose] | None = None
    """What a child said before its parent did; then `yes` is what both said."""
    audio_played: bool = False
    expires_at: datetime | None = None
    """When a yes ends by itself, such as three months after the project."""

    def __post_init__(self) -> None:
        if self.child is not None and not self.yes <= self.child:
            raise ValueError("what a child shut stays shut")


def both_say_yes(child: frozenset[Purpose], parent: frozenset[Purpose]) -> frozenset[Purpose]:
    """Open is what both opened: either one's shut wins (C-015, C-016)."""
    return child & parent


EVERY_PURPOSE = frozenset(Purpose)


@dataclass(frozen=True)
class Contribution:
    """A kept take: a *work*. A picture of the row at one moment; `allowed()` says what it may be used for."""

    id: str
    code: str
    form: Form
    question: str
    question_version: int
    case: str
    made_at: datetime
    seconds: float
    sign: Sign
    name: str | None
    approval: Approval
    demonstration: bool
    answer_to: str | None
    """The id of the work this one responds to."""
    has_sound: bool
    size: tuple[int, int] | None
    yes: frozenset[Purpose]
    """What the maker says yes to now."""
    locked: bool
    """Staff took it down while they look into it."""
    withdrawn_at: datetime | None
    expires_at: datetime | None
    """The first moment at which a yes, the time for approval, or a work it answers to, ends."""
    language: str
    makers: Makers
    narrowed: frozenset[Purpose] = EVERY_PURPOSE
    """What all works that this one answers to allow: an answer is shown no wider than its narrowest link."""
    kind: Kind = Kind.WORK
    finished: bool = True
    """Whether there is a VIEW, so that it can be shown."""
