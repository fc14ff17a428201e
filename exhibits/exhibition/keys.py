"""What a file is made of, as a short key: the same key, the same file.

A key holds the values that are shown and the code that draws them, so that another version of the program draws again.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from importlib import resources
from importlib.abc import Traversable
from typing import Any

from exhibits.contribution import Contribution

_DRAWN_BY = ("exhibits.exhibition", "exhibits.reel", "exhibits", "media", "config")
"""Packages whose code and data make what is on a page."""
_SOURCES = (".py", ".html", ".css", ".js", ".toml", ".po")


class Keyed:
    """A frozen value that is on many pages: what it tells a key is put together once."""

    @cached_property
    def told(self) -> str:
        return _told_fields(self)


def key_of(*values: object) -> str:
    return sha256("\x1f".join(map(_told, values)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def hand() -> str:
    """The key of all code that draws."""
    found = {f"{package} {path.name}": path for package in _DRAWN_BY for path in _sources(resources.files(package))}
    drawn = sha256()
    for name in sorted(found):
        drawn.update(name.encode() + b"\0" + found[name].read_bytes())
    return drawn.hexdigest()[:32]


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for path in folder.iterdir():
        if path.name.endswith(_SOURCES):
            yield path
        elif path.name in ("templates", "themes", "texts", "data", "cutouts"):
            yield from _sources(path)


def _told(value: object) -> str:
    """`repr`, but in the same order and words in every process."""
    match value:
        case Keyed():
            return value.told
        case Contribution():
            return _told_once(value)
        case str() | bool() | int() | float() | None:
            return repr(value)
        case Enum():
            return str(value)
        case Mapping():
            return f"{{{','.join(sorted(f'{_told(key)}:{_told(one)}' for key, one in value.items()))}}}"
        case AbstractSet():
            return f"{{{','.join(sorted(map(_told, value)))}}}"
        case Sequence():
            return f"[{','.join(map(_told, value))}]"
    return _told_fields(value) if is_dataclass(value) else repr(value)


@lru_cache(100_000)
def _told_once(work: Contribution) -> str:
    """It is the same in every language."""
    return _told_fields(work)


def _told_fields(value: Any) -> str:
    return f"{type(value).__name__}({','.join(_told(getattr(value, field.name)) for field in fields(value))})"
