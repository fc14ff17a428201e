"""The code on a paper card that opens its maker's works: it looks like nothing else that a QR code may say."""

import re

MARK = "K"
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32, of which a code is made: none that is read as another, no I, L, O or U."""
AFTER_MARK = 9
"""Ten letters in all are what the smallest QR code (version 1) holds at its strongest correction."""
_CODE = re.compile(f"{MARK}[{LETTERS}]{{{AFTER_MARK}}}")


def is_card(text: str) -> bool:
    """Whether this can be the code of a card: posters and bottles behind a visitor have QR codes too."""
    return _CODE.fullmatch(text) is not None
