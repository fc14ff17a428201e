"""Keeping a work: first the file has its place and is on the disk, then one transaction makes it a contribution."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from exhibits.collection import chain, event_log, files, receipt, spoken_question, strangers
from exhibits.collection.clock import as_text
from exhibits.collection.consent import write_consents
from exhibits.collection.folder import move, remove
from exhibits.collection.keys import receipt_key
from exhibits.collection.loading import one_work
from exhibits.collection.store import FREE, Store
from exhibits.contribution import Approval, Consents, Contribution, Credit, Kind, Makers, Meaning, Role
from exhibits.errors import UnknownQuestionError
from media.files import sha256, sync_folder
from media.form import Form
from media.papercard import LETTERS
from media.sign import Sign

UNAPPROVED = timedelta(days=30)


@dataclass(frozen=True)
class Kept:
    """A work and the digits of its receipt, which are known now and never again."""

    contribution: Contribution
    digits: str


@dataclass(frozen=True)
class Incoming:
    """All that is known of a work when it comes in."""

    files: Mapping[Role, Path]
    """The original and what was made of it already; each is moved into the collection."""
    form: Form
    seconds: float
    size: tuple[int, int] | None
    has_sound: bool
    question: str = FREE
    case: str | None = None
    """None is the case of this place."""
    consents: Consents | None = None
    """None is no to everything: nobody but staff ever sees it, and it goes after 30 days."""
    credit: Credit = field(default_factory=Credit)
    meaning: Meaning | None = None
    kind: Kind = Kind.WORK
    """A question brings itself: it answers none."""
    visit: str | None = None
    makers: Makers = Makers.ALONE
    language: str = "nl"
    answer_to: str | None = None
    demonstration: bool = False
    sign: Sign | None = None
    """As it was shown to the maker before; None is the next free one."""
    facts: Mapping[Role, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Identity:
    """What the collection gives a work."""

    id: str
    code: str
    sign: Sign
    digits: str
    made_at: datetime
    question_id: int | None
    """None: it brings its own."""


def keep(store: Store, incoming: Incoming) -> Kept:
    """When this returns, the work survives a power cut; when it raises, the files are where they were."""
    if incoming.answer_to is not None:
        chain.check_answerable(store, incoming.answer_to)
    identity = _identity(store, incoming)
    folder = store.folder.work(identity.code)
    store.must(lambda database: strangers.expect(database, identity.code))
    folder.mkdir(mode=0o700)
    sync_folder(folder.parent)
    moved: dict[Path, Path] = {}
    try:
        for role, source in incoming.files.items():
            place = folder / f"{role}{source.suffix.lower()}"
            move(source, place)
            moved[source] = place
        stored = [_stored(incoming, role, moved[source]) for role, source in incoming.files.items()]
        store.must(lambda database: _write(store, database, incoming, identity, stored))
    except BaseException:  # goes on up: whoever is told no can try again with the take
        if one_work(store, identity.id) is None:  # an interruption just after the commit takes nothing back
            _put_back(moved, folder)
        raise
    for source in moved:
        sync_folder(source.parent)
    contribution = one_work(store, identity.id)
    assert contribution is not None
    return Kept(contribution, identity.digits)


def _put_back(moved: Mapping[Path, Path], folder: Path) -> None:
    for source, place in moved.items():
        move(place, source)
    remove(folder)


def _stored(incoming: Incoming, role: Role, place: Path) -> files.NewFile:
    return files.NewFile(role, place, sha256(place), incoming.facts.get(role, {}))


def _question(store: Store, key: str) -> int:
    found = store.value("SELECT id FROM question WHERE key = ? ORDER BY version DESC LIMIT 1", key)
    if found is None:
        raise UnknownQuestionError(f"There is no question called {key}.")
    return int(found)


def _identity(store: Store, incoming: Incoming) -> _Identity:
    sign = incoming.sign or receipt.free_sign(store)
    digits = receipt.free_digits(store, receipt_key(store), sign)
    code = "".join(LETTERS[store.chance(len(LETTERS))] for _ in range(10))
    question = None if incoming.kind is Kind.QUESTION else _question(store, incoming.question)
    return _Identity(store.new_id(), code, sign, digits, store.clock.now(), question)


def _write(
    store: Store, database: Database, incoming: Incoming, identity: _Identity, stored: Sequence[files.NewFile]
) -> None:
    checksum = next(file.sha256 for file in stored if file.role is Role.ORIGINAL)
    question = identity.question_id
    if question is None:
        question = spoken_question.add(store, database, identity.code)
    _insert_work(store, database, incoming, identity, question, checksum)
    if identity.question_id is None:
        spoken_question.belongs_to(database, question, identity.id)
    for file in stored:
        files.register(store, database, identity.id, file)
    if incoming.consents is not None:
        write_consents(store, database, identity.id, incoming.consents)
    if incoming.meaning is not None:
        _insert_meaning(database, identity, incoming.meaning)
    event_log.write(store, database, "kept", actor="visitor" if incoming.visit else "staff", work=identity.id)
    strangers.arrived(database, identity.code)


def _insert_work(
    store: Store, database: Database, incoming: Incoming, identity: _Identity, question_id: int, checksum: str
) -> None:
    place = _place(database, incoming.case)
    width, height = incoming.size or (None, None)
    approved = incoming.demonstration
    database.execute(
        """INSERT INTO contribution (id, code, made_at, utc_offset_minutes, kiosk_id, place_id, case_id, question_id,
               form, language, duration_ms, sha256, width, height, has_sound, sign, receipt, name, makers, approval,
               demonstration, answer_to, visit_id, expires_at, kind)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            identity.id,
            identity.code,
            as_text(identity.made_at),
            _offset_minutes(identity.made_at),
            store.kiosk_id,
            *place,
            question_id,
            incoming.form,
            incoming.language,
            round(incoming.seconds * 1000),
            checksum,
            width,
            height,
            incoming.has_sound,
            identity.sign.number,
            receipt.hashed(receipt_key(store), identity.sign, identity.digits),
            incoming.credit.name,
            incoming.makers,
            Approval.APPROVED if approved else Approval.WAITING,
            incoming.demonstration,
            incoming.answer_to,
            incoming.visit,
            None if approved else as_text(identity.made_at + UNAPPROVED),
            incoming.kind,
        ],
    )


def _place(database: Database, case: str | None) -> tuple[int, int]:
    """Ids of the place and the case; a case that is new belongs to this place."""
    here = database.execute("SELECT place_id, case_id FROM this_collection").fetchone()
    if case is None:
        return here["place_id"], here["case_id"]
    return here["place_id"], find_case(database, here["place_id"], case)


def find_case(database: Database, place_id: int, name: str) -> int:
    database.execute("INSERT INTO case_ (name, place_id) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", [name, place_id])
    return int(database.execute("SELECT id FROM case_ WHERE name = ?", [name]).fetchone()[0])


def _insert_meaning(database: Database, identity: _Identity, meaning: Meaning) -> None:
    a, b, c = meaning.zone.weights or (None, None, None)
    database.execute(
        "INSERT INTO meaning (contribution_id, triangle, zone, zone_code, a, b, c, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [identity.id, meaning.triangle, meaning.zone, meaning.zone.code, a, b, c, as_text(identity.made_at)],
    )
    for picture in dict.fromkeys(meaning.pictures):
        database.execute(
            "INSERT INTO meaning_picture (contribution_id, picture, made_at) VALUES (?, ?, ?)",
            [identity.id, picture, as_text(identity.made_at)],
        )


def _offset_minutes(moment: datetime) -> int:
    """How far the clock on the wall was from UTC: the researcher's only way back to the hour of the day."""
    offset = moment.astimezone().utcoffset()
    assert offset is not None
    return round(offset.total_seconds() / 60)
