"""Words and code agree: every key that code asks for has a word, and no word waits for code that is not there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from config.texts import load_texts

ROOT = Path(__file__).parents[1]
ROOMS = ("kiosk", "exhibits", "capture", "media", "config")
KEY = re.compile(r"[a-z_]+(?:\.[a-z_0-9]+)+")
NOT_KEYS = {"form.all", "findings.html", "made.json"}
"""Look like keys, and are the names of a button and of files."""


@cache
def modules() -> dict[Path, ast.Module]:
    """Whoever drives the kiosk from outside speaks of screens and buttons, not of words."""
    paths = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "rehearsal" not in path.parts]
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}


@cache
def templates() -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in (ROOT / "exhibits").rglob("*.html")}


@cache
def literals() -> frozenset[str]:
    """Every string that stands in code."""
    nodes = (node for tree in modules().values() for node in ast.walk(tree))
    strings = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return frozenset(strings | {key for page in templates().values() for key in re.findall(r'"([a-z_0-9.]+)"', page)})


@cache
def families() -> frozenset[str]:
    """Keys that are put together, each as a pattern: `f"notice.{name}"`, or `"form." ~ form` in a template."""
    nodes = (node for tree in modules().values() for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    put_together = {"".join(_pattern(part) for part in node.values) for node in nodes if _begins_as_key(node)}
    pages = {
        re.escape(start) + "(.+)" for page in templates().values() for start in re.findall(r'"([a-z_]+\.)" ~', page)
    }
    return frozenset(put_together | pages)


def _begins_as_key(node: ast.JoinedStr) -> bool:
    first = node.values[0]
    return isinstance(first, ast.Constant) and bool(re.fullmatch(r"(?:[a-z_]+\.)+", str(first.value)))


def _pattern(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)"


def is_used(word: str) -> bool:
    """It stands in code, or a family makes it of parts that do; numbers are counted, not written."""
    if word in literals() or word.isdigit():
        return True
    found = (re.fullmatch(family, word) for family in families())
    return any(match and all(map(is_used, match.groups())) for match in found)


def screen_names(tree: ast.Module) -> Iterator[str]:
    """`name = "staff.pin"` in a class, and no key."""
    for node in ast.walk(tree):
        for line in node.body if isinstance(node, ast.ClassDef) else []:
            names = isinstance(line, ast.Assign) and [
                target.id for target in line.targets if isinstance(target, ast.Name)
            ]
            if names == ["name"] and isinstance(line.value, ast.Constant):
                yield str(line.value.value)


@pytest.mark.parametrize("key", sorted(load_texts("nl").keys))
def test_somebody_asks_for_this_word(key):
    """A word that nobody asks for is translated into every language for nothing."""
    assert is_used(key)


def test_every_key_in_code_has_a_word():
    """The catalogue raises KeyError at the kiosk; here it does before."""
    keys = load_texts("nl").keys
    subjects = {key.split(".")[0] for key in keys}
    known = keys | NOT_KEYS | {name for tree in modules().values() for name in screen_names(tree)}
    asked = {text for text in literals() if KEY.fullmatch(text) and text.split(".")[0] in subjects}
    assert sorted(asked - known) == []


def test_every_family_in_code_has_its_words():
    """`f"notice.{name}"` with no `notice.` in the catalogue would find nothing."""
    keys = load_texts("nl").keys
    subjects = {re.escape(key.split(".")[0]) + r"\." for key in keys}
    ours = [family for family in families() if any(family.startswith(subject) for subject in subjects)]
    assert ours
    assert [family for family in ours if not any(re.fullmatch(family, key) for key in keys)] == []
