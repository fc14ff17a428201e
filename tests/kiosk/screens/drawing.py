"""Draws a screen as a visitor sees it, on a window that nobody sees."""

import os
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame

from config.texts import load_texts
from config.theme import load_theme
from kiosk.draw import Canvas
from kiosk.look import Look
from kiosk.screen import Screen
from kiosk.strip import strip_parts

PROFILES = {
    "27 inch": (1920, 1080, 597.0),
    "small": (1280, 720, 340.0),
    "upright": (1080, 1920, 298.0),
    "43 inch": (3840, 2160, 940.0),
    "narrow": (720, 1280, 260.0),
}
"""Width and height in pixels, width in millimetres."""


def look(profile: str = "27 inch", language: str = "nl", theme: str = "day", letters: float = 1.0) -> Look:
    width, height, width_mm = PROFILES[profile]
    return Look(width, height, width_mm, load_theme(theme), load_texts(language), letters)


def canvas(size: tuple[int, int]) -> Canvas:
    pygame.display.init()
    return Canvas(pygame.display.set_mode(size))


def picture(screen: Screen[object], path: Path, pressed: str | None = None) -> Path:
    """Saves what is on the screen, with the strip that it shares with all others."""
    page = canvas((screen.look.width, screen.look.height))
    page.show([*screen.parts(), *strip_parts(screen)], screen.look, pressed)
    pygame.image.save(page.surface, str(path))
    return path
