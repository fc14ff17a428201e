"""What is run, what came of it, and the table that says whether it is good enough."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from statistics import fmean

from media.form import Form
from tests.torture.left import Lost

SECONDS = (1.5, 4.0)
"""A take ends by chance so long after it was said that it records."""
HEAD = (
    "| what | runs | opened | pictures lost, mean and worst | sound lost, mean and worst | at most |\n"
    "| --- | --- | --- | --- | --- | --- |"
)


class End(StrEnum):
    KILL = "kill -9"
    CUT = "power cut"


@dataclass(frozen=True)
class Goal:
    worst: float
    mean: float | None = None

    def reached(self, seconds: Sequence[float]) -> bool:
        return max(seconds) <= self.worst and (self.mean is None or fmean(seconds) <= self.mean)

    def __str__(self) -> str:
        return f"{self.worst:g} s" if self.mean is None else f"mean {self.mean:g}, worst {self.worst:g} s"


GOALS = {End.KILL: Goal(0.5, mean=0.3), End.CUT: Goal(1.0)}


@dataclass(frozen=True)
class Run:
    end: End
    form: Form
    number: int

    @property
    def seconds(self) -> float:
        return Random(f"{self.end} {self.number}").uniform(*SECONDS)


@dataclass(frozen=True)
class Outcome:
    run: Run
    lost: Lost | None
    problem: str = ""
    """Why there is no number: the file did not open, or there was no take."""


def planned(kills: int, cuts: int) -> list[Run]:
    """All forms in turn, and the power cuts spread among the kills."""
    forms = list(Form)
    runs = [
        Run(end, forms[n % len(forms)], n) for end, count in ((End.KILL, kills), (End.CUT, cuts)) for n in range(count)
    ]
    share = {End.KILL: max(kills, 1), End.CUT: max(cuts, 1)}
    return sorted(runs, key=lambda run: ((run.number + 0.5) / share[run.end], run.end))


def reached(outcomes: Iterable[Outcome]) -> bool:
    """Whether every file opened and no goal was missed."""
    outcomes = list(outcomes)
    whole = all(outcome.lost is not None for outcome in outcomes)
    return whole and all(_goal_reached(end, _of(outcomes, end)) for end in End)


def table(outcomes: Sequence[Outcome]) -> str:
    """In the README's own form."""
    rows = [HEAD]
    for end in End:
        of_end = _of(outcomes, end)
        for form in Form:
            rows += _row(f"{end}, {form}", [one for one in of_end if one.run.form is form])
        rows += _row(f"{end}, all", of_end, GOALS[end], reached=_goal_reached(end, of_end))
    return "\n".join(rows)


def _row(name: str, outcomes: Sequence[Outcome], goal: Goal | None = None, *, reached: bool = True) -> list[str]:
    if not outcomes:
        return []
    losses = [outcome.lost for outcome in outcomes if outcome.lost is not None]
    pictures, sound = _said([lost.pictures for lost in losses]), _said([lost.sound for lost in losses])
    verdict = "" if goal is None else f"{goal}{'' if reached else ': MISSED'}"
    return [f"| {name} | {len(outcomes)} | {len(losses)} | {pictures} | {sound} | {verdict} |"]


def _said(seconds: Sequence[float | None]) -> str:
    known = [one for one in seconds if one is not None]
    return f"{fmean(known):.2f}, {max(known):.2f} s" if known else ""


def _goal_reached(end: End, outcomes: Sequence[Outcome]) -> bool:
    losses = [outcome.lost for outcome in outcomes if outcome.lost is not None]
    kinds = [[lost.sound for lost in losses], [lost.pictures for lost in losses if lost.pictures is not None]]
    return all(GOALS[end].reached(seconds) for seconds in kinds if seconds)


def _of(outcomes: Iterable[Outcome], end: End) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.run.end is end]
