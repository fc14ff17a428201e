"""How paper moves: slides, drops, turns and folds that begin and end softly. Every function is of time only."""

import math


def between(now: float, start: float, end: float) -> float:
    """0 before `start`, 1 after `end`, and straight between them."""
    return min(1.0, max(0.0, (now - start) / (end - start)))


def ease(now: float, start: float, end: float) -> float:
    """From 0 to 1 with a soft beginning and a soft end."""
    part = between(now, start, end)
    return part * part * (3 - 2 * part)


def settle(now: float, start: float, end: float) -> float:
    """From 0 to 1, a little past it and back, as paper does that is put down with a flick."""
    part = between(now, start, end)
    if part in (0.0, 1.0):
        return part
    return 1 - (1 - part) ** 2 * math.cos(part * math.pi * 1.6)


def there_and_back(now: float, start: float, end: float) -> float:
    """0, up to 1 in the middle, and 0 again."""
    return math.sin(math.pi * between(now, start, end)) ** 2


def sway(now: float, period: float, offset: float = 0.0) -> float:
    """-1 to 1 and back in `period` seconds; `offset` is a share of the period."""
    return math.sin(2 * math.pi * (now / period + offset))


def hop(now: float, start: float, seconds: float) -> float:
    """The height of one hop, 0 to 1: a thrown thing's curve."""
    part = between(now, start, start + seconds)
    return 4 * part * (1 - part)


def towards(one: float, other: float, part: float) -> float:
    return one + (other - one) * part
