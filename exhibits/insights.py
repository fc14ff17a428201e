"""An insight: one sentence that people draw from works, with the works it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from unicodedata import category

from exhibits.questions import FALLBACK_LANGUAGES

LONGEST_INSIGHT = 120
"""Characters; it is one sentence, which stands on a poster and is read aloud."""


class DrawnBy(StrEnum):
    RESIDENTS = "residents"
    PRACTICE = "practice"
    """Who works here, and learns from it."""
    EXPERTS = "experts"


@dataclass(frozen=True)
class Insight:
    id: str
    drawn_by: DrawnBy
    drawn_at: datetime
    texts: Mapping[str, str]
    works: tuple[str, ...]
    """The ids of those that were not erased, whoever may see them."""

    def said(self, language: str) -> tuple[str, str]:
        """The sentence, and the language that it is in: this one, or one that there is."""
        code = next(code for code in (language, *FALLBACK_LANGUAGES, *self.texts) if code in self.texts)
        return self.texts[code], code


def is_insight(text: str) -> bool:
    """One line of a length that fits on a poster."""
    return 1 <= len(text) <= LONGEST_INSIGHT and not {category(sign) for sign in text} & {"Cc", "Cs", "Zl", "Zp"}
