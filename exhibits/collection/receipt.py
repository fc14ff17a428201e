"""The receipt: a work's sign and four digits, of which only a keyed hash is kept."""

import hashlib
import hmac
from datetime import UTC, datetime, time, timedelta

from sqlite_utils import Database

from exhibits.collection.clock import as_text, from_text
from exhibits.collection.keys import receipt_key
from exhibits.collection.store import Store
from exhibits.errors import TooManyTriesError, WrongReceiptError
from media.sign import SIGNS, Sign

TRIES_A_DAY = 5
REMEMBERED = timedelta(minutes=10)
FIRST_REST_SECONDS, LONGEST_REST_SECONDS = 2.0, 30.0


def hashed(key: bytes, sign: Sign, digits: str) -> str:
    return hmac.new(key, f"{sign.number}:{digits}".encode(), hashlib.sha256).hexdigest()


def free_sign(store: Store) -> Sign:
    """One of the signs that the fewest works here bear: each its own, until there are more works than signs."""
    used = {row["sign"]: row["works"] for row in store.rows("SELECT sign, works FROM sign_count")}
    fewest = min(used.get(number, 0) for number in range(SIGNS))
    free = [number for number in range(SIGNS) if used.get(number, 0) == fewest]
    return Sign.from_number(free[store.chance(len(free))])


def free_digits(store: Store, key: bytes, sign: Sign) -> str:
    """Four digits that no other work with this sign has."""
    taken = {row["receipt"] for row in store.rows("SELECT receipt FROM contribution WHERE sign = ?", sign.number)}
    while True:
        digits = f"{store.chance(10_000):04}"
        if hashed(key, sign, digits) not in taken:
            return digits


def find_work(store: Store, sign: Sign, digits: str) -> str:
    """The id of the work this receipt belongs to. A wrong try counts against the sign, and so against every work that
    bears it; whether any does is not to be seen from outside."""
    now = store.clock.now()
    if _tries_today(store, sign, now) >= TRIES_A_DAY:
        raise TooManyTriesError("This sign was tried five times today; staff can help.")
    right = hashed(receipt_key(store), sign, digits)
    for row in store.rows(_THERE, sign.number, as_text(now)):
        if row["receipt"] is not None and hmac.compare_digest(row["receipt"], right):
            return str(row["id"])
    store.must(lambda database: _remember_try(database, sign, now))
    raise WrongReceiptError("The sign and the digits do not belong together.")


_THERE = """SELECT id, receipt FROM contribution WHERE sign = ? AND erasing_since IS NULL AND withdrawn_at IS NULL
            AND coalesce(expires_at > ?, 1)"""


def rest_seconds(store: Store) -> float:
    """How long to wait before the next try: twice as long after each wrong one of the last minutes, whatever the
    signs."""
    now = store.clock.now()
    wrong = store.rows("SELECT tried_at FROM sign_try WHERE tried_at > ? ORDER BY tried_at", as_text(now - REMEMBERED))
    if not wrong:
        return 0.0
    rest: float = min(LONGEST_REST_SECONDS, FIRST_REST_SECONDS * 2 ** (len(wrong) - 1))
    return max(0.0, rest - (now - from_text(wrong[-1]["tried_at"])).total_seconds())


def _remember_try(database: Database, sign: Sign, now: datetime) -> None:
    """Those of other days have had their effect."""
    database.execute("DELETE FROM sign_try WHERE tried_at < ?", [_day_began(now)])
    database.execute("INSERT INTO sign_try (sign, tried_at) VALUES (?, ?)", [sign.number, as_text(now)])


def _tries_today(store: Store, sign: Sign, now: datetime) -> int:
    sql = "SELECT count(*) FROM sign_try WHERE sign = ? AND tried_at >= ?"
    return int(store.value(sql, sign.number, _day_began(now)))


def _day_began(now: datetime) -> str:
    return as_text(datetime.combine(now.astimezone(UTC).date(), time(), UTC))
