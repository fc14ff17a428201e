"""A small neighbourhood of which some say yes to research, with visits that saw all of them."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from exhibits.collection import Collection
from exhibits.contribution import Contribution, Credit, Meaning, Purpose, Role, Zone
from exhibits.dataset.export import DatasetResult, Order, export_dataset
from exhibits.insights import DrawnBy
from exhibits.voting import Voting
from media.form import Form
from tests.exhibits.works import HeldClock, asked_aloud, consents, take_in

NAME = '=HYPERLINK("x")'
"""A maker who is called so stands in no table."""


def kept(
    collection: Collection,
    *yes: Purpose,
    question: str = "greeting",
    visit: str | None = None,
    answers: Contribution | None = None,
    meaning: Meaning | None = None,
    says: bool = False,
) -> Contribution:
    number = str(collection.store.value("SELECT count(*) FROM contribution"))
    work = collection.accept(
        take_in(collection.takes, f"take-{number}"),
        question=question,
        consents=consents(*yes),
        credit=Credit(NAME),
        visit=visit,
        answer_to=answers.id if answers else None,
        meaning=meaning,
        statement=take_in(collection.takes, f"says-{number}", Form.MUSIC) if says else None,
    ).contribution
    view = collection.takes / "view.mp4"
    view.write_bytes(b"view of " + number.encode())
    collection.add_file(work.id, Role.VIEW, view)
    collection.approve(work.id)
    return collection.contribution(work.id)


def read(out: Path, table: str) -> list[dict[str, str]]:
    with (out / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Neighbourhood:
    collection: Collection
    told: Contribution
    answer: Contribution
    asked: Contribution
    """A question aloud; its asker allows research."""
    mine: Contribution
    """Made in the visit that saw all others."""
    unasked: Contribution
    """Answers a question whose asker does not allow research."""
    secret: Contribution
    waiting: str
    demo: str
    visit: str

    @property
    def there(self) -> list[Contribution]:
        return [self.told, self.answer, self.asked, self.mine, self.unasked]


@pytest.fixture(scope="module")
def neighbourhood(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neighbourhood]:
    folder = tmp_path_factory.mktemp("data") / "wijkpodium"
    with Collection.open(folder, now=HeldClock(), chance=random.Random(1).randrange) as collection:
        collection.settle("De Linde", "=1+1;=2+2")
        yield _filled(collection)


def _filled(collection: Collection) -> Neighbourhood:
    voting = Voting(collection)
    visit = voting.begin_visit("tr")
    told = kept(collection, meaning=Meaning("healthy", Zone.BC, ("joy", "body")), says=True)
    answer = kept(collection, answers=told, meaning=Meaning("healthy", Zone.SKIPPED))
    secret = kept(collection, *set(Purpose) - {Purpose.RESEARCH}, meaning=Meaning("exchange", Zone.A))
    asked, unasked = asked_aloud(collection, name="asks"), asked_aloud(collection, Purpose.HERE, name="asks not")
    mine = kept(collection, question=asked.question, visit=visit)
    lost = kept(collection, question=unasked.question)
    waiting = collection.accept(take_in(collection.takes, "waits"), question="bring", consents=consents()).contribution
    demo = kept(collection)
    collection.store.database.execute("UPDATE contribution SET demonstration = 1 WHERE id = ?", [demo.id])
    for work in (told, answer, secret, mine, lost, demo):
        for seen_by in (visit, voting.begin_visit("nl")):
            exposure = voting.expose(seen_by, work.id, "watch")
            voting.watched(exposure, 4)
            voting.heart(seen_by, work.id)
            voting.respond(seen_by, work.id, "moved")
        voting.expose(None, work.id, "attract")
    collection.draw_insight({"nl": "Samen is warmer."}, [told.id, answer.id], DrawnBy.RESIDENTS)
    collection.draw_insight({"nl": "Niet voor onderzoek."}, [told.id, secret.id], DrawnBy.EXPERTS)
    return Neighbourhood(collection, told, answer, asked, mine, lost, secret, waiting.id, demo.id, visit)


AMSTERDAM_IN_SUMMER = timezone(timedelta(hours=2))


@pytest.fixture(scope="module")
def data(neighbourhood: Neighbourhood, tmp_path_factory: pytest.TempPathFactory) -> DatasetResult:
    """With the recordings; made at 14:00 on the wall."""
    out = tmp_path_factory.mktemp("out") / "gegevens"
    return export_dataset(neighbourhood.collection, out, Order(media=True), zone=AMSTERDAM_IN_SUMMER)
