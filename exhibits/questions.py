"""A question as it is asked: one version of it, in the languages there are."""

from collections.abc import Mapping
from dataclasses import dataclass

from media.form import Form

FALLBACK_LANGUAGES = ("nl", "en")
LONGEST_TEXT = 60
"""Of what staff write down; a question is one sentence (K-013)."""


@dataclass(frozen=True)
class Question:
    key: str
    version: int
    """Another text is another version: works keep the one that they answer."""
    texts: Mapping[str, str]
    forms: tuple[Form, ...]
    """The most natural one first."""
    learning_question: str | None
    asked_by: str | None = None
    """The id of a neighbour's recording, in whose voice it is asked; its words may not be written down yet."""

    def text(self, language: str) -> str:
        """In this language, else in one that there is; empty for the question of works that answer none."""
        for code in (language, *FALLBACK_LANGUAGES, *self.texts):
            if code in self.texts:
                return self.texts[code]
        return ""
