"""The data files that ship, read with care: a slip of the pen is told with its file and what was expected."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from importlib import resources
from typing import Any, TypeGuard

from config.errors import ConfigError


def shipped(file: str) -> str:
    return resources.files("config").joinpath(f"data/{file}").read_text(encoding="utf-8")


def parsed(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: this is not TOML: {error}. Mend the line.") from error


def refuse(mistakes: Iterable[str], file: str) -> None:
    """ConfigError names every mistake, one line each; without any nothing happens."""
    if told := "\n".join(f"{file}: {mistake}" for mistake in mistakes):
        raise ConfigError(told)


def is_name(found: object) -> TypeGuard[str]:
    return isinstance(found, str) and found.isidentifier()


def are_names(found: object) -> TypeGuard[list[str]]:
    return isinstance(found, list) and all(map(is_name, found))


def twice(names: Iterable[Any]) -> list[str]:
    return [name for name, times in Counter(map(str, names)).items() if times > 1]
