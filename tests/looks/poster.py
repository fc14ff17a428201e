"""The poster of a film in all its shapes, in a short, a long and a mirrored language."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

from config.texts import load_texts
from config.theme import THEMES, load_theme
from exhibits.reel.poster import SHAPES, poster_of, save_poster
from exhibits.reel.scenes import Resident
from media.form import Form
from media.sign import Sign

EVENING = date(2026, 12, 18)
PLACES = {"nl": "Bospolder", "pl": "Multifunctionele Accommodatie Bospolder-Tussendijken", "ar": "بيت الحي"}


def draw_posters(folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for (language, place), theme, (shape, many) in product(
        PLACES.items(), THEMES, zip(SHAPES, (14, 30, 5, 60), strict=True)
    ):
        poster = poster_of(place, residents(many), load_texts(language), load_theme(theme), on=EVENING)
        yield save_poster(poster, shape, folder / f"poster-{language}-{theme}-{shape.replace(':', 'x')}.png")


def residents(many: int) -> list[Resident]:
    forms = list(Form)
    return [
        Resident(Sign.from_number(number * 137 + 11), forms[number % 3], "Lina", str(number), answered(number))
        for number in range(many)
    ]


def answered(number: int) -> str:
    return str(number - 1) if number % 4 == 1 else ""
