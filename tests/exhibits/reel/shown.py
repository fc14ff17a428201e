"""A collection of tiny real works that may be exhibited."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from config.questions import shipped_questions
from exhibits.brought_home import facts_of_view
from exhibits.collection import Collection, Incoming
from exhibits.collection.asking import seed
from exhibits.contribution import Consents, Contribution, Credit, Meaning, Purpose, Role, Zone
from media.encode import Encoder
from media.fit import bring_home
from media.form import Form
from media.profile import HOUSE
from media.seen import Seen
from media.stills import save_jpeg
from media.testcard import Card, write_card
from tests.exhibits.works import HeldClock
from tests.media.dances import record_dance

SAYS = 440
SMALL = replace(HOUSE, width=320, height=180)
YES = frozenset({Purpose.EXHIBITION, Purpose.HERE})


@dataclass(frozen=True)
class Given:
    """A work with a flash and a beep after half a second, and again every second."""

    form: Form = Form.VIDEO
    name: str | None = None
    question: str = "greeting"
    seconds: float = 4.0
    every: float = 1.0
    """From beep to beep; a tenth of a second makes one long tone."""
    colour: tuple[int, int, int] = (40, 40, 40)
    yes: frozenset[Purpose] = YES
    approved: bool = True
    demonstration: bool = False
    zone: Zone | None = None
    answers: int | None = None
    """The number of the work before it that it answers."""
    says: float = 0.0
    """For so many seconds its maker says what it means: a tone of SAYS hertz."""
    dances: str = ""
    """Somebody without a face does this dance, in silence, instead."""


def fill(folder: Path, works: Sequence[Given]) -> list[Contribution]:
    with Collection.open(folder, now=HeldClock(), chance=Random(5).randrange) as collection:
        if not collection.questions():
            seed(collection.store, shipped_questions())
        brought: list[Contribution] = []
        for number, work in enumerate(works):
            answered = None if work.answers is None else brought[work.answers].id
            brought.append(_bring(collection, work, number, answered))
        return brought


def _bring(collection: Collection, given: Given, number: int, answered: str | None) -> Contribution:
    size = (320, 180) if given.form.seen else None
    card = Card(given.seconds, given.every, size, colour=given.colour, loudness=0.2 + 0.05 * (number % 8))
    facts: dict[Role, Mapping[str, Any]] = {}
    if given.dances:
        original = collection.takes / f"{number}.mkv"
        figure = record_dance(original, Seen.SHADOW, given.dances, given.seconds)
        facts[Role.ORIGINAL] = {"figure": asdict(figure)}
    else:
        original = write_card(collection.takes / f"{number}.{'mp4' if size else 'm4a'}", card)
    view = collection.takes / f"{number}-view.mp4"
    bring_home(original, view, SMALL, trusted=True)
    facts[Role.VIEW] = facts_of_view(view, seen=given.form.seen, profile=SMALL)
    files = {Role.ORIGINAL: original, Role.VIEW: view}
    if given.says:
        files[Role.STATEMENT] = _said(collection.takes / f"{number}-says.m4a", given.says)
    if size:
        files[Role.STILL] = save_jpeg(view, collection.takes / f"{number}.jpg")
    incoming = Incoming(
        files=files,
        form=given.form,
        seconds=given.seconds,
        size=size,
        has_sound=not given.dances,
        facts=facts,
        question=given.question,
        consents=Consents(given.yes, "1", "nl"),
        credit=Credit(given.name),
        meaning=None if given.zone is None else Meaning("healthy", given.zone),
        demonstration=given.demonstration,
        answer_to=answered,
    )
    kept = collection.adopt(incoming).contribution
    if given.approved and not given.demonstration:
        collection.approve(kept.id)
    return collection.contribution(kept.id)


def _said(path: Path, seconds: float) -> Path:
    tone = 0.05 * np.sin(2 * np.pi * SAYS * np.arange(round(seconds * HOUSE.rate)) / HOUSE.rate)
    with Encoder(path, video=False) as encoder:
        encoder.sound(np.stack([tone, tone], axis=1).astype(np.float32))
    return path
