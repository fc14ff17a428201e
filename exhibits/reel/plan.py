"""The film as values: what is shown when, in whole frames. Same works and same seed, same plan.

Dusk; then for each question the building, from which it is asked, and the works that answer it; at the end the whole
building, everyone's window, and one that is still dark.
"""

from dataclasses import dataclass
from enum import StrEnum

from media.form import Form

LEAD_SECONDS, TRAIL_SECONDS = 0.6, 0.8
"""Of a work's sound, before and after its pictures: the ear arrives first and leaves last."""
_AIR = 6
"""A short work gives at most the sixth part of its pictures to either."""


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
    others: tuple[str, ...] = ()
    """The codes of those who answered it and are seen with it, to its music."""

    @property
    def codes(self) -> tuple[str, ...]:
        return self.code, *self.others

    def lead(self, fps: int) -> int:
        return min(round(LEAD_SECONDS * fps), self.frames // _AIR)

    def trail(self, fps: int) -> int:
        return min(round(TRAIL_SECONDS * fps), self.frames // _AIR)

    def seen(self, fps: int) -> int:
        """The frames that can be shown at most; the others are only heard."""
        return self.frames - self.lead(fps) - self.trail(fps)


@dataclass(frozen=True)
class Shot:
    """One work's place in the film, or that of all who answered its music, in frames."""

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
    others: tuple[str, ...] = ()
    """The codes of those who answered it and are seen with it, in turns, while its music goes on."""

    @property
    def codes(self) -> tuple[str, ...]:
        return self.code, *self.others

    @property
    def each(self) -> int:
        """For how many frames each of them is seen, more or less."""
        return self.frames // len(self.codes)


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

    @property
    def shown(self) -> dict[str, int]:
        """By the codes of all who are in it, in order, for how many frames each is seen."""
        return {code: shot.each for shot in self.shots for code in shot.codes}

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
