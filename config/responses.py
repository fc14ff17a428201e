"""The pictures with which a visitor says what a work did to them. They are data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from config.reading import is_name, parsed, refuse, shipped, twice

MOST_RESPONSES = 6
"""More than six choices are too many for one screen."""
FEELS = ("good", "bad", "both")


@dataclass(frozen=True)
class Response:
    key: str
    """Its word is `response.<key>`."""
    feels: str
    """One of FEELS."""


@cache
def shipped_responses() -> tuple[Response, ...]:
    """In the order in which they stand on the screen."""
    return read_responses(shipped("responses.toml"), "responses.toml")


def read_responses(text: str, file: str) -> tuple[Response, ...]:
    """ConfigError names every mistake, one line each."""
    entries = parsed(text, file).get("response", [])
    refuse(_wrong(entries), file)
    return tuple(Response(entry["key"], entry["feels"]) for entry in entries)


def _wrong(entries: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for number, entry in enumerate(entries, start=1):
        key, feels = entry.get("key"), entry.get("feels")
        name = f"response {key if isinstance(key, str) else number}"
        if not is_name(key):
            yield f"{name}: key: expected a word of letters and underscores, but it says {key!r}."
        if feels not in FEELS:
            yield f"{name}: feels: expected one of {', '.join(FEELS)}, but it says {feels!r}."
        for other in sorted(entry.keys() - {"key", "feels"}):
            yield f"{name}: {other}: there is no such line. Remove it, or look for a slip of the pen."
    for key in twice(entry.get("key") for entry in entries):
        yield f"response {key}: there are two of this key. Give one of them another."
    if not 1 <= len(entries) <= MOST_RESPONSES:
        yield f"expected 1 to {MOST_RESPONSES} responses, but there are {len(entries)}."
    good, bad = (sum(entry.get("feels") == feels for entry in entries) for feels in ("good", "bad"))
    if good != bad:
        yield f"expected as many good responses as bad ones, but there are {good} good and {bad} bad."
