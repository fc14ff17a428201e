"""The table in the documentation is the truth: it has every case, and a test drives each."""

import ast
import re
from pathlib import Path

from capture import troubles
from capture.troubles import Case


def cases_in_table() -> list[str]:
    """The first column: a row begins with it, and rows have an empty line between them."""
    body = re.split(r"^=+ .*$", troubles.__doc__ or "", flags=re.MULTILINE)[2]
    width = (troubles.__doc__ or "").split("\n=")[1].index(" ") + 1
    rows = body.strip("\n").split("\n\n")
    return [" ".join(line[:width].strip() for line in row.splitlines()).strip() for row in rows]


def driven() -> list[str]:
    files = Path(__file__).parent.glob("test_troubles_*.py")
    return [
        node.name for file in files for node in ast.parse(file.read_text()).body if isinstance(node, ast.FunctionDef)
    ]


def test_the_table_has_every_case_and_no_other() -> None:
    assert cases_in_table() == [case.value for case in Case]


def test_a_test_drives_every_case() -> None:
    """Its name begins with the case."""
    names = driven()

    assert [
        case for case in Case if not any(name.startswith(f"test_{case.replace(' ', '_')}_") for name in names)
    ] == []
