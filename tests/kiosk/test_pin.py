"""The staff PIN: never stored as it is, and slow to guess."""

import pytest

from kiosk.pin import LOCK_SECONDS, TRIES, PinGuard, hash_pin

HASH = hash_pin("246810")


def test_only_the_right_pin_opens():
    guard = PinGuard()
    assert not guard.opens("246811", HASH, now=0)
    assert guard.opens("246810", HASH, now=0)


def test_the_pin_is_not_in_what_is_kept():
    assert "246810" not in HASH
    assert HASH.startswith("$argon2id$")
    assert hash_pin("246810") != HASH


def test_five_wrong_tries_shut_the_door_even_for_the_right_pin():
    guard = PinGuard()
    for _ in range(TRIES):
        guard.opens("000000", HASH, now=10)
    assert guard.shut(now=10 + LOCK_SECONDS - 1)
    assert not guard.opens("246810", HASH, now=11)
    assert guard.opens("246810", HASH, now=10 + LOCK_SECONDS)


def test_a_right_pin_forgives_earlier_slips():
    guard = PinGuard()
    for _ in range(TRIES - 1):
        guard.opens("000000", HASH, now=0)
    assert guard.opens("246810", HASH, now=0)
    guard.opens("000000", HASH, now=0)
    assert not guard.shut(now=0)


@pytest.mark.parametrize("pin", ["", "2468", "24681010"])
def test_a_part_of_the_pin_is_not_the_pin(pin):
    assert not PinGuard().opens(pin, HASH, now=0)
