"""`python -m config.texts`: which words every language misses, and which ones a native speaker should read first."""

import sys
from collections.abc import Iterator

from babel.messages.pofile import read_po

from config.texts import SHIPPED, catalogue_path, missing_words

UNSURE = "Unsure: "
"""Begins the comment of whoever translated and doubts."""


def unsure_words(code: str) -> dict[str, str]:
    """Keys with the doubt about them."""
    with catalogue_path(code).open("rb") as file:
        catalogue = read_po(file, locale=code)
    return {
        message.id[0] if isinstance(message.id, (list, tuple)) else message.id: comment.removeprefix(UNSURE)
        for message in catalogue
        for comment in message.user_comments
        if comment.startswith(UNSURE)
    }


def report() -> Iterator[str]:
    missing = missing_words()
    for code in SHIPPED:
        doubts = unsure_words(code) if catalogue_path(code).is_file() else {}
        yield f"{code}: {len(missing[code])} missing, {len(doubts)} unsure"
        yield from (f"  missing  {key}" for key in missing[code])
        yield from (f"  unsure   {key}: {doubt}" for key, doubt in doubts.items())


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report())
