"""The staff PIN: six digits or more, kept as argon2id, and slow to guess."""

from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

PIN_DIGITS = 6
TRIES = 5
LOCK_SECONDS = 300.0

_HASHER = PasswordHasher()  # argon2id with the library's own, current costs (RFC 9106)


def hash_pin(pin: str) -> str:
    return _HASHER.hash(pin)


@dataclass
class PinGuard:
    """Five wrong tries shut the door for five minutes (C-035). Time in seconds that never jump."""

    wrong: int = 0
    shut_until: float = field(default=float("-inf"))

    def opens(self, pin: str, pin_hash: str, now: float) -> bool:
        if self.shut(now):
            return False
        try:
            _HASHER.verify(pin_hash, pin)
        except (VerificationError, InvalidHashError):  # another PIN, or a line in the settings that is no hash
            self.wrong += 1
            if self.wrong >= TRIES:
                self.wrong, self.shut_until = 0, now + LOCK_SECONDS
            return False
        self.wrong = 0
        return True

    def shut(self, now: float) -> bool:
        return now < self.shut_until
