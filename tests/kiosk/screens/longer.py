"""A language that nobody speaks: Dutch, 40 % longer, to see what a translation does to a screen (L-017)."""

import re
from functools import cache

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from config.texts import SOURCE, Texts, catalogue_path, compile_texts

HOW_MUCH_LONGER = 1.4
HYPHENED = 14
"""A translator says where a word of more letters may be broken."""
AS_THEY_ARE = {"name.keys", "record.count", "who.read", "language.own_name"}
"""Letters, numbers and names, which a translation does not make longer."""


@cache
def longer_texts() -> Texts:
    from io import BytesIO

    with catalogue_path(SOURCE).open("rb") as file:
        catalogue: Catalog = read_po(file, locale=SOURCE)
    for message in catalogue:
        key = message.id[0] if isinstance(message.id, (list, tuple)) else message.id
        if key and key not in AS_THEY_ARE:
            plural = isinstance(message.string, (list, tuple))
            message.string = tuple(map(longer, message.string)) if plural else longer(message.string)
    written = BytesIO()
    write_po(written, catalogue)
    return compile_texts(written.getvalue(), SOURCE)


def longer(sentence: str) -> str:
    """Every word by itself, so that none is only longer by its neighbours: letters of its middle stand twice."""
    return "".join(part if part.startswith("{") else _stretched(part) for part in re.split(r"(\{[^}]*\})", sentence))


def _stretched(text: str) -> str:
    return re.sub(r"\w+", lambda word: _twice(word[0], round(len(word[0]) * (HOW_MUCH_LONGER - 1))), text)


def _twice(word: str, more: int) -> str:
    start = max(0, (len(word) - more) // 2)
    long = word[:start] + "".join(letter * 2 for letter in word[start : start + more]) + word[start + more :]
    return long if len(long) <= HYPHENED else f"{long[: len(long) // 2]}\u00ad{long[len(long) // 2 :]}"
