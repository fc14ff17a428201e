"""What every walk over the screens measures alike: on which looks, how far apart, on the screen, seen to sink."""

from collections.abc import Iterator, Sequence

from config.texts import languages
from kiosk.look import Look, Rect
from kiosk.screen import Moving, Screen
from tests.kiosk.screens.drawing import PROFILES, look

Shown = Sequence[tuple[str, Screen[object]]]
ROUNDING = 1
"""A millimetre becomes whole pixels."""


EVERYWHERE = ("nl", "ar", "uk")
"""The language that is written first, the mirrored one, and the longest; the others are looked at on one screen."""


def _looks() -> Iterator[tuple[str, Look]]:
    for profile in PROFILES:
        for code in languages_of(profile):
            yield f"{profile}-{code}", look(profile, code)


def languages_of(profile: str) -> list[str]:
    offered = [language.code for language in languages()]
    return [code for code in offered if profile == "27 inch" or code in EVERYWHERE]


LOOKS = dict(_looks())


def all_lie_on_the_screen(shown: Shown) -> None:
    for name, screen in shown:
        for target in screen.targets():
            x, y, w, h = target.rect
            assert x >= 0 <= y, f"{name}: {target}"
            assert x + w <= screen.look.width, f"{name}: {target}"
            assert y + h <= screen.look.height, f"{name}: {target}"


def all_are_seen_to_sink(shown: Shown) -> None:
    """Every press answers in the next frame: some part of the screen belongs to the target."""
    for name, screen in shown:
        moves = {part.of for part in screen.parts() if not isinstance(part, Moving)}
        for target in screen.targets():
            assert target.name in moves, f"{name}: {target.name}"


def gap(one: Rect, other: Rect) -> float:
    """Between the edges; negative where they overlap."""
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    down = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return max(across, down)
