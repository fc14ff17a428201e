"""What is drawn of a work: its sign, its window, the mark of its form, its maker's tap in the triangle."""

from collections.abc import Sequence
from functools import cache, lru_cache
from math import cos, pi, sin
from random import Random
from zlib import crc32

from markupsafe import Markup

from config.theme import Hue, Theme
from exhibits.contribution import Meaning
from exhibits.exhibition.plan import Exhibit
from exhibits.exhibition.svg import clip_path, corners, group, polygon, shadow, svg
from media.cutout import sign_svg
from media.form import Form
from media.paper import Points, blob, box, snip
from media.sign import Sign

_WINDOW = (160, 140)
_PANE = (3, 3, 154, 124)

MARKS: dict[Form, tuple[Points, ...]] = {
    Form.MUSIC: (
        [(38, 14), (88, 4), (88, 24), (50, 32), (50, 76), (38, 76)],
        [(14, 72), (26, 62), (44, 62), (50, 74), (42, 88), (22, 90)],
        [(76, 20), (88, 18), (88, 66), (76, 66)],
        [(54, 62), (64, 52), (82, 52), (88, 64), (80, 78), (60, 80)],
    ),
    Form.DANCE: (
        [(44, 4), (56, 4), (61, 14), (56, 25), (44, 25), (39, 14)],
        [(36, 28), (64, 28), (60, 60), (40, 60)],
        [(60, 28), (84, 6), (91, 13), (66, 42)],
        [(40, 28), (10, 42), (14, 51), (40, 44)],
        [(40, 58), (52, 60), (38, 95), (26, 93)],
        [(48, 58), (60, 58), (82, 80), (72, 90)],
    ),
    Form.VIDEO: (
        [(6, 24), (64, 22), (65, 78), (7, 80)],
        [(70, 44), (94, 26), (95, 76), (70, 60)],
    ),
}
"""The three forms as cut shapes on a field of 100 by 100."""


def sign(exhibit: Exhibit, theme: Theme, size: int, *, ground: str | None = None) -> Markup:
    return _sign(exhibit.work.sign, size, theme.pairs, theme.roles.paper, ground)


@lru_cache(4096)
def _sign(sign: Sign, size: int, hues: tuple[tuple[str, str], ...], light: str, ground: str | None) -> Markup:
    """The same on the pages of every language."""
    drawn = sign_svg(sign, size, hues=hues, light=light, ground=ground)
    return Markup(drawn)  # noqa: S704  # numbers and colours of our own


def window(exhibit: Exhibit, theme: Theme) -> Markup:
    """A lit window with the sign of its work; the curtains have the colour of the form. Cut the same every time."""
    rng, hue = Random(crc32(exhibit.code.encode())), theme.hue(exhibit.form)
    ground = rng.choice((theme.roles.night, hue.light, theme.roles.board))
    frame = snip(box(*_PANE), rng, 46, 1.6)
    name = f"window-{exhibit.code}"
    placed = group(sign(exhibit, theme, 102, ground=ground), at=(29, 18))
    inside = [group(placed, css=f"sign beat-{rng.randrange(6)}"), *_curtains(rng, hue, theme)]
    lit = polygon(frame, ground), group(*inside, clip=name), _sill(rng, theme.roles.paper)
    return svg(_WINDOW, [clip_path(name, frame), *lit])


def dark_window(seed: int, theme: Theme) -> Markup:
    """Nobody has made anything here yet: glass at dusk."""
    rng, roles = Random(seed), theme.roles
    glass = polygon(snip(box(*_PANE), rng, 46, 1.6), roles.dark_window)
    sky = polygon([(4, 4), (98, 4), (4, 66)], roles.ledge, opacity=0.28)
    bars = polygon(box(78, 3, 5, 124), roles.wall), polygon(box(3, 60, 154, 5), roles.wall)
    return svg(_WINDOW, [glass, sky, *bars, _sill(rng, roles.ledge)])


def _sill(rng: Random, colour: str) -> Markup:
    return polygon([(0, 126 + rng.uniform(-1, 1)), (160, 126 + rng.uniform(-1, 1)), (158, 134), (2, 135)], colour)


def mark(form: Form, colour: str) -> Markup:
    return svg((100, 100), [polygon(shape, colour) for shape in MARKS[form]], css="mark")


@cache
def disc(radius: float) -> str:
    """The corners of a disc as a hand cuts it, around the origin."""
    return corners(blob(0, 0, radius, 13, Random(2)))


def triangle(meaning: Meaning, words: Sequence[str], theme: Theme) -> Markup:
    """Where the maker's tap lies between three words; nothing when there was no tap."""
    weights = meaning.zone.weights
    if weights is None:
        return Markup()
    places = [(40.0, 150.0), (130.0, 22.0), (220.0, 150.0)]
    x, y = (sum(weight * place[axis] for weight, place in zip(weights, places, strict=True)) for axis in (0, 1))
    cx, cy = x + (130 - x) * 0.24, y + (107 - y) * 0.24  # the dot lies whole inside
    dot = [(cx + cos(a) * 17, cy + sin(a) * 17) for a in (2 * pi * i / 11 for i in range(11))]
    edge, hue, ink = snip(places, Random(5), 60, 1.2), theme.hue("lilac"), theme.roles.ink
    texts = [
        Markup('<text x="{}" y="{}" text-anchor="middle" fill="{}">{}</text>').format(px, py, ink, word)
        for (px, py), word in zip([(40, 180), (130, 12), (220, 180)], words, strict=True)
    ]
    parts = [shadow(edge, ink, by=6), polygon(edge, hue.light), polygon(dot, hue.deep), *texts]
    return svg((260, 186), parts, css="triangle")


def _curtains(rng: Random, hue: Hue, theme: Theme) -> list[Markup]:
    """Deep cloth with light folds, gathered at the sides."""
    waist = rng.uniform(0.12, 0.15)
    sides = []
    for name, turned in (("left", False), ("right", True)):
        strips = []
        for near, far in ((0.0, 1.0), (0.3, 0.44), (0.68, 0.82)):
            down = [(0.21 * far, 0.0), (waist * far, 0.55), (0.17 * far, 1.0)]
            up = [(0.17 * near, 1.0), (waist * near, 0.55), (0.21 * near, 0.0)]
            strips.append([((1 - x if turned else x) * 160, y * 130) for x, y in (*down, *up)])
        cloth, *folds = strips
        drawn = shadow(cloth, theme.roles.ink, by=4), polygon(cloth, hue.deep)
        sides.append(group(*drawn, *(polygon(fold, hue.light) for fold in folds), css=f"curtain {name}"))
    return sides
