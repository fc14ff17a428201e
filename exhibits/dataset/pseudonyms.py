"""The names that works, visits and all else have in the data: others in every project, and in none their own."""

import hmac
from base64 import b32encode

LETTERS = 12
"""60 bits: among ten million exposures two of one name are not to be expected."""
_BYTES = 10
"""As many as b32encode takes at once, and hold them."""


class Pseudonyms:
    """Keyed hashes: without the key of the project, which stays in the collection, nobody gets back from one to its id,
    nor from the data of one project to those of another. The same key gives the same names again.

    Each begins with a small letter for what it names, which keeps it from being read as a number.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def work(self, contribution_id: str) -> str:
        return self._of("w", contribution_id)

    def visit(self, visit_id: str) -> str:
        return self._of("v", visit_id)

    def makers_visit(self, visit_id: str, contribution_id: str) -> str:
        """At its own work a maker's visit has another name, so that nothing else that it liked leads to the maker."""
        return self._of("v", f"{visit_id} {contribution_id}")

    def exposure(self, exposure_id: str) -> str:
        return self._of("e", exposure_id)

    def insight(self, insight_id: str) -> str:
        return self._of("i", insight_id)

    def kiosk(self, kiosk_id: str) -> str:
        return self._of("k", kiosk_id)

    def _of(self, kind: str, number: str) -> str:
        digest = hmac.digest(self._key, f"{kind} {number}".encode(), "sha256")
        return kind + b32encode(digest[:_BYTES])[:LETTERS].decode()
