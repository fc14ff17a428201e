"""One cell and one file of a table: CSV as RFC 4180 has it, in UTF-8, and nothing in it runs in a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

Cell = str | int | float | None
Row = Mapping[str, Cell]
DECIMALS = 4
_BEGINS = r"(^|[;\t\r\n])"
"""Where a spreadsheet begins a cell; a Dutch one does so behind a semicolon, whatever quotes stand around it."""
_UNSEEN = r"(?:[^\S\t\r\n]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])*"
_FORMULA = rf"(?={_UNSEEN}[=+\-@＝＋－＠'])"
_HARMFUL = re.compile(_BEGINS + _FORMULA)


@lru_cache(maxsize=10_000)
def harmless(text: str) -> str:
    """A ' before all that a spreadsheet would calculate, and before a ' that stands there already: by the same rule it
    can be taken away again."""
    return _HARMFUL.sub(r"\1'", text)


def written(cell: Cell) -> str:
    """A number is one of ours and stays one, also below zero."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    return str(int(cell)) if isinstance(cell, int) else f"{cell:.{DECIMALS}f}".rstrip("0").rstrip(".")


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """One row after the other, however many; returns how many there were."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(columns)
        for row in rows:
            table.writerow([written(row[column]) for column in columns])
            count += 1
    return count
