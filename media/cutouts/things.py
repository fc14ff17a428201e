"""The sixteen things: each nameable in every language, each known by its outline alone."""

from media.cutouts.grown import APPLE, BIRD, CAT, FISH, FLOWER, MOON, TREE
from media.cutouts.made import BICYCLE, BOAT, GUITAR, HOUSE, KEY, KITE, SHOE, TEAPOT, UMBRELLA
from media.cutouts.thing import Thing

THINGS: dict[str, Thing] = {
    "bird": BIRD,
    "fish": FISH,
    "cat": CAT,
    "house": HOUSE,
    "boat": BOAT,
    "flower": FLOWER,
    "teapot": TEAPOT,
    "kite": KITE,
    "tree": TREE,
    "bicycle": BICYCLE,
    "apple": APPLE,
    "key": KEY,
    "moon": MOON,
    "shoe": SHOE,
    "umbrella": UMBRELLA,
    "guitar": GUITAR,
}
