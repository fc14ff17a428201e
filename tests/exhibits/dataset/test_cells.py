"""What people typed comes back from a table as it was, and a spreadsheet calculates none of it."""

import csv
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from exhibits.dataset.cells import harmless, write_table, written

BEGINNINGS = re.compile(r"(?:^|[;\t\r\n])[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*([=+\-@＝＋－＠])")
OURS = re.compile(r"(^|[;\t\r\n])'(?=(?:[^\S\t\r\n]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])*[=+\-@＝＋－＠'])")
"""As the README of the data has it: take away the ' before what would begin a formula."""
NASTY = [
    "=1+1",
    "\u202e=1",
    " ＝HYPERLINK(1)",
    "a;=cmd|' /C calc'!A0",
    "'",
    "''=",
    "\t\t=",
    '"><b>Ria</b>',
    "🎺,\r\n-2",
    "@" * 10_000,
]
typed = some.text(
    some.sampled_from("=+-@';,\"\t\r\n \u200f\u202e＝é🎺ا<&") | some.characters(codec="utf-8"), max_size=40
)


def test_what_was_typed_is_found_back_and_nothing_of_it_runs(tmp_path):
    path = tmp_path / "table.csv"

    @settings(deadline=None)
    @given(some.lists(typed, min_size=2, max_size=2))
    def there_and_back(cells):
        write_table(path, ["one", "two"], [{"one": cells[0], "two": cells[1]}])
        with path.open(encoding="utf-8", newline="") as file:
            [_, row] = csv.reader(file)
        assert [OURS.sub(r"\1", cell) for cell in row] == cells
        assert not any(BEGINNINGS.search(cell) for cell in row)

    there_and_back()


@pytest.mark.parametrize("text", NASTY)
def test_the_worst_that_is_known_does_no_harm(text):
    assert not BEGINNINGS.search(harmless(text))
    assert OURS.sub(r"\1", harmless(text)) == text


def test_numbers_of_ours_stay_numbers():
    assert [written(cell) for cell in (-8, 0.5, 1 / 3, 100.0, True, None, "-8")] == [
        *("-8", "0.5", "0.3333", "100", "1", "", "'-8"),
    ]


def test_a_table_is_rfc_4180(tmp_path):
    assert write_table(tmp_path / "t.csv", ["a", "b"], [{"a": 'say "ja", or\nnot', "b": 1}]) == 1
    assert (tmp_path / "t.csv").read_bytes() == b'a,b\r\n"say ""ja"", or\nnot",1\r\n'
