"""Puts the demonstration into a collection, and takes it out again."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from threading import Event
from typing import Any

from exhibits.collection import Collection, Incoming
from exhibits.contribution import Consents, Contribution, Credit, GivenBy, Method, Purpose, Role, Use
from exhibits.demonstration.plan import DemoWork
from exhibits.demonstration.render import Rendered, render
from exhibits.demonstration.works import WORKS
from exhibits.workbench import workbench
from media.child import in_child
from media.profile import HOUSE, HouseProfile
from media.progress import Pace, Report, StoppedError, never, tell_nobody

_AT_ONCE = 2
_MOST_SECONDS = 300.0
_LOOK_EVERY = 0.1
"""Seconds between two looks at whether somebody wants us to stop."""
NOTICE = "demonstration"
"""The consents of these works say that nobody was asked, for nobody made them."""


def fill(
    collection: Collection,
    *,
    works: Sequence[DemoWork] = WORKS,
    profile: HouseProfile = HOUSE,
    report: Report = tell_nobody,
    stopped: Callable[[], bool] = never,
    clock: Callable[[], float] = time.monotonic,
) -> int:
    """Adds what is missing, in the order of the plan, and returns how many; again adds nothing.

    Raises StoppedError between whole works: what is in stays in.
    """
    present = {_name(work) for work in demonstration_works(collection)}
    shut = _shut(collection, works)
    missing = [work for work in works if (work.form, work.question, work.maker) not in present | shut]
    pace = Pace(clock)
    with workbench(collection, "demonstration") as bench, _rendered(missing, bench, profile) as made:
        for number, (work, rendered) in enumerate(zip(missing, made, strict=True)):
            report(pace.at(number, len(missing), "job.demo.make"))
            collection.adopt(_incoming(collection, work, _awaited(rendered, stopped), profile))
    report(pace.at(len(missing), len(missing), "job.demo.make"))
    return len(missing)


def remove(collection: Collection) -> int:
    """Erases every demonstration work and nothing else; returns how many."""
    works = demonstration_works(collection)
    for work in works:
        collection.erase(work.id)
    return len(works)


def demonstration_works(collection: Collection) -> list[Contribution]:
    return [work for work in collection.contributions(Use.STAFF) if work.demonstration]


def _name(work: Contribution) -> tuple[str, str, str | None]:
    return work.form, work.question, work.name


def _shut(collection: Collection, works: Sequence[DemoWork]) -> set[tuple[str, str, str | None]]:
    """Answers that cannot come in: what they answer is there, and its window is not open for them (any more). Its
    answers are not open either, nor those to them."""
    there = {work.name: work for work in demonstration_works(collection)}
    open_now = {work.name for work in collection.contributions(Use.ANSWER) if work.demonstration}
    shut: dict[str, DemoWork] = {}
    for work in works:
        if work.answers in shut or (work.answers in there and work.answers not in open_now):
            shut[work.maker] = work
    return {(work.form, work.question, work.maker) for work in shut.values()}


def _awaited(rendered: Future[Rendered], stopped: Callable[[], bool]) -> Rendered:
    while not stopped():
        if wait([rendered], _LOOK_EVERY).done:
            return rendered.result()
    raise StoppedError


def _incoming(collection: Collection, work: DemoWork, rendered: Rendered, profile: HouseProfile) -> Incoming:
    shown = frozenset({Purpose.HERE, Purpose.EXHIBITION, *([Purpose.ANSWER] if work.may_be_answered else [])})
    answered = (one.id for one in demonstration_works(collection) if work.answers and one.name == work.answers)
    return Incoming(
        files=rendered.files,
        facts=_facts(rendered),
        form=work.form,
        seconds=work.seconds,
        size=profile.size if work.form.seen else None,
        has_sound=True,
        question=work.question,
        consents=Consents(shown, NOTICE, work.language, given_by=GivenBy.STAFF, method=Method.KEY),
        credit=Credit(work.maker),
        meaning=work.meaning,
        language=work.language,
        demonstration=True,
        answer_to=next(answered, None),
    )


def _facts(rendered: Rendered) -> dict[Role, Mapping[str, Any]]:
    figure = {Role.ORIGINAL: {"figure": asdict(rendered.figure)}} if rendered.figure else {}
    return {Role.VIEW: rendered.known, **figure}


@contextmanager
def _rendered(works: Sequence[DemoWork], bench: Path, profile: HouseProfile) -> Iterator[list[Future[Rendered]]]:
    """The files of each work, being made two at a time in processes of their own; nothing goes on after the block."""
    over = Event()

    def make(number: int, work: DemoWork) -> Rendered:
        return in_child(render, work, bench / str(number), profile, seconds=_MOST_SECONDS, stopped=over.is_set)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            yield [pool.submit(make, number, work) for number, work in enumerate(works)]
        finally:
            over.set()
            pool.shutdown(cancel_futures=True)
