"""Which works are in, and who comes after whom: drawn by lot, but fair to forms and questions."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from random import Random
from typing import Protocol, TypeVar

from media.form import Form


class Placed(Protocol):
    """All that chance may look at: no name, no hearts."""

    @property
    def code(self) -> str: ...
    @property
    def form(self) -> Form: ...
    @property
    def question(self) -> str: ...


Work = TypeVar("Work", bound=Placed)


def drawn(works: Iterable[Work], seed: int) -> list[Work]:
    """In the order of the lot. How the works came in does not matter: the same works and seed give the same lot."""
    lot = sorted(works, key=lambda work: work.code)
    Random(seed).shuffle(lot)
    return lot


def placed_by_lot(works: Iterable[Work], seed: int) -> list[Work]:
    """A lot for each by itself: who is taken out or comes in moves nobody else."""
    return sorted(works, key=lambda work: _lot(work, seed))


def parts_by_lot(works: Sequence[Work], seed: int, many: int) -> list[list[Work]]:
    """The same works in the same order, in parts of about so many. Who is taken out or comes in changes one part, but
    for the rare moment when all of them become twice as many."""
    parts = 1
    while len(works) > parts * many:
        parts *= 2
    cut: list[list[Work]] = [[] for _ in range(parts)]
    for work in placed_by_lot(works, seed):
        cut[_lot(work, seed)[0] * parts // 256].append(work)
    return cut


def _lot(work: Placed, seed: int) -> bytes:
    return sha256(f"{seed} {work.code}".encode()).digest()


def by_turns(works: Iterable[Work], seed: int) -> list[Work]:
    """All works, so that any first few hold every form, and within it every question, as equally as can be."""
    left = drawn(works, seed)
    forms: Counter[Form] = Counter()
    questions: Counter[tuple[Form, str]] = Counter()
    picked: list[Work] = []
    while left:
        work = min(left, key=lambda one: (forms[one.form], questions[one.form, one.question]))
        left.remove(work)
        picked.append(work)
        forms[work.form] += 1
        questions[work.form, work.question] += 1
    return picked


def by_question(works: Iterable[Work], seed: int) -> list[Work]:
    """All works, so that any first few hold every question, and within it every form, as equally as can be."""
    lot = drawn(works, seed)
    place = {work.code: number for number, work in enumerate(lot)}
    waiting: dict[tuple[str, Form], deque[Work]] = {}
    for work in lot:
        waiting.setdefault((work.question, work.form), deque()).append(work)
    questions: Counter[str] = Counter()
    forms: Counter[Form] = Counter()
    both: Counter[tuple[str, Form]] = Counter()
    picked: list[Work] = []
    while waiting:
        first = {key: place[left[0].code] for key, left in waiting.items()}
        turn = min(waiting, key=lambda key: (questions[key[0]], both[key], forms[key[1]], first[key]))
        picked.append(waiting[turn].popleft())
        if not waiting[turn]:
            del waiting[turn]
        questions[turn[0]] += 1
        forms[turn[1]] += 1
        both[turn] += 1
    return picked


def alternating(works: Iterable[Work], seed: int, *, after: Sequence[Work] = ()) -> list[Work]:
    """One after the other: forms change as often as they can; never three of one form in a row when that is avoidable.

    Among the works of the form whose turn it is, the question that was heard longest ago goes first. `after`: what has
    been seen before them.
    """
    waiting: dict[Form, dict[str, deque[tuple[int, Work]]]] = {}
    for place, work in enumerate(drawn(works, seed)):
        waiting.setdefault(work.form, {}).setdefault(work.question, deque()).append((place, work))
    line, heard = list(after), {work.question: place for place, work in enumerate(after)}
    while waiting:
        form = _next_form(waiting, line)
        questions = waiting[form]
        turn = min(questions, key=lambda one: (heard.get(one, -1), questions[one][0][0]))
        heard[turn] = len(line)
        line.append(questions[turn].popleft()[1])
        if not questions[turn]:
            del questions[turn]
        if not questions:
            del waiting[form]
    return line[len(after) :]


def side_by_side(codes: Sequence[str], answers: Mapping[str, str]) -> list[str]:
    """The same works in the same order, but each with its answers right behind it, and theirs behind them. `answers`
    says by the code of an answer what it answers."""
    line: list[str] = []

    def place(code: str) -> None:
        line.append(code)
        for answer in codes:
            if answers.get(answer) == code and answer not in line:
                place(answer)

    for code in codes:
        if answers.get(code) not in codes:
            place(code)
    return line


def _next_form(waiting: Mapping[Form, Mapping[str, deque[tuple[int, Work]]]], line: Sequence[Placed]) -> Form:
    """The form with most works left, unless it was just there and the others can still keep its works apart."""
    many = {form: sum(map(len, questions.values())) for form, questions in waiting.items()}
    first = {form: min(works[0][0] for works in questions.values()) for form, questions in waiting.items()}
    forms = sorted(many, key=lambda form: (-many[form], first[form]))
    if not line or len(forms) == 1:
        return forms[0]
    last = line[-1].form
    twice = len(line) > 1 and line[-2].form is last
    others = [form for form in forms if form is not last]
    crowded = many.get(last, 0) > sum(many[form] for form in others)
    return last if crowded and not twice else others[0]
