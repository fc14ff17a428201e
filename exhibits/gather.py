"""Which works may go out, with the files that do; and the list that says afterwards what went."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import uuid4
from zlib import crc32

from exhibits.collection import Collection, Stored
from exhibits.collection.clock import as_text
from exhibits.contribution import Contribution, Role, Use
from exhibits.errors import NotAllowedError, SpoiltError, TakenAwayError
from exhibits.order import Placed
from exhibits.questions import Question
from media.form import Form


@dataclass(frozen=True)
class Chosen:
    """A work that may be exhibited, and its film or sound in the house profile."""

    work: Contribution
    view: Path
    view_sum: str
    """The checksum of that file."""
    digits: str | None
    """Of sound alone: how loud it is, as `media.curve.digits` writes it; None where nobody wrote it down."""
    whole: bool
    """Every picture of that film was decoded when it came home."""
    asked: str
    """The question in the words that the maker answered; empty for a work that answers none."""
    prompt: Question
    """The same in all languages."""
    still: Stored | None
    statement: Stored | None
    """What its maker says about it."""

    @property
    def code(self) -> str:
        return self.work.code

    @property
    def form(self) -> Form:
        return self.work.form

    @property
    def question(self) -> str:
        return self.work.question


def gather(collection: Collection, *, language: str, with_demo: bool, use: Use = Use.EXHIBITION) -> list[Chosen]:
    """In the order of their codes. Demonstration works only when they are asked for. A view that is gone from
    the disk is for those who show it."""
    works = [work for work in collection.contributions(use) if with_demo or not work.demonstration]
    works.sort(key=lambda work: work.code)
    files = collection.paths(works, use)
    prompts = {(one.question, one.question_version): one for one in works}
    questions = {asked: collection.question(one) for asked, one in prompts.items()}
    return [_chosen(work, files[work.id], questions[work.question, work.question_version], language) for work in works]


def _chosen(work: Contribution, files: Mapping[Role, Stored], prompt: Question, language: str) -> Chosen:
    view, still, statement = (files.get(role) for role in (Role.VIEW, Role.STILL, Role.STATEMENT))
    if view is None:
        raise SpoiltError(f"The work {work.code} is not finished yet; wait a minute.")
    return Chosen(
        work,
        view.path,
        view.sha256,
        view.digits,
        view.whole,
        prompt.text(language),
        prompt,
        still=still if still and still.path.is_file() else None,
        statement=statement if statement and statement.path.is_file() else None,
    )


def still_allowed(
    collection: Collection, works: Iterable[Contribution], uses: Sequence[Use] = (Use.EXHIBITION,)
) -> None:
    """Asked again just before a name is given: somebody may have shut a window meanwhile."""
    asked = list(works)
    try:
        for use in uses:
            collection.paths(asked, use)
    except NotAllowedError as error:
        raise TakenAwayError("A work was taken back meanwhile, so nothing was kept; make it once more.") from error


def lot(chosen: Iterable[Placed]) -> int:
    """The number to draw lots with when nobody gives one: the same for the same works."""
    return crc32(" ".join(one.code for one in chosen).encode()) % 100_000


def software() -> str:
    return version("wijkpodium")


def listed(
    collection: Collection,
    kind: str,
    path: Path,
    works: Sequence[Contribution],
    facts: Mapping[str, Any],
    use: Use = Use.EXHIBITION,
) -> dict[str, Any]:
    """What went where, with the consents as they were: the collection takes it in to be able to call it back."""
    codes = {work.id: work.code for work in works}
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
                "answer_to": codes.get(work.answer_to or "") or _answered(collection, work, use),
            }
            for work in works
        ],
        "consents": {work.code: sorted(work.yes) for work in works},
        **facts,
    }


def _answered(collection: Collection, work: Contribution, use: Use) -> str | None:
    """The code of the work that it answers and carries the sound of."""
    answered = collection.answered(work, use) if work.answer_to else None
    return answered.code if answered else None


def as_json(facts: Mapping[str, Any]) -> str:
    return json.dumps(facts, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
