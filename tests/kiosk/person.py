"""Somebody with sense: reads, finds what to press, and presses it as the display tells; every tap is counted."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from kiosk.app import Kiosk
from tests.kiosk.monkey.monkey import Clock

FINDS_SECONDS = 3.5
"""From seeing a screen to pressing something on it."""
STEP_SECONDS = 0.25


@dataclass
class Person:
    kiosk: Kiosk
    clock: Clock
    taps: int = 0
    seen: list[str] = field(default_factory=list)
    """Screens, in the order in which they came."""

    def presses(self, *targets: str) -> None:
        """One after the other, each when it was found."""
        for name in targets:
            self.waits(FINDS_SECONDS)
            x, y, w, h = next(target.rect for target in self.kiosk.targets() if target.name == name)
            for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
                pygame.event.post(pygame.event.Event(kind, pos=(x + w // 2, y + h // 2), button=1))
            self.taps += 1
            self._look()

    def waits(self, seconds: float) -> None:
        for _ in range(round(seconds / STEP_SECONDS)):
            self.clock.now += STEP_SECONDS
            self._look()

    def waits_until(self, happens: Callable[[], bool], most_seconds: float) -> None:
        waited = 0.0
        while not happens():
            assert waited <= most_seconds, f"nothing happened on {self.kiosk.screen.name}"
            self.waits(STEP_SECONDS)
            waited += STEP_SECONDS

    def _look(self) -> None:
        self.kiosk.step()
        if not self.seen or self.seen[-1] != self.kiosk.screen.name:
            self.seen.append(self.kiosk.screen.name)
