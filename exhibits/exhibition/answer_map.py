"""Who answered whom: every chain of works as windows with washing lines between them, laid out in rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exhibits.exhibition.plan import Exhibit, ExhibitionPlan

MOST_WINDOWS = 40
"""On one page, unless a single chain has more: with its line a window weighs about six kilobytes."""


@dataclass(frozen=True)
class Hung:
    """A window in its place. Its first answer hangs beside it, a further one below all that came of those before."""

    exhibit: Exhibit
    deep: int
    """So many works are between it and the one that began."""
    row: int
    drop: int
    """So many rows below the window that it answers; its line falls as far."""


Chain = tuple[Hung, ...]
"""Depth first: a window, then all that answers it."""


def chains(plan: ExhibitionPlan) -> list[Chain]:
    """Those with an answer in them, in the order of the rooms: a long one is not before a short one."""
    answers: defaultdict[str, list[Exhibit]] = defaultdict(list)
    for one in sorted(plan.exhibits, key=lambda one: one.work.made_at):
        if one.work.answer_to is not None:
            answers[one.work.answer_to].append(one)
    here = {one.work.id for one in plan.exhibits}
    began = [one for one in plan.exhibits if one.work.answer_to not in here and answers.get(one.work.id)]
    return [tuple(_hung(one, answers)) for one in began]


def _hung(began: Exhibit, answers: defaultdict[str, list[Exhibit]]) -> Iterator[Hung]:
    """With a stack of its own: a chain may be longer than Python goes deep."""
    waiting, row = [(began, 0, 0, True)], -1
    while waiting:
        exhibit, deep, above, first = waiting.pop()
        row = max(row, 0) if first else row + 1
        yield Hung(exhibit, deep, row, row - above)
        theirs = answers.get(exhibit.work.id, ())
        waiting += [(answer, deep + 1, row, at == 0) for at, answer in reversed(list(enumerate(theirs)))]


def on_pages(found: Iterable[Chain], most: int = MOST_WINDOWS) -> list[list[Chain]]:
    """One page at least."""
    pages: list[list[Chain]] = [[]]
    for chain in found:
        if pages[-1] and sum(map(len, pages[-1])) + len(chain) > most:
            pages.append([])
        pages[-1].append(chain)
    return pages
