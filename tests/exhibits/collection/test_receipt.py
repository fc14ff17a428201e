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


def test_a_sign_that_nobody_has_is_shut_after_five_tries_like_any_other(collection: Collection) -> None:
    """Else the sixth try would tell who has made something here."""
    _, taken, _ = kept(collection)
    for sign in (taken, Sign.from_number(taken.number + 1)):
        for _ in range(5):
            with pytest.raises(WrongReceiptError):
                collection.by_receipt(sign, "none")
        with pytest.raises(TooManyTriesError):
            collection.by_receipt(sign, "none")


def test_wrong_tries_slow_down_and_are_forgiven(collection: Collection, clock: HeldClock) -> None:
    """Whatever the sign: who tries them all has to wait as well."""
    rests = []
    for number in range(6):
        with pytest.raises(WrongReceiptError):
            collection.by_receipt(Sign.from_number(number), "0000")
        rests.append(collection.receipt_rests())
        clock.forward(seconds=rests[-1])
        assert collection.receipt_rests() == 0
    assert rests == [2, 4, 8, 16, 30, 30]
    clock.forward(minutes=10)
    with pytest.raises(WrongReceiptError):
        collection.by_receipt(Sign.from_number(99), "0000")
    assert collection.receipt_rests() == 2


def test_tries_of_other_days_are_not_kept(collection: Collection, clock: HeldClock) -> None:
    for _ in range(2):
        with pytest.raises(WrongReceiptError):
            collection.by_receipt(Sign.from_number(5), "0000")
        clock.forward(days=1)
    assert collection.store.value("SELECT count(*) FROM sign_try") == 1


def test_what_was_taken_back_is_found_no_more(collection: Collection) -> None:
    work, sign, digits = kept(collection)
    collection.withdraw(work, consents())
    with pytest.raises(WrongReceiptError):
        collection.by_receipt(sign, digits)
