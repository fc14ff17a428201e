"""Collections of any number of works whose rows are real and whose films are shared: made by the hundred thousand.

Each work has all rows that a kept, decided and shown work has (consents, files, a decision, cards that it had), written
in bulk past `Collection.accept`. Its folder is a link to one of three that all share, so a picture is read as always.
There are no lines of the event log, no hearts and no meanings: nothing that is measured here reads them.
"""

import json
import os
import random
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from exhibits.collection import Collection
from exhibits.collection.clock import as_text
from exhibits.contribution import Purpose, Role
from media.files import sha256
from media.form import Form
from media.papercard import LETTERS
from media.sign import SIGNS
from media.stills import save_jpeg
from media.testcard import flash_and_beep

ANSWERS_EVERY, WAITING_EVERY, SHUT_EVERY = 10, 1000, 20
"""One work in so many answers an earlier one, waits for approval, or is shown at an exhibition only."""
CARDS = 1
"""How often each was on a floor, and half of them once more: there is always somebody who was shown least."""
_CACHE_KIB = 600_000
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
_QUESTIONS = ("greeting", "street_sound", "what_works", "feel_good", "hard_here", "bring")
_ROLES = {True: (Role.ORIGINAL, Role.VIEW, Role.STILL), False: (Role.ORIGINAL, Role.VIEW)}


def fill(folder: Path, works: int) -> None:
    """An empty folder becomes a collection."""
    shared = _shared_files(folder)
    with Collection.open(folder) as collection:
        collection.store.database.execute(
            f"PRAGMA cache_size = {-_CACHE_KIB}"
        )  # its rows come in no order of any index
        made = list(_works(collection, works))
        for one in made:
            (folder / "works" / one.code).symlink_to(f"../shared/{one.form}")
        with collection.store.writing() as database:
            for table, rows in _rows(collection, made, shared):
                _insert(database, table, rows)


@dataclass(frozen=True)
class _Made:
    id: str
    code: str
    form: Form
    number: int
    answer_to: str | None

    @property
    def waits(self) -> bool:
        return self.number % WAITING_EVERY == WAITING_EVERY - 1

    @property
    def open_here(self) -> bool:
        return self.number % SHUT_EVERY != SHUT_EVERY - 1

    @property
    def at(self) -> str:
        return as_text(_BEGAN + timedelta(minutes=self.number))


def _shared_files(folder: Path) -> Mapping[Form, Mapping[Role, tuple[str, str, int]]]:
    """By form and role: the name, the checksum and the size of the one file that there is."""
    found = {}
    for form in Form:
        place = folder / "shared" / form
        place.mkdir(parents=True)
        view = flash_and_beep(place / "view.mp4", size=(320, 180) if form.seen else None)
        os.link(view, place / "original.mp4")
        if form.seen:
            save_jpeg(view, place / "still.jpg")
        names = {role: next(place.glob(f"{role}.*")) for role in _ROLES[form.seen]}
        found[form] = {role: (path.name, sha256(path), path.stat().st_size) for role, path in names.items()}
    return found


def _works(collection: Collection, works: int) -> Iterator[_Made]:
    rng, forms = random.Random(works), list(Form)
    before: list[str] = []
    for number in range(works):
        code = "".join(rng.choices(LETTERS, k=10))
        answer_to = rng.choice(before) if number % ANSWERS_EVERY == ANSWERS_EVERY - 1 else None
        one = _Made(
            str(uuid.UUID(int=rng.getrandbits(128), version=4)), code, forms[number % len(forms)], number, answer_to
        )
        yield one
        before.append(one.id)


def _rows(
    collection: Collection, made: list[_Made], shared: Mapping[Form, Mapping[Role, tuple[str, str, int]]]
) -> Iterator[tuple[str, Iterator[Mapping[str, Any]]]]:
    store = collection.store
    here = store.row("SELECT kiosk_id, place_id, case_id FROM this_collection")
    assert here is not None
    questions = [store.value("SELECT id FROM question WHERE key = ?", key) for key in _QUESTIONS]
    rng = random.Random(1)

    def new_id() -> str:
        return str(uuid.UUID(int=rng.getrandbits(128), version=4))

    visits = [new_id() for _ in range(max(1, len(made) * CARDS // 6))]
    yield (
        "visit",
        ({"id": one, "kiosk_id": here["kiosk_id"], "language": "nl", "began_at": as_text(_BEGAN)} for one in visits),
    )
    yield (
        "contribution",
        (
            {
                "id": one.id,
                "code": one.code,
                "made_at": one.at,
                "utc_offset_minutes": 60,
                "kiosk_id": here["kiosk_id"],
                "place_id": here["place_id"],
                "case_id": here["case_id"],
                "question_id": questions[one.number % len(questions)],
                "form": one.form,
                "language": "nl",
                "duration_ms": 2000,
                "sha256": shared[one.form][Role.ORIGINAL][1],
                "width": 320 if one.form.seen else None,
                "height": 180 if one.form.seen else None,
                "has_sound": 1,
                "sign": rng.randrange(SIGNS),
                "receipt": new_id(),
                "name": None,
                "makers": "alone",
                "approval": "waiting" if one.waits else "approved",
                "answer_to": one.answer_to,
            }
            for one in made
        ),
    )
    yield (
        "consent_event",
        (
            {
                "record_id": new_id(),
                "contribution_id": one.id,
                "purpose": purpose,
                "decision": "yes" if purpose is not Purpose.HERE or one.open_here else "no",
                "notice_version": "1",
                "notice_language": "nl",
                "audio_played": 0,
                "given_by": "self",
                "age_band": "not_asked",
                "method": "tap",
                "decided_at": one.at,
                "kiosk_id": here["kiosk_id"],
            }
            for one in made
            for purpose in Purpose
        ),
    )
    yield (
        "media_file",
        (
            {
                "contribution_id": one.id,
                "role": role,
                "path": f"works/{one.code}/{name}",
                "sha256": checksum,
                "bytes": size,
                "facts": json.dumps({}),
                "made_at": one.at,
            }
            for one in made
            for role, (name, checksum, size) in shared[one.form].items()
        ),
    )
    yield (
        "moderation_event",
        (
            {"contribution_id": one.id, "decision": "approved", "decided_by": "staff", "decided_at": one.at}
            for one in made
            if not one.waits
        ),
    )
    yield (
        "exposure",
        (
            {
                "id": new_id(),
                "visit_id": rng.choice(visits) if screen == "browse" else None,
                "contribution_id": one.id,
                "screen": screen,
                "position": rng.randrange(6),
                "began_at": as_text(_BEGAN + timedelta(seconds=rng.randrange(10**7))),
            }
            for one in made
            if one.open_here and not one.waits
            for screen in ["browse"] * (CARDS + one.number % 2) + ["attract"]
        ),
    )


def _insert(database: Any, table: str, rows: Iterator[Mapping[str, Any]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    names = ", ".join(first)
    database.conn.executemany(
        f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + name for name in first)})",
        (row for some in ([first], rows) for row in some),
    )
