"""In what makers say what their work is about: triangles to place it in, pictures to pick. Both are data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from config.errors import ConfigError
from config.reading import are_names, is_name, parsed, refuse, shipped, twice

MOST_PICTURES = 6
"""More than six choices are too many for one screen."""


@dataclass(frozen=True)
class Triangle:
    key: str
    corners: tuple[str, str, str]
    """Their words are `meaning.<corner>`; a, b and c of the researcher's table, in this order."""
    learning_questions: frozenset[str] = frozenset()
    """None: for every question."""

    def suits(self, learning_question: str | None) -> bool:
        return not self.learning_questions or learning_question in self.learning_questions


@cache
def shipped_triangles() -> tuple[Triangle, ...]:
    return read_triangles(shipped("triangles.toml"), "triangles.toml")


@cache
def shipped_pictures() -> tuple[str, ...]:
    """The names of the pictures, in their order; their words are `meaning.<name>`."""
    return read_pictures(shipped("pictures.toml"), "pictures.toml")


def triangles_for(learning_question: str | None) -> tuple[Triangle, ...]:
    """Those that suit a question of this chapter: at least one, as there are some for every question."""
    return tuple(triangle for triangle in shipped_triangles() if triangle.suits(learning_question))


def read_triangles(text: str, file: str) -> tuple[Triangle, ...]:
    """ConfigError names every mistake, one line each."""
    entries = parsed(text, file).get("triangle", [])
    refuse(_wrong_triangles(entries), file)
    return tuple(
        Triangle(entry["key"], tuple(entry["corners"]), frozenset(entry.get("learning_questions", ())))
        for entry in entries
    )


def read_pictures(text: str, file: str) -> tuple[str, ...]:
    found = parsed(text, file).get("pictures")
    if not are_names(found) or not 1 <= len(found) <= MOST_PICTURES:
        raise ConfigError(f"{file}: pictures: expected a list of 1 to {MOST_PICTURES} names, but it says {found!r}.")
    if doubled := twice(found):
        raise ConfigError(f"{file}: pictures: {', '.join(doubled)} stands there twice. Remove one.")
    return tuple(found)


def _wrong_triangles(entries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for number, entry in enumerate(entries, start=1):
        key, corners, chapters = entry.get("key"), entry.get("corners"), entry.get("learning_questions", [])
        name = f"triangle {key if isinstance(key, str) else number}"
        if not is_name(key):
            yield f"{name}: key: expected a word of letters and underscores, but it says {key!r}."
        if not are_names(corners) or len(corners) != 3 or len(set(corners)) != 3:
            yield f"{name}: corners: expected three different names, but it says {corners!r}."
        if not are_names(chapters):
            yield f"{name}: learning_questions: expected a list of names, but it says {chapters!r}."
        for other in sorted(entry.keys() - {"key", "corners", "learning_questions"}):
            yield f"{name}: {other}: there is no such line. Remove it, or look for a slip of the pen."
    for key in twice(entry.get("key") for entry in entries):
        yield f"triangle {key}: there are two of this key. Give one of them another."
    if all(entry.get("learning_questions") for entry in entries):
        yield "expected at least one triangle without learning_questions, for questions of any chapter."
