"""The sixteen extras: each says where on a thing it belongs, and is drawn for a place of size one at its own origin."""

import math
from dataclasses import dataclass

from media.cutouts.scissors import DEEP, LIGHT, PALE, THIN, Part, Shape, bend, corners, disc, mirrored, ring, strip


@dataclass(frozen=True)
class Extra:
    place: str
    """The name of a frame of `Thing`."""
    parts: tuple[Part, ...]
    most: float = 9.0
    """It grows with its place, but no further."""
    stretches: bool = False
    """Whether it always reaches from side to side, however high it may become."""


def _star(cx: float, cy: float, r: float, inner: float) -> Shape:
    spokes = [(math.radians(-90 + 36 * i), r if i % 2 == 0 else inner) for i in range(10)]
    return tuple((cx + q * math.cos(a), cy + q * math.sin(a)) for a, q in spokes)


_WING = corners("6,-6 50,-34 62,-26 60,20 50,30 6,6")
_HEART = corners("0,95 -70,32 -98,-14 -92,-58 -56,-84 -20,-72 0,-42 20,-72 56,-84 92,-58 98,-14 70,32")

EXTRAS: dict[str, Extra] = {
    "hat": Extra(
        "top",
        (
            (PALE, corners("-72,0 72,-4 70,14 -70,18")),
            (PALE, corners("-42,8 -36,-80 42,-84 42,6")),
            (DEEP, corners("-41,-6 42,-8 42,-34 -39.5,-32")),
        ),
    ),
    "crown": Extra(
        "top",
        (
            (
                PALE,
                corners("-56,16 -70,-60 -34,-24 0,-82 34,-24 70,-60 56,16"),
            ),
            (DEEP, corners("-56,16 -59,-2 59,-2 56,16")),
            (DEEP, disc(0.0, -0.34, 0.13, n=7)),
            (DEEP, disc(-0.4, -0.2, 0.08, n=6)),
            (DEEP, disc(0.4, -0.2, 0.08, n=6)),
        ),
    ),
    "star": Extra("top", ((PALE, _star(0.0, -0.58, 0.82, 0.36)), (DEEP, _star(0.0, -0.58, 0.32, 0.14)))),
    "flag": Extra(
        "hand",
        (
            (THIN, strip(0.0, 0.12, 0.0, -1.2, 0.09, 0.07)),
            (
                PALE,
                corners("4,-118 50,-110 98,-120 86,-90 98,-60 50,-50 4,-60"),
            ),
            (DEEP, disc(0.44, -0.85, 0.17, n=9)),
        ),
    ),
    "feather": Extra(
        "top",
        (
            (
                PALE,
                corners(
                    "-6,20 -34,-26 -24,-36 -50,-72 -36,-80 -44,-120 -4,-160 34,-176 42,-130 30,-120 "
                    "40,-78 24,-68 28,-30 10,20"
                ),
            ),
            (DEEP, bend([(0.02, 0.2), (-0.05, -0.6), (0.14, -1.4)], [0.12, 0.1, 0.02])),
            (DEEP, corners("-44,-62 -40,-70 -2,-50 -2,-40")),
            (DEEP, corners("38,-70 36,-80 -2,-56 -2,-46")),
        ),
    ),
    "balloon": Extra(
        "hand",
        (
            (THIN, bend([(0.0, 0.04), (0.1, -0.24), (-0.02, -0.44), (0.06, -0.66)], [0.05, 0.05, 0.05, 0.05])),
            (PALE, corners("6,-74 -6,-56 18,-58")),
            (PALE, disc(0.06, -1.16, 0.44, 0.5, n=12)),
            (DEEP, corners("28,-146 42,-124 40,-100 30,-120")),
        ),
    ),
    "scarf": Extra(
        "neck",
        most=0.72,
        stretches=True,
        parts=(
            (PALE, corners("14,0 42,0 50,72 18,76")),
            (DEEP, corners("18,36 45.5,34 47.5,50 18,52")),
            (DEEP, corners("18,64 49,62 50,72 18,76")),
            (
                PALE,
                corners("-60,-17 -20,-8 20,-8 60,-17 58,14 20,24 -20,24 -58,14"),
            ),
            (DEEP, corners("-38,-12 -22,-8.5 -22,23.5 -38,20")),
            (DEEP, corners("0,-8 15,-8 15,24 0,24")),
        ),
    ),
    "bow": Extra(
        "neck",
        most=0.8,
        parts=(
            (PALE, _WING),
            (PALE, mirrored(_WING)),
            (DEEP, corners("20,-10 44,-16 44,12 20,8")),
            (DEEP, mirrored(corners("20,-10 44,-16 44,12 20,8"))),
            (DEEP, corners("-12,-13 12,-14 13,13 -12,14")),
        ),
    ),
    "heart": Extra("chest", ((PALE, _HEART), (DEEP, tuple((x * 0.52, y * 0.52 + 0.01) for x, y in _HEART)))),
    "bell": Extra(
        "neck",
        most=0.9,
        parts=(
            (DEEP, corners("-50,-12 50,-12 46,6 -46,6")),
            (
                PALE,
                corners("-9,-4 9,-4 28,12 33,50 50,72 -50,72 -33,50 -28,12"),
            ),
            (DEEP, corners("-38,56 38,56 50,72 -50,72")),
            (PALE, disc(0.0, 0.82, 0.14, n=8)),
        ),
    ),
    "ladder": Extra(
        "side",
        (
            *(
                (PALE, strip(-0.43 + i * 0.135, -1.2 + i * 0.3, -0.06 + i * 0.135, -1.25 + i * 0.3, 0.09))
                for i in range(4)
            ),
            (PALE, strip(-0.56, -1.5, 0.12, 0.0, 0.11)),
            (PALE, strip(-0.2, -1.56, 0.5, -0.04, 0.11)),
        ),
    ),
    "glasses": Extra(
        "face",
        (
            (DEEP, strip(-0.9, -0.1, 0.9, -0.1, 0.12)),
            (DEEP, disc(-0.5, 0.0, 0.5, n=12)),
            (DEEP, disc(0.5, 0.0, 0.5, n=12)),
            (PALE, disc(-0.5, 0.0, 0.36, n=11)),
            (PALE, disc(0.5, 0.0, 0.36, n=11)),
            (DEEP, disc(-0.42, -0.04, 0.15, n=8)),
            (DEEP, disc(0.58, -0.04, 0.15, n=8)),
        ),
    ),
    "candle": Extra(
        "top",
        (
            (DEEP, corners("-50,-2 50,-4 40,16 -40,18")),
            (PALE, corners("-19,2 -19,-74 19,-78 19,0")),
            (DEEP, corners("-19,-12 19,-30 19,-16 -19,2")),
            (DEEP, corners("-19,-42 19,-60 19,-46 -19,-28")),
            (PALE, corners("0,-150 17,-116 15,-94 0,-84 -15,-94 -17,-116")),
            (LIGHT, corners("0,-122 8,-106 0,-92 -8,-106")),
        ),
    ),
    "cup": Extra(
        "side",
        (
            (THIN, bend([(-0.1, -0.62), (-0.2, -0.76), (-0.06, -0.88), (-0.14, -1.02)], [0.05, 0.07, 0.07, 0.03])),
            (THIN, bend([(0.14, -0.62), (0.04, -0.76), (0.18, -0.88), (0.1, -1.02)], [0.05, 0.07, 0.07, 0.03])),
            (PALE, ring(0.36, -0.28, 0.22, 0.1, n=10)),
            (PALE, corners("-38,-54 38,-54 32,-16 20,0 -20,0 -32,-16")),
            (DEEP, corners("-37,-46 37,-46 34.5,-31 -34.5,-31")),
        ),
    ),
    "drum": Extra(
        "side",
        (
            (THIN, strip(-0.28, -0.6, 0.1, -1.06, 0.06)),
            (THIN, strip(0.26, -0.6, -0.16, -1.02, 0.06)),
            (THIN, disc(0.12, -1.08, 0.09, n=7)),
            (THIN, disc(-0.18, -1.04, 0.09, n=7)),
            (PALE, corners("-46,-60 46,-60 42,-4 20,2 -20,2 -42,-4")),
            (
                DEEP,
                corners("-43,-12 -22,-44 0,-12 22,-44 43,-12 43,-2 22,-32 0,0 -22,-32 -43,-2"),
            ),
            (
                DEEP,
                corners("-50,-64 -20,-72 20,-72 50,-64 48,-50 20,-44 -20,-44 -48,-50"),
            ),
            (
                PALE,
                corners("-38,-62 -16,-67 16,-67 38,-62 16,-56 -16,-56"),
            ),
        ),
    ),
    "cloud": Extra(
        "top",
        (
            (
                PALE,
                corners("-86,4 -98,-16 -84,-40 -58,-44 -42,-74 -8,-82 20,-68 30,-52 62,-58 84,-40 98,-16 86,4"),
            ),
            (DEEP, corners("-80,-6 -20,-12 30,-6 82,-12 84,4 -84,4")),
        ),
    ),
}
