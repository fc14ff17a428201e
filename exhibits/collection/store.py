"""What the parts of the collection share: the one connection, the folder, the time and the chance."""

import json
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlite_utils import Database

from exhibits.collection.clock import Clock, Now, as_text, from_text
from exhibits.collection.database import connect, connect_to_read, is_full
from exhibits.collection.folder import Folder
from exhibits.collection.migrations import migrations
from exhibits.errors import NoRoomError, NotACollectionError

Chance = Callable[[int], int]
"""A number from 0 up to, not including, the given one; `secrets.randbelow`, except in tests."""

T = TypeVar("T")


@dataclass(frozen=True)
class Store:
    folder: Folder
    database: Database
    clock: Clock
    chance: Chance

    def new_id(self) -> str:
        return str(uuid.UUID(int=self.chance(2**128), version=4))

    def rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        return self.database.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> sqlite3.Row | None:
        found: sqlite3.Row | None = self.database.execute(sql, values).fetchone()
        return found

    def value(self, sql: str, *values: Any) -> Any:
        found = self.row(sql, *values)
        return None if found is None else found[0]

    @property
    def kiosk_id(self) -> str:
        return str(self.value("SELECT kiosk_id FROM this_collection"))

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """All that is read in the block agrees, whatever the kiosk writes meanwhile."""
        with self.database.atomic():
            yield

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """All of it or nothing, and on the disk when the block ends."""
        try:
            with self.database.atomic():
                yield self.database
        except sqlite3.OperationalError as error:
            if is_full(error):
                raise NoRoomError("The disk is full: nothing was written.") from error
            raise

    def must(self, work: Callable[[Database], T]) -> T:
        """A transaction that succeeds on a full disk too: the reserve is given up for it, as even DELETE needs room."""
        try:
            with self.writing() as database:
                return work(database)
        except NoRoomError:
            if not self.folder.reserve.exists():
                raise
            self.folder.reserve.unlink()
            with self.writing() as database:
                return work(database)


def open_store(folder: Folder, now: Now, chance: Chance) -> Store:
    """The writer's; the caller holds the lock. On a full disk the reserve is given up: even opening needs room."""
    try:
        return _opened(folder, now, chance)
    except sqlite3.OperationalError as error:
        if not is_full(error):
            raise
        folder.reserve.unlink(missing_ok=True)
    try:
        return _opened(folder, now, chance)
    except sqlite3.OperationalError as error:
        if not is_full(error):
            raise
        raise NoRoomError(f"The disk with {folder.root} is full. Make room on it, and start again.") from error


def _opened(folder: Folder, now: Now, chance: Chance) -> Store:
    database = connect(folder.database)
    migrations.apply(database)
    if database.execute("SELECT 1 FROM this_collection").fetchone() is None:
        _refuse_orphans(folder)
        _begin(database, now(), str(uuid.UUID(int=chance(2**128), version=4)))
    return Store(folder, database, Clock(now, _latest(database), lambda moment: _keep_time(database, moment)), chance)


def read_store(folder: Folder, now: Now, chance: Chance) -> Store:
    database = connect_to_read(folder.database)
    try:
        latest = _latest(database)
    except sqlite3.OperationalError as error:
        raise NotACollectionError(f"{folder.database} is no collection of this version ({error}).") from error
    return Store(folder, database, Clock(now, latest, lambda _moment: None), chance)


def _refuse_orphans(folder: Folder) -> None:
    """Files without a row go at every start. Where the whole database is lost, these are all there is left of people's
    works: nothing is touched until somebody has looked."""
    if any(folder.works.iterdir()):
        raise NotACollectionError(
            f"There are works in {folder.works}, but {folder.database.name} knows nothing of them. "
            "Put the database back from a copy; or, to begin anew, move the works elsewhere first."
        )


FREE = "free"
"""The question of works that answer none; it has no text."""


def _begin(database: Database, now: datetime, kiosk_id: str) -> None:
    moment = as_text(now)
    with database.atomic():
        database.execute("INSERT INTO place (id, name) VALUES (1, '')")
        database.execute("INSERT INTO case_ (id, name, place_id) VALUES (1, '', 1)")
        database.execute(
            "INSERT INTO this_collection (id, kiosk_id, made_at, latest_time, place_id, case_id)"
            " VALUES (1, ?, ?, ?, 1, 1)",
            [kiosk_id, moment, moment],
        )
        database.execute(
            "INSERT INTO question (key, version, addressed_to, forms, position, made_at)"
            " VALUES (?, 1, 'vrij', ?, 0, ?)",
            [FREE, json.dumps(["video", "dance", "music"]), moment],
        )


def _latest(database: Database) -> datetime:
    return from_text(database.execute("SELECT latest_time FROM this_collection").fetchone()[0])


def _keep_time(database: Database, moment: datetime) -> None:
    """Only looking at works must not fail because the disk is full; within a transaction the caller deals with it."""
    within = database.conn.in_transaction
    try:
        database.execute("UPDATE this_collection SET latest_time = ?", [as_text(moment)])
    except sqlite3.OperationalError as error:
        if within or not is_full(error):
            raise
