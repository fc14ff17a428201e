"""The sheets that lie over a screen now: at most help or the languages, and over that the question who is there."""

from dataclasses import dataclass, field
from typing import Any

from config.texts import languages
from kiosk.look import Look
from kiosk.screen import Screen
from kiosk.screens.help import HelpBoard, HelpSheet
from kiosk.screens.idle import IdleSheet
from kiosk.screens.languages import LanguageSheet
from kiosk.sheet import Sheet


@dataclass
class Sheets:
    grace_seconds: float
    helper: str | None
    """Who helps, by name."""
    idle: IdleSheet | None = field(default=None, init=False)
    _asked_for: Sheet | None = field(default=None, init=False)

    @property
    def lying(self) -> list[Sheet]:
        """From below."""
        return [sheet for sheet in (self._asked_for, self.idle) if sheet]

    @property
    def top(self) -> Sheet | None:
        return self.idle or self._asked_for

    @property
    def waited_for(self) -> Sheet | None:
        """The one that is pressed instead of the screen."""
        return self.top if any(sheet.waits for sheet in self.lying) else None

    def help(self, screen: Screen[Any]) -> None:
        self._asked_for = (HelpBoard if screen.on_air else HelpSheet)(screen.look, self.helper)

    def languages(self, look: Look) -> None:
        self._asked_for = LanguageSheet(look, languages())

    def ask_who_is_there(self, look: Look) -> None:
        self.idle = IdleSheet(look, self.grace_seconds)

    def take_top(self) -> None:
        if self.idle:
            self.idle = None
        else:
            self._asked_for = None

    def turn(self) -> None:
        """Another screen is shown: help was for the last one. Nobody has said yet that somebody is there."""
        self._asked_for = None

    def clear(self) -> None:
        self._asked_for = self.idle = None
