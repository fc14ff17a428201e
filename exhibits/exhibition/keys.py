"""What a file is made of, as a short key: the same key, the same file.

A key holds the values that are shown and the code that draws them, so that another version of the program draws again.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, cached_property, lru_cache, singledispatch
from hashlib import sha256
from importlib import resources
from importlib.abc import Traversable
from typing import Any

from exhibits.contribution import Contribution

_DRAWN_BY = ("exhibits.exhibition", "exhibits.reel", "exhibits", "media", "config")
"""Packages whose code and data make what is on a page."""
_DIGITS = 32
_SOURCES = (".py", ".html", ".css", ".js", ".toml", ".po")


class Keyed:
    """A frozen value that is on many pages: its key is put together once."""

    @cached_property
    def key(self) -> str:
        return _short(_told_fields(self))


def key_of(*values: object) -> str:
    return _short("\x1f".join(map(_told, values)))


@cache
def hand() -> str:
    """The key of all code that draws."""
    found = {f"{package} {path.name}": path for package in _DRAWN_BY for path in _sources(resources.files(package))}
    drawn = sha256()
    for name in sorted(found):
        drawn.update(name.encode() + b"\0" + found[name].read_bytes())
    return drawn.hexdigest()[:_DIGITS]


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for path in folder.iterdir():
        if path.name.endswith(_SOURCES):
            yield path
        elif path.name in ("templates", "themes", "texts", "data", "cutouts"):
            yield from _sources(path)


def _short(told: str) -> str:
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


@singledispatch
def _told(value: Any) -> str:
    """`repr`, but in the same order and words in every process."""
    return _told_fields(value) if is_dataclass(value) else repr(value)


@_told.register
def _(value: Keyed) -> str:
    return value.key


@_told.register
@lru_cache(100_000)
def _(work: Contribution) -> str:
    """It is the same in every language."""
    return _short(_told_fields(work))


@_told.register
def _(text: str) -> str:
    return str.__repr__(text)


@_told.register
def _(value: Enum) -> str:
    return str(value)


@_told.register(Mapping)
def _(values: Mapping[object, object]) -> str:
    return f"{{{','.join(sorted(f'{_told(key)}:{_told(one)}' for key, one in values.items()))}}}"


@_told.register(AbstractSet)
def _(values: AbstractSet[object]) -> str:
    return f"{{{','.join(sorted(map(_told, values)))}}}"


@_told.register(Sequence)
def _(values: Sequence[object]) -> str:
    return f"[{','.join(map(_told, values))}]"


def _told_fields(value: Any) -> str:
    kind: Any = type(value)
    return f"{kind.__name__}({','.join(_told(getattr(value, name)) for name in _names(kind))})"


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
