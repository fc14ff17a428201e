"""Figures cut from paper: ten hearts, ten leaves, a triangle with what was placed in it, a line of washing.

Each stands beside a sentence and a table that say the same. Turned round where one reads from the right; shadows fall
to the right everywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from markupsafe import Markup

from config.theme import Theme
from exhibits.contribution import Zone
from exhibits.exhibition.svg import group, polygon, shadow, svg
from media.paper import Points, blob, box, snip
from media.washing import CLOTHES, hangs

ROW, REACH = 200, 150
"""From one floor of the map of answers to the next, and from one window to the next; rooms.css knows their ratio."""
_HEART: Points = [
    (50, 94), (8, 48), (4, 28), (16, 10), (34, 8), (50, 24), (66, 8), (84, 10), (96, 28), (92, 48),
]  # fmt: skip
_WIDTH, _MIDDLE = 460.0, (230.0, 183.0)
_CORNERS = ((60.0, 262.0), (230.0, 24.0), (400.0, 262.0))
"""Lower start, top, lower end: a, b and c."""
_WORDS_AT = ((60, 298), (230, 14), (400, 298))


@dataclass(frozen=True)
class Figures:
    theme: Theme
    rtl: bool

    def ten_hearts(self, low: int, high: int) -> Markup:
        """Whole: there are at least as many. With light in them: there may be. Empty: there are no more."""
        roles, parts = self.theme.roles, []
        for at in range(10):
            edge = self._turned([(x + at * 112, y) for x, y in snip(_HEART, Random(at), 60, 1.4)], 1108)
            if at < low:
                parts += [shadow(edge, roles.ink, by=5), polygon(edge, roles.heart)]
            else:
                light = self.theme.hue("dance").light if at < high else roles.paper
                parts += [polygon(edge, roles.heart if at < high else roles.quiet), polygon(_within(edge, 0.74), light)]
        return svg((1112, 104), parts, css="ten")

    def ten_leaves(self, about: int) -> Markup:
        """Of ten, so many."""
        hue, parts = self.theme.hue("lilac"), []
        for at in range(10):
            edge = self._turned(snip(box(at * 60 + 4, 4, 46, 46), Random(at), 30, 2), 598)
            parts.append(polygon(edge, hue.deep))
            if at >= about:
                parts.append(polygon(_within(edge, 0.76), self.theme.roles.paper))
        return svg((600, 56), parts, css="leaves")

    def interval(self, low: float, high: float) -> Markup:
        """From none, where one begins to read, to all."""
        bar = self._turned(box(low * 200, 2, max(3.0, (high - low) * 200), 16), 200)
        parts = [polygon(box(0, 9, 200, 2), self.theme.roles.quiet), polygon(bar, self.theme.roles.heart)]
        return svg((200, 20), parts, css="interval", stretch=True)

    def placed(self, places: Mapping[Zone, int | None], words: Sequence[str], nearest: Zone) -> Markup:
        """A disc for every place that may be told, as large as its works are many; a ring for one that is hidden; a pin
        near which all of them together lie."""
        hue, ink = self.theme.hue("lilac"), self.theme.roles.ink
        edge = self._turned(snip(_CORNERS, Random(5), 90, 1.6), _WIDTH)
        parts = [shadow(edge, ink, by=9), polygon(edge, hue.light)]
        most = max((count for count in places.values() if count), default=1)
        for at, (zone, count) in enumerate(places.items()):
            disc = blob(*self._spot(zone), 12 + 22 * (count / most) ** 0.5 if count else 8, 13, Random(at))
            parts.append(polygon(disc, hue.deep))
            if not count:
                parts.append(polygon(_within(disc, 0.6), hue.light))
        parts.append(self._pin(*self._spot(nearest)))
        for (x, y), word in zip(_WORDS_AT, words, strict=True):
            across = _WIDTH - x if self.rtl else x
            parts.append(
                Markup('<text x="{}" y="{}" text-anchor="middle" fill="{}">{}</text>').format(across, y, ink, word)
            )
        return svg((_WIDTH, 306), parts, css="placed")

    def _spot(self, zone: Zone) -> tuple[float, float]:
        """A little towards the middle, so that a disc in a corner lies inside."""
        weights = zone.weights
        assert weights is not None
        x, y = (sum(part * corner[axis] for part, corner in zip(weights, _CORNERS, strict=True)) for axis in (0, 1))
        spot = (x + (_MIDDLE[0] - x) * 0.27, y + (_MIDDLE[1] - y) * 0.27)
        return self._turned([spot], _WIDTH)[0]

    def _pin(self, x: float, y: float) -> Markup:
        roles, head = self.theme.roles, blob(x + 13, y - 44, 16, 11, Random(8))
        needle = [(x - 2, y), (x + 2, y), (x + 14, y - 38), (x + 10, y - 40)]
        top = polygon(head, roles.ink), polygon(_within(head, 0.76), roles.board)
        return group(shadow(head, roles.ink, by=4), polygon(needle, roles.ink), *top)

    def line(self, drop: int, seed: int) -> Markup:
        """A washing line to the window beside it, or so many floors below, and what hangs on it."""
        deep, rng, roles = drop * ROW, Random(seed), self.theme.roles
        start, end, sag = (0.0, 10.0), (float(REACH), 10.0 + deep), 8 if drop else 16
        upper = [hangs(start, end, sag, at / 12) for at in range(13)]
        cord = [*upper, *((x + 4, y) if drop else (x, y + 4) for x, y in reversed(upper))]
        parts = [polygon(self._turned(cord, REACH), roles.faint)]
        for along in (0.8,) if drop else (0.3, 0.7):
            (x, y), tall = hangs(start, end, sag, along), 46 * rng.uniform(0.92, 1.06)
            cloth = self._turned([(x + a * tall, y + b * tall) for a, b in rng.choice(CLOTHES)], REACH)
            parts += [shadow(cloth, roles.ink, by=4), polygon(cloth, rng.choice(self.theme.pairs)[0])]
            pegs = (self._turned(box(x + side * tall - 3, y - 5, 6, 14), REACH) for side in (-0.14, 0.14))
            parts += [polygon(peg, roles.faint) for peg in pegs]
        return svg((REACH, deep + 80), parts, css="line")

    def _turned(self, points: Points, width: float) -> Points:
        return [(width - x, y) for x, y in points] if self.rtl else points


def _within(edge: Points, size: float) -> Points:
    """The same shape, smaller, around its middle."""
    cx, cy = (sum(point[axis] for point in edge) / len(edge) for axis in (0, 1))
    return [(cx + (x - cx) * size, cy + (y - cy) * size) for x, y in edge]
