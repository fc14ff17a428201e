"""How a script speaks with the loop: it asks a screen and goes on with its answer.

What a visit knows are local variables; clean-up is `finally` that never asks and never waits: a visitor who walks away
closes the generator, and what was not kept goes with it.
"""

from collections.abc import Generator
from typing import Any, Literal, TypeVar

from kiosk.screen import Frame, Screen

Answer = TypeVar("Answer")
Step = Generator[Screen[Any], object, Answer]
Script = Step[None]


class WentHomeError(Exception):
    """The visitor pressed *home*: raised inside `ask`, caught once in `visit`."""


class KioskEndsError(Exception):
    """Staff switch the kiosk off."""


def ask(screen: Screen[Answer]) -> Step[Answer | Literal[Frame.BACK]]:
    """Shows the screen until it answers. Asking the same screen again resumes it."""
    answer = yield screen
    if answer is Frame.HOME:
        raise WentHomeError
    return answer  # type: ignore[return-value]  # the loop sends what this screen answered, or BACK
