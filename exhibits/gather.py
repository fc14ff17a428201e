"""Which works may go out, with the files that do; and the list that says afterwards what went."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import product
from pathlib import Path
from typing import Any
from uuid import uuid4
from zlib import crc32

from exhibits.collection import Collection
from exhibits.collection.clock import as_text
from exhibits.contribution import Contribution, Role, Use
from exhibits.errors import NotAllowedError, SpoiltError, TakenAwayError
from exhibits.order import Placed
from media.form import Form


@dataclass(frozen=True)
class Chosen:
    """A work that may be exhibited, and its film or sound in the house profile."""

    work: Contribution
    view: Path
    view_sum: str
    """The checksum of that file."""
    asked: str
    """The question in the words that the maker answered; empty for a work that answers none."""

    @property
    def code(self) -> str:
        return self.work.code

    @property
    def form(self) -> Form:
        return self.work.form

    @property
    def question(self) -> str:
        return self.work.question


def gather(collection: Collection, *, language: str, with_demo: bool) -> list[Chosen]:
    """In the order of their codes. Demonstration works only when they are asked for."""
    works = [work for work in collection.contributions(Use.EXHIBITION) if with_demo or not work.demonstration]
    return [
        Chosen(
            work,
            _view(collection, work),
            collection.checksum(work.id, Role.VIEW),
            collection.question(work).text(language),
        )
        for work in sorted(works, key=lambda work: work.code)
    ]


def still_allowed(
    collection: Collection, works: Iterable[Contribution], uses: Sequence[Use] = (Use.EXHIBITION,)
) -> None:
    """Asked again just before a name is given: somebody may have shut a window meanwhile."""
    for work, use in product(works, uses):
        try:
            collection.path(work, Role.VIEW, use)
        except NotAllowedError as error:
            raise TakenAwayError("A work was taken back meanwhile, so nothing was kept; make it once more.") from error


def lot(chosen: Iterable[Placed]) -> int:
    """The number to draw lots with when nobody gives one: the same for the same works."""
    return crc32(" ".join(one.code for one in chosen).encode()) % 100_000


def software() -> str:
    return version("wijkpodium")


def listed(
    collection: Collection, kind: str, path: Path, works: Sequence[Contribution], facts: Mapping[str, Any]
) -> dict[str, Any]:
    """What went where, with the consents as they were: the collection takes it in to be able to call it back."""
    return {
        "id": str(uuid4()),
        "kind": kind,
        "made_at": as_text(collection.store.clock.now()),
        "path": str(path.absolute()),
        "software": software(),
        "items": [
            {
                "code": work.code,
                "form": work.form,
                "question": work.question,
                "question_version": work.question_version,
                "answer_to": _answered(collection, work),
            }
            for work in works
        ],
        "consents": {work.code: sorted(work.yes) for work in works},
        **facts,
    }


def _answered(collection: Collection, work: Contribution) -> str | None:
    """The code of the work that it answers and carries the sound of."""
    answered = collection.answered(work, Use.EXHIBITION)
    return answered.code if answered else None


def as_json(facts: Mapping[str, Any]) -> str:
    return json.dumps(facts, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _view(collection: Collection, work: Contribution) -> Path:
    view = collection.path(work, Role.VIEW, Use.EXHIBITION)
    if view is None or not view.is_file():
        raise SpoiltError(f"The file of work {work.code} is missing; check the collection.")
    return view
