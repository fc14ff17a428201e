"""The receipt: a sign and four digits, and only who has both finds the work."""

from pathlib import Path

import pytest

from exhibits.collection import Collection
from exhibits.errors import TooManyTriesError, WrongReceiptError
from media.sign import SIGNS, Sign
from tests.exhibits.works import HeldClock, consents, take_in


def kept(collection: Collection, name: str = "take") -> tuple[str, Sign, str]:
    result = collection.accept(take_in(collection.takes, name), question="free", consents=consents())
    return result.contribution.id, result.contribution.sign, result.digits


def test_a_receipt_finds_its_work(collection: Collection) -> None:
    work, sign, digits = kept(collection)
    assert len(digits) == 4 and digits.isdigit()
    assert collection.by_receipt(sign, digits).id == work


def test_the_digits_are_stored_nowhere(collection: Collection, folder: Path) -> None:
    """Only a keyed hash is, and its key is a file that only the kiosk may read."""
    _, _, digits = kept(collection)
    row = collection.store.row("SELECT * FROM contribution")
    assert row is not None
    assert digits not in [str(value) for value in row]
    assert len(row["receipt"]) == 64
    key = folder / "receipt.key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert len(key.read_bytes()) == 32


def test_five_wrong_tries_a_day_and_then_staff(collection: Collection, clock: HeldClock) -> None:
    work, sign, digits = kept(collection)
    wrong = f"{(int(digits) + 1) % 10_000:04}"
    for _ in range(5):
        with pytest.raises(WrongReceiptError):
            collection.by_receipt(sign, wrong)
    with pytest.raises(TooManyTriesError):
        collection.by_receipt(sign, digits)
    clock.forward(days=1)
    assert collection.by_receipt(sign, digits).id == work


def test_a_sign_that_nobody_has_gives_nothing_away(collection: Collection) -> None:
    with pytest.raises(WrongReceiptError):
        collection.by_receipt(collection.free_sign(), "0000")


def test_every_work_has_its_own_sign_until_there_are_no_more(collection: Collection) -> None:
    signs = {kept(collection, str(number))[1] for number in range(30)}
    assert len(signs) == 30
    collection.store.database.execute("UPDATE contribution SET erased_at = 'x' WHERE sign % 2 = 0")
    assert 0 <= collection.free_sign().number < SIGNS


def test_works_that_share_a_sign_have_different_digits(collection: Collection) -> None:
    first, _, _ = kept(collection, "one")
    other, sign, digits = kept(collection, "two")
    collection.store.database.execute("UPDATE contribution SET sign = ?", [sign.number])
    assert collection.by_receipt(sign, digits).id == other != first
