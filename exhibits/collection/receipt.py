"""The receipt: a work's sign and four digits, of which only a keyed hash is kept."""

import hashlib
import hmac
import os
import secrets
from datetime import UTC, datetime, time

from exhibits.collection.clock import as_text
from exhibits.collection.store import Store
from exhibits.errors import TooManyTriesError, WrongReceiptError
from media.sign import SIGNS, Sign

TRIES_A_DAY = 5


def read_key(store: Store) -> bytes:
    """A secret of this collection, made at first use. Without the file old receipts open nothing."""
    path = store.folder.key
    if not path.exists():
        part = path.with_name(path.name + ".part")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    return path.read_bytes()


def hashed(key: bytes, sign: Sign, digits: str) -> str:
    return hmac.new(key, f"{sign.number}:{digits}".encode(), hashlib.sha256).hexdigest()


def free_sign(store: Store) -> Sign:
    """One of the signs that the fewest works here bear: each its own, until there are more works than signs."""
    used = {row["sign"]: row["works"] for row in store.rows(_USED)}
    fewest = min(used.get(number, 0) for number in range(SIGNS))
    free = [number for number in range(SIGNS) if used.get(number, 0) == fewest]
    return Sign.from_number(free[store.chance(len(free))])


_USED = "SELECT sign, count(*) AS works FROM contribution WHERE erased_at IS NULL GROUP BY sign"


def free_digits(store: Store, key: bytes, sign: Sign) -> str:
    """Four digits that no other work with this sign has."""
    taken = {row["receipt"] for row in store.rows("SELECT receipt FROM contribution WHERE sign = ?", sign.number)}
    while True:
        digits = f"{store.chance(10_000):04}"
        if hashed(key, sign, digits) not in taken:
            return digits


def find_work(store: Store, sign: Sign, digits: str) -> str:
    """The id of the work this receipt belongs to. A wrong try counts against every work with this sign."""
    now = store.clock.now()
    works = store.rows("SELECT id, receipt FROM contribution WHERE sign = ? AND erased_at IS NULL", sign.number)
    right = hashed(read_key(store), sign, digits)
    if any(_tries(store, row["id"], now) >= TRIES_A_DAY for row in works):
        raise TooManyTriesError("This sign was tried five times today; staff can help.")
    for row in works:
        if row["receipt"] is not None and hmac.compare_digest(row["receipt"], right):
            return str(row["id"])
    with store.writing() as database:
        for row in works:
            database.execute(
                "INSERT INTO receipt_try (contribution_id, tried_at) VALUES (?, ?)", [row["id"], as_text(now)]
            )
    raise WrongReceiptError("The sign and the digits do not belong together.")


def _tries(store: Store, contribution_id: str, now: datetime) -> int:
    today = as_text(datetime.combine(now.astimezone(UTC).date(), time(), UTC))
    sql = "SELECT count(*) FROM receipt_try WHERE contribution_id = ? AND tried_at >= ?"
    return int(store.value(sql, contribution_id, today))
