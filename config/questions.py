"""The questions that ship with the program, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, eq=False)
class ShippedQuestion:
    key: str
    texts: Mapping[str, str]
    """By language code; Dutch is always there."""
    forms: tuple[str, ...]
    """The most natural form first."""
    learning_question: str


@cache
def shipped_questions() -> tuple[ShippedQuestion, ...]:
    """In the order in which they are asked."""
    text = resources.files("config").joinpath("data/questions.toml").read_text(encoding="utf-8")
    return tuple(_question(dict(entry)) for entry in tomllib.loads(text)["question"])


def _question(entry: dict[str, object]) -> ShippedQuestion:
    key, learning, forms = entry.pop("key"), entry.pop("learning_question"), entry.pop("forms")
    if not isinstance(forms, list):
        raise TypeError(f"question {key}: forms must be a list")
    return ShippedQuestion(str(key), {code: str(text) for code, text in entry.items()}, tuple(forms), str(learning))
